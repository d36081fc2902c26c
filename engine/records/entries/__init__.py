"""The chain of entries: bytes as they are kept, the tree over them, checkpoints for paper, and what was tampered with.

It never judges an act itself and never writes bytes anew: what was kept is hashed as it was kept.
"""
