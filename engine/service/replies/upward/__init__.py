"""Replies on what a round gives to those above and beside it: reports, ranks, shared figures.

They never hold a value that the paper does not, nor one that a commune did not give.
"""
