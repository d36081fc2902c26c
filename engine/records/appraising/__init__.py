"""What a board should look at in a round: inconsistencies, files to visit first, where it and the communes differ.

It judges nothing and corrects nothing: checks speak elsewhere, and every proposal names the reason it rests on.
"""
