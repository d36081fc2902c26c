"""A directive letter read as tasks: its clauses, who each is given to, and when it is due, each in the letter's words.

It never makes a task that is followed: a person accepts each, and what is unclear is asked.
"""
