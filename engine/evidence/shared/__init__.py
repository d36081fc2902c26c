"""A file of another programme with the figures that both use, read through the same door as communes' own files.

It never takes such a figure for a fact: it is only held beside one.
"""
