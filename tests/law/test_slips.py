"""Slips in a standard: what stands twice, out of order, leaves a hole or can judge nobody, each at the line to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from engine.law.checking import check_standard
from engine.law.loading import Lawbook
from engine.problems import Problem, words
from tests.comparing.law_edits import edited

DISTRICT = """  - id: district
    from: 2019-01-03
"""
READING = """  - id: rounding
    text: Không làm tròn trước khi so với ngưỡng.
    text_en: Nothing is rounded before it is compared.
    mark: provisional
"""
PROVINCE = """  - id: province
    from: {0}
    appraises: Sở
    appraises_en: Department
    recognises: Chủ tịch UBND tỉnh
    recognises_en: Chair of the provincial People's Committee
    status: settled
    mark: reported
    cite: {{document: 00/TN 03/01/2019, at: Điều 5}}
"""
ENDED = f"{DISTRICT}    until: 2025-06-30\n"

BEGINS, GOES_ON = "from: 2019-01-03\nmaximum", "readings:\n"
CITE = "cite: {document: 00/TN 03/01/2019, at: Điều 4}"
STANDARD, TC02 = "standard.yaml", "tc02.yaml"


def followed(day: str) -> tuple[tuple[str, str, str], ...]:
    """The district has the say until 30/6/2025, the province from a day on."""
    return (STANDARD, DISTRICT, ENDED), (STANDARD, GOES_ON, PROVINCE.format(day) + GOES_ON)


def conditioned(*said: str) -> tuple[tuple[str, str, str], ...]:
    """A condition of its own, and lines of what it asks."""
    told = ("- id: suc-khoe", "  title: Điều kiện thử", "  title_en: Trial condition", "  mark: verbatim", f"  {CITE}")
    block = "\n".join(("conditions:", *(f"  {line}" for line in told), *(f"    {line}" for line in said)))
    return ((STANDARD, "authorities:\n", f"{block}\nauthorities:\n"),)


def levelled(*bars: tuple[str, int], kept: str = "") -> tuple[tuple[str, str, str], ...]:
    """A second level with these bars, and what must have been kept for it."""
    lines = [f"      - {{class: {name}, threshold: {bar}, mark: verbatim, {CITE}}}" for name, bar in bars]
    lines += [f"    kept: {{level: {kept}, rounds: 2, mark: verbatim, {CITE}}}"] if kept else []
    head = "levels:\n  - {id: dat, title: Đạt, title_en: Met}\n  - id: cao\n    title: Cao\n    title_en: High\n"
    block = "\n".join((f"{head}    thresholds:", *lines))
    return ((STANDARD, "authorities:\n", f"{block}\nauthorities:\n"),)


def edged(first: str, second: str) -> tuple[tuple[str, str, str], ...]:
    """The share of children who are content with other edges of its two bands."""
    return (TC02, "{at_least: 80, ", f"{{{first}, "), (TC02, "{at_least: 50, ", f"{{{second}, ")


RESCALED = f"left_out: {{how: rescale, mark: reported, {CITE}}}\n"
COUNTED = (
    *conditioned("each_of: all", "at_least: 20", "allowed: 1"),
    (STANDARD, "authorities:\n", f"{RESCALED}authorities:\n"),
)
BARS = ("ward", 190), ("mountain", 170), ("plain", 185)


# What is typed in place of what, by file, and what is told: code and the line that is to be mended.
BROKEN: Mapping[str, tuple[Sequence[tuple[str, str, str]], Mapping[str, str]]] = {
    "a criterion listed twice": (
        [(STANDARD, "criteria: [tc01, tc02]", "criteria: [tc01, tc02, tc01]")],
        {"LAW-301": "criteria: [tc01, tc02, tc01]"},
    ),
    "a number of two criteria": ([(TC02, "number: 2\n", "number: 1\n")], {"LAW-301": "number: 1"}),
    "a reading twice": ([(STANDARD, READING, READING * 2)], {"LAW-301": "- id: rounding"}),
    "the rest before a band": (
        [(TC02, "{at_least: 95, points: 35, mark: provisional}", "{otherwise: true, points: 35, mark: provisional}")],
        {"LAW-305": "- {otherwise: true, points: 35, mark: provisional}"},
    ),
    "a standard that ends before it begins": (
        [(STANDARD, BEGINS, BEGINS.replace("maximum", "until: 2018-12-31\nmaximum"))],
        {"LAW-311": "from: 2019-01-03"},
    ),
    "an authority that ends before it begins": (
        [(STANDARD, DISTRICT, f"{DISTRICT}    until: 2018-12-31\n")],
        {"LAW-311": "- id: district", "LAW-313": "until: 2018-12-31"},
    ),
    "nobody behind the last day of the last": ([(STANDARD, DISTRICT, ENDED)], {"LAW-313": "until: 2025-06-30"}),
    "nobody for a month": (followed("2025-08-01"), {"LAW-313": "from: 2025-08-01"}),
    "two for a month": (followed("2025-06-01"), {"LAW-313": "from: 2025-06-01"}),
    "a condition from a level that is not there": (
        conditioned("each_of: all", "at_least: 20", "from_level: cao"), {"LAW-307": "from_level: cao"},
    ),
    "a condition that may fail in all its criteria": (
        conditioned("each_of: all", "at_least: 20", "allowed: 2"), {"LAW-484": "allowed: 2"},
    ),
    "a count of criteria of other maxima where the total is re-scaled": (
        [*COUNTED, (TC02, "max_points: 100\n", "max_points: 90\n")],
        {"LAW-302": "max_points: 90", "LAW-467": RESCALED.strip()},
    ),
    "a count of criteria of one maximum where the total is re-scaled": (
        COUNTED, {"LAW-467": RESCALED.strip()},
    ),
    "a condition that asks for all": (conditioned("each_of: all", "at_least_percent: 100"), {}),
    "a condition that asks for more than there is": (
        conditioned("each_of: all", "at_least_percent: 100.5"), {"LAW-483": "at_least_percent: 100.5"},
    ),
    "a condition that asks for more than all": (
        conditioned("each_of: all", "more_than_percent: 100"), {"LAW-483": "more_than_percent: 100"},
    ),
    "a level's bar of a class that is not there": (
        levelled(*BARS, ("special", 190)),
        {"LAW-307": f"- {{class: special, threshold: 190, mark: verbatim, {CITE}}}"},
    ),
    "a level's bar above all points": (
        levelled(*BARS[1:], ("ward", 201)),
        {"LAW-312": f"- {{class: ward, threshold: 201, mark: verbatim, {CITE}}}"},
    ),
    "a level that is kept and is not there": (
        levelled(*BARS, kept="gioi"), {"LAW-307": f"kept: {{level: gioi, rounds: 2, mark: verbatim, {CITE}}}"},
    ),
    "a level that is kept and is below": (levelled(*BARS, kept="dat"), {}),
    "a hundredth of just the edge below it": (
        edged("at_least: 0.9", "more_than: 90"), {"LAW-214": "- {at_least: 0.9, points: 20, mark: provisional}"},
    ),
    "no hundredth of what is above the edge below it": (edged("at_least: 0.9", "more_than: 90.5"), {}),
    "a hundredth of just the edge above it": (
        edged("at_most: 10", "less_than: 0.1"), {"LAW-214": "- {less_than: 0.1, points: 10, mark: provisional}"},
    ),
    "no hundredth of what is below the edge above it": (edged("at_most: 10.05", "less_than: 0.1"), {}),
    "a hundredth of one percent": (
        edged("at_least: 0.01", "at_least: 1"), {"LAW-214": "- {at_least: 0.01, points: 20, mark: provisional}"},
    ),
    "one percent": (edged("at_least: 1", "at_least: 50"), {}),
    "one behind the other": (followed("2025-07-01"), {}),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_slip_is_told_once_at_its_line(name: str) -> None:
    """By its code and no other, in words of both languages."""
    edits, wanted = BROKEN[name]
    book = edited(*edits)
    found = {told.code: told for told in check_standard(book)}
    lines = {code: _line(book, told) for code, told in found.items()}
    assert lines == wanted
    assert all(words(told, language)["what"] for told in found.values() for language in ("vi", "en"))


def _line(book: Lawbook, told: Problem) -> str:
    """The line of its file at which a problem is told."""
    source = book.sources[told.place.file.rpartition("/")[2]]
    return source.lines[told.place.line - 1].strip()
