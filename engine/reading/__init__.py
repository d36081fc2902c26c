"""From the text of a decision to its numbers: articles and the table of criteria, each number with its sentence.

It never calls a number checked and never guesses: what is not understood whole is asked.
"""
