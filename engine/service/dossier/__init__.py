"""A dossier made of a round, with the two verifiers that travel in it.

It changes nothing of a round.
"""
