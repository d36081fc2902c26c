"""Files that were sent through a page: looked at as if they were in, told cell by cell, and only then put in place.

It keeps nothing before it is received, and lets in nothing that the commands would refuse.
"""
