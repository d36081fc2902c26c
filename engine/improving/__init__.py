"""How far a commune is from the next band, from recognition, and from losing it.

It never changes a fact.
"""
