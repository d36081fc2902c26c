"""Pieces of a number line joined: of answers that are not all in, and of rounds of which one decides.

It never reads a fact and never gives a point that the page does not.
"""
