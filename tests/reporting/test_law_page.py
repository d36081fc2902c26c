"""A standard's page says every number of the standard once, with its mark; Word says what the console does."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from engine.language import LANGUAGES, speak
from engine.law.items.equal_steps import Steps
from engine.reporting.law_page.page_console import show_page
from engine.reporting.law_page.page_lines import PageLine, legend, sections_of, sign_of
from engine.reporting.law_page.page_word import write_page
from engine.reporting.words.bands import nobody_words, steps_sentence
from tests import frozen
from tests.oracle import LINES, Line
from tests.reporting.screens import lines_shown

VI = speak("vi")


def lines() -> dict[str, PageLine]:
    """The page's lines of items, by number."""
    return {line.part: line for section in sections_of(frozen.law().book, VI) for line in section.lines if line.part}


@pytest.mark.parametrize("read", LINES, ids=[line.item for line in LINES])
def test_the_page_gives_what_a_second_reading_of_the_text_gives(read: Line) -> None:
    """Item by item the same points in the same order, under the same number."""
    told = lines()[read.item].gives.split("; ")
    points = [int(re.search(r"→ ([\d.]+)", part)[1]) for part in told if "→" in part]  # type: ignore[index]
    assert points == [given for _, _, given in read.ladder]


def test_every_number_carries_the_sign_of_its_own_mark() -> None:
    """Each band that gives points is followed by its mark's sign; thresholds, maximum and knock-out too."""
    book = frozen.law().book
    for item in book.standard.items:
        part = f"{int(item.id[2:4])}.{item.id.rsplit('.', 1)[-1]}"
        told = lines()[part].gives
        for band in item.bands:
            if band.points:
                assert f"→ {band.points}{sign_of(band.mark)}" in told
    heads = [line.gives for section in sections_of(book, VI) for line in section.lines if not line.part]
    for unit_class in book.standard.head.classes:
        assert f"{unit_class.threshold} điểm{sign_of(unit_class.mark)}" in heads


@pytest.mark.parametrize(
    ("none", "taken", "added"), [("full_points", "trừ 50", "đủ điểm"), ("zero", "trừ 0", "0 điểm")]
)
def test_of_points_taken_off_nobody_is_told_what_is_taken(none: str, taken: str, added: str) -> None:
    """“Đủ điểm” of a deduction is all of it taken off, and is never told as if it were given."""
    item = frozen.law().book.standard.items[-1].model_copy(update={"when_none": none, "max_points": 50})
    assert nobody_words(item, VI, taken_off=True) == taken
    assert nobody_words(item, VI, taken_off=False) == added


@pytest.mark.parametrize(("typed", "told"), [
    ({"each": "2", "points": 10, "round": "up"}, "cứ 2 trừ 10 điểm, trừ tối đa 30 điểm, làm tròn lên"),
    ({"from": "2", "start": 5, "each": "1", "points": 5, "below": 1},
     "từ 2 trừ 5 điểm, cứ thêm 1 trừ thêm 5 điểm, trừ tối đa 30 điểm, dưới 2 trừ 1 điểm"),
    ({"start": 30, "each": "1", "points": -10}, "từ 0 trừ 30 điểm, cứ thêm 1 bớt trừ 10 điểm"),
])  # fmt: skip
def test_equal_steps_of_a_deduction_take_points_off_in_every_word(typed: dict[str, object], told: str) -> None:
    """None of them is told as given, and how a step is rounded stands there as with what is scored."""
    (item,) = (i for i in frozen.law().book.standard.items if i.id == "tc12.3")
    steps = Steps.model_validate({**typed, "mark": "reported"})
    assert steps_sentence(item.model_copy(update={"steps": steps, "max_points": 30}), VI, taken_off=True) == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_says_what_the_console_says(tmp_path: Path, language: str) -> None:
    """Every line of every section stands in the file, in its order, and the same law gives the same bytes."""
    say, book = speak(language), frozen.law().book
    write_page(tmp_path / "a.docx", book, say)
    write_page(tmp_path / "b.docx", book, say)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    tables = docx.Document(str(tmp_path / "a.docx")).tables
    sections = sections_of(book, say)
    assert len(tables) == len(sections)
    for table, section in zip(tables, sections, strict=True):
        told = [[cell.text for cell in row.cells] for row in table.rows[1:]]
        wanted = [[x.part, f"{x.title}\n{x.counted}".strip(), x.gives.replace("; ", "\n")] for x in section.lines]
        assert told == wanted


def test_the_console_has_every_section_under_its_heading() -> None:
    """Signs are explained first and last; each heading is followed by its lines in order, by number and points."""
    told = lines_shown(lambda screen: show_page(screen, frozen.law().book))
    assert told.count(legend(VI)) == 2 and told[-1] == legend(VI)
    at = 0
    for section in sections_of(frozen.law().book, VI):
        heading = f"{section.title}  {section.cited}" if section.cited else section.title
        at = told.index(heading, at)
        for line in section.lines:
            if line.part:
                at = next(n for n in range(at + 1, len(told)) if told[n].startswith(f"{line.part} "))
