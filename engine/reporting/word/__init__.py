"""Papers in Word, in the layout of Decree 30.

Number, date and signature stay blank.
"""
