"""One figure in two files: what of a round's evidence other programmes use, and where their files say otherwise.

It never says that two scores are equal, and never takes another file's figure for the round's.
"""
