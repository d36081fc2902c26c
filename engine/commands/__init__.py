"""Commands: they read arguments, call the service, and print.

They work nothing out.
"""
