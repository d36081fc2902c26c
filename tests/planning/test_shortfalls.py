"""What a plan says of conditions and levels: what lacks, the path to the next level, and what would lose it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from engine.language import speak
from engine.planning.fulfilment import fulfilment
from engine.planning.making import Plan, PlanLine, plan_of
from engine.planning.record import plan_file
from engine.reporting.words.plan_words import action_words, communes_words, deadline_words, goal_words, points_words
from engine.scoring.round_result import RoundResult
from tests.reporting.test_totals_shown import made_of

SAY = speak("vi")


def line(plan: Plan, name: str) -> PlanLine:
    """A line by its id."""
    return next(own for own in plan.lines if own.id == name)


def said(made: RoundResult, own: PlanLine) -> tuple[str, ...]:
    """A line in words: what is to be done, by whom and how much, until when, and its points."""
    return (
        action_words(own, made, SAY),
        communes_words(own, made, SAY),
        deadline_words(own, SAY),
        points_words(own, SAY),
    )


def planned(page: str, folder: Path, *rows: Mapping[str, int]) -> tuple[RoundResult, Plan]:
    """A round under a page's law and its plan."""
    made = made_of(page, folder, *rows)
    return made, plan_of(made)


def test_a_condition_that_is_not_met_names_the_criterion_and_what_it_lacks(tmp_path: Path) -> None:
    """75 of the 80 points that the condition asks for, though the total is reached; who meets it is not named."""
    made, plan = planned("dieu-kien", tmp_path, {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60}, {})
    assert said(made, line(plan, "condition/tam-muoi")) == (
        "Đạt điều kiện “Mỗi tiêu chí đạt ít nhất 80 % điểm tối đa”: số điểm còn thiếu ghi cạnh tên xã",
        "Xã mô phỏng 1 (tiêu chí 2 mới 75 điểm, cần 80)",
        "Đến kỳ xét sau",
        "thiếu 5",
    )


def test_the_next_level_names_its_total_and_criteria(tmp_path: Path) -> None:
    """A recognised commune that is 5 points and a condition short of the level."""
    made, plan = planned("muc-cong-nhan", tmp_path, {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60})
    assert said(made, line(plan, "level/tieu-bieu"))[:2] == (
        "Lên mức Tiêu biểu: số điểm còn thiếu ghi cạnh tên xã",
        "Xã mô phỏng 1 (tổng còn thiếu 5 điểm; tiêu chí 2 mới 75 điểm, cần 90)",
    )


def test_what_alone_would_lose_the_level_is_told_beside_what_loses_recognition(tmp_path: Path) -> None:
    """At full marks two infants not immunised leave 185 points, and 85 of the 90 that the level asks of criterion 2."""
    made, plan = planned("muc-cong-nhan", tmp_path, {})
    own = line(plan, "keep/tc02.1/tieu-bieu")
    assert goal_words(own, SAY).endswith("(để giữ mức Tiêu biểu)")
    assert action_words(own, made, SAY).endswith("là xã mất mức Tiêu biểu")
    assert [share.unit.code for share in own.shares] == ["00001"]


@pytest.mark.parametrize(("page", "name"), [("dieu-kien", "condition/tam-muoi"), ("muc-cong-nhan", "level/tieu-bieu")])
def test_the_next_round_says_whether_it_was_met(page: str, name: str, tmp_path: Path) -> None:
    """At full marks it is done, with the same facts again it is not; under another standard nobody knows."""
    short = {"tre_duoi_1_tiem_du": 48, "tre_hai_long": 60}
    made, plan = planned(page, _made(tmp_path / "before"), short)
    before = plan_file(plan, made, tool="thử")
    after = made_of(page, _made(tmp_path / "after"), {})
    other = before.model_copy(update={"standard": "qd-khac"})
    told = [
        next(entry.outcome for entry in fulfilment(plan_before, round_made) if entry.line.id == name)
        for plan_before, round_made in ((before, after), (before, made), (other, after))
    ]
    assert told == ["done", "not_done", "unknown"]


def test_who_has_all_that_is_asked_has_no_such_line(tmp_path: Path) -> None:
    """Neither a condition nor a level lacks anything at full marks."""
    for page in ("dieu-kien", "muc-cong-nhan", "diem-thuong-diem-tru"):
        _, plan = planned(page, _made(tmp_path / page), {})
        assert {own.kind for own in plan.lines} <= {"keep"}


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
