"""How a round is set down: in ``round.yaml`` and ``communes.csv``, or in one workbook that says the same.

It gives texts with their places, and judges none of them.
"""
