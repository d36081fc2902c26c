"""A record begun and kept up with its lists: people and roles, the council, a file for each commune.

It scores nothing and moves no file on.
"""
