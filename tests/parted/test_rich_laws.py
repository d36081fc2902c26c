"""Laws with bonus, conditions, levels, re-scaling and the better of two, with their points quartered, score alike."""

from __future__ import annotations

import shutil
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from engine.improving.paths import Obstacle, Route, way_of
from engine.law.checking import check_standard
from engine.law.loading import Lawbook, load_standard
from engine.law.points.scores import Score
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from engine.scoring.reading_back import from_json
from engine.scoring.replay import replay
from engine.scoring.result_json import to_json
from engine.scoring.round_result import RoundResult
from tests.comparing.law_edits import round_of, unit_of
from tests.law.test_total_pages import PAGES, cases_of, law_of
from tests.parted.twins import scale_law

TIMES = 4
WHOLE = [page for page in PAGES if page.stem != "phan-cua-diem"]


def scored(book: Lawbook, page: Path) -> RoundResult:
    """The page's communes under a law that must be sound."""
    table, warned = open_cells(book)
    assert [found.code for found in (*check_standard(book), *warned)] == []
    return assess(book, table, *round_of({unit_of(n): facts for n, (facts, _) in enumerate(cases_of(page))}))


def of_card(card: Scorecard, times: int) -> list[object]:
    """All that a card says, its points so many times as many."""
    decision = card.decision
    points: list[Score] = [decision.low, decision.high, card.threshold]
    points += [end for own in card.criteria for end in (own.low, own.high)]
    points += [end for item in card.items for end in (item.low, item.high, *(s.gain for s in item.steps))]
    points += [level.total for level in card.levels]
    verdicts = [decision.verdict, decision.because, decision.firm, *(own.verdict for own in decision.above)]
    conditions = [(met.condition.id, met.state) for met in card.conditions]
    return [[point * times for point in points], verdicts, conditions, [own.zero for own in card.criteria]]


def of_way(made: RoundResult, card: Scorecard, times: int) -> list[object]:
    """The commune's way: what it costs, what it brings, what stands in it."""
    way = way_of(made, card)
    periods = [paths for paths in (way.this, way.next) if paths]
    return [
        [(of_route(paths.route, times), [of_obstacle(o, times) for o in paths.obstacles]) for paths in periods],
        way.margin * times,
    ]


def of_route(route: Route | None, times: int) -> object:
    """Steps by item and band, their effort, the total they give."""
    return route and ([m.step.rule for m in route.moves], route.effort, route.total * times)


def of_obstacle(obstacle: Obstacle, times: int) -> object:
    """Why there is no path; what lacks is points, or criteria where these are counted."""
    counted = obstacle.hurdle is not None and not obstacle.hurdle.together
    return obstacle.reasons, obstacle.short * (1 if counted else times)


@pytest.mark.parametrize("page", WHOLE, ids=lambda page: page.stem)
def test_a_law_in_quarters_scores_as_the_law(page: Path, tmp_path: Path) -> None:
    """Every line of the page's table: points a quarter, all else alike; judged again by durable-rules and read back."""
    whole = scored(law_of(page, tmp_path), page)
    folder = Path(shutil.copytree(tmp_path / "small", tmp_path / "quarters" / "small"))
    scale_law(folder, Fraction(1, TIMES), "0.25")
    parted = scored(load_standard(folder), page)
    assert any(isinstance(end, Decimal) for card in parted.cards for end in (card.decision.low, card.decision.high))
    for old, new in zip(whole.cards, parted.cards, strict=True):
        assert of_card(new, TIMES) == of_card(old, 1), new.unit.name
        assert of_way(parted, new, TIMES) == of_way(whole, old, 1), new.unit.name
    assert replay(parted).problems == ()
    assert from_json(to_json(parted, tool="thử"), parted.book, parted.table) == parted
