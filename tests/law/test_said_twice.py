"""What stands twice in a standard, out of its order, or in days that leave a hole: each at the line to be mended."""

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
STANDARD, TC02 = "standard.yaml", "tc02.yaml"


def followed(day: str) -> tuple[tuple[str, str, str], ...]:
    """The district has the say until 30/6/2025, the province from a day on."""
    return (STANDARD, DISTRICT, ENDED), (STANDARD, GOES_ON, PROVINCE.format(day) + GOES_ON)


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
    "one behind the other": (followed("2025-07-01"), {}),
}


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
