"""A dossier on the console: what was packed, what it proves and how it is checked.

It packs nothing itself.
"""
