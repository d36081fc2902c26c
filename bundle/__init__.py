"""One zip for a computer without the Internet: the program, what it stands on, and an opener that needs only Python.

It is made where there is a network or a folder of wheels, from the pinned lists alone. What it makes never asks for
anything from outside, and never writes into a folder that it was unpacked to.
"""
