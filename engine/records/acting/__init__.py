"""Who may do what to a commune's file, in which state, with what at hand; and what the acts make of it.

It never scores and never writes: an act comes in with its actor and its time, and an entry or a refusal goes out.
"""
