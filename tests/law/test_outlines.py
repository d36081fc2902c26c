"""Outlines of reports: one broken file a code, refused at its line; what a code claims was seen by somebody."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from engine.law.directives import load_directives
from engine.law.outlines.reading_outlines import Outlines, load_outlines
from engine.problems import Problem, ProblemsFound, render
from engine.service.upward.sending_up import yaml_names
from tests import frozen
from tests.told.read_aloud import Hold

BROKEN = sorted((Path(__file__).parents[1] / "bad" / "reports").glob("RPT-*.yaml"))
OUTLINES = frozen.CRITERIA / "reports"


def known() -> set[str]:
    """Every datum of the frozen standard and letters."""
    letters = load_directives(frozen.LETTERS, ()).evidence
    return {*letters, *(entry.id for entry in frozen.law().book.standard.book.evidence)}


def opened(folder: Path, standard: str = frozen.STANDARD) -> Outlines:
    """A folder of outlines."""
    return load_outlines(folder, yaml_names(folder), known(), standard)


def test_the_outlines_are_read() -> None:
    """Four reports, four annexes, each report's annexes among them."""
    found = opened(OUTLINES)
    assert set(found.reports) == {"six-month", "yearly", "monthly", "indicators"}
    assert set(found.annexes) == {f"phu-luc-{n:02}" for n in range(1, 5)}


def test_only_codes_that_were_seen_are_claimed() -> None:
    """Of Circular 13/2021 two codes are known, each with where it was read."""
    rows = [
        row
        for outline in opened(OUTLINES).reports.values()
        for section in outline.sections
        for piece in section.pieces
        for row in piece.rows
    ]
    assert {row.code[:4] for row in rows if row.code} == {"0101", "0605"}
    assert all(row.seen for row in rows if row.code)


def test_nothing_is_called_official_that_nobody_has_seen() -> None:
    """Every outline is the program's own until a document gives one."""
    found = opened(OUTLINES)
    assert {outline.form for outline in (*found.reports.values(), *found.annexes.values())} == {"project"}


def refused(path: Path, made: Path) -> tuple[Problem, ...]:
    """What the frozen outlines with a broken one beside them are refused for."""
    folder = Path(shutil.copytree(OUTLINES, made / "reports"))
    shutil.copy(path, folder / "hong.yaml")
    with pytest.raises(ProblemsFound) as told:
        opened(folder)
    return told.value.problems


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_outline_is_refused_by_its_code_at_its_line(path: Path, tmp_path: Path) -> None:
    """One code alone, at the line that its author must mend, said in both languages."""
    (told,) = refused(path, tmp_path)
    line = int(re.findall(r"# line: (\d+)", path.read_text("utf-8"))[0])
    assert (told.code, told.place.file, told.place.line) == (path.stem, "reports/hong.yaml", line)
    assert not [text for text in (render(told, "vi"), render(told, "en")) if "{" in text.split("│")[0]]


def test_all_that_is_told_is_told_as_it_was_read_aloud(tmp_path: Path, hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("reports", {path.stem: refused(path, tmp_path / path.stem) for path in BROKEN})


def test_a_folder_without_outlines_is_told(tmp_path: Path) -> None:
    """RPT-100."""
    with pytest.raises(ProblemsFound) as none:
        opened(tmp_path)
    assert [told.code for told in none.value.problems] == ["RPT-100"]


def test_an_outline_of_another_standard_may_name_its_own_data(tmp_path: Path) -> None:
    """In a round of another standard its data are taken on trust: they are gaps there, not faults."""
    folder = Path(shutil.copytree(OUTLINES, tmp_path / "reports"))
    text = next(path for path in BROKEN if path.stem == "RPT-101").read_text("utf-8")
    (folder / "hong.yaml").write_text(text.replace("form: project", "form: project\nstandard: qd-khac"), "utf-8")
    assert "hong" in opened(folder).reports
