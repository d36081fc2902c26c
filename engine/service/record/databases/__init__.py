"""The two databases that keep a record, SQLite and PostgreSQL: all SQL that is of one of them stands in its file.

They never know what a row means.
"""
