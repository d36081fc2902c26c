"""What of a round's files can be seen at all: sheets of answers in sight and there once, texts that paper can show.

It never reads an answer.
"""
