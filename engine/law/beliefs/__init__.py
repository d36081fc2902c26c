"""Whether figures can be believed: the closed set of checks that a standard may write, what each means, its examples.

It never looks at a commune's files, and never says that a figure is right.
"""
