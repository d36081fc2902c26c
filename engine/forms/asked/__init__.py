"""The same form as rows in words, for whoever shows it elsewhere than in a workbook.

It lays out no cells and never reads an answer.
"""
