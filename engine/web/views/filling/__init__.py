"""A commune's own pages: filling in its form, sending it, taking it back, its receipts.

They check no answer and decide nothing; what is typed is kept by the service.
"""
