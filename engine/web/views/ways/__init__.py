"""A commune's way to recognition, and trials of other figures that store nothing; what it came to in earlier rounds.

It keeps nothing of what is tried: all of it stands in the address.
"""
