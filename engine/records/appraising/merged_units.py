"""Communes formed of others beside what these gave in the round before: counts added up, for people to look at.

A count is added only where every former unit went over whole and gave it; nothing is divided or half added. No text
says that what former units counted or were is the new commune's, so sums are shown and never scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias, cast

from engine.records.entries.canonical_json import Json

Share = Literal["whole", "part"]
# added: compared with sums; split: a former unit went into several; absent: one was not in the round before;
# unlisted: the lists do not say what it was formed of.
Standing = Literal["added", "split", "absent", "other_standard", "no_round", "unlisted"]
# What a unit said of a datum; of a datum that is missing it has nothing.
Figure: TypeAlias = int | Literal["not_applicable"]


@dataclass(frozen=True, slots=True)
class FormerUnit:
    """A unit that is no more, and whether all of it or a part went into the commune."""

    code: str
    name: str
    share: Share


@dataclass(frozen=True, slots=True)
class Merged:
    """A commune with the units it was formed of, in the lists' order; none where the lists do not say."""

    code: str
    former: tuple[FormerUnit, ...]

    @property
    def split(self) -> tuple[FormerUnit, ...]:
        """Those of which only a part came: what they gave cannot be told apart."""
        return tuple(unit for unit in self.former if unit.share == "part")

    @property
    def body(self) -> list[Json]:
        """The former units as an entry of the record has them."""
        return [{"code": unit.code, "name": unit.name, "part": unit.share == "part"} for unit in self.former]


@dataclass(frozen=True, slots=True)
class AddedUp:
    """A count added over the former units; None where any of them has no figure.

    ``missing`` are those that did not give it, ``idle`` those that said it does not apply to them.
    """

    evidence: str
    total: int | None
    missing: tuple[FormerUnit, ...] = ()
    idle: tuple[FormerUnit, ...] = ()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A former unit's recognition, by its signed paper's number and ISO day or that of the decision; maybe revoked."""

    unit: FormerUnit
    number: str
    day: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class RoundBefore:
    """The round that is looked back upon: its id, title and the days that it counts."""

    id: str
    title: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class LookedBack:
    """A merged commune against the round before.

    ``absent`` are former units that the round did not have, ``appraised`` those whose figures a council appraised.
    ``not_added`` are yes/no data, ``same_days`` those that both rounds count over the same days: one figure, no change.
    ``recorded`` tells whether the round has a record, without which recognitions are not known.
    """

    merged: Merged
    standing: Standing
    before: RoundBefore | None = None
    absent: tuple[FormerUnit, ...] = ()
    appraised: tuple[FormerUnit, ...] = ()
    sums: tuple[AddedUp, ...] = ()
    not_added: tuple[str, ...] = ()
    same_days: tuple[str, ...] = ()
    recognised: tuple[Recognised, ...] = ()
    recorded: bool = False


def merged_unit(code: str, origins: Iterable[tuple[str, str]], names: Mapping[str, str]) -> Merged | None:
    """A commune by the (code, share) rows of what went into it; None where it is whole the unit it was."""
    told = tuple(origins)
    if told == ((code, "whole"),):
        return None
    return Merged(code, tuple(FormerUnit(old, names.get(old, old), cast("Share", share)) for old, share in told))


def added_up(merged: Merged, given: Mapping[str, Mapping[str, Figure]], counts: Sequence[str]) -> tuple[AddedUp, ...]:
    """Each count added over the former units; nothing where one of them was split, or none is known."""
    if merged.split or not merged.former:
        return ()
    return tuple(_added(merged, given, name) for name in counts)


def _added(merged: Merged, given: Mapping[str, Mapping[str, Figure]], name: str) -> AddedUp:
    told = [(unit, given.get(unit.code, {}).get(name)) for unit in merged.former]
    missing = tuple(unit for unit, figure in told if figure is None)
    idle = tuple(unit for unit, figure in told if figure == "not_applicable")
    total = sum(figure for _, figure in told if isinstance(figure, int))
    return AddedUp(name, None if missing or idle else total, missing, idle)
