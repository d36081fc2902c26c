"""People of a board and their logins: accounts, roles that no record gives, invitations, second factors, attempts.

No figure of a commune, no act upon a file and no rule of the procedure is kept or judged here.
"""
