"""The form's last sheet, "Tự chấm": the points the commune gives itself, item by item, and room to sign the form."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from engine.files.kit.printing import Area
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.writing import address
from engine.forms import paper
from engine.forms.checks import date_check, parts_of, points_check
from engine.forms.layout import (
    ABOUT_ROW,
    BANNER_ROW,
    HEADS_ROW,
    HOW_ROW,
    ID,
    MARK,
    QUESTION,
    TITLE_ROW,
    UNIT,
    VALUE,
    Form,
    banner_of,
    fitting,
)
from engine.forms.layout import LOOKS_OF_ANSWERS as ANSWERS
from engine.forms.paper import Leaf
from engine.forms.self_sums import total_at, total_words, write_sums
from engine.forms.self_total import OwnCells, is_mere_sum, may_be_out
from engine.language import Say
from engine.law.asking import numbered_items
from engine.law.criteria import Item
from engine.law.model import Standard
from engine.law.points.scores import Score

WIDTHS: Mapping[int, float] = {MARK: 7, QUESTION: 72, UNIT: 12, VALUE: 15}
ROW_HEIGHT = 18.0
FIRST_ROW = HEADS_ROW + 1
# What the answers of this sheet are called where texts are typed elsewhere.
OWN, DAY = "tu-cham/", "tu-cham/ngay"
POINTS, DATE_LOOK = ANSWERS[0], ANSWERS[1]
WIDE = sum(WIDTHS.values())


@dataclass(frozen=True, slots=True)
class SelfScoreCells:
    """Where a commune writes its own points: a cell for each item by id, and one for the day."""

    points: Mapping[str, str]
    day: str


def self_score_cells(standard: Standard, out: Collection[str] = ()) -> SelfScoreCells:
    """The cells of a standard's items, in its order; the total stands below them, then the day.

    Items that certainly do not count (``out``) have none.
    """
    rows = {item.id: row for row, item in enumerate(standard.items, FIRST_ROW)}
    points = {name: address(row, VALUE) for name, row in rows.items() if name not in out}
    return SelfScoreCells(points, address(max(rows.values()) + 2, VALUE))


def write_self_score_sheet(workbook: NewWorkbook, form: Form, name: str, data: Mapping[str, str]) -> None:
    """Add the sheet; ``name`` is the commune's, with its kind, ``data`` the answers' cells as formulas name them."""
    say, standard = form.say, form.lawbook.standard
    sheet = workbook.sheet(say("Tự chấm"))
    write_head(sheet, form, name)
    unsure = may_be_out(standard, frozenset(form.out))
    for row, (number, item) in enumerate(numbered_items(standard), FIRST_ROW):
        title = item_words(item, form, unsure)
        sheet.put(row, ID, item.id)
        sheet.put(row, MARK, number, "centre")
        sheet.put(row, QUESTION, title)
        sheet.put(row, UNIT, item.max_points, "centre")
        gone = item.id in form.out
        sheet.put(
            row,
            VALUE,
            say("không tính") if gone else form.said(points_name(item.id))[0],
            "small centre" if gone else POINTS,
        )
        sheet.set_height(row, max(ROW_HEIGHT, fitting(title, "text", WIDTHS[QUESTION])))
    typed = [(row, item) for row, item in enumerate(standard.items, FIRST_ROW) if item.id not in form.out]
    for most in dict.fromkeys(item.max_points for _, item in typed):
        rows = [row for row, item in typed if item.max_points == most]
        areas = [Area(row, VALUE, row, VALUE) for row in rows]
        sheet.check(areas, points_check(address(rows[0], VALUE), most, standard.head.step, say))
    last = FIRST_ROW + len(standard.items) - 1
    sheet.leave_as_typed([Area(FIRST_ROW, VALUE, last + 2, VALUE)])
    cells = OwnCells(self_score_cells(standard, form.out).points, data, frozenset(form.out), unsure)
    _write_total(sheet, form, last, cells)
    below = last + 3 if is_mere_sum(standard, cells) else write_sums(sheet, form, last + 3, cells)
    signed = paper.write_signatures(sheet, below, ((MARK, QUESTION), (UNIT, VALUE)), say)
    blocks = paper.ending_together([*range(FIRST_ROW, last + 1)], signed)
    leaf = Leaf([*WIDTHS.values()], FIRST_ROW, standing=True)
    paper.arrange(sheet, blocks, form, left=f"{name} · {form.unit.code}", leaf=leaf)


def write_head(sheet: NewSheet, form: Form, name: str) -> None:
    """What stands above the items: whose points these are, and that they prove nothing by themselves."""
    say = form.say
    sheet.set_width(ID, 2, hidden=True)
    for column, width in WIDTHS.items():
        sheet.set_width(column, width)
    sheet.put_over(TITLE_ROW, (MARK, VALUE), say("BẢNG TỰ CHẤM {name}", name=name.upper()), "form title")
    sheet.set_height(TITLE_ROW, 24)
    sheet.put_over(ABOUT_ROW, (MARK, VALUE), form.round.title, "about")
    sheet.set_height(ABOUT_ROW, fitting(form.round.title, "about", WIDE))
    how = "\n".join(instructions(say))
    sheet.put_over(HOW_ROW, (MARK, VALUE), how, "how")
    sheet.set_height(HOW_ROW, fitting(how, "how", WIDE) + 6)
    sheet.put_over(BANNER_ROW, (MARK, VALUE), banner_of(form), "warning")
    sheet.set_height(BANNER_ROW, 20)
    for column, text in zip(WIDTHS, heads(say), strict=True):
        sheet.put(HEADS_ROW, column, text, "head")
    sheet.set_height(HEADS_ROW, 20)


def instructions(say: Say) -> tuple[str, ...]:
    """How to fill the sheet, a line each."""
    return (
        say("• Ghi số điểm xã tự chấm cho từng mục; mục chưa chấm thì để trống. Không tự chấm thì bỏ trống cả trang."),
        say(
            "• Điểm ở đây để hội đồng đối chiếu với điểm chấm từ số liệu; không thay cho số liệu và văn bản chứng minh."
        ),
    )


def heads(say: Say) -> tuple[str, ...]:
    """The heads of the visible columns."""
    return say("Mục"), say("Nội dung"), say("Điểm tối đa"), say("Xã tự chấm")


def points_name(item: str) -> str:
    """How a form calls the commune's own points for an item."""
    return f"{OWN}{item}"


