"""What each service function answers as plain data: closed, frozen models whose JSON Schemas are committed.

They hold no engine value and work nothing out.
"""
