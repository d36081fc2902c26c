"""What a plan says of conditions and levels: what lacks, the path to the next level, and what would lose it."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path

import pytest
from docx import Document

from engine.language import speak
from engine.law.recognising.conditions import Level
from engine.planning.fulfilment import fulfilment
from engine.planning.making import Kind, Plan, PlanLine, Share, plan_of
from engine.planning.record import plan_file
from engine.planning.shortfalls import shortfalls_of
from engine.reporting.word.plan_word import paper_of
from engine.reporting.words.plan_words import (
    action_words,
    closing_words,
    communes_words,
    deadline_words,
    goal_words,
    kind_word,
    points_words,
)
from engine.reporting.words.ways.plan_summary import plan_summary
from engine.rules.table import open_cells
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from tests.comparing.law_edits import FULL, edited, round_of, unit_of
from tests.comparing.test_comparing import CONDITION
from tests.comparing.test_difference_words import with_
from tests.law.counted_law import communes_that_count, law_that_counts
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


LACKING = {"tre_duoi_1_tiem_du": 0, "co_nguoi_phu_trach": 0, "tre_bi_tai_nan": 9, "tre_hai_long": 0}
TITLE, LEFT = "Đạt điều kiện “Mỗi tiêu chí được một nửa”", "số điểm còn thiếu ghi cạnh tên xã"


@pytest.mark.parametrize(("old", "new", "action", "much"), [
    ("each_of: all", "each_of: all, allowed: 1", f"{TITLE}: được phép 1 tiêu chí không đạt; {LEFT}",
     "tiêu chí 1 mới 40 điểm, cần 50; tiêu chí 2 mới 0 điểm, cần 50"),
    ("each_of: all", "sum_of: [tc01, tc02]", f"{TITLE}: {LEFT}", "các tiêu chí cộng lại mới 40 điểm, cần 100"),
])  # fmt: skip
def test_a_condition_says_how_many_may_fall_short_and_what_counts_together(
    old: str, new: str, action: str, much: str
) -> None:
    """With what the line is for, what closes it, and that it is a condition and no step."""
    book = edited(with_(CONDITION, old, new))
    made = assess(book, open_cells(book)[0], *round_of({unit_of(1): FULL | LACKING}))
    plan = plan_of(made)
    own = line(plan, "condition/nua")
    assert said(made, own)[:2] == (action, f"Xã mô phỏng 1 ({much})")
    words = kind_word(own.kind, SAY), goal_words(own, SAY), closing_words(own, made, SAY)
    assert words == ("Đạt điều kiện", TITLE, "Kết quả chấm đợt sau")
    summed = plan_summary(plan, plan_file(plan, made, tool="thử"), SAY)
    assert summed[2] == "Trong đó 1 việc nêu điều kiện hoặc mức công nhận còn thiếu điểm."
    paper = "\n".join(each.text for each in Document(io.BytesIO(paper_of(plan, made, "sector"))).paragraphs)
    assert "“Thiếu” là số điểm còn thiếu so với điều kiện hoặc mức công nhận" in paper
    assert "Giữ vững tiêu chuẩn" not in paper


@pytest.mark.parametrize(("name", "kind", "goal"), [
    ("tc03.1", "raise", "Thêm điểm thưởng ở mục 3.1. Năm hoạt động trở lên"),
    ("tc04.1", "raise", "Bớt điểm trừ ở mục 4.1. Từ ba trẻ em bị tai nạn"),
    ("tc02.2", "raise", "Giảm mục 2.2. Trẻ em bị tai nạn trên 1.000 trẻ"),
    ("tc01.2", "raise", "Nâng mục 1.2. Hoạt động cho trẻ em trong năm"),
    ("tc04.1", "keep", "Không để tăng mục 4.1. Từ ba trẻ em bị tai nạn"),
    ("tc03.1", "climb", "Lên mức Tiêu biểu: mục 3.1. Năm hoạt động trở lên"),
])  # fmt: skip
def test_a_step_is_for_what_its_item_gives(name: str, kind: Kind, goal: str, tmp_path: Path) -> None:
    """A bonus is won, a deduction made less, a harm kept down, another item raised; a step up names its level."""
    made = made_of("diem-thuong-diem-tru", tmp_path, {"so_hoat_dong": 3, "tre_bi_tai_nan": 3})
    (card,) = made.cards
    own = next(each for each in card.items if each.item.id == name)
    level = Level(id="tieu-bieu", title="Tiêu biểu", title_en="Exemplary") if kind == "climb" else None
    told = PlanLine(name, kind, "tre-em", None, (Share(card.unit, card=own),), item=own.item, level=level)
    assert goal_words(told, SAY) == goal
    assert kind_word(kind, SAY) == {"raise": "Nâng điểm", "keep": "Giữ vững", "climb": "Lên mức cao hơn"}[kind]


def test_a_line_without_an_item_is_not_of_less_harm(tmp_path: Path) -> None:
    """It is kept as any other thing is."""
    made, _ = planned("dieu-kien", tmp_path, {})
    own = PlanLine("keep", "keep", "tre-em", None, ())
    assert action_words(own, made, SAY) == (
        "Giữ từ mức ghi cạnh tên xã trở lên: chỉ riêng mục này dưới mức đó là xã mất chuẩn"
    )


def test_the_plan_names_what_each_criterion_needs(tmp_path: Path) -> None:
    """30 points of 100, of 50 where half is left out 15, of 30 all 30: so many, whichever criterion stands first."""
    law = law_that_counts(tmp_path)
    made, needs = assess(law.book, law.table, *communes_that_count()), set()
    for card in made.cards:
        shorts = [short for told in shortfalls_of(law.book.standard, card) if told.condition for short in told.shorts]
        needs |= {(short.criterion.id, int(short.need)) for short in shorts}
    assert needs == {("tc01", 30), ("tc02", 30), ("tc02", 15), ("tc03", 30)}
