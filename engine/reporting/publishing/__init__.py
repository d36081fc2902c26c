"""What the public reads of a round, and what the board sees before: tables, a page, a page for children.

Papers for the public are in Vietnamese. It hides and shows nothing by itself: a release says all that may be told.
"""
