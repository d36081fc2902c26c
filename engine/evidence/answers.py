"""One cell as the value of a datum: a count within its limits, a yes or a no, or not applicable."""

from __future__ import annotations

from engine.files.numbers import NOT_APPLICABLE_WORDS, Given, Raw, Refusal, grouped, plain, read_count, read_yes_no
from engine.law.questions import Evidence


def read_value(evidence: Evidence, raw: Raw, *, percent: bool = False) -> Given | Refusal:
    """One cell as the value of a datum, or the refusal with its remedy; ``raw`` is not empty.

    ``percent`` says that the cell is formatted as a percentage, so that 0.95 shows as 95 %.
    """
    if isinstance(raw, str) and plain(raw) in NOT_APPLICABLE_WORDS:
        return Given(0, "not_applicable")
    if evidence.kind == "yes_no":
        return read_yes_no(raw)
    read = read_count(raw, percent=percent)
    if isinstance(read, Given) and read.value > evidence.at_most:
        return Refusal("EVI-206", {"given": grouped(read.value), "limit": grouped(evidence.at_most)})
    if isinstance(read, Given) and read.value < evidence.at_least:
        return Refusal("EVI-219", {"given": grouped(read.value), "limit": grouped(evidence.at_least)})
    return read
