"""Decisions read from their files for a client: a checking sheet filled, or a draft of a new standard.

It never changes a standard that is there.
"""
