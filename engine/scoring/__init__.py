"""From facts to decisions: measures, points, zeros, verdicts, and the result of a round.

It never judges a rule itself and prints nothing.
"""
