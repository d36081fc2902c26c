"""What bars recognition, which level is reached and by which documents, in the words of officials.

It works nothing out: states and verdicts come with the scorecard.
"""
