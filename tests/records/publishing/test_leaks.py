"""Seven leaks put in by hand: each is found, and the two figures that open it are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from engine.language import speak
from engine.law.publishing.small_counts import PublishingRules, load_publishing
from engine.problems import ProblemsFound, words
from engine.records.publishing.auditing import Finding, audited_table
from engine.records.publishing.auditing_lines import audited_line
from engine.records.publishing.releases import ClassRow, CommuneLine, CountTable, Percent, Release
from engine.records.publishing.releasing import Asked, class_of, draft_of
from engine.records.publishing.signed_decisions import Decided
from engine.reporting.publishing.public_words import finding_words, naming_of
from engine.service.publishing.publish_round import refuse_leaks
from tests import frozen

DATUM, CLASS = "vu_bao_luc_boc_lot", "other"
Figures = tuple[str, str]


@cache
def rules() -> PublishingRules:
    """The rules beside the frozen law."""
    return load_publishing(frozen.CRITERIA, frozen.law().book.standard)


@cache
def release() -> Release:
    """A release of the frozen round in which all whom the score recognises are recognised."""
    made = frozen.assessed()
    signed = {
        unit.code: Decided(unit.code, "recognise", "1/QĐ", date(2024, 12, 20), "Chủ tịch")
        for row, unit in enumerate(made.units)
        if made.decision(row).verdict == "recognised"
    }
    provinces = dict.fromkeys((unit.code for unit in made.units), "Tỉnh Tuyên Quang")
    return draft_of((made,), Asked(signed, rules(), date(2024, 12, 25), (), provinces)).release


def table(
    hidden: Mapping[str, int | None], total: int | None, *, below: int = 10, whole: int | None = None
) -> CountTable:
    """One class of communes, by code, under a sum."""
    return CountTable(DATUM, below, "", whole, (ClassRow(CLASS, total, hidden),))


def of_table(tables: list[tuple[int, CountTable]], own: Mapping[str, int]) -> Finding:
    """What one of them gives away first."""
    return audited_table(tables, own)[0]


def kinds(found: Finding) -> list[tuple[str, str]]:
    """The two figures, what they are and what they say."""
    return [(figure.kind, figure.value) for figure in found.figures]


def test_what_is_released_gives_nothing_away() -> None:
    """The release that the leaks are put into is sound itself."""
    refuse_leaks((frozen.assessed(),), (release(),), rules())
    assert any(line.points for line in release().lines)
    assert any(table.hidden for table in release().tables)


def test_the_total_shown() -> None:
    """Total less published points is what the hidden criteria came to: somewhere it says that there was a case."""
    made = frozen.assessed()
    found = [told for code in made.rows for told in leaks(with_total(code))]
    assert any(told.least > 0 for told in found)
    assert {told.figures[0].kind for told in found} == {"total"}
    assert {told.figures[1].kind for told in found} == {"points"}


def test_the_reason_shown() -> None:
    """Knocked out by criterion 3: there was at least one case of each kind, more with more children."""
    line = replace(release().lines[0], recognised=False, points=None, reason="tc03")
    found = leaks(line)
    assert {told.datum for told in found} == {DATUM, "vu_xam_hai_mua_ban"}
    assert all(told.least > 0 for told in found)
    assert [figure.kind for figure in found[0].figures] == ["reason", "children"]


def test_points_of_a_closed_criterion() -> None:
    """Points are no count: neither a least nor a most is told of what they came from."""
    (found,) = [told for told in leaks(replace(release().lines[0], points={"tc03": "80"})) if told.datum == "tc03"]
    assert (found.place, found.to, found.least, found.most, found.below) == (release().lines[0].code, "", 0, None, 0)
    assert [figure.kind for figure in found.figures] == ["points", "children"]


def test_a_single_hidden_cell() -> None:
    """What is left of the sum is the figure."""
    found = of_table([(1, table({"a": None, "b": 0, "c": 12}, 15))], {})
    assert (found.place, found.least, found.most, found.to) == ("a", 3, 3, "")
    assert kinds(found) == [("sum", "15"), ("shown", "12")]


def test_two_hidden_cells() -> None:
    """Nobody outside can tell, and each of the two can."""
    told = [(1, table({"a": None, "b": None, "c": 0}, 13))]
    assert audited_table(told, {}) == ()
    found = of_table(told, {"a": 4, "b": 9})
    assert (found.place, found.to, found.least, found.most) == ("b", "a", 9, 9)
    assert kinds(found) == [("own", "4"), ("sum", "13")]


def test_a_parent_shown() -> None:
    """All of a class is hidden and its small sum is shown: nobody there has as many as the limit."""
    found = of_table([(1, table({"a": None, "b": None, "c": None}, 6))], {})
    assert (found.least, found.most) == (0, 6)
    assert kinds(found) == [("sum", "6"), ("shown", "0")]


def test_a_percentage_of_sixty() -> None:
    """95 % of 60 is 57, and three are left."""
    line = replace(release().lines[0], percents=(Percent("tc07.1", 95, 60),))
    (found,) = [told for told in leaks(line) if told.datum == "tc07.1"]
    assert (found.least, found.most) == (57, 57)
    assert kinds(found) == [("percent", "95 %"), ("whole", "60")]


def test_the_second_release() -> None:
    """A commune that changes its class is told by the class's sum before and after."""
    first = table({"a": None, "b": None, "c": None, "d": None}, 31)
    rows = (ClassRow(CLASS, 28, {"b": None, "c": None, "d": None}), ClassRow("second", None, {"a": None}))
    second = replace(first, classes=rows)
    assert audited_table([(1, first)], {}) == ()
    assert audited_table([(1, second)], {}) == ()
    found = of_table([(1, first), (2, second)], {})
    assert (found.place, found.least, found.most) == ("a", 3, 3)
    assert [(figure.release, figure.value) for figure in found.figures] == [(2, "28"), (1, "31")]


