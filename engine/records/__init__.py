"""The board's record as frozen data and rules: entries, acts, appraisal, papers, what is published.

It opens no file, reads no clock and keeps nothing: time, actor and bytes come in as arguments.
"""
