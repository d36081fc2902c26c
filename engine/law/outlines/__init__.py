"""What a report to the authority above must hold: sections, tables and annexes, written in ``criteria/reports``.

It never holds a figure: an outline says what is told, the round says what it comes to.
"""
