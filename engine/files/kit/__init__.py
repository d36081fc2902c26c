"""The one kit for every workbook that is written new: sheets, looks, heights, pages, charts.

It never opens a workbook that somebody sent, and never knows what a cell means.
"""
