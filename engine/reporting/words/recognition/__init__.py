"""What bars recognition and which level is reached, in the words of officials.

It works nothing out: states and verdicts come with the scorecard.
"""
