"""What a person of each role does first, step by step on the sample round, in words.

It never says what only a later step shows, and promises nothing that no page does.
"""
