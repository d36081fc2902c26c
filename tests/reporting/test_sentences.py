"""Decisions, bands and values in words: exact, honest about what cannot be undone, in the reader's alphabet."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from engine.evidence.facts import CommuneEvidence
from engine.files.kit.heights import lines_of
from engine.law.values import Mark
from engine.problems import Place, problem
from engine.reporting.words.bands import band_sentence, fraction_words, value_sentence
from engine.reporting.words.changes import step_sentence
from engine.reporting.words.ranking import by_decision, ranks
from engine.reporting.words.self_scores import own_points_sentence
from engine.reporting.words.sentences import (
    aside_sentence,
    card_word,
    class_sentence,
    class_word,
    decision_sentence,
    mark_word,
    provisional_sentence,
    verdict_word,
)
from engine.scoring.assessing import assess
from engine.scoring.explaining import OwnPoints
from tests.reporting.made_round import ASIDE, SAY, card_of, facts_of, item_card, item_of, law, made

BANDS = {
    "tc01.1": ["có", "không"],
    "tc01.2": ["bằng 100 %", "dưới 100 %"],
    "tc03.2": ["bằng 0 trên mỗi 1.000", "hơn 0 đến 0,25 trên mỗi 1.000", "hơn 0,25 trên mỗi 1.000"],
    "tc07.1": ["từ 98 % trở lên", "từ 95 % đến dưới 98 %", "từ 90 % đến dưới 95 %", "dưới 90 %"],
    "tc08.1": ["không quá 9 %", "hơn 9 % đến 12 %", "hơn 12 % đến 15 %", "hơn 15 %"],
    "tc12.2": ["từ 50 % trở lên", "từ 30 % đến dưới 50 %", "hơn 0 % đến dưới 30 %", "bằng 0 %"],
    "tc12.3": ["từ 3 trở lên", "từ 1 đến 2", "bằng 0"],
}


@pytest.mark.parametrize(("name", "words"), list(BANDS.items()))
def test_bands_in_words_say_which_side_an_edge_is_on(name: str, words: list[str]) -> None:
    """Every band has its own words, with its edges on the right side."""
    item = item_of(name)
    assert [band_sentence(item, f"{name}/{at}", SAY) for at in range(1, len(item.bands) + 1)] == words


@pytest.mark.parametrize(
    ("name", "part", "whole", "words"),
    [
        ("tc07.1", 48, 49, "48/49 = 97,96 %"),
        ("tc08.1", 9001, 100_000, "9.001/100.000 = 9,001 %"),
        ("tc03.1", 1, 1999, "1/1.999 = 0,5003 trên mỗi 1.000"),
        ("tc03.1", 1, 2_000_001, "1/2.000.001 = 0,0005 trên mỗi 1.000"),
        ("tc12.3", 2, 1, "2"),
        ("tc01.1", 0, 1, "Không"),
    ],
)
def test_a_shown_value_never_crosses_an_edge(name: str, part: int, whole: int, words: str) -> None:
    """What is shown lies in the same band as what was measured: more digits rather than a false equality."""
    item = item_of(name)
    assert fraction_words(item, part, whole, SAY) == words


def test_past_events_are_never_a_thing_to_do() -> None:
    """Fewer cases than have happened is said for the next period."""
    card, past = item_card("Xã Đông Lợi", "tc03.1"), "không thể giảm số đã xảy ra trong kỳ; mức này cho kỳ sau:"
    told = [step_sentence(card, step, law()[0].standard.book, SAY) for step in card.steps]
    assert told == [
        f"{past} cả kỳ không để xảy ra; quá 1 vụ là không lên bậc (kỳ này 3) → 15 điểm (+15)",
        f"{past} cả kỳ không để xảy ra trường hợp nào (kỳ này 3) → 50 điểm (+50)",
    ]


def test_an_empty_whole_is_not_a_zero() -> None:
    """A commune without such cases is told so, not given 0/0."""
    card = item_card("=1+1", "tc06.2")
    assert (value_sentence(card, SAY), card.low) == ("không có ai thuộc diện này (mẫu số bằng 0)", 75)


def test_ranks_put_decisions_before_points_and_share_ties() -> None:
    """A commune knocked out at 900 is ranked after every recognised one; equal points share a rank."""
    cards = made().cards
    found = {card.unit.name: ranks(cards).get(card.unit.code) for card in cards}
    assert found == {
        "=1+1": 1,
        "Xã Hợp Thành": 2,
        "Xã Đông Lợi": 3,
        "Xã Đồng Quý": 4,
        "Xã Ân": 5,
        "Xã Bình Yên": None,
    }
    twins = (cards[0], replace(cards[0], unit=cards[1].unit), card_of("Xã Ân"))
    assert list(ranks(twins).values()) == [1, 1, 3]
    assert [card.decision.verdict for card in by_decision(cards)][-1] == "undecided"


def test_the_console_s_short_reason_names_criteria_by_number() -> None:
    """Without the book the reason is short; an override shows the document it rests on."""
    assert decision_sentence(card_of("Xã Bình Yên"), SAY).startswith("Còn thiếu minh chứng: tiêu chí 9; ")
    assert (
        decision_sentence(card_of("Xã Đồng Quý"), SAY) == "Tiêu chí 3 đạt 0 điểm (điểm liệt) dù tổng 900 ≥ ngưỡng 850"
    )


def test_rows_grow_with_their_text() -> None:
    """A long text takes more lines in a narrow column, a broken line one more, a short text one."""
    text = "Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ"
    assert lines_of("Xã Ân", 20, size=11, bold=False) == 1
    assert lines_of(text, 20, size=11, bold=False) > lines_of(text, 40, size=11, bold=False) > 1
    assert lines_of("a\nb", 20, size=11, bold=False) == 2
    assert lines_of("M" * 60, 10, size=11, bold=True) >= 5


def sentence_of(changed: dict[str, int | None], *, in_full: bool = True) -> str:
    """The reason for one commune, all else as in a commune with every point."""
    round_ = replace(made().round, units=made().round.units[:1])
    code = round_.units[0].code
    evidence = replace(made().evidence, communes={code: CommuneEvidence(code, facts_of(changed))})
    (card,) = assess(*law(), round_, evidence).cards
    return decision_sentence(card, SAY, book=law()[0].standard.book if in_full else None)


LOST: dict[str, int | None] = {
    "thon_co_cong_tac_vien": 0,
    "tre_hcdb_duoc_tro_giup": 0,
    "tre_kham_suc_khoe": 600,
    "tre_3_5_di_mau_giao": 0,
    "dien_dan_tre_em": 0,
}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (LOST, "Thiếu 15 điểm so với ngưỡng 850 (tổng 835)"),
        (
            {
                **LOST,
                "dien_dan_tre_em": 1,
                "tre_kham_suc_khoe": 700,
                "thon_co_cong_tac_vien": 1000,
                "tre_5_di_mau_giao": 0,
                "dan_hai_long": 0,
            },
            "Tổng 850 vừa đúng ngưỡng 850, không tiêu chí nào bị 0 điểm",
        ),
        (
            {**LOST, "tre_hai_long": None},
            "Dù nộp đủ minh chứng còn thiếu, tổng cao nhất 835 vẫn thiếu 15 điểm so với ngưỡng 850",
        ),
        (
            {**LOST, "tre_kham_suc_khoe": 0},
            (
                "Tiêu chí 9 (Trẻ em được khám sức khỏe định kỳ) đạt 0 điểm (điểm liệt); "
                "tổng 820 cũng thiếu 30 điểm so với ngưỡng 850"
            ),
        ),
        (
            {"tre_kham_suc_khoe": 0, "tre_em": 1000, "vu_can_ke_hoach": None, "tre_hoan_canh_dac_biet": None},
            (
                "Tiêu chí 9 (Trẻ em được khám sức khỏe định kỳ) đạt 0 điểm (điểm liệt), "
                "dù tổng còn để ngỏ 825–950 so với ngưỡng 850"
            ),
        ),
        (
            {"so_thon": None, "tre_hoan_canh_dac_biet": None, "tre_3_5_tuoi": None, "vu_can_ke_hoach": None},
            (
                "Còn thiếu minh chứng: “Tổng số thôn, tổ”, “Trẻ em có hoàn cảnh đặc biệt” và 2 số liệu khác; "
                "tổng mới chắc 795, có thể tới 1.000, ngưỡng 850; chưa rõ tiêu chí 6 có bị 0 điểm không"
            ),
        ),
    ],
)
def test_every_ground_has_its_own_sentence(changed: dict[str, int | None], words: str) -> None:
    """Below, exactly on, out of reach, knocked out, open: each reason is said with its own numbers."""
    assert sentence_of(changed) == words


def test_a_conclusion_waits_for_the_errors_on_which_points_hang() -> None:
    """A wrong answer to a letter's task keeps no point open: it is told last, and not as what the commune waits for."""
    card = card_of("Xã Bình Yên")
    place = Place("evidence/phieu.xlsx", sheet="Nhiệm vụ", cell="E7")
    values = {"label": "Kế hoạch năm", "label_en": "Plan", "given": "Có rồi"}
    task = problem("EVI-212", place, "Có rồi", card.unit.code, **values).about("ke_hoach_nam")
    wrong, file = task.about("ke_hoach_nam", card.missing[0]), task.about()
    beside = replace(card, errors=(task,))
    assert card_word(beside, SAY) == "Chưa kết luận"
    told = decision_sentence(beside, SAY)
    assert told == f"{decision_sentence(card, SAY)}; còn 1 lỗi phải sửa ở chỗ không tính điểm"
    for holding in (wrong, file, task.about("fact/bai_ngang")):
        both = replace(card, errors=(task, holding))
        assert card_word(both, SAY) == "Chưa kết luận – phải sửa 1 lỗi"
        assert decision_sentence(both, SAY).startswith("Phải sửa 1 lỗi: “Kế hoạch năm”")


