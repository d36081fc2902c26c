"""The law compiled to durable-rules, judged cell by cell, and proved by its examples.

It never reads evidence.
"""
