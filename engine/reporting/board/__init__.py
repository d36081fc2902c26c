"""What a board sees between the first day of a round and the last: who has sent, what goes back, what changed.

It renders what was worked out elsewhere, and decides nothing.
"""
