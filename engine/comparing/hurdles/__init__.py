"""What two standards demand besides points by item, how it differs, and what a mixture of both makes of the points.

Totals and hurdles are those of the second page, ``engine/schemes.py``.
"""
