"""Which datum is about which period: that of the criteria that read it."""

from __future__ import annotations

from collections.abc import Mapping

from engine.law.criteria import evidence_of
from engine.law.model import Standard
from engine.law.periods.own_period import OwnPeriod


def with_periods(standard: Standard) -> Standard:
    """A standard whose data know the period that they are about; as it is where criteria have none of their own."""
    own = periods_of_data(standard)
    if not own:
        return standard
    evidence = tuple(
        entry.model_copy(update={"period": own[entry.id]}) if entry.id in own else entry
        for entry in standard.book.evidence
    )
    return standard.model_copy(update={"book": standard.book.model_copy(update={"evidence": evidence})})


def periods_of_data(standard: Standard) -> Mapping[str, OwnPeriod]:
    """The period of every datum that has its own, by id: that of the first criterion that reads it."""
    known = {period.id: period for period in standard.head.periods}
    found: dict[str, str | None] = {}
    for criterion in standard.criteria:
        for item in criterion.items:
            for name in evidence_of(item.measure):
                found.setdefault(name, criterion.period)
    return {name: known[period] for name, period in found.items() if period in known}
