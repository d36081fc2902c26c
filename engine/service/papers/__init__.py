"""The papers of a round, made and kept: which can be made from what there is, in which words refused, where they lie.

It says nothing on a paper itself and judges no point; what somebody edited by hand it never writes over.
"""
