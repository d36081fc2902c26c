"""The state of the laws at hand: read beside a standard, and kept with whatever changes it.

It never decides whether a law is right.
"""
