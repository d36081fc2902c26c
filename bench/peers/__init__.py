"""What phuhop's core is measured against: the same law in other engines' own words, each held equal before it is timed.

None of it is part of the product, or imported by it; a peer works no class out and tells no reason.
"""
