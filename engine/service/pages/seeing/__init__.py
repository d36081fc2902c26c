"""A round read for its pages the first time, and again when something changed: then only what the change concerns is scored.

It keeps nothing on the disk, and judges nothing that the commands would judge otherwise.
"""
