"""A decision beside its standard: what it has otherwise is told number by number, what it does not have is absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from engine.reading.matching_law import Match, matched
from engine.reading.reading_law import read_law
from tests.reading.corpus import law
from tests.reading.made_decisions import Cell, Decision, decision
from tests.reading.test_mutations import text_of


def read(made: Decision) -> Mapping[str, Match]:
    """The law's numbers in a decision."""
    return {match.number: match for match in matched(read_law(text_of(made)), law())}


def otherwise(*edits: tuple[str, str], after: Sequence[str] = ()) -> Decision:
    """The decision with words of its table or its articles replaced, each once, and lines behind its articles."""
    made = decision(law(), "words", "rows")
    for old, new in edits:
        assert any(old in line for line in (*_lines(made), *made.before, *made.after)), old
        made.before, made.after = ([line.replace(old, new) for line in part] for part in (made.before, made.after))
        made.rows = [
            [cell and Cell(tuple(line.replace(old, new) for line in cell.lines), cell.down) for cell in row]
            for row in made.rows
        ]
    made.after += after
    return made


def _lines(made: Decision) -> list[str]:
    return [line for row in made.rows for cell in row if cell for line in cell.lines]


def reasons(match: Match) -> list[str]:
    """Why a number is not clear, in words."""
    return [why.said.format(**dict(why.values)) for why in match.why]


# Words of the decision, what stands there instead, a number that is asked for it, and the reason.
ASKED = {
    "another name": (
        ("Trẻ em dưới 1 tuổi tiêm chủng đầy đủ (TCMR)", "Môi trường sống an toàn"), "tc07/max_points",
        "tiêu chí 7 của văn bản có tên khác: “Môi trường sống an toàn”",
    ),
    "another way to measure": (
        ("- Từ 3 hoạt động trở lên: 20 điểm|- Từ 1 đến 2 hoạt động: 10 điểm|- Không có: 0 điểm",
         "- Từ 90% trở lên: 20 điểm|- Từ 80% đến dưới 90%: 10 điểm|- Dưới 80%: 0 điểm"), "tc12.3/measure",
        "văn bản đo cách khác: tỷ lệ %",
    ),
    "an edge that is left out": (
        ("- Từ 98% trở lên: 50 điểm|- Từ 95% đến dưới 98%: 35", "- Trên 98%: 50 điểm|- Từ 95% đến 98%: 35"),
        "tc02.1/1/at_least", "văn bản đóng, mở ngưỡng cách khác",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ASKED)
def test_what_the_text_has_otherwise_is_asked_with_the_reason(name: str) -> None:
    """No value is taken for it; a person sees the sentence and why."""
    (old, new), number, reason = ASKED[name]
    edits = list(zip(old.split("|"), new.split("|"), strict=True))
    match = read(otherwise(*edits))[number]
    assert (match.state, match.value, reasons(match)) == ("unclear", None, [reason])


def test_a_band_less_leaves_its_item_asked() -> None:
    """Three bands of the text are not set beside four of the standard by their order."""
    made = otherwise(("đến dưới 80%: 30 điểm", "đến dưới 80%: 15 điểm"))
    for row in made.rows:
        if (cell := row[1]) and cell.lines[0].startswith("9.1."):
            lines = [line.replace("Từ 70%", "Từ 60%") for line in cell.lines if not line.startswith("- Từ 60%")]
            row[1] = Cell(tuple(lines))
    found = read(made)
    assert reasons(found["tc09.1/measure"]) == ["văn bản có 3 bậc, bộ tiêu chí có 4 bậc"]
    assert {found[f"tc09.1/{at}/points"].value for at in (1, 2, 3, 4)} == {None}


def test_an_item_that_is_not_in_the_text_is_absent_and_its_neighbours_are_asked() -> None:
    """The numbers have a hole, and the sum is short."""
    made = decision(law(), "words", "rows")
    made.rows = [row for row in made.rows if not (row[1] and row[1].lines[0].startswith("4.2."))]
    found = read(made)
    assert (found["tc04.2/max_points"].state, found["tc04.1/max_points"].state) == ("absent", "unclear")
    assert found["tc05/max_points"].state == "agrees"


def test_a_bar_is_that_of_the_class_whose_words_it_has() -> None:
    """Where the text has one class less, no other class's bar is taken for it."""
    made = decision(law(), "words", "rows")
    made.after = [line for line in made.after if not line.startswith("c)")]
    found = read(made)
    bars = {
        name: found[f"class/{name}/threshold"].value for name in ("city-ward", "mountain-island-difficult", "other")
    }
    assert bars == {"city-ward": "900", "mountain-island-difficult": "800", "other": None}


def test_a_sentence_of_who_recognises_is_shown_beside_the_standard_s() -> None:
    """Whether it says the same a person tells; the article is named."""
    said = "Chủ tịch Ủy ban nhân dân cấp huyện công nhận xã, phường, thị trấn phù hợp với trẻ em."
    match = read(otherwise(after=("Điều 6. Thẩm quyền", said)))["authority/d06-district/recognises"]
    assert (match.state, match.sentence, match.article) == ("unclear", said, "Điều 6")
    assert reasons(match) == ["câu có trong văn bản; người đọc xem có đúng ý này không"]


@pytest.mark.parametrize(("written", "value", "state"), [("1.000", "1000", "agrees"), ("999,5", "999.5", "differs")])
def test_the_total_is_told_in_the_digits_of_a_standard(written: str, value: str, state: str) -> None:
    """Half a point stands with a stop there, never as a fraction."""
    match = read(otherwise(("là 1.000 điểm", f"là {written} điểm")))["standard/maximum"]
    assert (match.value, match.state) == (value, state)


def test_a_day_on_which_it_comes_into_force_is_read_in_either_way() -> None:
    """In words, in numbers, or as the day of signing."""
    for said in ("ngày 15 tháng 02 năm 2019", "ngày 15/02/2019"):
        assert read(otherwise(("kể từ ngày ký", f"kể từ {said}")))["standard/from"].value == "2019-02-15"
    assert read(otherwise())["standard/from"].value == "2019-01-03"
    assert read(otherwise(("kể từ ngày ký", "kể từ ngày 31/02/2019")))["standard/from"].state == "absent"
