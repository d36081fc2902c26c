"""What a page in the browser needs of a round: assessed once for as long as nothing under it changes, then looked up.

It never scores by itself, never draws a page, and keeps nothing on the disk.
"""
