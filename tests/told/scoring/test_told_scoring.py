"""What the scoring room makes of rounds, held to what somebody read: cards, arrays, files of results read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import orjson
import pytest

from engine.problems import ProblemsFound
from engine.scoring.reading_back import from_json
from engine.scoring.result_json import Plain, to_json
from engine.scoring.round_result import RoundResult
from tests import frozen
from tests.told.scoring import array_lines, card_lines
from tests.told.scoring.told_rounds import ROUNDS, every_part
from tests.told.typed.prints import HoldTyped

TEXTS = Path(__file__).parent / "texts"


def told(lines: list[str]) -> str:
    """Lines as a text."""
    return "\n".join(lines) + "\n"


def cards_of(made: RoundResult) -> Iterator[str]:
    """The cards of a round, line by line."""
    return (line for card in made.cards for line in card_lines.lines_of(made, card))


@pytest.mark.parametrize("name", ROUNDS)
def test_what_a_made_round_comes_to(name: str, tmp_path: Path, hold_typed: HoldTyped) -> None:
    """Every card and every array of it; its file of results is read back as the same round."""
    made = ROUNDS[name](tmp_path)
    arrays = [*array_lines.lines_of(made), *array_lines.besides(made), *array_lines.gone_and_back(made)]
    hold_typed(TEXTS / f"{name}.txt", told([*cards_of(made), *arrays]))


def test_what_the_frozen_round_comes_to(hold_typed: HoldTyped) -> None:
    """Every card of thirty communes, what they are decided by, and their tasks."""
    made = frozen.assessed()
    hold_typed(TEXTS / "frozen.txt", told([*cards_of(made), *array_lines.grid_lines(made), *array_lines.besides(made)]))


def test_the_ways_from_every_part_of_a_whole(hold_typed: HoldTyped) -> None:
    """Up and down from each part of 20, in items of one round and of several, after good rounds and bad ones."""
    cards = [card for before in ((18, 20), (0, 1)) for card in every_part(20, before).cards]
    hold_typed(TEXTS / "parts.txt", told([card_lines.item_line(item) for card in cards for item in card.items[1:5]]))


def _scores_more(results: Plain) -> None:
    results["communes"][0]["items"][0]["high"] += 1


def _evidence(results: Plain) -> None:
    results["communes"][1]["items"][1]["evidence"][0]["value"] += 7


SPOILT: Mapping[str, Callable[[Plain], object]] = {
    "as it is": Plain.copy,
    "newer": lambda results: results.update(schema="phuhop/results/99"),
    "one older": lambda results: results.update(schema="phuhop/results/2"),
    "older": lambda results: results.update(schema="phuhop/results/1"),
    "foreign": lambda results: results.update(schema="x"),
    "no schema": lambda results: results.pop("schema"),
    "another law": lambda results: results["standard"].update(sha256="0" * 64),
    "a commune fewer": lambda results: results["communes"].pop(),
    "a commune twice": lambda results: results["communes"].append(results["communes"][0]),
    "more points": _scores_more,
    "another figure": _evidence,
    "another day": lambda results: results.update(on="ngày mai"),
}


def test_what_is_said_of_spoilt_results(tmp_path: Path, hold_typed: HoldTyped) -> None:
    """Each is refused by its code and words, or read."""
    made, said = ROUNDS["kept"](tmp_path), []
    for name, spoil in SPOILT.items():
        results = orjson.loads(to_json(made, tool="thử"))
        spoil(results)
        try:
            again = from_json(orjson.dumps(results), made.book, made.table)
            said.append(f"{name}: read as {'the same' if again == made else 'another'} round")
        except ProblemsFound as refused:
            said += [f"{name}: {one.code} {one.place} {dict(one.values)}" for one in refused.problems]
    hold_typed(TEXTS / "spoilt.txt", told(said))


def test_no_text_is_of_a_round_that_is_gone() -> None:
    """Each kept text is held by one of these tests."""
    assert {path.stem for path in TEXTS.iterdir()} == {*ROUNDS, "frozen", "parts", "spoilt"}
