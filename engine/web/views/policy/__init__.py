"""The policy editor's pages: a standard read, typed anew, compared, held against its text, read from a file.

They judge no law and write nothing before somebody says so on a page that shows what will change.
"""
