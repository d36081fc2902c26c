"""Conditions on communes between the law's files and one cell of its workbook.

It never says whether a condition may stand.
"""
