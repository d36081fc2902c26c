"""Small standards with actions and communes to find paths for, and a plain search to hold the product against.

Số liệu mô phỏng.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from engine.evidence.facts import ActionOverride, CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.problems import Place
from engine.rules.number_line import LawTable
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from tests import frozen
from tests.made_laws import ASKED, Tree, evidence_names, first_band, lawbook, laws

PLACE = Place("số liệu mô phỏng")
DAY = date(2024, 11, 15)
UNIT = Unit(code="00001", name="Xã Mẫu", type="xa", province="tinh", mountain=True, island=False, area_iii=False)
Cost = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Trial:
    """A made-up standard, a threshold, and what one commune gave."""

    criteria: list[list[Tree]]
    threshold: int
    given: Mapping[str, int]

    @property
    def items(self) -> list[Tree]:
        return [item for criterion in self.criteria for item in criterion]


@st.composite
def acts(draw: st.DrawFn) -> list[Tree]:
    """None to two actions, each possible in this period or not."""
    numbers = {"effort": st.integers(0, 4), "each": st.integers(0, 2), "months": st.integers(0, 12)}
    made: list[Tree] = []
    for at in range(draw(st.sampled_from([1, 1, 1, 2, 0]))):
        told: Tree = {name: str(draw(number)) for name, number in numbers.items()}
        possible = draw(st.sampled_from(["true", "true", "true", "true", "false"]))
        made.append({"label": f"việc {at}", "label_en": f"act {at}", "sector": "y-te", "possible": possible, **told})
    return made


@st.composite
def trials(draw: st.DrawFn) -> Trial:
    """At most six items; a datum is sometimes missing, a whole sometimes empty, a survey sometimes too small."""
    criteria = draw(laws(top=40, most_items=2))
    given: dict[str, int] = {}
    for item in (item for criterion in criteria for item in criterion):
        if told := draw(acts()):
            item["actions"] = told
        part, whole = evidence_names(str(item["id"]))
        kind = str(item["kind"])
        size = 1 if kind == "yes_no" else draw(st.integers(0, 45))
        most = size if kind != "count" else 45
        values = {part: draw(st.integers(0, most))} | ({} if kind in ("yes_no", "count") else {whole: size})
        given |= {name: value for name, value in values.items() if draw(st.integers(0, 39)) != 39}
    total = sum(int(str(item["max_points"])) for criterion in criteria for item in criterion)
    return Trial(criteria, draw(st.integers(total * 2 // 5, total * 9 // 10)), given)


def opened(trial: Trial) -> tuple[Lawbook, LawTable]:
    """The trial's law, proved."""
    book = lawbook(trial.criteria, trial.threshold)
    return book, prove(book).table


def assessed(
    book: Lawbook, cells: LawTable, given: Mapping[str, int], actions: tuple[ActionOverride, ...] = ()
) -> RoundResult:
    """One commune's assessment."""
    round_ = Round(
        id="thu",
        title="thử",
        standard=book.standard.head.id,
        on=DAY,
        period_from=date(2024, 1, 1),
        period_to=DAY,
        area="thử",
        simulated=True,
        authority=None,
        units=(UNIT,),
        overrides=(),
        actions=actions,
    )
    facts = {name: Fact(name, value, PLACE) for name, value in given.items()}
    return assess(book, cells, round_, RoundEvidence({UNIT.code: CommuneEvidence(UNIT.code, facts)}, ()))


def whole() -> tuple[Lawbook, LawTable]:
    """The frozen standard, proved: all 28 items."""
    return frozen.law().book, frozen.law().table


def plain_search(trial: Trial, period: str) -> Cost | None:
    """The least effort, then steps, then change to recognition, by trying every value of every datum."""
    open_to = [_choices(item, trial.given, period) for item in trial.items]
    sizes = [len(criterion) for criterion in trial.criteria]
    best: Cost | None = None
    for choice in product(*(options.items() for options in open_to)):
        points = [points for points, _ in choice]
        cost = tuple(sum(costs) for costs in zip(*(cost for _, cost in choice), strict=True))
        if (best is None or cost < best) and _recognised(trial, points, sizes):
            best = cost
    return best


def _recognised(trial: Trial, points: list[int], sizes: list[int]) -> bool:
    at, zero = 0, False
    for criterion, size in zip(trial.criteria, sizes, strict=True):
        applies = any(not _not_applicable(item, trial.given) for item in criterion)
        zero |= applies and sum(points[at : at + size]) == 0
        at += size
    return not zero and sum(points) >= trial.threshold


def _not_applicable(item: Tree, given: Mapping[str, int]) -> bool:
    whole = evidence_names(str(item["id"]))[1]
    return item.get("when_none") == "not_applicable" and given.get(whole) == 0


def _choices(item: Tree, given: Mapping[str, int], period: str) -> dict[int, Cost]:
    """Points within reach and the least cost of each: every value of the part is tried."""
    part, whole = evidence_names(str(item["id"]))
    kind = str(item["kind"])
    if kind == "survey" and given.get(whole, ASKED) < ASKED:
        return {0: (0, 0, 0)}
    if kind in ("share up", "share down", "rate") and given.get(whole) == 0:
        return {int(str(item["max_points"])) if item["when_none"] == "full_points" else 0: (0, 0, 0)}
    if part not in given or (kind not in ("yes_no", "count") and whole not in given):
        return {0: (0, 0, 0)}
    found: dict[int, Cost] = {}
    for value, cost in values_within_reach(item, given, period):
        points = int(str(first_band(item, Fraction(value, given.get(whole, 1) if whole in given else 1))["points"]))
        found[points] = min(found.get(points, cost), cost)
    return found


def values_within_reach(item: Tree, given: Mapping[str, int], period: str) -> Iterator[tuple[int, Cost]]:
    """Every value that the part of an item can have at the end of a period, and what it costs."""
    part, whole = evidence_names(str(item["id"]))
    kind, now = str(item["kind"]), given[part]
    top = 1 if kind == "yes_no" else 60 if kind in ("count", "rate") else given[whole]
    yield now, (0, 0, 0)
    told: list[Tree] = list(item.get("actions", ()))  # type: ignore[call-overload]
    allowed = [a for a in told if a["possible"] == "true" or period == "next"]
    for value in range(top + 1) if allowed else ():
        if value != now and not (kind == "rate" and value < now and period == "this"):
            change = abs(value - now)
            yield value, (min(int(str(a["effort"])) + int(str(a["each"])) * change for a in allowed), 1, change)
