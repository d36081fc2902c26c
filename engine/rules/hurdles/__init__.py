"""The bounds of conditions compiled to durable-rules, judged at every cut, and held against the second page.

It never says what a condition means: that stands in ``engine/schemes.py``.
"""
