"""Results said: words, console, Excel, Word and calendar.

It renders what it is given and works nothing out.
"""