def test_a_commune_set_aside_says_what_must_be_mended() -> None:
    """One error is told; several are counted; with none the problems page is named."""
    unit = next(unit for unit in made().aside if unit.name == ASIDE)
    one = replace(made(), problems=made().problems[:1])
    assert aside_sentence(one, unit, SAY) == "Phải sửa 1 lỗi rồi mới chấm: Tệp Excel bị hỏng, không mở được"
    assert aside_sentence(replace(made(), problems=()), unit, SAY) == "Có lỗi trong hồ sơ; xem trang “Vấn đề”"
    assert verdict_word(None, SAY) == "Gác lại"


def test_a_law_held_against_its_text_needs_no_banner() -> None:
    """With no provisional number and every decision firm there is no warning; a checked number says so."""
    standard = law()[0].standard
    plain, *above = made().grid.levels
    firm = replace(made().grid, levels=(replace(plain, firm=np.ones_like(plain.firm)), *above))
    checked = tuple(
        criterion.model_copy(
            update={
                "items": tuple(
                    item.model_copy(
                        update={"bands": tuple(band.model_copy(update={"mark": "checked"}) for band in item.bands)}
                    )
                    for item in criterion.items
                )
            }
        )
        for criterion in standard.criteria
    )
    book = replace(law()[0], standard=standard.model_copy(update={"criteria": checked}))
    assert provisional_sentence(replace(made(), book=book, grid=firm), SAY) is None
    assert provisional_sentence(replace(made(), book=book), SAY) is not None
    assert mark_word("checked", SAY) == "đã đối chiếu"


