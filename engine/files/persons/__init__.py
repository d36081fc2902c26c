"""The guard: signs that a file holds persons, in numbers, in names and in the heads of lists.

It never repeats what it found, and it looks nothing up: no list of real persons or numbers stands here.
"""