def test_a_commune_that_came_late_is_not_told_by_what_the_sum_grew() -> None:
    """The same with a commune that was in no earlier release."""
    first = table({"b": None, "c": None, "d": None}, 28)
    second = table({"a": None, "b": None, "c": None, "d": None}, 30)
    found = of_table([(1, first), (2, second)], {})
    assert (found.place, found.least, found.most) == ("a", 2, 2)


@pytest.mark.parametrize("kind", ["total", "reason", "cell", "percent", "closed"])
def test_the_refusal_names_both_figures(kind: str) -> None:
    """Nothing of it is written, and the message says which two figures and what they tell, in both languages."""
    sound = release()
    tried = {
        "total": lambda: with_line(next(c for c in frozen.assessed().rows if leaks(with_total(c)))),
        "reason": lambda: changed(sound.lines[0], recognised=False, points=None, reason="tc03"),
        "cell": lambda: replace(sound, tables=(single_hidden(sound),)),
        "percent": lambda: changed(sound.lines[0], percents=(Percent("tc07.1", 95, 60),)),
        "closed": lambda: changed(sound.lines[0], points={"tc03": "80"}),
    }[kind]()
    with pytest.raises(ProblemsFound) as refused:
        refuse_leaks((frozen.assessed(),), (tried,), rules())
    figures = first_finding(tried).figures
    for language in ("vi", "en"):
        said = [words(told, language)["what"].replace(".", "").replace(",", "") for told in refused.value.problems]
        values = [figure.value.split(" ")[0] for figure in figures if figure.kind != "reason"]
        assert any(all(value in what for value in values) for what in said), said
    assert {told.code for told in refused.value.problems} == {"PUB-130"}


def first_finding(tried: Release) -> Finding:
    """The finding that the message speaks of."""
    from engine.records.publishing.auditing import audited_tables
    from engine.records.publishing.auditing_lines import audited_lines

    return (*audited_tables((tried,), {}), *audited_lines((frozen.assessed(),), tried, rules()))[0]


def test_the_words_of_a_leak() -> None:
    """As the board reads it."""
    found = of_table([(1, table({"02539": None, "02542": 0, "02545": 12}, 15))], {})
    naming = naming_of(release(), frozen.law().book.standard)
    assert finding_words(found, naming, speak("vi")) == (
        "ai cũng suy ra được “Vụ bạo lực, bóc lột, bỏ rơi, lao động trái quy định” của Xã Trung Yên đúng là 3, "
        "từ hai số: tổng của nhóm Xã, phường, thị trấn còn lại là 15 (lần công bố 1); "
        "các ô để hiện của nhóm Xã, phường, thị trấn còn lại cộng lại là 12."
    )


def leaks(line: CommuneLine) -> tuple[Finding, ...]:
    """What a line gives away in the release."""
    return audited_line(frozen.assessed(), release(), line, rules())


def with_total(code: str) -> CommuneLine:
    """A commune's line with its own total."""
    made = frozen.assessed()
    decision = made.decision(made.rows[code])
    line = next(line for line in release().lines if line.code == code)
    return replace(line, total=(str(decision.low), str(decision.high)))


def with_line(code: str) -> Release:
    """The release with a commune's total."""
    own = with_total(code)
    return replace(release(), lines=(own, *(line for line in release().lines if line.code != code)))


def changed(line: CommuneLine, **told: object) -> Release:
    """The release with one line told otherwise."""
    return replace(release(), lines=(replace(line, **told), *release().lines[1:]), tables=release().tables)  # type: ignore[arg-type]


def single_hidden(sound: Release) -> CountTable:
    """A table of real communes of the round in which one figure of a class stands alone."""
    made = frozen.assessed()
    codes = [unit.code for row, unit in enumerate(made.units) if class_of(made, row).id == "other"]
    return table({codes[0]: None, **dict.fromkeys(codes[1:], 0)}, 3, whole=None)