def test_the_class_is_said_with_its_threshold() -> None:
    """The threshold and its class; no class is said to be none."""
    assert class_sentence(card_of("=1+1"), SAY) == "Ngưỡng 850 điểm, nhóm: Xã, phường, thị trấn còn lại"
    assert class_word(None, SAY) == "chưa xếp được nhóm"


@pytest.mark.parametrize(("own", "low", "high", "told"), [
    (35, 35, 35, "xã tự chấm 35 điểm"), (50, 35, 35, "xã tự chấm 50 điểm (cao hơn 15)"),
    (20, 35, 35, "xã tự chấm 20 điểm (thấp hơn 15)"), (20, 0, 50, "xã tự chấm 20 điểm"),
])  # fmt: skip
def test_a_commune_s_own_points_are_held_against_what_it_can_have(own: int, low: int, high: int, told: str) -> None:
    """By how much they are off; nothing within what missing evidence leaves open."""
    assert own_points_sentence(OwnPoints(item_of("tc07.1"), own, low, high), SAY) == told


@pytest.mark.parametrize(("mark", "told"), [
    ("verbatim", "nguyên văn"), ("reported", "theo báo chí, chưa đối chiếu"), ("provisional", "tạm tính"),
    ("checked", "đã đối chiếu"), ("machine", "máy đọc, chưa ai xem"),
])  # fmt: skip
def test_how_sure_a_number_is_has_a_word(mark: Mark, told: str) -> None:
    """What a machine read is never said as what somebody checked."""
    assert mark_word(mark, SAY) == told
