"""The plan of a round, and what came of the last one.

It never writes a paper.
"""
