"""What a board does with a round before and between scorings: set it up, receive forms, send them back.

It scores nothing; that is the service's own ``score``.
"""
