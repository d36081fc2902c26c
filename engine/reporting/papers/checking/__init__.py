"""Distrust of papers: a province's own template before it is used, every paper once it is written.

It mends nothing and writes nothing: it names what is wrong, where it stands and what was probably meant.
"""
