"""An amendment: a folder that says only what a later document changes, laid over the standard that it amends.

It never scores: what comes out is an ordinary standard, whose untouched numbers keep their place, citation and ledger.
"""
