"""A commune's way to recognition as lines that hang from one another, for the console and for pages.

It never finds a way, and knows no colours: each line says how it is meant.
"""
