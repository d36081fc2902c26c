"""What communes say of themselves on their forms, beside what the list of communes says of them.

It never chooses between the two.
"""
