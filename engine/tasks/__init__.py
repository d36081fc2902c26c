"""Letters followed: the state of each task, its days, the points at risk.

It never decides a commune.
"""
