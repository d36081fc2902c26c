"""The door: what a person sees in a cell, a line, a text is read here, and files are written whole or not at all.

It never knows what a value means in the law.
"""
