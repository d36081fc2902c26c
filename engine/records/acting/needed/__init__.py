"""What an act needs beside its row in the table of moves: the role in force, the file free, and each need by its name.

It refuses with a sentence for a person and never changes anything.
"""
