"""Which part of one standard is which of another: by what it measures, scores and says; an id only breaks ties.

It never says what differs between the two.
"""
