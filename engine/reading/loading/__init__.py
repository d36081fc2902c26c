"""The official text from a file: Word, a page saved from a law portal, a PDF with text, each to the same rows.

It never runs anything of the file, and never passes over a letter whose font it does not know.
"""
