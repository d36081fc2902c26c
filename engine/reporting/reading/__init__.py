"""What was read in a decision, shown: the checking sheet filled from it, the console, places and reasons in words.

It never calls a number right; that a person writes.
"""
