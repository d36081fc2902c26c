"""A standard typed in pages: its files as they stand, typed anew or by fields, tried, told, and written at a word.

It never writes what was not shown first, nor over what somebody else has changed meanwhile.
"""
