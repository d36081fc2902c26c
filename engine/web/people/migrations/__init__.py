"""How the tables of people came to be, step by step; a step that was released is never changed.

They hold no commune's data and no act of a round.
"""
