"""phuhop: from evidence and law to a decision that explains itself, in the order that data flows."""
