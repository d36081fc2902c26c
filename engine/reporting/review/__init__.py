"""What the board's desk shows: a file's two layers side by side on screen and in Excel, and the receipt of a form.

It works nothing out but order and words: points come from scoring, states and versions from the record.
"""
