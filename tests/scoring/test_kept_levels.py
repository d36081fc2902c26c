"""A level that must have been kept: grids, results read back, replays and comparisons say what the second page says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import orjson
import pytest

from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.evidence.facts import EarlierRound
from engine.language import speak
from engine.law.loading import Lawbook
from engine.law.numbers_of_law import numbers_of
from engine.reporting.law_page.page_lines import sections_of
from engine.reporting.words.compare_words import Comparison, difference_sentence
from engine.reporting.words.recognition.condition_words import kept_sentence
from engine.rules.proving import prove
from engine.schemes import kept_state
from engine.scoring.assessing import assess
from engine.scoring.reading_back import from_json
from engine.scoring.replay import replay
from engine.scoring.result_json import to_json
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict
from tests.comparing.law_edits import FULL, edited, round_of, unit_of

SAY = speak("vi")
CITE = "cite: {document: 00/TN 03/01/2019, at: Điều 4}"
BAR = f"threshold: 180, mark: reported, {CITE}"
BEFORE = f"thresholds: [{{class: ward, {BAR}}}, {{class: mountain, {BAR}}}, {{class: plain, {BAR}}}]"
VERDICTS: tuple[Verdict | None, ...] = ("recognised", "not_recognised", "undecided", None)


def law(rounds: int | None = 2, mark: str = "reported") -> Lawbook:
    """The small standard with a second level, that asks for the first to be kept so many rounds."""
    basis = CITE.replace("}", ", basis: giả định để thử}") if mark == "provisional" else CITE
    kept = f"\n    kept: {{level: dat, rounds: {rounds}, mark: {mark}, {basis}}}" if rounds else ""
    levels = (
        "levels:\n  - {id: dat, title: Đạt, title_en: Met}\n  - id: tieu-bieu\n    title: Tiêu biểu\n"
        f"    title_en: Exemplary\n    {BEFORE}{kept}\nauthorities:\n"
    )
    firm = [(file, "mark: provisional", "mark: reported") for file in ("tc02.yaml",)]
    return edited(("standard.yaml", "authorities:\n", levels), *firm)


def earlier(at: int, told: list[tuple[Verdict | None, bool]]) -> EarlierRound:
    """An earlier round of some communes, by their places."""
    decided = {unit_of(n).code: {"": (verdict, firm)} for n, (verdict, firm) in enumerate(told) if verdict}
    return EarlierRound(f"dot-{at}", f"Đợt {at}", date(2022, 11, 10), decided)


def made_by(book: Lawbook, *rounds: list[tuple[Verdict | None, bool]]) -> RoundResult:
    """Communes with full points, and what their earlier rounds came to, the latest first."""
    count = len(rounds[0]) if rounds else 1
    round_, evidence = round_of({unit_of(n): FULL for n in range(count)})
    told = tuple(earlier(at, row) for at, row in enumerate(rounds, 1))
    return assess(book, prove(book).table, round_, replace(evidence, decided=told))


def test_a_grid_says_what_the_page_says_of_every_past() -> None:
    """Three rounds running: each of the sixteen pasts of two rounds, and plain recognition is had in all."""
    pasts = list(product(VERDICTS, repeat=2))
    made = made_by(law(3), *[[(past[back], True) for past in pasts] for back in (0, 1)])
    states = [kept_state(past) for past in pasts]
    assert made.grid.state[-1].tolist() == [int(state) for state in states]
    wanted = {0: "recognised", 1: "undecided", 2: "not_recognised"}
    assert [card.levels[0].verdict for card in made.cards] == [wanted[state] for state in states]
    assert {card.decision.verdict for card in made.cards} == {"recognised"}


def test_what_is_not_told_is_open() -> None:
    """No earlier round at all, and one of two."""
    assert [card.levels[0].verdict for card in made_by(law(2)).cards] == ["undecided"]
    assert [card.levels[0].verdict for card in made_by(law(3), [("recognised", True)]).cards] == ["undecided"]


@pytest.mark.parametrize(
    ("verdict", "firm", "mark", "sure"),
    [
        ("recognised", True, "reported", True),
        ("recognised", False, "reported", False),
        ("not_recognised", False, "reported", False),
        ("recognised", True, "provisional", False),
    ],
)
def test_a_level_is_as_sure_as_what_was_kept(verdict: Verdict, firm: bool, mark: str, sure: bool) -> None:
    """Stand-ins of an earlier round, and one in the number of rounds, leave the level in doubt."""
    (card,) = made_by(law(2, mark), [(verdict, firm)]).cards
    assert card.levels[0].firm is sure
    assert card.levels[0].verdict == verdict


def test_results_are_read_back_with_what_was_kept() -> None:
    """The file holds what earlier rounds came to, and gives the same result and the same bytes without them."""
    made = made_by(law(3), [(v, v != "undecided") for v in VERDICTS], [("recognised", True)] * len(VERDICTS))
    content = to_json(made, tool="x")
    rows = orjson.loads(content)["communes"]
    assert rows[1]["decided_before"][0]["levels"] == {"": {"decision": "not_recognised", "firm": True}}
    assert rows[3]["decided_before"][0]["levels"] == {}
    again = from_json(content, made.book, made.table)
    assert again == made
    assert to_json(again, tool="x") == content


def test_a_law_that_asks_for_no_past_says_nothing_of_it() -> None:
    """No key is added to results of a law without it."""
    assert b"decided_before" not in to_json(made_by(law(None)), tool="x")


def test_durable_rules_gives_every_level_again() -> None:
    """The state is posted with the others, and what fires is what the table says."""
    made = made_by(law(2), [(verdict, True) for verdict in VERDICTS])
    told = replay(made)
    assert told.problems == ()
    because = [card.decision.above[0].because for card in made.cards]
    assert because == [
        ("total/plain@tieu-bieu/reached",),
        ("kept/tieu-bieu",),
        ("open-kept/plain@tieu-bieu/tieu-bieu",),
        ("open-kept/plain@tieu-bieu/tieu-bieu",),
    ]


def test_another_past_that_is_asked_for_is_told_and_moves_communes() -> None:
    """Who kept the level keeps it, who did not falls back, and the one change is the cause."""
    old, new = law(None), law(2)
    round_, evidence = round_of({unit_of(n): FULL for n in range(2)})
    evidence = replace(evidence, decided=(earlier(1, [("recognised", True), ("not_recognised", True)]),))
    (difference,) = compare(old.standard, new.standard)
    assert (difference.kind, difference.lever) == ("level", "level/tieu-bieu")
    said = difference_sentence(Comparison(old.standard, new.standard, (difference,)), difference, SAY)
    assert "giữ mức “Đạt” 2 đợt liền, kể cả đợt này" in said
    before, after = (Side(book.standard, prove(book).table) for book in (old, new))
    first, second = impact_of(before, after, round_, evidence).effects
    assert [first.new.level and first.new.level.id, second.new.level] == ["tieu-bieu", None]
    assert [e.old.level and e.old.level.id for e in (first, second)] == ["tieu-bieu"] * 2


def test_the_past_is_said_in_words() -> None:
    """How it stands, round by round, and how many rounds more are needed."""
    made = made_by(law(3), [("recognised", True)], [("not_recognised", True)])
    (card,) = made.cards
    assert card.levels[0].kept
    assert kept_sentence(card.levels[0].kept, SAY) == (
        "giữ mức “Đạt” 3 đợt liền: chưa; đợt trước (Đợt 1) đạt; đợt trước (Đợt 2) không đạt; cần giữ thêm 1 đợt"
    )
    (alone,) = made_by(law(3)).cards
    assert alone.levels[0].kept
    assert kept_sentence(alone.levels[0].kept, SAY) == "giữ mức “Đạt” 3 đợt liền: chưa rõ; còn thiếu 2 đợt trước"


def test_only_the_rounds_that_are_asked_for_are_told() -> None:
    """Kept for two rounds: the one before this is told, and none of those before it, however many are known."""
    before: list[list[tuple[Verdict | None, bool]]] = [[("recognised", True)], [("not_recognised", True)]] * 2
    for rounds in (2, 3, 4):
        (card,) = made_by(law(rounds), *before).cards
        kept = card.levels[0].kept
        assert kept
        assert [told.verdict for told in kept.rounds] == ["recognised", "not_recognised", "recognised"][: rounds - 1]
        assert (kept.lacking, kept.state) == (0, 0 if rounds == 2 else 2)


def test_the_number_of_rounds_is_a_number_of_the_law() -> None:
    """It is read in the text like any other, and stands on the page of the standard."""
    book = law(2)
    assert ("level/tieu-bieu/kept/rounds", "2") in [(n.id, n.value) for n in numbers_of(book.standard)]
    lines = [line for section in sections_of(book, SAY) for line in section.lines]
    assert [line.gives for line in lines if "các đợt trước" in line.title] == [
        "giữ mức “Đạt” 2 đợt liền, kể cả đợt này°"
    ]
