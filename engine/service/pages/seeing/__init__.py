"""A round read for its pages, and again after a change: then only what the change concerns is scored.

It keeps nothing on the disk, and judges nothing that the commands would judge otherwise.
"""
