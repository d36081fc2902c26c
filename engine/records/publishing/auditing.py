"""Whether what is published points at a child: each hidden count must possibly be 0, and possibly as many as the limit.

Asked as an outsider and as every commune, of this release together with all before it. Whoever finds a way in names
the two figures that open it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from engine.records.publishing.attacking import Attack, Numbered, Sum, attacks_on
from engine.records.publishing.figures_possible import Reach
from engine.records.publishing.releases import Release, tables_like

MOST_FOUND = 20
Kind = Literal[
    "sum", "shown", "own", "points", "total", "reason", "percent", "whole", "children", "decision", "threshold"
]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that is published, or known to a commune: of a class, a commune or the province (""), in a release."""

    kind: Kind
    place: str
    value: str
    release: int


@dataclass(frozen=True, slots=True)
class Finding:
    """A count that is given away: whose, to whom ("" is everybody), what is left of it, by which two figures.

    ``most`` is None without end; ``datum`` is an item's id where a percentage gives it away.
    """

    datum: str
    place: str
    to: str
    least: int
    most: int | None
    below: int
    figures: tuple[Figure, Figure]


def is_hidden_well(reach: Reach, below: int) -> bool:
    """Whether nobody can tell a small count: none fits and the limit fits, or what is known could have been shown."""
    none_fits = reach.least == 0 or reach.least >= below
    limit_fits = reach.most is None or reach.most >= below or reach.most == 0
    return none_fits and limit_fits


def audited_tables(releases: Sequence[Release], own: Mapping[str, Mapping[str, int]]) -> tuple[Finding, ...]:
    """What the tables of the last release give away, with those of all before it.

    ``own`` is each commune's figure of each count, for the attack by that commune; one without is asked of as an
    outsider alone.
    """
    return tuple(
        found
        for table in releases[-1].tables
        for found in audited_table(tables_like(releases, table.datum, table.province), own.get(table.datum, {}))
    )


def audited_table(tables: Numbered, own: Mapping[str, int], most: int = MOST_FOUND) -> tuple[Finding, ...]:
    """What the tables of one count give away, at most one finding a figure: the outsider's before a commune's."""
    found: dict[str, Finding] = {}
    for attack in attacks_on(tables, own):
        for release, place in _open_places(attack):
            if place not in found:
                found[place] = _finding(attack, place, release)
            if len(found) == most:
                return tuple(found.values())
    return tuple(found.values())


def _open_places(attack: Attack) -> Iterator[tuple[int, str]]:
    """Communes and classes that are hidden and given away, each with the release that it is hidden in."""
    told = set[str]()
    mine = attack.own[0] if attack.own else ""
    for release, table in attack.tables:
        for code, value in table.communes.items():
            name = attack.unknown(code, release)
            if value is None and code != mine and name not in attack.known and name not in told:
                told.add(name)
                if not is_hidden_well(attack.reach(name), table.below):
                    yield release, code
        for row in table.classes:
            hidden = row.total is None and row.communes
            if hidden and not is_hidden_well(attack.class_reach(release, row.communes), table.below):
                yield release, row.id


def _finding(attack: Attack, place: str, release: int) -> Finding:
    table = dict(attack.tables)[release]
    own, reach = attack.own[0] if attack.own else "", _reach(attack, place, release)
    figures = _two_figures(attack, place, release)
    return Finding(table.datum, place, own, reach.least, reach.most, table.below, figures)


def _reach(attack: Attack, place: str, release: int) -> Reach:
    table = dict(attack.tables)[release]
    if place in table.communes:
        return attack.reach(attack.unknown(place, release))
    return attack.class_reach(release, next(row.communes for row in table.classes if row.id == place))


def _two_figures(attack: Attack, place: str, release: int) -> tuple[Figure, Figure]:
    """The two figures without either of which nothing would be given away; the attacker's own is one of his."""
    below = dict(attack.tables)[release].below
    needed = [
        told
        for told in attack.shown_sums
        if is_hidden_well(_reach(replace(attack, left_out=frozenset({told})), place, release), below)
    ]
    needed = needed or sorted(attack.shown_sums, key=lambda told: told.place != place)
    figures = [_sum(attack, told) for told in sorted(needed, key=lambda told: (-told.release, told.place == ""))]
    if attack.own:
        code, value = attack.own
        figures.insert(0, Figure("own", code, str(value), attack.tables[-1][0]))
    if len({figure.release for figure in figures}) > 1 and not attack.own:  # one of this release, one of an earlier
        figures = [figures[0], next(f for f in figures if f.release != figures[0].release)]
    if len(figures) == 1:
        figures.append(_rest(attack, needed[0]) if needed else figures[0])
    return figures[0], figures[1]


def _sum(attack: Attack, told: Sum) -> Figure:
    return Figure("sum", told.place, str(attack.shown_sums[told][1]), told.release)


def _rest(attack: Attack, told: Sum) -> Figure:
    """What the shown figures of a sum come to."""
    names, _ = attack.shown_sums[told]
    shown = sum(attack.known[name] for name in names if name in attack.known)
    return Figure("shown", told.place, str(shown), told.release)
