"""Whether a round's figures can be believed: what contradicts, what is far from where it should be, what was answered.

It never changes a figure, and never says which of several is the wrong one.
"""
