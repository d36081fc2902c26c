"""Files put in their places: what a command writes is there whole or not at all, be it one file or forty.

It never knows what is in them.
"""
