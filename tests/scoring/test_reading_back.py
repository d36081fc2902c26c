"""``results.json`` is read back as the result it pictures, judged again; a change by hand is noticed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.evidence.facts import CommuneEvidence, Document, Fact, Round, RoundEvidence, SelfScore
from engine.law.loading import Lawbook
from engine.problems import Place, ProblemsFound, problem
from engine.scoring.assessing import assess
from engine.scoring.explaining import own_points
from engine.scoring.plain import evidence_rows
from engine.scoring.reading_back import from_json, place_of
from engine.scoring.result_json import to_json
from engine.scoring.result_rows import item_row
from engine.scoring.round_result import RoundResult
from engine.service.rounds import letters_followed, open_letters
from tests import frozen
from tests.scored import results_of
from tests.scoring.test_theorems import judged
from tests.strategies import DAYS, block, units

PLACES = [
    Place("evidence/a.csv", 7, 3),
    Place("evidence/b › c.xlsx", sheet="Phiếu số liệu", cell="E42"),
    Place("mô phỏng"),
]
POOL = tuple(units())


def made_round(seed: int, size: int = 4) -> RoundResult:
    """A generated round: some set aside, some silent, with papers, notes, overrides and facts that no item reads."""
    rng = np.random.default_rng(seed)
    book, cells, _ = judged()
    chosen = tuple(POOL[at] for at in rng.permutation(len(POOL))[:size].tolist())
    communes: dict[str, CommuneEvidence] = {}
    for unit, row in zip(chosen, block(rng, size).evidence, strict=True):
        facts = {name: told(rng, name, value) for name, value in {**row, "viec_khac": 1}.items()}
        aside = bool(rng.random() < 0.2)
        found = (
            (problem("EVI-207", PLACES[1], "=1+1", unit.code, label="Trẻ em", label_en="Children"),) if aside else ()
        )
        own = self_score(np.random.default_rng((seed, len(communes))), book)
        communes[unit.code] = CommuneEvidence(unit.code, facts, found, aside, bool(rng.random() < 0.9), own)
    day = DAYS[seed % len(DAYS)]
    round_ = Round(f"r{seed}", "số liệu mô phỏng", "qd-06-2019", day, day, day, "huyện", True, None, chosen, ())
    return assess(book, cells, round_, RoundEvidence(communes, ()))


@pytest.mark.parametrize("together", [1, 3])
def test_facts_are_the_same_however_many_communes_are_told_at_once(
    together: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a run of communes has its facts in memory as plain data."""
    made = made_round(5, size=8)
    whole = to_json(made, tool="phuhop")
    monkeypatch.setattr(evidence_rows, "TOGETHER", together)
    assert to_json(made, tool="phuhop") == whole


def self_score(rng: np.random.Generator, book: Lawbook) -> SelfScore | None:
    """The points a commune gave itself for some items, perhaps with the day; half of them gave none."""
    if rng.random() < 0.5:
        return None
    items = [item for item in book.standard.items if rng.random() < 0.8]
    points = {item.id: int(rng.integers(int(item.max_points) + 1)) for item in items}
    return SelfScore(points, date(2024, 11, 10) if rng.random() < 0.5 else None)


def told(rng: np.random.Generator, name: str, value: int) -> Fact:
    """A fact with some place, perhaps a paper and a note."""
    paper = Document("12/BC-UBND", date(2024, 11, 1) if rng.random() < 0.5 else None) if rng.random() < 0.5 else None
    return Fact(name, value, PLACES[int(rng.integers(3))], "given", paper, "ghi chú" if rng.random() < 0.2 else "")


def test_what_is_written_is_read_back_on_1_000_rounds() -> None:
    """from_json(to_json(r)) == r, and the same bytes a second time, for rounds of one commune to eight."""
    book, cells, _ = judged()
    for seed in range(1_000):
        made = made_round(seed, 1 + seed % 8)
        content = to_json(made, tool="phuhop thử")
        again = from_json(content, book, cells)
        assert again == made, seed
        assert to_json(again, tool="phuhop thử") == content


def test_the_frozen_round_is_read_back_with_its_tasks() -> None:
    """A real folder: problems in both languages, tasks, set-aside communes and all."""
    made = frozen.assessed()
    followed = letters_followed(open_letters(frozen.ROUND, made.round, made.book, frozen.SPACE))
    again = from_json(to_json(made, tool="x"), made.book, made.table, followed=followed)
    assert again == made
    assert [card.unit.code for card in again.cards] == [card.unit.code for card in made.cards]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000))
