"""Results on the screen.

Nothing here is read by a program; that is what --json is for.
"""
