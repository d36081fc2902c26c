"""The communes of a round by profile: few laws as arrays, each judging its own rows of one grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns
from engine.law.criteria import Criterion
from engine.law.model import Standard
from engine.law.values import FIRM_MARKS
from engine.rules.number_line import LawTable
from engine.scoring.grid import Bools, Decided, Grid, Rounds, judge
from engine.scoring.law_arrays import LawArrays, Own, law_arrays
from engine.scoring.sums.kept_levels import KeptStates
from engine.scoring.whom.placing import Classified, Profile


@dataclass(frozen=True, slots=True, eq=False)
class Laws:
    """The law as it is for each profile of a round's communes, and which of them each row has, (N,).

    Items stand in one order in all of them, and read the same data.
    """

    arrays: tuple[LawArrays, ...]
    which: npt.NDArray[np.intp]

    @property
    def first(self) -> LawArrays:
        """Any of them, for what all have alike."""
        return self.arrays[0]

    def of(self, row: int) -> LawArrays:
        """The law of a row."""
        return self.arrays[int(self.which[row])]


def own_laws(standard: Standard, cells: LawTable, on: date, classified: Sequence[Classified]) -> Laws:
    """The laws of a round's communes, one a profile; of a round without communes the law that is for all."""
    found = list(dict.fromkeys(entry.profile for entry in classified)) or [Profile()]
    which = np.array([found.index(entry.profile) for entry in classified], dtype=np.intp)
    return Laws(tuple(law_arrays(standard, cells, own_of(standard, on, profile)) for profile in found), which)


def own_of(standard: Standard, on: date, profile: Profile) -> Own:
    """What of a standard is a profile's own: its lines, what is not for it, and of what that is not sure."""
    out, unsure = set[str](), set[str]()
    for criterion in standard.criteria:
        for item in criterion.items:
            if {criterion.id, item.id} & set(profile.out):
                out.add(item.id)
            if _is_unsure(criterion, criterion.items.index(item), profile):
                unsure.add(item.id)
    lines = {item.id: profile.case_of(item.id) for item in standard.items}
    return Own(on, lines, frozenset(out), frozenset(unsure))


def _is_unsure(criterion: Criterion, at: int, profile: Profile) -> bool:
    """Whether it rests on a stand-in that an item is for a commune, or is not."""
    item = criterion.items[at]
    deciding = [t for t in (criterion, item) if t.applies and t.id in profile.out] or [
        t for t in (criterion, item) if t.applies
    ]
    return any(thing.applies_mark not in FIRM_MARKS for thing in deciding)


def judge_all(  # noqa: PLR0913 - three are needed; what else may be told is named by its callers
    laws: Laws,
    facts: Columns,
    unit_class: npt.NDArray[np.intp],
    *,
    doubtful: Bools | None = None,
    before: Rounds = (),
    kept: KeptStates | None = None,
) -> Grid:
    """Judge N communes, each by its own law; the rest as ``judge``."""
    if len(laws.arrays) == 1:
        return judge(laws.first, facts, unit_class, doubtful=doubtful, before=before, kept=kept)
    parts = []
    for number, law in enumerate(laws.arrays):
        rows = np.flatnonzero(laws.which == number)
        doubt = None if doubtful is None else doubtful[rows]
        last = tuple(_rows(columns, rows) for columns in before)
        own = kept.of(rows) if kept else None
        parts.append((rows, judge(law, _rows(facts, rows), unit_class[rows], doubtful=doubt, before=last, kept=own)))
    levels = tuple(
        Decided(*_together([(rows, _parts(part.levels[level])) for rows, part in parts], len(unit_class)))
        for level in range(len(parts[0][1].levels))
    )
    plain = iter(_together([(rows, _parts(part)) for rows, part in parts], len(unit_class)))
    told: dict[str, Any] = {e.name: levels if e.name == "levels" else next(plain) for e in fields(Grid)}
    return Grid(**told)


def _parts(of: Grid | Decided) -> list[Any]:
    return [getattr(of, entry.name) for entry in fields(of) if entry.name != "levels"]


def _together(parts: Sequence[tuple[npt.NDArray[np.intp], list[Any]]], total: int) -> list[Any]:
    """Arrays of some rows each, put back in the order of all."""
    made = [np.empty((*like.shape[:-1], total), dtype=like.dtype) for like in parts[0][1]]
    for rows, own in parts:
        for whole, part in zip(made, own, strict=True):
            whole[..., rows] = part
    return made


def _rows(columns: Columns, rows: npt.NDArray[np.intp]) -> Columns:
    """What is judged of some communes: values and whether they were told."""
    codes = tuple(columns.codes[row] for row in rows.tolist())
    return replace(columns, codes=codes, value=columns.value[:, rows], told=columns.told[:, rows])
