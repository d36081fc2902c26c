"""The board's record on paper: the seal of a checkpoint, as a picture, in Word and in Excel.

It prints what it is given, reads no record, and compares nothing.
"""
