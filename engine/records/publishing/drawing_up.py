"""A table of one count as it may be published after all earlier releases: the fullest that gives nothing away.

By commune, else its province's figure alone, else not at all. Figures once hidden stay hidden; those once shown cover
nothing any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from engine.records.publishing.attacking import Numbered
from engine.records.publishing.auditing import Finding, audited_table
from engine.records.publishing.protecting import Counts, Known, Limits, protected
from engine.records.publishing.releases import CountTable, by_province_alone

MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Drawn:
    """A table, None where none may be published, and what a fuller one would have given away."""

    table: CountTable | None
    refused: tuple[Finding, ...]


def drawn_table(counts: Counts, limits: Limits, earlier: Numbered, *, by_province: bool = False) -> Drawn:
    """The fullest table that gives nothing away beside the earlier ones of the same count and province."""
    number = max((release for release, _ in earlier), default=0) + 1
    own = {code: value for values in counts.classes.values() for code, value in values.items()}
    refused: tuple[Finding, ...] = ()
    for table in _candidates(counts, limits, earlier, by_province=by_province):
        found = audited_table([*earlier, (number, table)], own, MOST_NAMED)
        if not found:
            return Drawn(table, refused)
        refused = refused or found
    return Drawn(None, refused)


def known_from(counts: Counts, earlier: Numbered) -> Known:
    """What earlier releases settle of the figures of now."""
    now = _figures(counts)
    shown, hidden = set[str](), set[str]()
    for _, table in earlier:
        for place, (value, communes) in _published(table).items():
            if value is None:
                hidden.add(place)
            elif now.get(place) == (value, communes):
                shown.add(place)
    return Known(frozenset(shown - hidden), frozenset(hidden - shown))


def _candidates(counts: Counts, limits: Limits, earlier: Numbered, *, by_province: bool) -> Iterator[CountTable]:
    full = protected(counts, limits, known_from(counts, earlier))
    if not by_province and not any(table.shape == "province" for _, table in earlier):
        yield full
    whole = sum(sum(values.values()) for values in counts.classes.values())
    alone = protected(counts, limits)
    if whole == 0 or whole >= limits.below:
        yield by_province_alone(_with_total(alone, whole))


def _with_total(table: CountTable, whole: int) -> CountTable:
    return CountTable(table.datum, table.below, table.province, whole, table.classes, table.shape, table.unknown)


def _figures(counts: Counts) -> Mapping[str, tuple[int, frozenset[str]]]:
    """Each place's figure of now and whose it is: communes, classes, the province ("")."""
    found = {name: (sum(v.values()), frozenset(v)) for name, v in counts.classes.items()}
    everyone = frozenset(code for values in counts.classes.values() for code in values)
    found[""] = (sum(total for total, _ in found.values()), everyone)
    ones = {c: (v, frozenset({c})) for values in counts.classes.values() for c, v in values.items()}
    return {**found, **ones}


def _published(table: CountTable) -> Mapping[str, tuple[int | None, frozenset[str]]]:
    places: dict[str, tuple[int | None, frozenset[str]]] = {
        row.id: (row.total, frozenset(row.communes)) for row in table.classes
    }
    places[""] = (table.total, frozenset(table.communes))
    return {**places, **{code: (value, frozenset({code})) for code, value in table.communes.items()}}
