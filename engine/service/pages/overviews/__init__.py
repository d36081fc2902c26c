"""A kept round from other sides: criterion by criterion, place by place, against an earlier round, over several rounds.

It scores nothing, and draws nothing.
"""
