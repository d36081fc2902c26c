"""A day of a refusal is written as each language writes it; only what somebody types, or cites, stays as it stands."""

from __future__ import annotations

import ast
import re
from datetime import date
from pathlib import Path

from babel.messages.pofile import read_po

from engine.problems import Place, catalogue, day_in_both, problem, words

ENGINE = Path(__file__).parents[2] / "engine"
LOCALE = ENGINE / "locale" / "en" / "LC_MESSAGES" / "phuhop.po"
# Rooms that make problems and print nothing themselves; in the others such a day stands on a Vietnamese paper.
ROOMS = ("comparing", "desk", "evidence", "law", "records/acting", "rules", "service")
# A citation that is held against another, a day of a workbook as it was typed, a day as it is to be typed into a field.
AS_IT_STANDS = {"law/citing.py", "desk/editing/cell_values.py", "service/policy/typing/entry_fields.py"}
TO_BE_TYPED = re.compile(r"such as|for example|From: ")
NUMERAL = re.compile(r"(?<!QĐ-TTg of )\b\d\d/\d\d/\d{4}")


def test_a_day_is_told_as_each_language_writes_it() -> None:
    """Whether it is given as a day or already in both languages."""
    day = date(2026, 11, 2)
    for given in (day, day_in_both(day)):
        found = problem("REC-266", Place("dot-2026"), day=given, today=given)
        assert words(found, "vi")["what"] == "Ngày ký 02/11/2026 ở sau hôm nay (02/11/2026)."
        assert words(found, "en")["what"] == "The day of signing 2 November 2026 is after today (2 November 2026)."


def test_no_english_text_has_a_day_in_numerals() -> None:
    """But for examples of what is to be typed, and a document by its number and day."""
    with LOCALE.open("rb") as file:
        texts = [str(message.string) for message in read_po(file, locale="en") if message.id]
    kinds = catalogue().values()
    texts += [
        text for kind in kinds for said in (kind.texts, kind.on_sheet, kind.on_page) for text in said["en"].values()
    ]
    numeral = [text for text in texts if NUMERAL.search(text) and not TO_BE_TYPED.search(text)]
    assert numeral == []


def test_no_problem_is_given_a_day_that_is_already_vietnamese() -> None:
    """A day alone in a text of its own is made by one function, which knows both languages."""
    found = {
        path.relative_to(ENGINE).as_posix()
        for room in ROOMS
        for path in (ENGINE / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr) and len(node.values) == 1 and _is_day(node.values[0])
    }
    assert found == AS_IT_STANDS


def _is_day(part: ast.expr) -> bool:
    spec = part.format_spec if isinstance(part, ast.FormattedValue) else None
    return spec is not None and "%d/%m/%Y" in ast.unparse(spec)
