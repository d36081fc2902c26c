"""Which rules are for which commune: its class, and by its facts whatever else a standard has for some communes only.

It never guesses a fact: all answers are tried, and where they differ the commune is not placed.
"""
