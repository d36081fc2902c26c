"""Binds the feature of publishing: small tables of one class, and the frozen round (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.law.publishing.small_counts import load_publishing
from engine.records.publishing.attacking import Numbered
from engine.records.publishing.auditing import Finding, audited_table
from engine.records.publishing.drawing_up import drawn_table
from engine.records.publishing.protecting import Counts, Limits
from engine.records.publishing.releases import ClassRow, CommuneLine, CountTable
from engine.records.publishing.releasing import Asked, Draft, draft_of
from engine.records.publishing.signed_decisions import Decided
from engine.reporting.publishing.child_sheet import child_html
from engine.reporting.publishing.child_words import child_page
from engine.reporting.publishing.public_page import public_page
from engine.reporting.publishing.public_tables import public_tables
from engine.reporting.publishing.public_words import Naming, figure_words, naming_of, result_words
from features.case import SAY, Table, rows
from tests import frozen

scenarios("cong_bo.feature")

OWN, OTHER = "other", "lowland"
DATUM = "vu_bao_luc_boc_lot"


@dataclass
class Published:
    """Figures of a class, what was published of them so far, and the release of a whole round."""

    figures: dict[str, int] = field(default_factory=dict)
    below: int = 5
    tables: tuple[tuple[int, CountTable], ...] = ()
    draft: Draft | None = None

    @property
    def last(self) -> CountTable:
        """The table published last."""
        return self.tables[-1][1]

    @property
    def release(self) -> Draft:
        """The release of the round."""
        assert self.draft is not None
        return self.draft


@given(parsers.parse("số vụ của các xã trong một nhóm, che dưới {below:d}"), target_fixture="published")
def class_figures(below: int, datatable: Table) -> Published:
    """A class's figures."""
    return Published({row["xã"]: int(row["số"]) for row in rows(datatable)}, below)


@given(parsers.parse('bảng đã che "{hidden}" và để hiện tổng nhóm, che dưới {below:d}'), target_fixture="published")
def table_as_made(hidden: str, below: int, datatable: Table) -> Published:
    """A table that somebody made."""
    found = class_figures(below, datatable)
    shown = {name: None if name in hidden.split(", ") else value for name, value in found.figures.items()}
    row = ClassRow(OWN, sum(found.figures.values()), shown)
    found.tables = ((1, CountTable(DATUM, below, "", None, (row,))),)
    return found


@given("đã công bố bảng ấy")
@when("lập bảng để công bố")
def drawn(published: Published) -> None:
    """The next release's table."""
    put(published, {OWN: published.figures})


@when(parsers.parse('xã "{name}" được xếp sang nhóm khác và lập bảng lần hai'))
def moved(published: Published, name: str) -> None:
    """The same figures, another class for one."""
    rest = {other: value for other, value in published.figures.items() if other != name}
    put(published, {OWN: rest, OTHER: {name: published.figures[name]}})


def put(published: Published, classes: dict[str, dict[str, int]]) -> None:
    """The table that may be published after all before it, if there is one."""
    drawn = drawn_table(Counts(DATUM, "", classes), Limits(published.below, 3, 2), published.tables)
    if drawn.table:
        published.tables = (*published.tables, (len(published.tables) + 1, drawn.table))


@then(parsers.parse('các ô bị che là "{names}"'))
def hidden(published: Published, names: str) -> None:
    """Exactly these."""
    assert {name for name, value in published.last.communes.items() if value is None} == set(names.split(", "))


@then(parsers.parse("tổng của nhóm là {total:d}"))
def total(published: Published, total: int) -> None:
    """The class's sum is shown."""
    assert [row.total for row in published.last.classes] == [total]


@then("tổng của nhóm bị che")
def no_total(published: Published) -> None:
    """Neither the class's sum nor that of all."""
    assert {row.total for row in published.last.classes} | {published.last.total} == {None}


@then("không ai suy ra được số nào, kể cả từng xã")
def nothing_found(published: Published) -> None:
    """The attacker finds nothing in all that was published."""
    assert audited_table(published.tables, published.figures) == ()


@then("lần hai che tổng của cả hai nhóm")
def sums_hidden(published: Published) -> None:
    """Neither the old class's sum nor the new one's, or the old one less the new would be the commune's figure."""
    assert len(published.tables) == 2
    assert {row.total for row in published.last.classes} == {None}


@then(parsers.parse('ai cũng biết "{name}" đúng là {value:d}, vì "{first}" {one:d} và "{second}" {two:d}'))
def everybody_knows(published: Published, name: str, value: int, first: str, one: int, second: str, two: int) -> None:
    """An outsider's finding with its two figures."""
    told(published.tables, {}, name, value)
    check_figures(found(published.tables, {}, name), [(first, one), (second, two)])


