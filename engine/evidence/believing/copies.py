"""Communes of a round that say the very same: told of all of them at once, for which copied from which is not known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from engine.evidence.believing.answers import reason_of
from engine.evidence.believing.wording import figures
from engine.evidence.columns import Columns, Ints, Told
from engine.evidence.facts import Fact
from engine.law.beliefs.speaking import kind_of_check
from engine.law.model import Standard
from engine.law.questions import Check
from engine.problems import Problem, Share, problem


def copies(standard: Standard, columns: Columns, names: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each group of communes whose figures are all the same; ``names`` are theirs by code.

    It is answered when each of them says why, beside the first of these figures.
    """
    for check in standard.book.checks:
        if kind_of_check(check) == "identical" and set(check.identical) <= set(columns.names):
            data = np.array([columns.names.index(name) for name in check.identical])
            for group in _alike(check, columns, data):
                alike = {columns.codes[row]: list(columns.facts(row, data)) for row in group}
                yield _told(standard, check, names, alike)


def _alike(check: Check, columns: Columns, data: Ints) -> Iterator[list[int]]:
    """The rows of communes that gave these data and the same ones, group by group in the order of the first."""
    given = (columns.told[data] == Told.GIVEN).all(axis=0) & (columns.value[data[0]] >= check.at_least)
    rows = np.flatnonzero(given)
    if len(rows) < 2:
        return
    _, first, group, times = np.unique(
        columns.value[np.ix_(data, rows)], axis=1, return_index=True, return_inverse=True, return_counts=True
    )
    group = group.ravel()
    for at in sorted(np.flatnonzero(times > 1).tolist(), key=lambda at: int(first[at])):
        yield rows[group == at].tolist()


def _told(standard: Standard, check: Check, names: Mapping[str, str], alike: Mapping[str, Sequence[Fact]]) -> Problem:
    """The problem of communes that are alike, by their codes with their facts: each has a share in it."""
    facts, *_ = alike.values()
    firsts = {code: given[0] for code, given in alike.items()}
    listed = ", ".join(f"{names[code]} ({fact.place})" for code, fact in firsts.items())
    words = {"names": listed, "count": len(facts), **figures(standard, facts), "why": check.why, "why_en": check.why_en}
    found = problem("EVI-418", facts[0].place, str(facts[0].value), **words).about(*check.identical)
    shares = [Share(code, fact.place, str(fact.value), reason_of(fact.note)) for code, fact in firsts.items()]
    if all(share.answer for share in shares):
        found = found.answered("; ".join(f"{names[share.commune]}: {share.answer}" for share in shares))
    return replace(found, shares=tuple(shares))
