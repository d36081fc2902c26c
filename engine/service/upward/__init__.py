"""What a round gives to those above and beside it: reports, the ranking of localities, figures shared with other files.

It never publishes, and never works anything out that a pure room could.
"""
