"""How the form prints: A4 lying down, a criterion whole on its page, room to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from engine.files.kit.printing import Area, Page, as_letters, printed
from engine.files.kit.sheets import NewSheet
from engine.forms.layout import HEADS_ROW, LAST, MARK, NOTE, QUESTION, UNIT, VALUE, VISIBLE, WIDTHS, Form
from engine.language import Say

LEFT, RIGHT, TOP, BOTTOM, HEAD, FOOT = 0.5, 0.4, 0.45, 0.5, 0.2, 0.25
PAPER_WIDTH, PAPER_HEIGHT = 842, 595


def write_signatures(sheet: NewSheet, row: int, say: Say, banner: str) -> int:
    """Room for the officer's and the committee's signatures, by hand; gives the last row."""
    day = say("……………, ngày …… tháng …… năm 20……")
    for columns, lines in (
        ((MARK, QUESTION), ("", say("NGƯỜI LẬP PHIẾU"), say("(ký, ghi rõ họ tên, chức vụ)"))),
        ((NOTE, LAST), (day, say("TM. ỦY BAN NHÂN DÂN"), say("(ký, đóng dấu)"))),
    ):
        for at, text in enumerate(lines):
            sheet.put_over(row + at, columns, text, "signed by" if at == 1 else "signed how")
    if banner:
        sheet.put(row + 1, UNIT, banner, "page warning")
    sheet.set_height(row + 2, 18)
    sheet.set_height(row + 3, 48)
    return row + 3


def arrange(sheet: NewSheet, blocks: Sequence[int], form: Form, *, left: str, banner: str) -> None:
    """Frozen heads, the sheet locked but for its answers, and A4 lying down with the heads on every page.

    ``blocks`` are the first rows of what stays on one page if it can, then the last row of all.
    """
    sheet.freeze(HEADS_ROW + 1, UNIT)
    sheet.select(HEADS_ROW + 3, VALUE)
    sheet.lock(wider=True)
    numbered = form.say("Trang {page}/{pages}", page="&P", pages="&N")
    page = Page(
        head=printed(right=banner, size=9, weight="Bold"),
        foot=printed(as_letters(left), numbered, as_letters(form.round.title), size=9),
        repeat=(HEADS_ROW, HEADS_ROW),
        area=Area(1, MARK, blocks[-1], LAST),
        margins=(LEFT, RIGHT, TOP, BOTTOM, HEAD, FOOT),
    )
    sheet.set_page(page)
    sheet.break_after([row - 1 for row in pages(sheet, blocks)])


def pages(sheet: NewSheet, blocks: Sequence[int]) -> Iterator[int]:
    """The rows that begin a page, so that no criterion is torn from its heading; heights in points."""
    wide = sum(WIDTHS[column] * 7 + 5 for column in VISIBLE) * 0.75
    scale = min((PAPER_WIDTH - 72 * (LEFT + RIGHT)) / wide, 1)
    room = (PAPER_HEIGHT - 72 * (TOP + BOTTOM)) / scale - 6
    taken = sheet.height_between(1, blocks[0])
    for first, after in pairwise((*blocks[:-1], blocks[-1] + 1)):
        block = sheet.height_between(first, after)
        if taken + block > room:
            yield first
            taken = sheet.height_between(HEADS_ROW, HEADS_ROW + 1)
        taken += block
