"""What travels in a dossier and runs where the project is not: two verifiers, each whole in one file once it is packed.

They import nothing of the project; the page's arithmetic is that of the page by which communes score themselves.
"""
