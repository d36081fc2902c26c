"""The appraisal's page read back: whatever is typed, it says and keeps what the workbook does (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.evidence.believing.page_places import APPRAISAL
from engine.problems import Problem, ProblemsFound
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.folding_files import folded_file
from engine.records.acting.judging_moves import judged
from engine.records.acting.round_state import RoundState
from engine.reporting.review.appraisal_words import choice_word
from engine.service.review.appraisal.appraisal_fields import (
    FIELDS,
    TypedPage,
    field_at,
    fields_of,
    handed_of,
    put_down,
)
from engine.service.review.appraisal.appraisal_in import read_in
from engine.service.review.appraisal.appraisal_lines import Handed
from engine.service.review.desk import Desk
from tests.service.appraised import AT, CODE, SAY, WHO, NoDisk, desk_of, file_of, handed_out, pages, row_of

COUNT, PART, YES, CORRECTED = "so_thon", "tre_duoi_1_tiem_du", "nguoi_bao_ve_tre_em", "tre_sinh_trong_ky"
DATA = (COUNT, PART, YES, CORRECTED)
THEIRS = KeptFact(CORRECTED, "given", "41", "9/BC", "2024-11-18", "so.xlsx › 02587 › J20", "đếm lại", "p-002", AT)
COLUMNS = dict(zip(FIELDS.values(), "IJKLMN", strict=True))
# What a board types into each field, right and wrong; nothing of it is what the record has already.
TYPED = {
    "y-kien": ("", "accept", "correct", "supply", "question"),
    "so": ("", "40", "1.040", "9999", "97,5", "chưa có", "có", "Không", "nhiều", "-3"),
    "ly-do": ("", "Sổ tiêm chủng ghi 40 trẻ", "Gửi bản chụp sổ", "Cháu Nguyễn Văn An, sinh ngày 03/04/2019"),
    "van-ban": ("", "12/BC-TYT", "biên bản kiểm tra"),
    "ngay": ("", "15/11/2024", "5/11/2024", "31/12/2030", "1/1/1900", "15-11"),
    "han": ("", "30/12/2024", "01/01/2020", "mai"),
}
LINES = st.dictionaries(st.sampled_from(DATA), st.fixed_dictionaries({k: st.sampled_from(v) for k, v in TYPED.items()}))
Lines = Mapping[str, Mapping[str, str]]
GOOD = {"y-kien": "correct", "so": "40", "ly-do": "Sổ ghi 40", "van-ban": "12/BC", "ngay": "15/11/2024", "han": ""}


@dataclass
class Hearing(NoDisk):
    """A record that keeps what it is told, entry after entry."""

    state: RoundState | None = None
    entries_made: list[dict[str, Any]] = field(default_factory=list)

    def apply(self, wanted: Wanted) -> Any:
        """Judge and keep."""
        file = self.file(wanted.about)
        assert self.state
        entry = judged(self.state, file, wanted)
        self.entries_made.append({"act": entry.act, "by": entry.by, "as": entry.role, "body": entry.body})
        made = folded_file(self.state, file, entry)
        assert made
        self.held = (made,)
        return SimpleNamespace(notices=())

    def keep(self, raw: bytes, shown: str, media: str) -> str:
        """A workbook beside the record."""
        return shown + media + str(len(raw))


def hearing(file: CommuneFile) -> tuple[Desk, Hearing]:
    """A desk whose record hears."""
    desk = desk_of(file)
    record = Hearing((file,), desk.state)
    return replace(desk, record=record), record  # type: ignore[arg-type]


def page_of(file: CommuneFile, lines: Lines) -> TypedPage:
    """A page that is sent with these fields; all others as they stood."""
    (page,) = pages(file)
    fields = {line.evidence.id: {**fields_of(line, SAY), **lines.get(line.evidence.id, {})} for line in page.lines}
    return TypedPage(handed_of(file, page.lines, SAY), fields, SAY)


def by_page(file: CommuneFile, lines: Lines) -> tuple[list[dict[str, Any]], list[Any]]:
    """What the chain gets of a page, and what is told."""
    desk, record = hearing(file)
    try:
        change, told = put_down(desk, file, page_of(file, lines), WHO, applied=True)
    except ProblemsFound as refused:
        return record.entries_made, spoken(refused.problems)
    return record.entries_made, spoken([*told, *(change.refused if change else ())])


def by_workbook(path: Path, file: CommuneFile, lines: Lines) -> tuple[list[dict[str, Any]], list[Any]]:
    """The same of a workbook filled in."""
    handed_out(path, file)
    workbook = load_workbook(path)
    sheet = workbook[CODE]
    for name, typed in lines.items():
        for key, text in typed.items():
            told = choice_word(text, SAY) if key == "y-kien" and text else text
            cell: Any = sheet[f"{COLUMNS[key]}{row_of(sheet, name)}"]
            cell.value = told or None
    workbook.save(path)
    desk, record = hearing(file)
    try:
        done = read_in(desk, path, WHO, applied=True)
    except ProblemsFound as refused:
        return record.entries_made, spoken(refused.problems, path)
    return record.entries_made, spoken([*done.warnings, *done.problems], path)


def spoken(found: Sequence[Problem], path: Path | None = None) -> list[Any]:
    """Problems by code, field and words, without where they stand, nor where that stands which they name."""
    rows = {} if path is None else {cell.row: str(cell.value) for cell in load_workbook(path)[CODE]["A"]}
    letters = {letter: key for key, letter in COLUMNS.items()}

    def at(told: Problem) -> str:
        if path is None:
            return field_at(told.place)
        letter, row = told.place.cell[:1], told.place.cell[1:]
        return f"{letters[letter]}:{rows[int(row)]}" if row.isdigit() else ""

    def said(told: Problem) -> list[str]:
        return sorted(str(value) for value in told.values.items() if value[0] != "cell")

    return sorted((told.code, at(told), told.typed, said(told)) for told in found)


def bare(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Entries without the place of each fact."""
    for entry in entries:
        for fact in entry["body"].get("facts", ()):
            fact["place"] = ""
    return entries


