"""Which standard judges and which authority decides on each commune of a round, as its record is to begin with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.evidence.identity.round_folder import COMMUNES
from engine.law.model import Authority, Unit
from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json
from engine.scoring.whom.authorities import authorities_for
from engine.service.dossier.law_in_files import law_hashes
from engine.service.review.layer_scores import Bench


@dataclass(frozen=True, slots=True)
class Placed:
    """Communes of one standard that one authority decides on; None where the standard has no profile for them."""

    standard: str
    authority: Authority | None
    units: tuple[Unit, ...]

    def body(self, state: RoundState) -> dict[str, Json]:
        """What the entry that opens a file says of it: what the round has one of is not said again."""
        authority = self.authority.id if self.authority else ""
        same = (self.standard == state.standard and not state.standards, authority == state.authority)
        told: dict[str, Json] = {} if same[0] else {"standard": self.standard}
        return told if same[1] and not state.authorities else {**told, "authority": authority}


def placed_units(benches: Sequence[Bench]) -> tuple[Placed, ...]:
    """Every commune with its standard and its authority.

    Raises ProblemsFound (REC-383) for communes of which it is not known which of several authorities decides on them.
    """
    found: list[Placed] = []
    for bench in benches:
        held = authorities_for(bench.law.book, bench.law.table, bench.round, bench.round.units)
        if len(held) > 1:
            _refuse_unknown([unit for authority, units in held if authority is None for unit in units], bench)
        standard = bench.law.book.standard.head.id
        found += [Placed(standard, authority, units) for authority, units in held]
    return tuple(found)


def _refuse_unknown(units: Sequence[Unit], bench: Bench) -> None:
    place = Place(f"{bench.round.id}/{COMMUNES}")
    known = ", ".join(profile.id for profile in bench.law.book.standard.head.authorities)
    if units:
        raise ProblemsFound(
            problem("REC-383", place, "", unit.code, code=unit.code, name=unit.name, known=known) for unit in units
        )


def standing_with(benches: Sequence[Bench], placed: Sequence[Placed]) -> dict[str, Json]:
    """What the first entry says of laws and authorities: the round's own, and those beside it where there are several.

    Every law stands with its hash and those of its files. Several authorities stand in a list; the round names none.
    """
    own, *beside = benches
    one = placed[0].authority if len(placed) == 1 else None
    return {
        **_law(own),
        "standards": [_law(bench) for bench in beside],
        "authority": one.id if one else "",
        "appraises": one.appraises if one else "",
        "recognises": one.recognises if one else "",
        "authorities": [*_authorities(placed)] if len(placed) > 1 else [],
    }


def _law(bench: Bench) -> dict[str, Json]:
    book = bench.law.book
    return {
        "standard": book.standard.head.id,
        "law": book.sha256,
        "law_files": [*law_hashes(book, bench.law.table, bench.round.on)],
    }


def _authorities(placed: Sequence[Placed]) -> Iterator[dict[str, Json]]:
    for own in placed:
        if told := own.authority:
            yield {
                "standard": own.standard, "authority": told.id, "appraises": told.appraises,
                "recognises": told.recognises,
            }  # fmt: skip