def item_words(item: Item, form: Form, unsure: Collection[str]) -> str:
    """An item as the sheet names it."""
    return form.say.either(item.title, item.title_en) + _besides(item, form, unsure)


def _besides(item: Item, form: Form, unsure: Collection[str]) -> str:
    """What is said behind an item's title: that its points are taken off, that it does not count, or may not."""
    say = form.say
    home = next(c for c in form.lawbook.standard.criteria if any(own.id == item.id for own in c.items))
    taken = say(" (điểm trừ)") if "deduction" in (home.role, item.role) else ""
    if item.id in form.out:
        return taken + say(" (không tính cho xã này)")
    return taken + (say(" (không thuộc diện áp dụng thì để trống)") if item.id in unsure else "")


def _write_total(sheet: NewSheet, form: Form, last: int, cells: OwnCells) -> None:
    """The total by formula, as text or numbers were typed, and the day of the self-score."""
    say, total, day = form.say, last + 1, last + 2
    maximum = form.lawbook.standard.head.maximum
    sheet.put_over(total, (MARK, QUESTION), total_words(form, cells), "strong text")
    sheet.put(total, UNIT, maximum.with_bonus or maximum.points, "head")
    added = _sum(f"{address(FIRST_ROW, VALUE)}:{address(last, VALUE)}", form.lawbook.standard.head.step)
    if not is_mere_sum(form.lawbook.standard, cells):
        added = total_at(form.lawbook.standard, last + 3)
    sheet.put_formula(total, VALUE, f'=IFERROR({added},"?")', "head", result=0)
    sheet.set_height(total, ROW_HEIGHT)
    sheet.put_over(day, (MARK, UNIT), say("Ngày tự chấm (ngày/tháng/năm)"), "text")
    sheet.put(day, VALUE, form.said(DAY)[0], DATE_LOOK)
    sheet.set_height(day, ROW_HEIGHT)
    at, about = Area(day, VALUE, day, VALUE), form.round
    sheet.check([at], date_check(address(day, VALUE), say("Ngày tự chấm"), about.period_to, about.on, say))


def _sum(cells: str, step: Score) -> str:
    """A sum of what is typed: a 0 before each cell makes an empty one 0 and leaves digits what they are."""
    if step != 1:
        return f"SUMPRODUCT({parts_of(cells)})"
    return f'SUMPRODUCT(VALUE("0"&TRIM({cells})))'


def self_score_meta(form: Form) -> Mapping[str, str]:
    """What the hidden sheet holds of this one: its title, the cell of every item, of the day and of the heads."""
    say, cells = form.say, self_score_cells(form.lawbook.standard, form.out)
    return {
        "points": say("Tự chấm"),
        "points-day": cells.day,
        **{f"points-head/{address(HEADS_ROW, at)}": text for at, text in zip(WIDTHS, heads(say), strict=True)},
        **{f"points-value/{name}": cell for name, cell in cells.points.items()},
    }
