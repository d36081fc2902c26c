"""What travels in a dossier and runs where the project is not: two verifiers, each whole in one file.

They import nothing of the project, and nothing of the project imports them; they are read as bytes.
"""
