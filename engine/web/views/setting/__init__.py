"""A new round: from a day and a province to a folder with its setting, looked at before it is made.

It lists no communes by itself and writes nothing.
"""
