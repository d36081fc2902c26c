"""A finished paper is read as its reader reads it: what it says wrongly is found, whatever template made it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx.document import Document as Paper

from engine.problems import Problem, ProblemsFound, words
from engine.records.papers.decision_papers import DraftDecision
from engine.records.papers.paper_kinds import Kind
from engine.reporting.papers.checking.paper_reading import ends_of, expected_of, read_back
from engine.reporting.papers.paper_making import word_of
from engine.reporting.papers.paper_values import values_of_paper
from engine.service.papers.paper_contents import of_record
from tests.bad.papers.make import HERE as BAD
from tests.papers.made_papers import KIND_NAMES, content, opened, word
from tests.papers.recorded_file import PASSED, card_of, made, recorded
from tests.planning.test_templates import template


def reread(kind: Kind, change: Callable[[Paper], None]) -> list[Problem]:
    """What is found in a paper once somebody changed it."""
    document = opened(kind)
    change(document)
    stream = io.BytesIO()
    document.save(stream)
    paper = content(kind)
    told = list(read_back(stream.getvalue(), "giấy.docx", expected_of(paper, values_of_paper(paper))))
    for one in told:
        assert all(words(one, "vi").values())
        assert all(words(one, "en").values())
    return told


def put(row: int, column: int, text: str, *, head: str = "Điểm") -> Callable[[Paper], None]:
    """Write into a cell of the table of points."""

    def change(document: Paper) -> None:
        table = next(t for t in document.tables if any(c.text.startswith(head) for c in t.rows[0].cells))
        table.rows[row].cells[column].paragraphs[0].runs[0].text = text

    return change


@pytest.mark.parametrize("kind", KIND_NAMES)
def test_what_was_made_says_what_it_should(kind: Kind) -> None:
    """Every kind, untouched."""
    paper = content(kind)
    assert read_back(word(kind), "giấy.docx", expected_of(paper, values_of_paper(paper))) == ()


@pytest.mark.parametrize(
    ("kind", "row", "column"),
    [("self-score", 1, 4), ("self-score", -1, 4), ("self-score", 1, 3), ("request", -1, 3), ("explanation", 1, 4),
     ("appraisal", 1, 3), ("minutes", 1, 4), ("minutes", -1, 4), ("recognise", -1, 4), ("notice", -1, 4)],
)  # fmt: skip
def test_a_planted_wrong_sum_is_found_at_its_cell(kind: Kind, row: int, column: int) -> None:
    """A criterion or a total that its own rows do not give, in either column of points."""
    found = reread(kind, put(row, column, "7"))
    assert {told.code for told in found} == {"PAP-121"}
    assert any(told.values["given"] == "7" for told in found)
    assert all(told.place.cell.startswith("cột ") for told in found)


def test_a_wrong_item_is_found_through_its_criterion() -> None:
    """Points of an item that its criterion does not have."""
    assert [told.code for told in reread("self-score", put(2, 4, "49"))] == ["PAP-121"]


def test_a_brace_a_missing_name_another_conclusion_and_a_missing_warning_are_found() -> None:
    """Each by its own code."""

    def everywhere(old: str, new: str) -> Callable[[Paper], None]:
        def change(document: Paper) -> None:
            for node in document.element.body.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"):
                node.text = (node.text or "").replace(old, new).replace(old.upper(), new)

        return change

    def left(document: Paper) -> None:
        document.add_paragraph("{{ x }}")

    assert [t.code for t in reread("request", left)] == ["PAP-120", "PAP-120"]
    assert [t.code for t in reread("self-score", everywhere("Đạt chuẩn", "Không đạt chuẩn"))] == ["PAP-123"]
    assert "PAP-122" in [t.code for t in reread("self-score", everywhere("xã Đồng Quý", "xã Khác"))]
    assert [t.code for t in reread("self-score", everywhere("TẠM TÍNH – CHƯA ĐỐI CHIẾU VĂN BẢN", "x"))] == ["PAP-124"]


def test_a_commune_with_the_points_that_the_council_refuses_has_its_decision_written() -> None:
    """It says the conclusion and the votes, those without an opinion too; the points are not given as a reason."""
    paper = of_record("refuse", recorded("decided", kind="refuse"))
    assert card_of(PASSED).decision.verdict == "recognised"
    assert word_of("refuse", paper, on=made().round.on)
    assert isinstance(paper, DraftDecision)
    (first, *_) = paper.articles
    assert "Kết quả sau thẩm định: Đạt chuẩn. Tổng 930" in first.text
    votes = "1 tán thành, 2 không tán thành, 1 không có ý kiến"
    assert f"Lý do: Hội đồng không thông qua việc công nhận ({votes})" in first.text


@pytest.mark.parametrize("said", ["Chưa kết luận được vì thiếu sổ", "Không đạt chuẩn quốc gia về y tế"])
def test_a_reason_that_a_person_words_like_a_conclusion_is_no_fault_of_the_paper(said: str) -> None:
    """What a template types in where nobody said it stays one."""
    told = recorded("decided", kind="refuse")
    assert told.file.decision
    told = replace(told, file=replace(told.file, decision=replace(told.file.decision, reason=said)))
    assert word_of("refuse", of_record("refuse", told), on=made().round.on)


def test_a_summary_whose_rows_do_not_fit_its_counts_is_found() -> None:
    """One conclusion changed: one too few, one too many."""
    found = reread("summary", put(1, 4, "Không đạt chuẩn"))
    assert [(t.code, t.values["word"]) for t in found] == [("PAP-125", "Không đạt chuẩn"), ("PAP-125", "Đạt chuẩn")]


def test_a_template_that_leaves_out_what_must_be_said_is_refused() -> None:
    """No warning, no conclusion, no name: nothing is handed out."""
    silent = (BAD / "PAP-124.docx").read_bytes()
    with pytest.raises(ProblemsFound) as refused:
        word_of("self-score", content("self-score"), on=made().round.on, template=silent)
    assert {told.code for told in refused.value.problems} == {"PAP-124"}
    with pytest.raises(ProblemsFound) as refused:
        word_of("self-score", content("self-score"), on=made().round.on, template=template("BẢNG {{ maximum }}"))
    assert {told.code for told in refused.value.problems} == {"PAP-122", "PAP-123", "PAP-124"}


def test_a_sum_that_is_none_by_law_is_not_held_against_its_rows() -> None:
    """A criterion that is the best of its items is no sum; the lint of sums leaves it alone."""
    paper = content("self-score")
    first = replace(paper.criteria[0], is_sum=False, points=replace(paper.criteria[0].points, low=1, high=1))
    other = replace(paper, criteria=(first, *paper.criteria[1:]), is_sum=False)
    assert word_of("self-score", other, on=made().round.on)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("35", "35", "35"),
        ("1.000", "1000", "1000"),
        ("0–50", "0", "50"),
        ("97,5", "97.5", "97.5"),
        ("605–1.000", "605", "1000"),
    ],
)
def test_points_are_read_as_they_are_printed(text: str, low: str, high: str) -> None:
    """Vietnamese shapes, ranges with a dash."""
    ends = ends_of(text)
    assert ends is not None
    assert (str(ends[0]), str(ends[1])) == (low, high)
    assert ends_of("không tính") is None
