"""Why a commune has its points, line by line, for the console and for pages.

It never works a reason out, and knows no colours.
"""
