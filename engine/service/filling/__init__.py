"""A commune's form filled in page by page: the draft kept whole, read as the Excel form that it would be, and sent.

No check of an answer lives here: a draft is laid into a form and the reader of forms reads it.
"""
