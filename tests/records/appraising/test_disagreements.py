"""Statistics of a province's corrections, counted again commune by commune (số liệu mô phỏng)."""

from __future__ import annotations

from fractions import Fraction

from engine.law.criteria import evidence_of
from engine.law.points.scores import Score
from engine.records.acting.commune_file import CommuneFile
from tests.records.appraising.corrected_province import corrected_province


def figures(file: CommuneFile, item: str) -> tuple[Score, str]:
    """By how many sure points the board's figures move an item, and whether the conclusion turns."""
    own, board = corrected_province().scored.cards(file.code)
    assert own
    assert board
    low = [next(told.low for told in card.items if told.item.id == item) for card in (own, board)]
    return low[1] - low[0], "turned" if own.decision.verdict != board.decision.verdict else ""


def test_every_figure_is_that_of_a_count_by_hand() -> None:
    """Item by item: how many files, which way, by how many points, and whose conclusion turned."""
    made = corrected_province()
    seen = [file for file in made.files if file.state != "submitted"]
    standard = made.bench.law.book.standard
    for told in made.differing.items:
        reads = evidence_of(next(item.measure for item in standard.items if item.id == told.item))
        touched = [f for f in seen if any(n in reads and f.appraised[n].value != f.own[n].value for n in f.appraised)]
        moves = [figures(file, told.item) for file in touched]
        assert told.seen == len(seen)
        assert told.corrected == len(touched)
        assert told.share == Fraction(len(touched), len(seen))
        assert (told.raised, told.lowered) == (sum(m > 0 for m, _ in moves), sum(m < 0 for m, _ in moves))
        assert (told.gained, told.lost) == (
            sum(m for m, _ in moves if m > 0),
            -sum(m for m, _ in moves if m < 0),
        )
        assert told.turned == sum(bool(m) and turned == "turned" for m, turned in moves)


def test_the_province_has_something_of_everything() -> None:
    """Files corrected and not, points lost and gained, conclusions that turned: else the count above says little."""
    told = corrected_province().differing
    assert 0 < told.corrected < told.seen < 98
    assert told.share == Fraction(told.corrected, told.seen)
    assert told.turns
    assert any(one.lost for one in told.items)
    assert any(one.gained for one in told.items)
    assert any(one.corrected and not one.raised + one.lowered for one in told.items)
    assert [one.corrected for one in told.most_corrected] == sorted(
        (one.corrected for one in told.items if one.corrected), reverse=True
    )


def test_a_file_that_nobody_took_up_makes_no_share_smaller() -> None:
    """It is counted nowhere, and a figure put down as it was is no correction."""
    made = corrected_province()
    untaken = sum(file.state == "submitted" for file in made.files)
    assert made.differing.seen == len(made.files) - untaken
    assert untaken
