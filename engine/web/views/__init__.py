"""One function a page: it asks the service and renders the answer.

It never writes, never opens a file, and decides nothing.
"""
