"""A round and its facts, each with its place, its document and its kind of nothing.

It never gives points.
"""
