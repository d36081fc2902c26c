"""How the form prints: A4, a criterion whole on its page, room to sign once and never on a page of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engine.files.kit.paging import DIGIT_PIXELS, POINT_PIXELS
from engine.files.kit.printing import Area, Page, as_letters, printed
from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import LOOKS
from engine.forms.layout import (
    HEADS_ROW,
    LAST,
    MARK,
    UNIT,
    VALUE,
    VISIBLE,
    WIDTHS,
    Form,
    banner_of,
    fitting,
    width_between,
)
from engine.language import Say

LEFT, RIGHT, TOP, BOTTOM, HEAD, FOOT = 0.5, 0.4, 0.45, 0.5, 0.2, 0.25
SHORT_SIDE, LONG_SIDE, INCH = 595, 842, 72
# What programs differ by in the height of a page's rows, in points.
SPARE = 12


@dataclass(frozen=True, slots=True)
class Leaf:
    """A sheet's paper: the widths of the columns that print from MARK on, and where a person begins to type."""

    widths: Sequence[float]
    first: int
    standing: bool = False

    @property
    def last_column(self) -> int:
        """The last column that prints."""
        return MARK + len(self.widths) - 1

    @property
    def scale(self) -> float:
        """The part of its size at which the sheet fits the paper's width: whole percents, as Excel has it."""
        across = SHORT_SIDE if self.standing else LONG_SIDE
        wide = sum(round(width * DIGIT_PIXELS) for width in self.widths) / POINT_PIXELS
        return min(int((across - INCH * (LEFT + RIGHT)) / wide * 100), 100) / 100

    @property
    def room(self) -> float:
        """How many points of rows a page holds."""
        down = LONG_SIDE if self.standing else SHORT_SIDE
        return (down - INCH * (TOP + BOTTOM)) / self.scale - SPARE


def lying(first: int) -> Leaf:
    """The paper of the sheets of questions."""
    return Leaf([WIDTHS[column] for column in VISIBLE], first)


def write_signatures(sheet: NewSheet, row: int, columns: Sequence[tuple[int, int]], say: Say) -> int:
    """Room for the officer's and the committee's signatures, by hand, in two groups of columns; gives the last row."""
    whole, day = (columns[0][0], columns[-1][-1]), say("……………, ngày …… tháng …… năm 20……")
    sheet.put_over(row, whole, day, replace(LOOKS["signed how"], align="right"))
    names = (say("NGƯỜI LẬP PHIẾU"), say("TM. ỦY BAN NHÂN DÂN"))
    ways = (say("(ký, ghi rõ họ tên, chức vụ)"), say("(ký, đóng dấu)"))
    for across, name, way in zip(columns, names, ways, strict=True):
        sheet.put_over(row + 1, across, name, "signed by")
        sheet.put_over(row + 2, across, way, "signed how")
    for at, height in enumerate((19, 16, 16, 44)):
        sheet.set_height(row + at, height)
    return row + 3


def write_signed_elsewhere(sheet: NewSheet, row: int, say: Say) -> int:
    """Where the form is signed, since no other sheet has room for it; gives the row."""
    where = say("Cả phiếu ký một lần, ở cuối trang “{title}”.", title=say("Tự chấm"))
    sheet.put_over(row, (MARK, LAST), where, "again")
    sheet.set_height(row, fitting(where, "again", width_between(MARK, LAST)))
    return row


def ending_together(blocks: Sequence[int], last: int) -> list[int]:
    """Rows that may begin a page, then the last: the end of a sheet keeps the three blocks before it for company."""
    return [*(blocks[:-2] if len(blocks) > 2 else blocks[:1]), last]


def arrange(sheet: NewSheet, blocks: Sequence[int], form: Form, *, left: str, leaf: Leaf) -> None:
    """Frozen heads, the sheet locked but for its answers, and A4 with the heads on every page.

    ``blocks`` are the first rows of what stays on one page if it can, then the last row of all.
    """
    banner = banner_of(form, short=True)
    sheet.freeze(HEADS_ROW + 1, UNIT)
    sheet.select(leaf.first, VALUE)
    sheet.lock(wider=True)
    numbered = form.say("Trang {page}/{pages}", page="&P", pages="&N")
    page = Page(
        head=printed(right=banner, weight="Bold"),
        foot=printed(
            as_letters(left), *(("", numbered) if leaf.standing else (numbered, as_letters(form.round.title)))
        ),
        repeat=(HEADS_ROW, HEADS_ROW),
        area=Area(1, MARK, blocks[-1], leaf.last_column),
        margins=(LEFT, RIGHT, TOP, BOTTOM, HEAD, FOOT),
        standing=leaf.standing,
    )
    sheet.set_page(page)
    sheet.break_after([row - 1 for row in pages(sheet, blocks, leaf)])


def pages(sheet: NewSheet, blocks: Sequence[int], leaf: Leaf) -> Iterator[int]:
    """The rows that begin a page, so that no criterion is torn from its heading; heights in points."""
    taken = sheet.height_between(1, blocks[0])
    for first, after in pairwise((*blocks[:-1], blocks[-1] + 1)):
        block = sheet.height_between(first, after)
        if taken + block > leaf.room:
            yield first
            taken = sheet.height_between(HEADS_ROW, HEADS_ROW + 1)
        taken += block
