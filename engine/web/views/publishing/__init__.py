"""The pages of publishing: the release seen before it is out, its two signatures, and what the public sees.

They hide no figure and let none through: what may be told is the release's.
"""
