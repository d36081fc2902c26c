"""The law as a workbook both ways, and edits in the author's own text.

It never drops a comment or a mark unsaid.
"""
