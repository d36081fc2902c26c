"""What follows a round: its plan, the tasks of its letters with their calendar, the reports that go upward.

It fills in nothing by itself: lines, days and words are the service's and the commands'.
"""
