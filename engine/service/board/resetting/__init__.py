"""A round's setting changed once it is set up: a workbook sent back or a few fields, tried whole, then put in place.

Nothing is put where the round could not be read, or where its record rests on what was there.
"""
