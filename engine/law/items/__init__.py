"""What a single item of the law must hold to, as far as its files alone show it: its measure, its equal steps.

It fires no rule and knows no commune.
"""
