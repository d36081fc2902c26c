"""What is held between two requests: in the server's memory for all, or in one person's login.

It knows no page, no law and no record, and nothing of it outlives the program.
"""
