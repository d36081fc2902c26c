"""What recognition asks besides points by item: how points add up, what bars it whatever the total, its levels.

It scores nothing: what a condition means stands on the second page, ``engine/schemes.py``.
"""
