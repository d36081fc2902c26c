"""Which sheets of a form can be read at all: those that are in sight, and stand in the file once.

It never reads an answer.
"""
