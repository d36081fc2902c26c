"""The standard and the letters as frozen data: read with their places, checked, and held against the ledger.

It never scores anything.
"""
