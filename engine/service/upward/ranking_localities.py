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
from engine.service.replies.upward.rank_reply import RankReply, rank_reply
from engine.service.rounds import assess_round, lists_beside
from engine.service.store import Holdings

WORKBOOKS: Mapping[By, str] = {"commune": "xep-hang-xa.xlsx", "district": "xep-hang-huyen-cu.xlsx",
                               "province": "xep-hang-tinh.xlsx"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RankRequest:
    """A round by name or path, and what is ranked."""

    round: str
    by: By = "commune"


@dataclass(frozen=True, slots=True)
class RankMade:
    """The order of a round's localities; ``folder`` is the round's own."""

    made: RoundResult
    order: Ordered
    folder: Path
    told: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round, and what must be said of the order."""
        return (*self.made.problems, *self.told)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        return exit_code(self.made.problems) if self.made.is_empty else 0

    def reply(self, workbook: Path) -> RankReply:
        """The same as plain data, with the file that it was written to."""
        return rank_reply(self.made, self.order, workbook)


def rank(holdings: Holdings, asked: RankRequest) -> RankMade:
    """Rank the localities of a round.

    Raises ProblemsFound: nobody has given anything (RPT-120), no official list to tell districts and provinces by
    (RPT-121), a round of several standards (RND-260).
    """
    folder = holdings.round(asked.round)
    made = assess_round(folder, holdings)
    marks, place = marks_of(made), Place(f"{made.round.id}/{ROUND_FILE}")
    if not made.units or not made.facts.told.any():
        raise ProblemsFound([*made.problems, problem("RPT-120", place, name=made.round.id)])
    lists = lists_beside(made.book)
    if asked.by != "commune" and lists is None:
        raise ProblemsFound([problem("RPT-121", place, name=made.round.id)])
    places = _places(made.round, asked.by, lists) if lists and asked.by != "commune" else {}
    listed = _listed(asked.by, lists, made.round.on) if lists and asked.by != "commune" else {}
    order = ordered(asked.by, marks, places, listed)
    apart = ", ".join(f"{mark.unit.code} {mark.unit.name}" for mark in order.apart)
    told = (problem("RPT-122", place, names=apart),) if order.apart else ()
    return RankMade(made, order, folder, told)


def keep_ranks(done: RankMade, say: Say, out: Path | None = None) -> Path:
    """Write the order beside the round's own files, or where asked; raises ProblemsFound (SYS-103)."""
    from engine.reporting.upward.ranks_excel import write_ranks

    path = out or done.folder / WORKBOOKS[done.order.by]
    write_ranks(path, done.order, done.made, say)
    return path


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
