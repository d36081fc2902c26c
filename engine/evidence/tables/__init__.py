"""Tables of many communes, long or wide, from a workbook or a CSV, and the list of the round's communes.

It never guesses which column or whose row a figure belongs to.
"""
