"""What one commune's facts say together, at the very edge of each check."""

from __future__ import annotations

import pytest

from engine.evidence.believing.consistency import inconsistencies
from engine.evidence.facts import Document, Fact
from engine.law.loading import load_standard
from engine.problems import Place, words
from tests.frozen import SMALL

LAW = load_standard(SMALL).standard
PAPER = Document("1/BC")


def fact(name: str, value: int) -> Fact:
    """A fact with its paper."""
    return Fact(name, value, Place("phieu.xlsx", cell="E9"), document=PAPER)


def codes(now: dict[str, int], before: dict[str, int] | None = None) -> list[str]:
    """The codes of all that a commune's facts contradict."""
    facts, last = ({name: fact(name, value) for name, value in told.items()} for told in (now, before or {}))
    return [p.code for p in inconsistencies(LAW, "00001", facts, last if before else None)]


@pytest.mark.parametrize(
    ("now", "told"),
    [(1200, []), (1201, ["EVI-405"]), (800, []), (799, ["EVI-405"]), (1000, []), (0, ["EVI-405"])],
)
def test_a_jump_is_more_than_the_percent_allowed(now: int, told: list[str]) -> None:
    """Exactly 20 % more or fewer children than in the round before is no jump, one child beyond it is."""
    assert codes({"tre_em": now}, {"tre_em": 1000}) == told


def test_anything_after_nothing_is_a_jump_and_without_a_round_before_there_is_none() -> None:
    """From 0 no percent can be reckoned; where nothing was given before there is nothing to compare with."""
    assert codes({"tre_em": 1}, {"tre_em": 0}) == ["EVI-405"]
    assert codes({"tre_em": 0}, {"tre_em": 0}) == []
    assert codes({"tre_em": 5000}) == codes({"tre_em": 5000}, {"tre_duoi_1_tuoi": 9}) == []


def test_an_error_and_a_warning_are_told_apart() -> None:
    """A jump whose level is error sets the commune aside, one whose level is warning does not."""
    assert codes({"tre_duoi_1_tuoi": 41}, {"tre_duoi_1_tuoi": 10}) == ["EVI-404"]
    assert codes({"tre_duoi_1_tuoi": 40}, {"tre_duoi_1_tuoi": 10}) == []


@pytest.mark.parametrize(("part", "told"), [(50, []), (51, ["EVI-401"])])
def test_a_part_may_be_the_whole_and_no_more(part: int, told: list[str]) -> None:
    """Every child under 1 may be immunised; one more than there are is an error."""
    assert codes({"tre_duoi_1_tuoi": 50, "tre_duoi_1_tiem_du": part}) == told


@pytest.mark.parametrize(("injured", "told"), [(950, []), (951, ["EVI-402"])])
def test_a_sum_may_be_its_limit_and_no_more(injured: int, told: list[str]) -> None:
    """Two groups may be all the children; one child more than there are is an error, a group missing is not."""
    assert codes({"tre_em": 1000, "tre_duoi_1_tuoi": 50, "tre_bi_tai_nan": injured}) == told
    assert codes({"tre_em": 100, "tre_bi_tai_nan": 100}) == []


def at_line(name: str, value: int, line: int) -> Fact:
    """A fact of a table, without a paper."""
    return Fact(name, value, Place("evidence/bang.csv", line, 40))


def test_lines_of_a_table_are_told_as_lines_and_the_commune_by_its_name() -> None:
    """A person looks for line 4 of his table, not for evidence/bang.csv:4:40, and knows no commune by its code."""
    facts = {
        "tre_duoi_1_tuoi": at_line("tre_duoi_1_tuoi", 49, 4),
        "tre_duoi_1_tiem_du": at_line("tre_duoi_1_tiem_du", 51, 5),
    }
    above, bare = (words(found, "vi")["what"] for found in inconsistencies(LAW, "00001", facts, name="Xã Đồng Quý"))
    assert above.endswith("nhiều hơn “Trẻ em dưới 1 tuổi” là 49 (dòng 4).")
    assert bare == "2 số liệu của Xã Đồng Quý chưa nêu văn bản chứng minh: dòng 4, dòng 5."


def test_a_row_of_many_figures_is_told_once() -> None:
    """All that stands in one line of a wide table is that line."""
    facts = {name: at_line(name, 10, 3) for name in ("tre_em", "tre_duoi_1_tuoi")}
    (bare,) = inconsistencies(LAW, "00001", facts)
    assert words(bare, "en")["what"] == "2 facts of the commune 00001 name no document: line 3."
