"""The round seen from other sides: heat table, tiles, against an earlier round, rank.

It works nothing out: what a cell holds the service has put there.
"""
