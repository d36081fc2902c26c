"""A round of several standards told as one: each standard by its own sum, ranking and name.

It never adds or ranks what two standards gave.
"""
