"""Who a rule is for, in words.

It never works out who that is.
"""
