"""Two standards held against each other: what differs, who flips, and why.

It never edits a law.
"""
