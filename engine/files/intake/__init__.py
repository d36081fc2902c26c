"""What a person sees of what comes in: a cell's figure as its format shows it, the files that lie in a folder.

It never guesses what was meant by what cannot be seen.
"""