def test_rows_by_column_are_rows_by_card(seed: int) -> None:
    """What the columns write of a commune is what its card says, item by item."""
    made = made_round(seed, 8)
    rows = {row.code: row for row in results_of(made).communes}
    for card in made.cards:
        row = rows[card.unit.code]
        assert row.items == [item_row(item, (made.book.standard.head.law,)) for item in card.items]
        assert row.missing == list(card.missing)
        assert (row.decision, row.firm, row.because) == (
            card.decision.verdict, card.decision.firm, list(card.decision.because),
        )  # fmt: skip
        steps = {item.item.id: item.steps[0] if item.steps else None for item in card.items}
        for gap in row.gaps:
            step, to = steps[gap.item], gap.to_next
            assert (to and (to.band, to.children, to.direction, to.points)) == (
                step and (step.rule, step.change, step.direction, step.gain)
            )


def first_scored(held: dict[str, list[dict[str, object]]]) -> dict[str, object]:
    """The first commune that was scored."""
    return next(row for row in held["communes"] if not row["set_aside"])


def test_own_points_differ_where_they_lie_outside_what_the_item_has() -> None:
    """Held against each card: inside its range they agree, outside they are told with by how much."""
    told = 0
    for seed in range(40):
        made = made_round(seed, 8)
        for card in made.cards:
            own = made.evidence.communes[card.unit.code].self_score
            points = {line.item.id: line for line in own_points(made, card.unit.code)}
            assert points.keys() == (own.points.keys() if own else set())
            for item in (i for i in card.items if i.item.id in points):
                line = points[item.item.id]
                assert (line.low, line.high) == (item.low, item.high)
                assert line.low <= line.own - line.by <= line.high
                assert bool(line.by) != (line.low <= line.own <= line.high)
                told += bool(line.by)
    assert told


@pytest.mark.parametrize(
    "hurt", ["verdict", "points", "value", "firm", "place removed", "commune", "own points", "own sum"]
)
def test_a_change_by_hand_is_noticed(hurt: str) -> None:
    """A verdict, a point or a figure changed after scoring: SYS-107, or SYS-105 where the shape breaks."""
    book, cells, _ = judged()
    held = json.loads(to_json(made_round(3, 8 if hurt.startswith("own") else 4), tool="x"))
    row = first_scored(held)
    items: list[dict[str, object]] = row["items"]  # type: ignore[assignment]
    if hurt == "verdict":
        row["decision"] = "recognised" if row["decision"] != "recognised" else "undecided"
    elif hurt == "points":
        items[0]["low"] = int(str(items[0]["low"])) + 1
    elif hurt == "value":
        item = next(i for i in items if isinstance(i["value"], dict) and "num" in i["value"])
        item["value"]["num"] += 1  # type: ignore[index]
    elif hurt == "firm":
        row["firm"] = not row["firm"]
    elif hurt.startswith("own"):
        own = next(r for r in held["communes"] if r["self_score"] and r["self_score"]["points"])["self_score"]
        own["total"] += 1 if hurt == "own sum" else 0
        own["points"][next(iter(own["points"]))] += 1 if hurt == "own points" else 0
    elif hurt == "commune":
        held["communes"].remove(row)
        held["communes"].append({**row, "total": None})
    else:
        next(i for i in items if i["evidence"])["evidence"][0].pop("place")  # type: ignore[index]
    with pytest.raises(ProblemsFound) as refused:
        from_json(json.dumps(held).encode(), book, cells)
    assert [p.code for p in refused.value.problems] == ["SYS-105" if hurt == "place removed" else "SYS-107"]


def test_another_law_or_other_letters_are_refused() -> None:
    """Results are read beside their own law alone."""
    book, cells, _ = judged()
    content = to_json(made_round(1), tool="x")
    with pytest.raises(ProblemsFound) as refused:
        from_json(content, replace(book, sha256="0" * 64), cells)
    assert [p.code for p in refused.value.problems] == ["SYS-106"]
    lettered = content.replace(b'"directives":[]', b'"directives":["byt-2025"]')
    with pytest.raises(ProblemsFound) as refused:
        from_json(lettered, book, cells)
    assert [p.code for p in refused.value.problems] == ["SYS-106"]


@pytest.mark.parametrize("place", [*PLACES, Place("a.csv", 4), Place("a.xlsx", sheet="S"), Place("a.xlsx", cell="E9")])
def test_a_place_comes_back_from_its_words(place: Place) -> None:
    """A cell, a line, a sheet or a file alone."""
    assert place_of(str(place)) == place
