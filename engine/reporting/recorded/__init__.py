"""A round's record for people: where it stands, whether it holds.

It verifies nothing itself.
"""
