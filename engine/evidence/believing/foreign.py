"""Data that a commune gave and that only another standard of its round asks: told, and no part of its result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from engine.evidence.columns import Columns, Told
from engine.evidence.setting.judged_by import Among
from engine.files.numbers import plain
from engine.law.model import Standard
from engine.law.questions import Evidence
from engine.problems import Problem, problem

MOST_NAMED = 3


def apart(data: Sequence[Evidence], known: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Data of other standards beside those known here: one that bears a label known here goes by its id alone."""
    taken = {plain(label) for entry in known for label in (entry.label, entry.label_en)}
    return tuple(
        entry.model_copy(update={"label": entry.id, "label_en": entry.id})
        if {plain(entry.label), plain(entry.label_en)} & taken
        else entry
        for entry in data
    )


def foreign_data(standard: Standard, columns: Columns, among: Among) -> Iterator[Problem]:
    """One warning a commune at the first such datum, with the standard that judges the commune."""
    if not among.homes:
        return
    foreign = [at for at, name in enumerate(columns.names) if name in among.homes]
    labels = {entry.id: (entry.label, entry.label_en) for entry in among.data}
    names = {unit.code: unit.name for unit in among.round.units}
    for row in np.flatnonzero((columns.told[foreign] != Told.MISSING).any(axis=0)).tolist():
        given = [at for at in foreign if columns.told[at, row] != Told.MISSING]
        code, data = columns.codes[row], [columns.names[at] for at in given]
        more = ["…"] if len(given) > MOST_NAMED else []
        told, told_en = ("; ".join([*(labels[name][at] for name in data[:MOST_NAMED]), *more]) for at in (0, 1))
        values = {
            "name": names[code],
            "own": standard.head.id,
            "other": ", ".join(dict.fromkeys(among.homes[name] for name in data)),
            "count": len(data),
            "labels": told,
            "labels_en": told_en,
        }
        place = min(columns.places.at(at, row) for at in given)
        yield problem("RND-268", place, commune=code, **values)


def without_foreign(columns: Columns, among: Among) -> Columns:
    """The same as if those data had not been given."""
    if not among.homes:
        return columns
    told = columns.told.copy()
    told[[at for at, name in enumerate(columns.names) if name in among.homes]] = Told.MISSING
    return replace(columns, told=told)
