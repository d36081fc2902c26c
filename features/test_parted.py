"""Binds the feature in which a standard has parts of a point."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound, words
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.reporting.words.sentences import decision_sentence
from engine.scoring.result_json import to_json
from engine.service.parts.open_law import OpenLaw, open_law
from features.case import SAY, Case, item_of, run

scenarios("phan_cua_diem.feature")


def number_of(said: str) -> Decimal:
    """A number as the scenario writes it."""
    return Decimal(said.replace(",", "."))


@given(parsers.parse("trong bản chép, bậc 95 % của mục 7.1 được {points} điểm"))
def second_band(copy: Path, points: str) -> None:
    """The band and its examples, and what the item's examples say of it."""
    path = copy / "tc07.yaml"
    head, item = path.read_text("utf-8").split("  - id: tc07.1", 1)
    own, *rest = item.split("  - id: tc07.2", 1)
    assert "points: 35" in own
    own = own.replace("points: 35", f"points: {points.replace(',', '.')}")
    path.write_text("  - id: tc07.2".join([head + "  - id: tc07.1" + own, *rest]), "utf-8")


@then(parsers.parse("mục {number} được đúng {points} điểm"))
def item_points(case: Case, number: str, points: str) -> None:
    """To the last part of a point."""
    card = item_of(case, number)
    assert card.low == card.high == number_of(points)


@then(parsers.parse("tổng điểm là đúng {points}"))
def total(case: Case, points: str) -> None:
    """The same of the total."""
    assert case.card.decision.low == case.card.decision.high == number_of(points)


@then(parsers.parse('lý do có "{said}"'))
def reason(case: Case, said: str) -> None:
    """As it stands on the screen."""
    assert said in decision_sentence(case.card, SAY)


@then(parsers.parse("tệp kết quả ghi tổng là {said}"))
def in_results(case: Case, said: str) -> None:
    """The digits of results.json are the points."""
    text = to_json(case.assessment, tool="thử").decode()
    (commune,) = json.loads(text, parse_float=Decimal)["communes"]
    assert str(commune["total"]["low"]) == said


@pytest.fixture
def refused() -> list[Problem]:
    """What opening the copy refuses."""
    return []


@when("mở bản chép")
def opened(copy: Path, refused: list[Problem]) -> None:
    """Load and check, as every command does."""
    try:
        refused += check_standard(load_standard(copy))
    except ProblemsFound as fault:
        refused += fault.problems


@then(parsers.parse('bản chép bị từ chối: "{what}" Cách sửa: "{remedy}"'))
def told(refused: list[Problem], what: str, remedy: str) -> None:
    """Every place alike, at the author's own line."""
    said = {(words(p, "vi")["what"], words(p, "vi")["remedy"]) for p in refused if "7.1" not in str(p.values)}
    assert (what, remedy) in said, said
    assert all(p.place.line for p in refused)


@when("so sánh bản chép trên xã ấy", target_fixture="comparison")
def compared(case: Case, copy: Path, law: OpenLaw) -> Comparison:
    """The law in use beside the copy, on the scenario's commune."""
    run(case)
    new, round_ = open_law(copy), case.assessment.round
    evidence = RoundEvidence({case.unit.code: CommuneEvidence(case.unit.code, case.facts)}, ())
    sides = Side(law.book.standard, law.table), Side(new.book.standard, new.table)
    impact = impact_of(*sides, round_, evidence)
    old, wanted = (side.standard for side in sides)
    return Comparison(old, wanted, compare(old, wanted), impact, round_)


@then(parsers.parse('có khác biệt "{said}"'))
def differs(comparison: Comparison, said: str) -> None:
    """In the words of compare."""
    found = [difference_sentence(comparison, d, SAY) for d in comparison.differences]
    assert any(said in text for text in found), found


@then(parsers.parse("tổng của xã đổi từ {old} sang {new}"))
def moved(comparison: Comparison, old: str, new: str) -> None:
    """Points beside points."""
    assert comparison.impact
    (effect,) = comparison.impact.effects
    assert (effect.old.low, effect.new.low) == (number_of(old), number_of(new))
    assert effect.change == (number_of(new) - number_of(old),) * 2
