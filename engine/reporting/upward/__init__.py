"""Reports to the authority above as papers and workbooks: Vietnamese, whatever the language of the screen.

It never publishes: what is written here says that it goes upward only.
"""
