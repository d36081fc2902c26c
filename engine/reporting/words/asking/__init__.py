"""What a reader of the law is asked to look for on the page, number by number.

It says nothing of what the standard has.
"""
