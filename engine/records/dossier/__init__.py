"""What a dossier holds, name by name: the law as plain JSON, facts, results, evidence, record, and what checks them.

It opens no file and asks no clock: bytes come in, bytes go out.
"""
