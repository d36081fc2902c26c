"""Which figures other programmes ask of a commune as well: ties of evidence, read from ``criteria/links``.

It never ties scores: two programmes that use one figure judge it each in its own way.
"""
