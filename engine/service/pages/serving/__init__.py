"""What a server of pages stands on: one workspace of the user's own, and one server in it.

It draws no page and answers no request.
"""
