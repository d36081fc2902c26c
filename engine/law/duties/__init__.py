"""Parts of a letter's task: when it is due, what closes it, and what is wrong in either.

It knows nothing of a commune's figures or of the day of asking.
"""
