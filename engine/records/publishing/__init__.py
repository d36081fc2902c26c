"""What a round says in public without pointing at a child: what is hidden, and an attacker who tries to undo it.

It decides nobody's recognition and writes nothing: decisions, facts and earlier releases are arguments.
"""
