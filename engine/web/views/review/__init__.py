"""The pages of a board's work on files: the record opened, forms taken in, appraisal by page or workbook, what to see.

They never judge an act: the record does, and a page that it refuses comes back with what was typed.
"""
