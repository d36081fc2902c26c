"""The council's pages: who sits, the meeting with its files, a ballot from its opening to the signed decision.

They judge no act and keep no rule of the procedure: each form becomes the act that the command does.
"""
