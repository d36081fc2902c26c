"""The rules: the law compiled for durable-rules, judged cell by cell, proved by its own examples."""
