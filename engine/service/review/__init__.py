"""The board's desk on a round: opens it, takes forms in, hands a workbook out and reads it back, moves files.

It has no rule of its own for who may do what: every move is judged by ``engine/records/acting`` and kept by the store.
"""
