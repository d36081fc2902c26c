"""Steps for reports to the authority above (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.asked import asked_by_letters
from engine.law.directives import Directives, load_directives
from engine.law.outlines.reading_outlines import load_outlines
from engine.planning.reports.figures import Figure
from engine.planning.reports.filling_in import Report, Wanted, filled_report
from engine.problems import Place
from engine.reporting.upward.figure_words import note_words, value_words
from engine.reporting.upward.report_word import report_values
from engine.reporting.upward.report_words import UPWARD_ONLY, left_words, warnings_of
from engine.scoring.assessing import assess
from engine.service.parts.open_law import OpenLaw
from engine.service.rounds import letters_followed
from engine.service.upward.sending_up import yaml_names
from features.case import Table, day, full_marks, rows, unit_of
from tests import frozen

scenarios("bao_cao.feature")

OUTLINES = frozen.CRITERIA / "reports"
NAMES = ("Xã An", "Xã Bình", "Xã Cường")
KINDS = {"6 tháng": "six-month", "năm": "yearly", "tháng": "monthly"}


@dataclass(slots=True)
class Desk:
    """A round of three communes, its letter, and the report once it was made."""

    law: OpenLaw
    letter: str = "son-duong-2024"
    area: str = "huyện Sơn Dương, tỉnh Tuyên Quang"
    year: int = 2024
    changed: list[tuple[str, str, str]] = field(default_factory=list)
    made: Report | None = None

    @property
    def report(self) -> Report:
        """What came of it; a scenario that looks before is wrong."""
        assert self.made, "Chưa có bước “Khi lập báo cáo …”"
        return self.made

    def figure(self, label: str) -> Figure:
        """The line that is called so."""
        return next(figure for figure in self.report.lines if figure.label == label)

    def facts(self, name: str, letters: Directives) -> dict[str, Fact]:
        """What a commune gave: full marks, a yes to all that the letter asks, but for what its rows say."""
        told = {held: replace(fact, document=None) for held, fact in full_marks().items()}
        for entry in asked_by_letters(letters):
            told[entry.id] = Fact(entry.id, 1, Place("phieu.xlsx", sheet="Nhiệm vụ", cell="E9"))
        data = {e.label: e.id for e in (*self.law.book.standard.book.evidence, *asked_by_letters(letters))}
        for commune, label, said in self.changed:
            if commune == name and said == "để trống":
                told.pop(data[label])
            elif commune == name:
                told[data[label]] = replace(told[data[label]], value=int(said))
        return told


@pytest.fixture
def desk(law: OpenLaw) -> Desk:
    """The scenario's own round."""
    return Desk(law)


@given("đợt có ba xã, mọi số liệu đều có")
def three_communes() -> None:
    """Nothing is missing."""


@given("đợt có ba xã, mọi số liệu đều có, trừ")
def three_communes_but(desk: Desk, datatable: Table) -> None:
    """What some communes gave otherwise, or left empty."""
    desk.changed = [(row["xã"], row["số liệu"], row["trả lời"]) for row in rows(datatable)]


@given(parsers.parse('đợt của {area} dùng công văn "{name}" năm {year:d}'))
def of_letter(desk: Desk, area: str, name: str, year: int) -> None:
    """A letter of the frozen law, and a round of its place and year."""
    desk.area, desk.letter, desk.year = area, name, year


def fill(desk: Desk, kind: str, said: str, who: str = "đợt") -> None:
    """Assess the round and fill a report."""
    letters = load_directives(frozen.LETTERS, (desk.letter,))
    units = tuple(unit_of(code=f"{at:05}", name=name) for at, name in enumerate(NAMES, 1))
    on = date(desk.year, 11, 15)
    round_ = Round(
        "thu", "Đợt thử (số liệu mô phỏng)", "qd-06-2019", on, date(desk.year, 1, 1), on, desk.area, simulated=True,
        authority=None, units=units, overrides=(), directives=(desk.letter,),
    )  # fmt: skip
    evidence = {unit.code: CommuneEvidence(unit.code, desk.facts(unit.name, letters)) for unit in units}
    followed = letters_followed(letters)
    made = assess(desk.law.book, desk.law.table, round_, RoundEvidence(evidence, ()), followed=followed)
    data = {*letters.evidence, *(entry.id for entry in desk.law.book.standard.book.evidence)}
    outlines = load_outlines(OUTLINES, yaml_names(OUTLINES), data, "qd-06-2019")
    only = next((unit for unit in units if unit.name == who), None)
    desk.made = filled_report(outlines, Wanted(KINDS[kind], only, day(said), letters.evidence), made)


@when(parsers.re(r"lập báo cáo (?P<kind>6 tháng|năm|tháng) ngày (?P<said>\S+)"))
def report_made(desk: Desk, kind: str, said: str) -> None:
    """A report of the whole round."""
    fill(desk, kind, said)


@when(parsers.re(r"lập báo cáo năm của (?P<who>.+) ngày (?P<said>\S+)"))
def report_of(desk: Desk, who: str, said: str) -> None:
    """The yearly report of the round or of one commune."""
    fill(desk, "năm", said, who)


@then(parsers.re(r'dòng "(?P<label>.+)" ghi "(?P<value>.*)" với ghi chú "(?P<note>.*)"'))
def line_says(desk: Desk, label: str, value: str, note: str) -> None:
    """A line's value and note."""
    figure = desk.figure(label)
    assert (value_words(figure, alone=False), note_words(figure, alone=False)) == (value, note)


@then("dòng ấy có trong danh sách còn thiếu")
def is_named(desk: Desk) -> None:
    """The gap is named."""
    assert "Trẻ em dưới 16 tuổi" in {figure.label for figure in desk.report.gaps}


@then("báo cáo ghi là chỉ gửi cấp trên, không công khai")
def goes_upward(desk: Desk) -> None:
    """A report with sensitive counts says so."""
    assert UPWARD_ONLY in warnings_of(desk.report)


@then(parsers.re(r"việc (?P<task>\S+) có hạn chậm nhất (?P<said>\S+), (?P<left>.+)"))
def is_due(desk: Desk, task: str, said: str, left: str) -> None:
    """A letter's day, and how long there is."""
    turn = next(turn for turn in desk.report.turns if turn.task.id == task)
    assert (turn.last, left_words(turn)) == (day(said), left)


@then(parsers.parse('báo cáo gửi "{body}"'))
def addressed(desk: Desk, body: str) -> None:
    """Whom the paper is addressed to."""
    assert report_values(desk.report)["to"] == body
