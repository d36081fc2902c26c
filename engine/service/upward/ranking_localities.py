"""The order of communes, former districts and provinces of a round, worked out and kept as a workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engine.comparing.ranking.localities import By, Ordered, ordered
from engine.comparing.ranking.marks import marks_of
from engine.evidence.facts import Round
from engine.evidence.identity.against_lists import PROVINCE_WORDS
from engine.evidence.identity.official_lists import LAST_LEGACY_DAY, OfficialLists, bare_province, list_of
from engine.evidence.identity.round_folder import ROUND_FILE
from engine.language import Say
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.scoring.round_result import RoundResult
from engine.service.replies.upward.rank_reply import RankByStandardReply, RankReply, rank_by_standard, rank_reply
from engine.service.rounds import lists_beside
from engine.service.store import Holdings
from engine.service.upward.recorded_parts import Layer, recorded_parts

WORKBOOKS: Mapping[By, str] = {"commune": "xep-hang-xa.xlsx", "district": "xep-hang-huyen-cu.xlsx",
                               "province": "xep-hang-tinh.xlsx"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RankRequest:
    """A round by name or path, what is ranked, and by which figures: None is the record's where there is one."""

    round: str
    by: By = "commune"
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """The order of those localities of a round that one standard judges."""

    made: RoundResult
    order: Ordered


@dataclass(frozen=True, slots=True)
class RankMade:
    """The order of a round's localities, standard by standard; ``folder`` is the round's own."""

    parts: tuple[Ranked, ...]
    folder: Path
    told: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round, and what must be said of the order."""
        return (*(p for part in self.parts for p in part.made.problems), *self.told)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        empty = [part.made for part in self.parts if part.made.is_empty]
        return exit_code([p for made in empty for p in made.problems]) if len(empty) == len(self.parts) else 0

    def reply(self, workbook: Path) -> RankReply | RankByStandardReply:
        """The same as plain data, with the file that it was written to; by standard where there are several."""
        replies = [rank_reply(part.made, part.order, workbook) for part in self.parts]
        names = [part.made.round.standard for part in self.parts]
        return replies[0] if len(replies) == 1 else rank_by_standard(replies, names)


def rank(holdings: Holdings, asked: RankRequest) -> RankMade:
    """Rank the localities of a round, those of each standard among themselves: two standards' points are not alike.

    Raises ProblemsFound: nobody has given anything (RPT-120), no official list to tell districts and provinces by
    (RPT-121), no record where its figures are asked for (RPT-150).
    """
    folder = holdings.round(asked.round)
    parts = recorded_parts(folder, holdings, asked.layer)
    place = Place(f"{parts[0].round.id}/{ROUND_FILE}")
    held = [made for made in parts if made.units and made.facts.told.any()]
    if not held:
        found = [p for made in parts for p in made.problems]
        raise ProblemsFound([*found, problem("RPT-120", place, name=parts[0].round.id)])
    lists = lists_beside(parts[0].book)
    if asked.by != "commune" and lists is None:
        raise ProblemsFound([problem("RPT-121", place, name=parts[0].round.id)])
    ranked = tuple(Ranked(made, _order(made, asked.by, lists)) for made in held)
    told = [problem("RPT-154", place, standard=made.round.standard) for made in parts if made not in held]
    apart = ", ".join(f"{mark.unit.code} {mark.unit.name}" for part in ranked for mark in part.order.apart)
    told += [problem("RPT-122", place, names=apart)] if apart else []
    return RankMade(ranked, folder, tuple(told))


def keep_ranks(done: RankMade, say: Say, out: Path | None = None) -> Path:
    """Write the order beside the round's own files, or where asked; raises ProblemsFound (SYS-103)."""
    from engine.reporting.upward.ranks_excel import write_ranks

    path = out or done.folder / WORKBOOKS[done.parts[0].order.by]
    write_ranks(path, [(part.order, part.made) for part in done.parts], say)
    return path


def _order(made: RoundResult, by: By, lists: OfficialLists | None) -> Ordered:
    if by == "commune" or lists is None:
        return ordered(by, marks_of(made), {}, {})
    places, listed = _places(made.round, by, lists), _listed(by, lists, made.round.on)
    return ordered(by, marks_of(made), places, listed)


def _places(round_: Round, by: By, lists: OfficialLists) -> Mapping[str, Sequence[str]]:
    """The former districts, or the province, of each commune; several where it was put together from several."""
    return {unit.code: _place_of(unit.code, round_.on, by, lists) for unit in round_.units}


def _place_of(code: str, on: date, by: By, lists: OfficialLists) -> tuple[str, ...]:
    unit = lists.unit(code, on)
    if unit is None:
        return ()
    if by == "province":
        return (f"{PROVINCE_WORDS[unit.province_kind]} {bare_province(unit.province)}",)
    if on <= LAST_LEGACY_DAY:
        return (_district(unit.district, unit.province),)
    origins = (lists.unit(old, LAST_LEGACY_DAY) for old in lists.came_from(code))
    return tuple(dict.fromkeys(_district(old.district, old.province) for old in origins if old))


def _district(district: str, province: str) -> str:
    """A district with its province: many bear the same name."""
    return f"{district}, {province[:1].lower()}{province[1:]}"


def _listed(by: By, lists: OfficialLists, on: date) -> Mapping[str, int]:
    """How many communes each place has by the list of the day, those of several districts under none."""
    counts: dict[str, int] = {}
    for row in list_of(lists.folder, on):
        own = _place_of(row["code"], on, by, lists)
        if len(own) == 1:
            counts[own[0]] = counts.get(own[0], 0) + 1
    return counts
