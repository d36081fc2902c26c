"""How problems are told: by place, errors first, each once, and how many of each there are."""

from __future__ import annotations

import io
import re
from itertools import permutations

from rich.console import Console

from engine.language import speak
from engine.problems import Place, Problem, catalogue, problem, sorted_problems
from engine.reporting.console.screen import Screen, show_problems

HERE = Place("evidence/a.xlsx", sheet="Phiếu số liệu", cell="E9")
BELOW = Place("evidence/a.xlsx", sheet="Phiếu số liệu", cell="E12")


def jump(place: Place) -> Problem:
    """A warning."""
    told = {
        "label": "x",
        "label_en": "x",
        "given": "1",
        "before": "2",
        "cell": "E9",
        "percent": 20,
        "why": "x",
        "at": "E9",
    }
    return problem("EVI-405", place, "1", "00001", **told, why_en="x")


def excess(place: Place) -> Problem:
    """An error, whose code comes after the warning's."""
    return problem("FIL-104", place, "=1", "00001")


def test_problems_stand_by_place_with_the_errors_of_a_place_first() -> None:
    """As a page is read, row 9 before row 12; whatever their codes, an error stands before a warning; each once."""
    found = [jump(HERE), excess(HERE), jump(BELOW), excess(BELOW)]
    for order in permutations([*found, jump(HERE)]):
        assert [(p.code, p.place.cell) for p in sorted_problems(order)] == [
            ("FIL-104", "E9"), ("EVI-405", "E9"), ("FIL-104", "E12"), ("EVI-405", "E12"),
        ]  # fmt: skip


def test_a_screen_tells_errors_before_warnings_and_counts_them() -> None:
    """What stops a commune comes first, however far down the form it is."""
    page = io.StringIO()
    out = Console(file=page, width=200, highlight=False, markup=False)
    show_problems(Screen(speak("vi"), out, out, quiet=False), sorted_problems([jump(HERE), excess(BELOW), jump(BELOW)]))
    text = page.getvalue()
    assert text.index("FIL-104") < text.index("EVI-405")
    assert text.rstrip().endswith("1 lỗi, 2 cảnh báo.")


def test_no_text_is_fixed_at_the_year_it_was_written_in() -> None:
    """A round may be of any year: an example of a day speaks without one, or takes it from the round."""
    texts = {
        f"{c} {part}": t for c, kind in catalogue().items() for said in kind.texts.values() for part, t in said.items()
    }
    assert {where: text for where, text in texts.items() if re.search(r"\b20(?:24|26)\b", text)} == {}
