"""What the record's pages show of a chain: its entries in their order, the files that they rest on, where it stands.

It appends nothing, and judges nothing that verifying does not.
"""
