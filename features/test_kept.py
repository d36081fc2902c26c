"""Binds the feature of a level that must be kept: rounds that follow one another, scored by the command."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from pytest_bdd import given, parsers, scenarios, then, when
from rich.console import Console

from engine.improving.paths import way_of
from engine.language import speak
from engine.reporting.console.explanation import show_explanation
from engine.reporting.console.paths_console import show_way
from engine.reporting.console.screen import Screen
from engine.reporting.words.recognition.condition_words import level_word
from engine.scoring.explaining import explain
from features.rounds_in_a_row import BEFORE, NOW, Rounds

scenarios("giu_muc.feature")

SAY = speak("vi")
LAST, DAY = "05/11/2022", "15/11/2024"
CITE = "cite: {document: 00/TN 03/01/2019, at: Điều 4}"
BAR = f"threshold: 180, mark: reported, {CITE}"
LEVELS = f"""levels:
  - {{id: dat, title: Đạt, title_en: Met}}
  - id: tieu-bieu
    title: Tiêu biểu
    title_en: Exemplary
    thresholds: [{{class: ward, {BAR}}}, {{class: mountain, {BAR}}}, {{class: plain, {BAR}}}]
    kept: {{level: dat, rounds: 2, mark: reported, {CITE}}}
authorities:
"""
SHORT = {"tre_duoi_1_tiem_du": 0}


@given("bộ tiêu chí thử nghiệm có mức Tiêu biểu từ 180 điểm, phải giữ mức Đạt 2 đợt liền", target_fixture="rounds")
def law(tmp_path: Path) -> Rounds:
    """The trial standard with a second level."""
    rounds = Rounds(tmp_path)
    rounds.law({"standard.yaml": ("authorities:\n", LEVELS)})
    return rounds


@given("đợt trước xã đạt chuẩn")
def recognised_before(rounds: Rounds) -> None:
    """Full points in the round before."""
    rounds.round(BEFORE, LAST, {})


@given("đợt trước xã không đạt chuẩn")
def refused_before(rounds: Rounds) -> None:
    """150 points in the round before: nobody was immunised."""
    rounds.round(BEFORE, LAST, SHORT)


@given("đợt trước xã còn thiếu số liệu")
def open_before(rounds: Rounds) -> None:
    """150 to 200 points in the round before."""
    rounds.round(BEFORE, LAST, {"tre_duoi_1_tiem_du": -1})


@given(parsers.parse('đợt trước mã ấy là xã "{name}", đạt chuẩn'))
def another_before(rounds: Rounds, name: str) -> None:
    """The code was another commune's."""
    rounds.round(BEFORE, LAST, {}, unit=name)


def score(rounds: Rounds, facts: dict[str, int]) -> None:
    """The round of today, after the one before where there is one."""
    held = BEFORE if (rounds.home / "assessments" / BEFORE).exists() else ""
    rounds.round(NOW, DAY, facts, previous=held)
    rounds.score()


@when("đợt này xã được 200 điểm")
def full_now(rounds: Rounds) -> None:
    """All the points there are."""
    score(rounds, {})
    assert (rounds.card.decision.low, rounds.card.decision.high) == (200, 200)


@when("đợt này xã không đạt chuẩn")
def short_now(rounds: Rounds) -> None:
    """150 points."""
    score(rounds, SHORT)


@then("xã được công nhận đạt chuẩn")
def is_recognised(rounds: Rounds) -> None:
    """Plain recognition asks for no earlier round."""
    assert rounds.card.decision.verdict == "recognised"


@then("xã không được công nhận")
def is_refused(rounds: Rounds) -> None:
    """Nor do earlier rounds give it."""
    assert rounds.card.decision.verdict == "not_recognised"


@then(parsers.re('mức của xã là "(?P<said>.*)"'))
def level_is(rounds: Rounds, said: str) -> None:
    """The level beside the decision, as every paper says it."""
    assert level_word(rounds.card, SAY) == said


@then(parsers.parse('lời giải thích có "{said}"'))
def explained(rounds: Rounds, said: str) -> None:
    """What ``explain`` prints."""
    assert rounds.made is not None
    out = StringIO()
    screen = Screen(SAY, Console(file=out, width=400, color_system=None), Console(file=StringIO()), quiet=True)
    show_explanation(screen, rounds.made, explain(rounds.made, rounds.card))
    assert said in out.getvalue(), out.getvalue()


@then(parsers.parse('có lời nhắc "{said}"'))
def warned(rounds: Rounds, said: str) -> None:
    """What is told of the round."""
    assert any(said in told for told in rounds.told), rounds.told


@then(parsers.parse('lệnh path nói "{said}"'))
def path_says(rounds: Rounds, said: str) -> None:
    """What ``path`` prints of the commune."""
    assert rounds.made is not None
    out = StringIO()
    screen = Screen(SAY, Console(file=out, width=400, color_system=None), Console(file=StringIO()), quiet=True)
    show_way(screen, rounds.made, way_of(rounds.made, rounds.card))
    assert said in out.getvalue(), out.getvalue()
