"""Reports to the authority above, filled from a round's evidence and tasks by their outlines.

It never takes what was not given for a zero, and names no person.
"""
