"""From items' points to criteria, totals, conditions and levels: the second page in arrays and as cards.

It decides nothing: verdicts are those of the rules that fired, looked up in ``deciding``.
"""
