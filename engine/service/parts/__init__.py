"""A round of several standards as its parts: which law judges whom, and what each part brings together with the others.

It judges nothing: each part is an ordinary round for whatever comes after.
"""
