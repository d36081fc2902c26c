"""The papers of a round in Word: contents from points and record, drawn after Decree 30, linted and read back.

Papers are Vietnamese whatever the language of the screen; number, date and signature stay blank; nothing is decided.
"""