@then(parsers.parse('xã "{who}" biết "{name}" đúng là {value:d}, vì "{first}" {one:d} và "{second}" {two:d}'))
def commune_knows(
    published: Published, who: str, name: str, value: int, first: str, one: int, second: str, two: int
) -> None:
    """A commune's finding: nobody outside has it."""
    own = {who: published.figures[who]}
    assert audited_table(published.tables, {}) == ()
    told(published.tables, own, name, value)
    check_figures(found(published.tables, own, name), [(first, one), (second, two)])


def found(tables: Numbered, own: dict[str, int], name: str) -> Finding:
    """What is found of a commune."""
    return next(told for told in audited_table(tables, own) if told.place == name)


def told(tables: Numbered, own: dict[str, int], name: str, value: int) -> None:
    """It is exactly so many."""
    finding = found(tables, own, name)
    assert (finding.least, finding.most) == (value, value)


def check_figures(finding: Finding, wanted: list[tuple[str, int]]) -> None:
    """The two figures, as they are told to people."""
    naming = Naming((frozen.law().book.standard,), {})
    for figure, (words, value) in zip(finding.figures, wanted, strict=True):
        said = figure_words(figure, naming, SAY)
        assert words in said
        assert f"là {value}" in said


@given(
    parsers.parse('đợt mẫu mà người có thẩm quyền đã công nhận "{name}", chưa quyết định các xã khác'),
    target_fixture="published",
)
def decided(name: str) -> Published:
    """The frozen round, one decision."""
    return Published({name: 1})


@when("xem bản sẽ công bố")
def seen(published: Published) -> None:
    """The release as it would be."""
    made, (name,) = frozen.assessed(), published.figures
    unit = next(unit for unit in made.units if unit.name == name)
    signed = {unit.code: Decided(unit.code, "recognise", "12/QĐ-UBND", date(2024, 12, 20), "Chủ tịch")}
    rules = load_publishing(frozen.CRITERIA, made.book.standard)
    provinces = dict.fromkeys((own.code for own in made.units), "Tỉnh Tuyên Quang")
    published.draft = draft_of((made,), Asked(signed, rules, date(2024, 12, 25), (), provinces))


@then(parsers.parse('"{name}" được ghi là "{words}"'))
def result_is(published: Published, name: str, words: str) -> None:
    """One commune's result."""
    assert result_words(line_of(published, name)) == words


@then(parsers.parse('mọi xã khác được ghi là "{words}"'))
def others_are(published: Published, words: str) -> None:
    """All that were not decided on."""
    others = [line for line in published.release.release.lines if line.name not in published.figures]
    assert {result_words(line) for line in others} == {words}


@then("không chỗ nào có tổng điểm hay lý do")
def no_total_no_reason(published: Published) -> None:
    """In the release and on the page."""
    release = published.release.release
    naming = naming_of(release, frozen.law().book.standard)
    page = public_page(release, public_tables(release, naming, SAY))
    assert all(line.total is None and not line.reason for line in release.lines)
    assert not any(word in page for word in ("điểm liệt", "dưới ngưỡng"))


@then("các tiêu chí 3, 4, 5, 6 không có điểm")
def closed_criteria(published: Published) -> None:
    """Neither they nor their items."""
    told = {name for line in published.release.release.lines for name in line.points or {}}
    assert told
    assert not any(name.startswith(("tc03", "tc04", "tc05", "tc06")) for name in told)


@then(parsers.parse('điểm của nhóm "{name}" không công bố, vì nhóm có ít xã được công nhận quá'))
def class_without_points(published: Published, name: str) -> None:
    """The whole class has none."""
    own = line_of(published, name).unit_class
    assert all(line.points is None for line in published.release.release.lines if line.unit_class == own)
    assert [left.findings for left in published.release.withheld if left.place == own] == [()]


@then("trang cho trẻ em của mỗi xã không có chữ số nào")
def no_digits(published: Published) -> None:
    """Not one, whatever the commune."""
    for line in published.release.release.lines:
        page = child_page(line, published.release.release)
        told = " ".join((page.name, page.head, page.answer, *page.looked, *page.next, page.warning))
        assert not any(sign.isdigit() for sign in told)
        assert page.warning in child_html(page)


@then("trang của xã chưa được công nhận không nêu lý do")
def no_reason_for_children(published: Published) -> None:
    """The same words for each of them."""
    release = published.release.release
    told = {child_page(line, release).next for line in release.lines if not line.recognised}
    assert len(told) == 1


def line_of(published: Published, name: str) -> CommuneLine:
    """A commune's line of the release."""
    return next(line for line in published.release.release.lines if line.name == name)


@pytest.fixture
def published() -> Published:
    """Nothing yet; every scenario begins with its own."""
    return Published()
