"""The policy desk: the law proofread against its text, and edited.

It never scores a round.
"""
