"""A server for an office: its settings, its database of people brought to its shape, its door and its address.

It scores nothing, judges no act upon a file, and keeps nothing of a commune.
"""
