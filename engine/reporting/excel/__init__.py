"""Workbooks of results, plans and comparisons.

They never say what words does not say.
"""
