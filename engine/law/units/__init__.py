"""Who a rule is for: the facts of a commune that a standard declares, and the tests on them.

It never says what a commune scores.
"""
