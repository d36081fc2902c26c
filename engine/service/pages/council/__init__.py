"""What the council's pages show of a round's record: who sits, which files wait for it, a ballot as one person may see.

It moves no file and puts nothing down.
"""
