"""What a commune says of its own points, on the form's sheet for it.

It never touches a fact and never sets a commune aside: a wrong cell there is told, and that is all.
"""
