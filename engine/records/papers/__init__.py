"""What every paper of a round says, as frozen data: a field for whatever a paper or a province's own template prints.

It draws nothing, decides nothing and names no file of the program; what is not known is an empty text.
"""
