"""The travelling verifier against the engine: all that a law can say, and no agreement where one thing is other."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from engine.evidence.facts import RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.law.units.unit_facts import UnitFact
from engine.records.dossier.compiled_law import compiled_bytes
from engine.sample.made_round import Wish, draw_round
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw, open_law
from tests import frozen
from tests.comparing.law_edits import unit_of
from tests.law.test_total_pages import PAGES
from tests.law.test_total_pages import law_of as law_of_totals
from tests.records.dossier.verifying import VERIFIER, made_up_round, recomputed
from tests.whom.test_pages import PAGES as PAGES_OF_WHOM
from tests.whom.test_pages import law_of as law_of_whom


def test_the_verifier_is_read_in_one_sitting_and_knows_nothing_of_the_project() -> None:
    """At most 200 lines, none longer than 120, its imports from the standard library."""
    text = VERIFIER.read_text("utf-8")
    lines = text.splitlines()
    assert len(lines) <= 200
    assert max(map(len, lines)) <= 120
    assert "import engine" not in text and "from engine" not in text
    assert ";" not in text.replace("; ", "").replace(";\n", "")


@cache
def sampled() -> RoundResult:
    """A thousand communes of Decision 06/QĐ-TTg, drawn from the country's list."""
    law = frozen.law()
    wish = Wish(1_000, 7, date(2026, 11, 15), forms=False)
    drawn = draw_round(law.book, list_of(frozen.UNITS, wish.on), wish)
    _, edges = made_up_round(law.book, drawn.round.units, 7)
    given = {
        code: edges.communes[code] if number % 2 else replace(edges.communes[code], facts=facts)
        for number, (code, facts) in enumerate(drawn.facts.items())
    }
    return assess(law.book, law.table, drawn.round, RoundEvidence(given, ()))


def test_it_agrees_on_a_thousand_communes_of_decision_06() -> None:
    """All points, criteria, totals, thresholds, knock-outs and verdicts; each verdict is among them."""
    made = sampled()
    assert len(made.units) > 990
    assert list(recomputed(made)) == []
    assert {made.decision(row).verdict for row in range(len(made.units))} == {
        "recognised",
        "not_recognised",
        "undecided",
    }


def law_of_a_page(name: str, folder: Path) -> OpenLaw:
    """The law of a page of docs/rules."""
    page = next((page for page in PAGES if page.stem == name), None)
    if page is None:
        return law_of_whom(name, folder)
    law_of_totals(page, folder)
    return open_law(folder / "small")


@pytest.mark.parametrize("name", [*(page.stem for page in PAGES), *PAGES_OF_WHOM])
def test_it_agrees_on_the_laws_of_the_pages(name: str, tmp_path: Path) -> None:
    """Bonus, deduction, best of, levels, kept levels, conditions, left out, parts of a point, cases, days."""
    law = law_of_a_page(name, tmp_path)
    declared = law.book.standard.head.unit_facts
    units = [
        unit_of(
            number,
            mountain=number % 2 == 0,
            island=number % 3 == 0,
            province_code="01",
            facts=tuple((fact.id, told_of(fact, number)) for fact in declared),
        )
        for number in range(80)
    ]
    made = assess(law.book, law.table, *made_up_round(law.book, units, 11))
    assert len(made.units) > 40, made.problems[:3]
    assert list(recomputed(made)) == []


def told_of(fact: UnitFact, number: int) -> object:
    """A declared fact of a commune, another for each number."""
    choices = sorted(fact.choices or {})
    known = {"yes_no": number % 2 == 0, "count": Fraction(1_000 * number), "percent": Fraction(number % 100)}
    return choices[number % len(choices)] if choices else known[fact.kind]


def changed(made: RoundResult, change: Callable[[dict[str, Any]], None]) -> list[tuple[str, Any, Any]]:
    """What no longer agrees once the compiled law is another."""
    law = json.loads(compiled_bytes(made.book, made.table, made.round.on))
    other = copy.deepcopy(law)
    change(other)
    assert other != law
    return list(recomputed(made, other))


def test_one_changed_band_is_found_at_its_item() -> None:
    """98 % made 97 %: whoever lies between differs in that item, and in what rests on it alone."""

    def lower(law: dict[str, Any]) -> None:
        band = law["lines"]["tc07.1"]["bands"][0]
        assert band["at_least"] == "49/50"
        band["at_least"] = "97/100"

    found = changed(sampled(), lower)
    assert "items tc07.1" in {what for _, what, _ in found}
    assert {what.split()[-1] for _, what, _ in found} <= {"tc07.1", "tc07", "low", "high", "verdict"}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda law: law["lines"]["tc02.1"]["bands"][0].update(low="49", high="49"), "items tc02.1"),
        (lambda law: law["hurdles"][0].update(edge="100"), "hurdles tc01"),
        (lambda law: law["levels"][0]["bars"].update(other="851"), "threshold"),
        (lambda law: law["lines"]["tc13.1"].update(asked_at_least=61), "items tc13.1"),
    ],
)
def test_one_changed_number_of_the_law_is_found(change: Callable[[dict[str, Any]], None], named: str) -> None:
    """Points of a band, a knock-out, a threshold, the least asked: each is named."""
    assert named in {what for _, what, _ in changed(sampled(), change)}
