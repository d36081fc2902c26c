"""Facts as the plain rows of ``results.json``.

It never judges and never rounds.
"""
