"""Points as numbers: whole, or exact decimals where a standard has parts of a point.

It never rounds, and never makes a float of a number of the law.
"""
