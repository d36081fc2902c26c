"""Who is it, and which round is it: names, official lists, what a form is stamped with, whose form a file holds.

Nothing here blames one of two that disagree, and nothing is taken while they do.
"""
