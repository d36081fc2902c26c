"""Forms going out and coming in: blank forms, files sent, looked at, and received.

It opens none of the files that were sent, and puts none anywhere.
"""
