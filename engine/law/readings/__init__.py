"""Who has read which number of the law, what exactly was read, and which numbers are checked by it.

It never takes a mark at its word, and never a reading whose reader, day, page or sentence is not there.
"""
