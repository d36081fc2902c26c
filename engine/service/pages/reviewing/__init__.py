"""What pages show of a board's work: what waits for somebody, a file between its commune and its board, a record begun.

It judges nothing by itself, never keeps an act, and draws no page.
"""
