"""The pages of a round's record: its chain in words, its seal, verifying, backups and dossiers, the files it keeps.

They append nothing to it and decide nothing about whether it holds.
"""
