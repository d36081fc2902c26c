"""A CSV as rows of fields with their places, read strictly: what another program could cut otherwise is refused.

It never knows what a column means.
"""
