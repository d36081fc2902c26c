"""From which number on a count may be shown to the public, and what must hold before a percentage is: data.

It hides nothing itself; that is the record's own ``publishing``.
"""
