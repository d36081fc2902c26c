"""Overrides and exemptions at the desk: which count for a file on a day, and the file of them brought into the record.

It changes no fact and no score that was recorded.
"""
