"""The blank form that a commune fills in, and the blank table of many communes.

It never reads one back.
"""
