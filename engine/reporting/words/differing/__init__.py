"""Phrases for one difference between two standards, by what differs; difference_words.py lists them by kind.

It never compares.
"""
