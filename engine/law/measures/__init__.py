"""The kinds of measure, a file each: what an editor types, what it reads, how its values are written, said and shown.

A kind is values and pure functions of its own measures; it never knows an item, a band or a commune.
"""
