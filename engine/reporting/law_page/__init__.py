"""A whole standard on one page: on the console to read, in Word to read and to sign.

It works nothing out and checks nothing: every number is as the standard has it, with its mark.
"""
