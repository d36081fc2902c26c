"""What a board sets down before it works: its people and council as a workbook, overrides on the console.

It never reads what was filled in, and never decides what an override does.
"""
