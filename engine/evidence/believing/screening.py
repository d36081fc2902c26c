"""Which communes contradict themselves, and which facts name no document, told in whole arrays.

Only for those are facts made and problems put in words. Each question here is one that ``consistency`` asks of a
commune's facts: none is missed, and none named in vain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from engine.evidence.believing.consistency import Facts
from engine.evidence.columns import NOWHERE, Columns, Told, columns_of
from engine.law.asking import wholes_of
from engine.law.beliefs.speaking import kind_of_check
from engine.law.model import Standard
from engine.law.questions import Check

Flags = npt.NDArray[np.bool_]


def contradicting(standard: Standard, columns: Columns, previous: Mapping[str, Facts] | None = None) -> Flags:
    """Which communes contradict themselves (N,); ``previous`` are the last round's facts by commune."""
    asked = _Asked(columns)
    found = _misplaced(standard, asked) | _too_great(standard, asked) | spoken(standard.book.checks, columns)
    jumps = [check for check in standard.book.checks if kind_of_check(check) == "jump"]
    if previous is not None and jumps:
        found |= _jumped(jumps, asked, previous)
    return found


def spoken(checks: Sequence[Check], columns: Columns) -> Flags:
    """Of which communes the checks of one commune's figures have something to say (N,)."""
    asked = _Asked(columns)
    found = asked.none()
    for check in checks:
        match kind_of_check(check):
            case "sum":
                found |= _over_the_sum(check, check.not_more_than or "", asked)
            case "share":
                found |= _odd_share(check, asked)
            case "zero":
                found |= _all_zero(check, asked)
            case "nobody":
                found |= _nobody(check, asked)
    return found


def undocumented_facts(standard: Standard, columns: Columns) -> Flags:
    """Which facts of the standard's data name no document and should (D, N); a "no" and "not applicable" need none."""
    kinds = {evidence.id: evidence.kind for evidence in standard.book.evidence}
    found = (columns.told == Told.GIVEN) & (columns.paper == NOWHERE)
    for datum, name in enumerate(columns.names):
        if name not in kinds:
            found[datum] = False
        elif kinds[name] == "yes_no":
            found[datum] &= columns.value[datum] != 0
    return np.asarray(found)


class _Asked:
    """Values and states by the name of a datum; one that nobody asks for is missing everywhere."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._index = {name: at for at, name in enumerate(columns.names)}

    def none(self) -> Flags:
        return np.zeros(len(self.columns.codes), dtype=np.bool_)

    def told(self, name: str, state: Told = Told.GIVEN) -> Flags:
        at = self._index.get(name, NOWHERE)
        return self.none() if at == NOWHERE else np.equal(self.columns.told[at], state)

    def all_told(self, names: Sequence[str]) -> Flags:
        found = ~self.none()
        for name in names:
            found = found & self.told(name)
        return found

    def is_large(self, check: Check) -> Flags:
        """Where the datum beside which a check looks is as large as it wants, or none is named."""
        if check.beside is None:
            return ~self.none()
        given = self.told(check.beside)
        return given & (self.value(check.beside) >= check.at_least) if given.any() else given

    def total(self, names: Sequence[str]) -> npt.NDArray[np.int64]:
        """Data added up; all of them must be asked."""
        total: npt.NDArray[np.int64] = np.sum([self.value(name) for name in names], axis=0)
        return total

    def value(self, name: str) -> npt.NDArray[np.int64]:
        value: npt.NDArray[np.int64] = self.columns.value[self._index[name]]
        return value


def _misplaced(standard: Standard, asked: _Asked) -> Flags:
    """Not applicable, and no whole of it is given as 0."""
    found = asked.none()
    for evidence in standard.book.evidence:
        said = asked.told(evidence.id, Told.NOT_APPLICABLE)
        if said.any():
            for whole in wholes_of(standard, evidence.id):
                if (given := asked.told(whole)).any():
                    said = said & ~(given & (asked.value(whole) == 0))
            found |= said
    return found


def _too_great(standard: Standard, asked: _Asked) -> Flags:
    """A part greater than its whole."""
    found = asked.none()
    for evidence in standard.book.evidence:
        for whole in evidence.not_more_than:
            both = asked.told(evidence.id) & asked.told(whole)
            if both.any():
                found |= both & (asked.value(evidence.id) > asked.value(whole))
    return found


def _over_the_sum(check: Check, limit: str, asked: _Asked) -> Flags:
    """A sum greater than its bound, all of them given."""
    given = asked.all_told((limit, *check.sum))
    return given & (asked.total(check.sum) > asked.value(limit)) if given.any() else given


def _odd_share(check: Check, asked: _Asked) -> Flags:
    """A share outside its bounds where either sum is large enough, all of them given."""
    given = asked.all_told((*check.share, *check.of))
    if not given.any():
        return given
    part, whole = asked.total(check.share), asked.total(check.of)
    low, high = check.at_least_percent, check.at_most_percent
    odd = asked.none()
    if low is not None:
        odd |= part * 100 < low * whole
    if high is not None:
        odd |= part * 100 > high * whole
    return given & odd & (np.maximum(part, whole) >= check.at_least)


def _all_zero(check: Check, asked: _Asked) -> Flags:
    """All of these 0, beside a large one where one is named."""
    given = asked.all_told(check.zero) & asked.is_large(check)
    return given & (asked.total(check.zero) == 0) if given.any() else given


def _nobody(check: Check, asked: _Asked) -> Flags:
    """Any of these 0 beside a large one."""
    found = asked.none()
    for name in check.nobody:
        if (given := asked.told(name)).any():
            found |= given & (asked.value(name) == 0)
    return found & asked.is_large(check)


def _jumped(checks: Sequence[Check], asked: _Asked, previous: Mapping[str, Facts]) -> Flags:
    """A datum that changed by more than so many percent since the last round."""
    found, codes = asked.none(), asked.columns.codes
    at = [row for row, code in enumerate(codes) if code in previous]
    names = list(dict.fromkeys(check.jump for check in checks if check.jump))
    before = _Asked(columns_of([codes[row] for row in at], names, [previous[codes[row]] for row in at]))
    for check in checks:
        if check.jump and check.over_percent is not None and asked.told(check.jump).any():
            both = before.told(check.jump) & asked.told(check.jump)[at]
            now, then = asked.value(check.jump)[at], before.value(check.jump)
            found[at] |= both & (abs(now - then) * 100 > check.over_percent * then)
    return found
