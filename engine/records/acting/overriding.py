"""Overrides and exemptions: what a board sets by hand, with its ground and its days; expired, its use is an error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, get_args

from engine.problems import Place, Problem, ProblemsFound, kept_day_in_both, problem
from engine.records.entries.canonical_json import Json

# A threshold class; a datum that does not apply; a day until which something may still be supplied; none: taken back.
OverrideKind = Literal["class", "not_applicable", "due", "withdrawn"]
KINDS: Final[tuple[OverrideKind, ...]] = get_args(OverrideKind)
Standing = Literal["in_force", "not_yet", "expired"]
# Only these bear on a score; a day that was given to supply something is simply over when it is.
SCORED: Final[frozenset[OverrideKind]] = frozenset({"class", "not_applicable"})


@dataclass(frozen=True, slots=True)
class DatedOverride:
    """One override by id: for a commune by code, or for the round where ``commune`` is ""; ISO days, both included.

    ``value`` is a class, a datum's id or an ISO day, as ``kind`` says.
    """

    id: str
    commune: str
    kind: OverrideKind
    value: str
    reason: str
    document: str
    from_: str
    until: str

    def concerns(self, code: str) -> bool:
        """Whether it is for this commune, or for the whole round."""
        return self.commune in ("", code)

    @property
    def target(self) -> tuple[str, str]:
        """What it settles: two of one target do the same work, and the commune's own goes before the round's."""
        return self.kind, self.value if self.kind == "not_applicable" else ""


def standing(override: DatedOverride, day: date) -> Standing:
    """Where a day stands to an override's own days, both included."""
    if override.until < day.isoformat():
        return "expired"
    return "in_force" if _lasts(override, day) else "not_yet"


def override_json(override: DatedOverride) -> dict[str, Json]:
    """An override as it stands in an entry's body and in the hash of a file's state."""
    return {
        "id": override.id, "kind": override.kind, "value": override.value, "reason": override.reason,
        "document": override.document, "from": override.from_, "until": override.until,
    }  # fmt: skip


def in_force(overrides: Iterable[DatedOverride], code: str, day: date) -> tuple[DatedOverride, ...]:
    """The overrides in force for a commune on a day that bear on its score, in the order of their ids."""
    told = (o for o in overrides if o.concerns(code) and o.kind in SCORED and _lasts(o, day))
    return tuple(sorted(told, key=lambda o: (o.id, o.commune)))


def in_use(overrides: Iterable[DatedOverride], code: str, day: date) -> Mapping[tuple[str, str], DatedOverride]:
    """What is used for a commune on a day, by kind and target: its own override before the round's.

    Raises ProblemsFound with each one by name that has expired (REC-270) and that none in force replaces.
    """
    given = tuple(overrides)
    own = {o.target: o for o in sorted(in_force(given, code, day), key=lambda o: o.commune != "")}
    over = (o for o in given if o.concerns(code) and o.kind in SCORED and o.until < day.isoformat())
    expired = [o for o in over if o.target not in own]
    if expired:
        raise ProblemsFound(map(_expired, expired))
    return own


def used_on(overrides: Iterable[DatedOverride], code: str, day: date) -> tuple[DatedOverride, ...]:
    """All that counts for a commune on a day: what its scores use, then the days given to supply something.

    Raises ProblemsFound (REC-270) as ``in_use``.
    """
    given = tuple(overrides)
    longer = (o for o in given if o.concerns(code) and o.kind == "due" and _lasts(o, day))
    return (*in_use(given, code, day).values(), *longer)


def supplied_by(due: str, used: Iterable[DatedOverride]) -> str:
    """The ISO day until which something may be supplied: the one asked for, or a later one given; "" where none is."""
    return max([due, *(o.value for o in used if o.kind == "due")]) if due else due


def _expired(override: DatedOverride) -> Problem:
    values = {"name": override.id, "until": kept_day_in_both(override.until)}
    return problem("REC-270", Place("overrides.yaml"), override.id, override.commune, **values)


def _lasts(override: DatedOverride, day: date) -> bool:
    return override.from_ <= day.isoformat() <= override.until
