"""What the policy desk asks of a standard besides editing and proofreading it: to see it whole.

It changes no law.
"""
