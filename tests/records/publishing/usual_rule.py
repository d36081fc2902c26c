"""The usual rule, to be broken: two hidden whose sum comes to the limit, and the same one level up."""

from __future__ import annotations

from engine.records.publishing.protecting import Counts
from engine.records.publishing.releases import ClassRow, CountTable


def usually_protected(counts: Counts, below: int) -> CountTable:
    """A table by the usual rule: in each group whose sum is shown two are hidden and come to the limit."""
    rows = []
    for name, values in counts.classes.items():
        hidden = {code for code, value in values.items() if 0 < value < below}
        rest = sorted(set(values) - hidden, key=lambda code: (values[code] == 0, values[code], code))
        total: int | None = sum(values.values())
        while hidden and (len(hidden) < 2 or sum(values[code] for code in hidden) < below):
            if not rest:
                total = None
                break
            hidden.add(rest.pop(0))
        rows.append(ClassRow(name, total, {code: None if code in hidden else value for code, value in values.items()}))
    whole = None if any(row.total is None for row in rows) else sum(row.total or 0 for row in rows)
    return CountTable(counts.datum, below, counts.province, whole, tuple(rows))
