"""The order of communes, former districts and provinces by the realisation of children's rights, as the points tell it.

It never breaks a tie, never takes an open figure for a zero, and never calls a rank settled that still can change.
"""
