"""Files and messages that pages hand out: as bytes, from where commands and pages made them.

It makes no file of its own kind and scores nothing.
"""
