"""A round's record kept: one transaction an act, tables that pages read, files by their hash, backups, proof of it all.

It never judges an act and never rewrites an entry; what is not in the chain is not in its tables.
"""
