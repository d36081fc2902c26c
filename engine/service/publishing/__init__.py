"""Publishing a round: the decisions as they were signed, the releases kept in the round, one more of them or none.

What may be told is worked out in the record's ``publishing``; nothing is scored here.
"""
