"""What to say when a file does not fit its model or its standard is not whole: which keys a place takes, in words.

It never decides whether something fits; the models do.
"""
