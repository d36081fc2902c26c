"""One way in for every client: open, score, explain, plan, compare, proofread, edit.

It knows no command line, no console and no language.
"""
