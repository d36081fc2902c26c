"""The built-in template of every kind of paper, drawn after Decree 30 when it is asked for.

It knows no round and no commune: it prints fields.
"""
