"""Small drawings made on the server, in SVG, for figures that stand beside them in words.

It never decides anything, and a drawing never says what no text says.
"""
