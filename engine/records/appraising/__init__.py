"""What an appraiser weighs beside a file: what its commune was before, what does not fit, what is worth a visit.

Pure; it corrects nothing and gives no point: whatever is found here is shown to people, who decide.
"""
