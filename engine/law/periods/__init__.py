"""The days that the data of a criterion are about, where they are not those of the round.

It gives days and scores nothing: which day a round has, and which data were given, it is told.
"""
