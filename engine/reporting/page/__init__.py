"""A standard as one HTML file by which a commune scores itself: the law, the questions, the words, put together.

It knows no commune and scores none: that is done by the scripts, in the browser of whoever opens the file.
"""
