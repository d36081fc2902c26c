"""Sentences about results, in the words of the law, for every medium.

They never name a file or a colour.
"""
