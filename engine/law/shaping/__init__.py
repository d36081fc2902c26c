"""What to say when a file does not fit its model: which keys a place takes, and what is wrong with a value, in words.

It never decides whether something fits; the models do.
"""
