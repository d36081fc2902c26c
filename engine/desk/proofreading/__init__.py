"""The checking sheet out and in: what the text says beside what the law's files say.

It never calls a number checked that no person read.
"""
