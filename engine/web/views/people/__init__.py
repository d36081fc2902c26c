"""Pages of a board's people: the way in and out, one's own password and second factor, accounts and their roles.

They show no figure of a commune, and never a password or a secret that was told before.
"""
