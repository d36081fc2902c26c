"""What an attacker works out of the tables of one count, now and in all earlier releases, as an outsider or a commune.

He takes a commune's figure for the same in every release as long as all that is published agrees with it. Where it
does not, the figures of the sums that differ have changed, and are taken apart; where that does not help, each release
is looked at alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from engine.records.publishing.figures_possible import Contradiction, Reach, reach_of, refuse_impossible
from engine.records.publishing.releases import CountTable

Numbered = Sequence[tuple[int, CountTable]]


class Sum(NamedTuple):
    """A sum that is shown: of a class, or of the province (""), in a release."""

    release: int
    place: str


@dataclass(frozen=True)
class Attack:
    """All that is shown of one count: sums over unknowns, and the figures that are known.

    An unknown is a commune's code, or with ``apart`` its code in one release. ``own`` is what the attacker knows as a
    commune, by code.
    """

    tables: tuple[tuple[int, CountTable], ...]
    apart: frozenset[str] = frozenset()
    own: tuple[str, int] | None = None
    left_out: frozenset[Sum] = frozenset()

    def unknown(self, code: str, release: int) -> str:
        """The name of a commune's figure in a release."""
        return f"{code}@{release}" if code in self.apart else code

    @cached_property
    def known(self) -> Mapping[str, int]:
        """Figures that are shown in any release, or the attacker's own."""
        found: dict[str, int] = {}
        for release, table in self.tables:
            found |= {self.unknown(c, release): v for c, v in table.communes.items() if v is not None}
        if self.own:
            code, value = self.own
            found[self.unknown(code, self.tables[-1][0])] = value
        return found

    @cached_property
    def shown_sums(self) -> Mapping[Sum, tuple[frozenset[str], int]]:
        """Every sum that is shown, over all its communes."""
        found: dict[Sum, tuple[frozenset[str], int]] = {}
        for release, table in self.tables:
            parts = [*((row.id, row.total, row.communes) for row in table.classes), ("", table.total, table.communes)]
            for place, total, communes in parts:
                if total is not None and Sum(release, place) not in self.left_out:
                    found[Sum(release, place)] = frozenset(self.unknown(c, release) for c in communes), total
        return found

    @cached_property
    def sums(self) -> Mapping[frozenset[str], int]:
        """The same over groups of unknowns alone; raises Contradiction where two of them say different things."""
        made: dict[frozenset[str], int] = {}
        for names, total in self.shown_sums.values():
            left = total - sum(self.known[name] for name in names if name in self.known)
            groups = frozenset(self.group_of[name] for name in names if name not in self.known)
            if made.setdefault(groups, left) != left:
                raise Contradiction
        return made

    @cached_property
    def group_of(self) -> Mapping[str, str]:
        """Unknowns that stand in the same sums and classes are alike: each by the first of them."""
        marks: dict[str, list[tuple[int, str, bool]]] = {}
        for release, table in self.tables:
            for row in table.classes:
                for code in row.communes:
                    name = self.unknown(code, release)
                    if name not in self.known:
                        marks.setdefault(name, []).append((release, row.id, Sum(release, row.id) in self.shown_sums))
        first: dict[tuple[tuple[int, str, bool], ...], str] = {}
        return {name: first.setdefault(tuple(own), name) for name, own in marks.items()}

    @cached_property
    def sizes(self) -> Mapping[str, int]:
        """How many unknowns are in each group."""
        groups = list(self.group_of.values())
        return {group: groups.count(group) for group in dict.fromkeys(groups)}

    def reach(self, name: str) -> Reach:
        """What one unknown can be: one of several that are alike may be nothing; raises Contradiction."""
        group = self.group_of[name]
        return self._alike[group]

    @cached_property
    def _alike(self) -> Mapping[str, Reach]:
        return {
            group: Reach(0, together.most) if size > 1 else together
            for group, size in self.sizes.items()
            for together in [reach_of(frozenset({group}), self.sums)]
        }

    def class_reach(self, release: int, communes: Collection[str]) -> Reach:
        """What a hidden subtotal can be, without the attacker's own figure; raises Contradiction."""
        own = self.own[0] if self.own else ""
        names = [self.unknown(code, release) for code in communes if code != own]
        sure = sum(self.known.get(name, 0) for name in names)
        groups = frozenset(self.group_of[name] for name in names if name not in self.known)
        if not groups:
            return Reach(sure, sure)
        found = reach_of(groups, self.sums)
        return Reach(sure + found.least, None if found.most is None else sure + found.most)


def attacks_on(tables: Numbered, own: Mapping[str, int]) -> Iterator[Attack]:
    """The outsider's attack, then that of every commune with a hidden figure that knows its own of now.

    Of communes that are alike and know the same, one: its attack is the others'.
    """
    readings = tuple(_readings(tables))
    outside = _first_that_agrees(tables, readings, None)
    yield outside
    last, table = tables[-1]
    seen = set[tuple[str, int]]()
    for code, value in table.communes.items():
        name = outside.unknown(code, last)
        if value is None and code in own and name not in outside.known:
            alike = outside.group_of[name], own[code]
            if alike not in seen:
                seen.add(alike)
                yield _first_that_agrees(tables, readings, (code, own[code]))


def _first_that_agrees(tables: Numbered, readings: Sequence[frozenset[str]], own: tuple[str, int] | None) -> Attack:
    """The attack that takes the fewest figures for changed; the last reading, each release alone, always agrees."""
    for apart in readings:
        for mine in (apart, apart | {own[0]}) if own else (apart,):
            if _agrees(attack := Attack(tuple(tables), mine, own)):
                return attack
    return Attack(tuple(tables), readings[-1], own)


def _agrees(attack: Attack) -> bool:
    try:
        refuse_impossible(attack.sums)
    except Contradiction:
        return False
    return True


def _readings(tables: Numbered) -> Iterator[frozenset[str]]:
    """Whose figures have changed: those shown otherwise; those of sums that differ over the same communes; all."""
    everyone = frozenset(code for _, table in tables for code in table.communes)
    shown: dict[str, set[int]] = {}
    for _, table in tables:
        for code, value in table.communes.items():
            if value is not None:
                shown.setdefault(code, set()).add(value)
    changed = frozenset(code for code, values in shown.items() if len(values) > 1)
    yield changed
    attack = Attack(tuple(tables), changed)
    left: dict[frozenset[str], set[int]] = {}
    for names, total in attack.shown_sums.values():
        hidden = frozenset(name for name in names if name not in attack.known)
        left.setdefault(hidden, set()).add(total - sum(attack.known.get(name, 0) for name in names))
    torn = frozenset(name for names, totals in left.items() if len(totals) > 1 for name in names)
    yield changed | (torn & everyone)
    yield everyone
