"""The figures of a round that other programmes use, commune by commune, with document and place, beside their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from engine.evidence.facts import Fact, Round
from engine.evidence.shared.other_file import OtherFigure
from engine.law.links.programme_links import Link, LinkedProgramme
from engine.law.model import Unit
from engine.law.questions import Evidence

Facts = Mapping[str, Fact]
# alone: the other file does not have it; only_there: this round does not; the rest compare value, then document.
Held = Literal["alone", "only_there", "same", "value", "document"]


@dataclass(frozen=True, slots=True)
class SharedFigure:
    """One datum of one commune that a programme's criterion uses; ``fact`` is None where the commune gave none."""

    programme: LinkedProgramme
    link: Link
    unit: Unit
    entry: Evidence
    fact: Fact | None
    other: OtherFigure | None = None

    @property
    def document(self) -> str:
        """The number of the paper that it rests on."""
        return self.fact.document.number if self.fact and self.fact.document else ""

    @property
    def held(self) -> Held:
        """How the two files stand to each other: a figure is one only where value and document are the same."""
        if self.other is None:
            return "alone"
        if self.fact is None or self.fact.state != "given":
            return "only_there" if self.other.value is not None else "alone"
        if self.other.value != self.fact.value:
            return "value"
        return "same" if _bare(self.other.document) == _bare(self.document) else "document"


@dataclass(frozen=True, slots=True)
class Shared:
    """All shared figures of a round; ``unread`` are programmes whose text nobody read, ``strays`` rows of no figure."""

    figures: tuple[SharedFigure, ...]
    programmes: tuple[LinkedProgramme, ...]
    unread: tuple[LinkedProgramme, ...]
    strays: tuple[OtherFigure, ...] = ()
    beside: bool = False

    @property
    def differing(self) -> tuple[SharedFigure, ...]:
        """Those that the two files do not say alike."""
        return tuple(figure for figure in self.figures if figure.held in ("value", "document", "only_there"))


def shared_figures(
    programmes: Sequence[LinkedProgramme],
    round_: Round,
    data: Mapping[str, Evidence],
    facts: Mapping[str, Facts],
    others: Sequence[OtherFigure] | None = None,
) -> Shared:
    """What the programmes in force on the round's day use of its evidence, beside their own file where there is one."""
    own = tuple(p for p in programmes if p.holds(round_.on) and any(unit.type in p.type for unit in round_.units))
    held = {(o.programme, o.criterion, o.commune, o.datum): o for o in others or ()}
    figures = tuple(
        SharedFigure(p, link, unit, entry, fact, held.pop((p.id, link.criterion, unit.code, entry.id), None))
        for p, link, unit, entry, fact in _every(own, round_, data, facts)
    )
    unread = tuple(p for p in own if not p.links)
    return Shared(figures, own, unread, tuple(held.values()), others is not None)


def together(found: Sequence[Shared]) -> Shared:
    """What is shared of all parts of a round; a row of the other file is a stray where no part has its figure."""
    strays = [row for row in found[0].strays if all(row in own.strays for own in found)]
    programmes = {own.id: own for part in found for own in part.programmes}
    unread = {own.id: own for part in found for own in part.unread}
    figures = tuple(figure for part in found for figure in part.figures)
    return Shared(figures, tuple(programmes.values()), tuple(unread.values()), tuple(strays), found[0].beside)


def _every(
    programmes: Sequence[LinkedProgramme], round_: Round, data: Mapping[str, Evidence], facts: Mapping[str, Facts]
) -> Iterator[tuple[LinkedProgramme, Link, Unit, Evidence, Fact | None]]:
    for programme in programmes:
        for link in programme.links:
            for unit in round_.units:
                for name in link.data if unit.type in programme.type else ():
                    yield programme, link, unit, data[name], facts.get(unit.code, {}).get(name)


def _bare(number: str) -> str:
    """A document's number without blanks and the day behind it, for comparing: "số 12/BC ngày …" is 12/BC."""
    first = number.casefold().replace("số", "").split("ngày")[0].split(",")[0]
    return "".join(first.split())
