"""Which law stands: what was accepted of a standard's files, and which standard is in force on a day.

It never opens a file, and never accepts anything itself.
"""
