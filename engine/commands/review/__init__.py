"""``phuhop review``: the commands of the board's desk, from opening a round's record to revoking a recognition.

They read arguments, call the service and print; who may do what is judged by the record alone.
"""
