"""The blank form that a commune fills in.

It never reads one back.
"""
