"""Believable made-up rounds, always said to be simulated.

No figure here is of a real commune.
"""