@settings(
    max_examples=40, deadline=None, phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(LINES)
@example({COUNT: GOOD, PART: {**GOOD, "y-kien": "supply", "so": "", "van-ban": "", "ngay": "", "han": "30/12/2024"}})
@example({COUNT: {**GOOD, "ly-do": "", "van-ban": ""}, PART: {**GOOD, "so": "9999"}})
@example({CORRECTED: {**GOOD, "y-kien": "", "so": "40", "ngay": "5/11/2024"}})
@example({CORRECTED: {**dict.fromkeys(TYPED, ""), "y-kien": "accept"}, YES: {**GOOD, "so": "Không"}})
def test_the_same_wishes_give_the_same_entries_by_page_and_by_workbook(tmp_path: Path, lines: Lines) -> None:
    """Act for act, fact for fact but for its place; and what is refused is refused in the same words at its field."""
    file = file_of(CODE, [THEIRS])
    page, told = by_page(file, lines)
    book, said = by_workbook(tmp_path / "so.xlsx", file, lines)
    assert bare(page) == bare(book)
    assert told == said


def test_a_page_that_nobody_touched_changes_nothing() -> None:
    """Also one that shows a correction: what it put into its fields itself was typed by nobody."""
    file = file_of(CODE, [THEIRS])
    assert by_page(file, {}) == ([], [])
    assert by_page(file, {CORRECTED: {"y-kien": "accept"}})[0][0]["body"]["facts"] == []


def test_a_kept_fact_stands_in_the_place_of_its_datum() -> None:
    """The page, the commune, the datum: nobody looks for a cell."""
    (entry,), told = by_page(file_of(CODE), {COUNT: GOOD})
    assert told == []
    assert [fact["place"] for fact in entry["body"]["facts"]] == [f"{APPRAISAL} › {CODE} › {COUNT}"]


@pytest.mark.parametrize("lines", [{CORRECTED: {**GOOD, "so": "44"}}, {CORRECTED: {"y-kien": "accept"}}])
def test_who_was_slower_sees_both_values_and_whose(lines: Lines) -> None:
    """A page drawn before somebody else's correction overwrites nothing."""
    seen, now = file_of(CODE), file_of(CODE, [THEIRS], version=4)
    (page,) = pages(seen)
    fields = {name: {**dict.fromkeys(TYPED, ""), **typed} for name, typed in lines.items()}
    typed = TypedPage(handed_of(seen, page.lines, SAY), fields, SAY)
    desk, record = hearing(now)
    with pytest.raises(ProblemsFound) as refused:
        put_down(desk, now, typed, WHO, applied=True)
    (told,) = refused.value.problems
    assert (told.code, told.values["theirs"], told.values["by"]) == ("REC-325", "41", "p-002")
    assert field_at(told.place) == f"y-kien:{CORRECTED}"
    assert record.entries_made == []


def test_what_the_commune_sent_anew_is_told_where_it_was_judged() -> None:
    """The figure that was looked at is another one now."""
    seen = file_of(CODE)
    now = replace(seen, own={**seen.own, COUNT: replace(seen.own[COUNT], value="11")}, version=4)
    (page,) = pages(seen)
    typed = TypedPage(handed_of(seen, page.lines, SAY), {COUNT: dict(GOOD)}, SAY)
    with pytest.raises(ProblemsFound) as refused:
        put_down(hearing(now)[0], now, typed, WHO, applied=True)
    assert {told.code for told in refused.value.problems} >= {"REC-326"}


def test_a_page_of_lines_that_are_gone_asks_for_nothing() -> None:
    """Data that the page did not show are read as they stand."""
    file = file_of(CODE)
    typed = TypedPage(Handed(file.version, {}, {}), {COUNT: dict(GOOD)}, SAY)
    assert put_down(hearing(file)[0], file, typed, WHO, applied=True) == (None, ())
