"""What is wrong with the law's workbook: what in it nobody would read, and a file's problem by its cell.

It never reads a value of the law, and never lets one pass unread.
"""
