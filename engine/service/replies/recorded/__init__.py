"""Answers about a round's record: the commands' own, as plain data.

They name no person: people are ids here.
"""
