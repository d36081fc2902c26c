"""The knock-out number is judged: scored, said, planned for and compared at whatever the law writes."""

from __future__ import annotations

from dataclasses import replace

from engine.comparing.differences import compare
from engine.comparing.impact import impact_of
from engine.comparing.item_differences import levers_of
from engine.improving.paths import way_of
from engine.language import speak
from engine.reporting.words.sentences import decision_sentence
from engine.scoring.assessing import assess
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from tests.comparing.law_edits import FULL, edited, round_of, side_of, unit_of

SAY = speak("vi")
BAR = ("standard.yaml", "threshold: 170", "threshold: 120")
AT_FORTY = ("standard.yaml", "criterion_scores: 0", "criterion_scores: 40")
LOW = FULL | {"co_nguoi_phu_trach": 0}  # 40 points in criterion 1, 140 in all


def scored(*edits: tuple[str, str, str]) -> RoundResult:
    """Two communes, one with 40 points in a criterion, under the small standard with edits."""
    side, book = side_of(BAR, *edits), edited(BAR, *edits)
    return assess(book, side.table, *round_of({unit_of(1): FULL, unit_of(2): LOW}))


def low_of(made: RoundResult) -> Scorecard:
    """The second commune."""
    return made.cards[1]


def test_a_criterion_at_the_number_is_knocked_out_and_its_points_are_said() -> None:
    """At 0 the commune with 40 points stands; at 40 it is barred, by its criterion, with the points it has."""
    before, after = low_of(scored()), low_of(scored(AT_FORTY))
    assert (before.decision.verdict, after.decision.verdict) == ("recognised", "not_recognised")
    assert after.decision.because == ("knock-out/tc01",)
    assert "đạt 40 điểm (điểm liệt)" in decision_sentence(after, SAY)
    assert "không tiêu chí nào bị 0 điểm" in decision_sentence(before, SAY)
    whole = scored(AT_FORTY).cards[0]
    assert "không tiêu chí nào bị điểm liệt (từ 40 điểm trở xuống)" in decision_sentence(whole, SAY)


def test_a_path_leaves_the_knock_out_behind() -> None:
    """A criterion that no action lifts above the number stands in the way; at 0 the commune is there already."""
    made, plain = scored(AT_FORTY), scored()
    (stuck,) = way_of(made, low_of(made)).this.obstacles
    assert stuck.criterion
    assert (stuck.criterion.criterion.id, stuck.criterion.knocked_at) == ("tc01", 40)
    assert way_of(plain, low_of(plain)).reached


def test_another_knock_out_is_a_cause_of_its_own() -> None:
    """Compared: a lever that flips the commune alone, told in words; the same number is no difference."""
    old, new = side_of(BAR), side_of(BAR, AT_FORTY)
    differences = compare(old.standard, new.standard)
    assert levers_of(differences) == ("knock_out",)
    told = impact_of(old, new, *round_of({unit_of(1): FULL, unit_of(2): LOW}))
    (flip,) = told.flips
    assert flip.unit.code == "00002"
    assert flip.cause
    assert flip.cause.sets == (frozenset({"knock_out"}),)
    assert compare(old.standard, old.standard) == ()
    assert replace(differences[0], lever="") != differences[0]
