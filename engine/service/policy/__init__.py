"""What the policy desk asks of a standard besides editing and proofreading it: to see it whole, as a page to score by.

It changes no law.
"""
