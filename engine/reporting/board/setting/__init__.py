"""A round's own setting in words: every line and entry as its workbook has it, and what differs between two.

Works nothing out and writes nothing.
"""
