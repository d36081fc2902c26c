"""Pages that teach: tours of five minutes for each role, and guidance on each item of a standard.

They change nothing but what a login remembers of its own way.
"""
