"""``firm`` against brute force: every number that provisional items could take, tried one by one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evidence.facts import ClassOverride, CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.model import Unit
from engine.problems import Place
from engine.rules.proving import prove
from engine.scoring.assessing import assess
from engine.service.parts.open_law import OpenLaw, open_law
from features.case import full_marks
from tests import frozen
from tests.made_laws import Tree, evidence_names, first_band, lawbook, laws
from tests.scored import scored
from tests.scoring.test_theorems import _commune, plain_points

Range = tuple[int, int]
HEAD_MARKS = [
    ("verbatim", "verbatim"),
    ("reported", "verbatim"),
    ("provisional", "verbatim"),
    ("reported", "provisional"),
]


def plain_verdict(points: list[list[Range | None]], threshold: int) -> str:
    """The decision over criteria of item ranges; None is an item that does not apply."""
    applying = [[r for r in rows if r is not None] for rows in points]
    ranges = [(sum(r[0] for r in rows), sum(r[1] for r in rows)) for rows in applying if rows]
    low, high = sum(r[0] for r in ranges), sum(r[1] for r in ranges)
    if any(most == 0 for _, most in ranges) or high < threshold:
        return "not_recognised"
    return "recognised" if low >= threshold and all(least > 0 for least, _ in ranges) else "undecided"


def applies(item: Tree, commune: dict[str, int]) -> bool:
    """Whether an item is scored at all in a commune."""
    empty = item["kind"] != "survey" and commune.get(evidence_names(str(item["id"]))[1]) == 0
    return not (empty and item.get("when_none") == "not_applicable")


def is_provisional(item: Tree, commune: dict[str, int]) -> bool:
    """Whether the points an item gives rest on a provisional number."""
    low, high = plain_points(item, commune)
    part, whole = evidence_names(str(item["id"]))
    if low != high:
        return any(band["mark"] == "provisional" for band in item["bands"])  # type: ignore[attr-defined]
    if item["kind"] not in ("yes_no", "count", "survey") and commune.get(whole) == 0:
        return item["when_none_mark"] == "provisional"
    value = Fraction(commune[part], commune.get(whole, 1)) if part in commune else Fraction(0)
    return first_band(item, value)["mark"] == "provisional"


@settings(max_examples=250, deadline=None)
@given(laws(top=6, most_items=2), st.data(), st.integers(0, 1000), st.sampled_from(HEAD_MARKS))
def test_firm_is_what_no_provisional_number_can_change(
    made: list[list[Tree]], data: st.DataObject, part: int, marks: tuple[str, str]
) -> None:
    """The decision stays under every assignment of 0 … maximum to provisional items, exactly when it is firm."""
    rows = [item for criterion in made for item in criterion]
    threshold = sum(int(str(item["max_points"])) for item in rows) * part // 1000
    book = lawbook(made, threshold, marks=marks)
    commune = _commune(data, rows)
    cells = prove(book).table
    facts = {name: Fact(name, value, Place("số liệu mô phỏng")) for name, value in commune.items()}
    (decision,) = scored(book.standard, cells, [facts], book.standard.head.classes).decisions

    known = {str(item["id"]): plain_points(item, commune) if applies(item, commune) else None for item in rows}
    plain = plain_verdict([[known[str(item["id"])] for item in criterion] for criterion in made], threshold)
    assert decision.verdict == plain
    doubtful = [item for item in rows if applies(item, commune) and is_provisional(item, commune)]
    verdicts = set()
    for values in product(*(range(int(str(item["max_points"])) + 1) for item in doubtful)):
        tried = {**known, **{str(i["id"]): (v, v) for i, v in zip(doubtful, values, strict=True)}}
        verdicts.add(plain_verdict([[tried[str(i["id"])] for i in criterion] for criterion in made], threshold))
    assert decision.firm == (verdicts == {plain} and "provisional" not in marks)


def sure_items() -> dict[str, str]:
    """The files of the frozen law's criteria with every number seen word for word."""
    texts = {path.name: path.read_text("utf-8") for path in frozen.LAW.glob("tc*.yaml")}
    return {name: text.replace("mark: provisional", "mark: verbatim") for name, text in texts.items()}


@cache
def sure_law() -> OpenLaw:
    """The frozen law with sure items; some clauses of its classes still are readings."""
    return open_law(frozen.LAW, sure_items())


def standing(on: date, *, by_hand: bool = False, law: OpenLaw | None = None, **facts: object) -> tuple[str, bool]:
    """The class and the firmness of a commune that has every point, by the law above."""
    law = law or sure_law()
    told = {"type": "xa", "province": "tinh", "mountain": False, "island": False, "area_iii": False, **facts}
    unit = Unit.model_validate({"code": "02536", "name": "Xã Mẫu", **told})
    by = ClassOverride(unit.code, "mountain-island-difficult", "bãi ngang", "15/QĐ-UBND", "Sở Y tế", on)
    round_ = Round("r", "r", "qd-06-2019", on, on, on, "", True, None, (unit,), (by,) if by_hand else ())
    evidence = RoundEvidence({unit.code: CommuneEvidence(unit.code, full_marks())}, ())
    (card,) = assess(law.book, law.table, round_, evidence).cards
    assert card.decision.verdict == "recognised"
    assert card.classified.unit_class
    return card.classified.unit_class.id, card.decision.firm


def test_a_class_that_rests_on_a_reading_makes_nothing_firm() -> None:
    """Area III read as "extreme difficulty" and wards after their quận are readings; a paper by hand is none."""
    before, after = date(2024, 11, 15), date(2025, 11, 15)
    assert standing(before) == ("other", True)
    assert standing(before, mountain=True) == ("mountain-island-difficult", True)
    assert standing(before, area_iii=True) == ("mountain-island-difficult", False)
    assert standing(before, area_iii=True, by_hand=True) == ("mountain-island-difficult", True)
    assert standing(before, type="phuong", province="thanh_pho") == ("city-ward", True)
    assert standing(after, type="phuong", province="thanh_pho") == ("city-ward", False)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("threshold: 850\n    mark: reported", "threshold: 850\n    mark: provisional"),
        ("(a knock-out score)\n  mark: verbatim", "(a knock-out score)\n  mark: provisional"),
    ],
    ids=["threshold", "knock-out"],
)
def test_a_threshold_or_knock_out_that_is_a_stand_in_makes_nothing_firm(old: str, new: str) -> None:
    """Every item sure is not enough: what the total is held against must stand too."""
    head = (frozen.LAW / "standard.yaml").read_text("utf-8")
    assert head.count(old) == 1
    law = open_law(frozen.LAW, {**sure_items(), "standard.yaml": head.replace(old, new)})
    assert standing(date(2024, 11, 15), law=law) == ("other", False)
