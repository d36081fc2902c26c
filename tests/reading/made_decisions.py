"""Decisions made up from a standard: its real structure in several wordings and layouts, with decoys and planted rows.

What a document says is known, so every number read in it is right, asked or wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from engine.law.criteria import Band, Item
from engine.law.measures.kinds import kind_of, own_numbers
from engine.law.model import Standard
from engine.law.numbers_of_law import numbers_of

Wording = Literal["words", "signs", "upwards", "joined"]
# rows: a row an item · split: clauses in rows of their own · whole: a row a criterion · columns: points beside
Layout = Literal["rows", "split", "whole", "columns"]
PLANTED = ("Khoảng 70%: 15 điểm", "Từ 85% đến 95%: 20 điểm")
HEAD = ("Tên gọi của tiêu chí", "Cách tính và thang điểm", "Số điểm")
LETTERS = "abcdđeghik"
LAST_POINTS = {"words": ": 0 điểm", "signs": ": 0 điểm", "upwards": " không được điểm", "joined": ": 0 điểm"}


@dataclass(frozen=True)
class Cell:
    """A cell: its paragraphs, over how many rows it stands; None as a cell is one that goes on from above."""

    lines: tuple[str, ...]
    down: int = 1


@dataclass
class Decision:
    """A made document: passages before the table, its rows, passages after it; ``planted`` are items made unclear."""

    before: list[str]
    rows: list[list[Cell | None]]
    after: list[str]
    planted: set[str] = field(default_factory=set)
    head: tuple[str, ...] = HEAD


def number(value: Fraction) -> str:
    """A number as a decision writes it: 1.000, 0,5."""
    whole = value.numerator // value.denominator
    if value.denominator == 1:
        return f"{whole:,}".replace(",", ".")
    return f"{float(value):g}".replace(".", ",")


def unit(item: Item) -> str:
    """What stands behind a number of an item."""
    name = kind_of(item.measure).name
    if name == "share":
        return "%"
    if name == "count":
        return " hoạt động"
    per = next(own.value for own in own_numbers(item.measure) if own.key == "per")
    return "‰" if per == 1000 else ""


def conditions(item: Item, wording: Wording) -> Iterator[str]:
    """Each band's condition in words."""
    if kind_of(item.measure).name == "yes_no":
        yield from ("Có", "Không")
        return
    u = unit(item)
    bands = item.bands
    yield _first(bands[0], u, wording)
    for before, band in pairwise(bands):
        yield _next(before, band, u, wording)


def _first(band: Band, u: str, wording: Wording) -> str:
    if band.at_least is not None:
        n = number(band.at_least) + u
        return {"words": f"Từ {n} trở lên", "signs": f"≥ {n}", "upwards": f"{n} trở lên", "joined": f"từ {n} trở lên"}[
            wording
        ]
    if band.at_most is not None:
        n = number(band.at_most) + u
        return {
            "words": f"Từ {n} trở xuống",
            "signs": f"<= {n}",
            "upwards": f"Không quá {n}",
            "joined": f"không quá {n}",
        }[wording]
    assert band.equals is not None
    return "Không có vụ nào" if band.equals == 0 else f"{'Đạt ' if wording == 'words' else ''}{number(band.equals)}{u}"


def _next(before: Band, band: Band, u: str, wording: Wording) -> str:
    short = wording == "signs"
    if band.otherwise:
        return _last(before, u, short=short)
    if band.at_least is not None:
        low = number(band.at_least)
        if u == " hoạt động":
            assert before.at_least is not None
            top = number(before.at_least - 1)
            return f"{low}{u}" if low == top else f"{low} - {top}{u}" if short else f"Từ {low} đến {top}{u}"
        high = number(before.at_least or before.equals or Fraction(0))
        return f"{low}{u} - < {high}{u}" if short else f"Từ {low}{u if wording != 'upwards' else ''} đến dưới {high}{u}"
    if band.more_than is not None:
        high = number(before.at_least or Fraction(0))
        return (
            f"> {number(band.more_than)}{u} - < {high}{u}"
            if short
            else f"Trên {number(band.more_than)}{u} đến dưới {high}{u}"
        )
    assert band.at_most is not None
    high = number(band.at_most) + u
    if before.equals == 0:
        return f"> 0{u} - ≤ {high}" if short else f"Có nhưng không quá {high}"
    low = number(before.at_most or Fraction(0)) + u
    return f"> {low} - {high}" if short else f"Trên {low} đến {high}"


def _last(before: Band, u: str, *, short: bool) -> str:
    if before.at_most is not None:
        return f"> {number(before.at_most)}{u}" if short else f"Trên {number(before.at_most)}{u}"
    if before.more_than is not None or (u == " hoạt động" and before.at_least == 1):
        return "Không có"
    if before.equals == 0:
        return f"> 0{u}" if short else f"Trên 0{u}"
    low = before.at_least or before.equals or Fraction(0)
    return f"< {number(low)}{u}" if short else f"Dưới {number(low)}{u}"


def clauses(item: Item, wording: Wording, *, planted: bool) -> list[tuple[str, str]]:
    """Each band's condition and its points as a clause writes them behind it."""
    told = []
    for at, (condition, band) in enumerate(zip(conditions(item, wording), item.bands, strict=True)):
        behind = f" được {band.points} điểm" if wording == "upwards" else f": {band.points} điểm"
        told.append((condition, LAST_POINTS[wording] if at == len(item.bands) - 1 else behind))
    if planted:
        sentence = PLANTED[len(item.id) % 2 if len(told) > 2 else 0]
        told[-2] = (sentence.split(":")[0], ":" + sentence.split(":")[1])
    return told


def title_of(item: Item) -> str:
    """An item's title, with what it is counted on where its numbers do not say."""
    return item.title


def decision(standard: Standard, wording: Wording, layout: Layout, *, planted: Sequence[str] = ()) -> Decision:
    """A standard as a decision, some of its items made unclear."""
    made = Decision(list(_before(standard)), [], list(_after(standard)), set(planted))
    for criterion in standard.criteria:
        rows = list(_criterion_rows(standard, criterion.id, wording, layout, planted))
        name = (
            f"{criterion.number}. {criterion.title}"
            if layout != "whole"
            else f"Tiêu chí {criterion.number}. {criterion.title}"
        )
        name += "" if layout == "whole" else f" ({criterion.max_points} điểm)"
        for at, row in enumerate(rows):
            made.rows.append([Cell((name,), len(rows)) if at == 0 else None, *row])
    return made


def _criterion_rows(
    standard: Standard, name: str, wording: Wording, layout: Layout, planted: Sequence[str]
) -> Iterator[list[Cell | None]]:
    criterion = next(c for c in standard.criteria if c.id == name)
    whole: list[str] = []
    for at, item in enumerate(criterion.items, 1):
        told = clauses(item, wording, planted=item.id in planted)
        mark = f"{LETTERS[at - 1]})" if layout == "whole" else f"{criterion.number}.{at}."
        title, most = f"{mark} {title_of(item)}", str(item.max_points)
        if layout == "split":
            yield [Cell((title,)), Cell((most,))]
            for condition, points in told:
                worth = "0" if "không" in points else "".join(filter(str.isdigit, points))
                yield [Cell((f"- {condition}",)), Cell((worth,))]
        elif layout == "rows":
            yield [Cell((title, *(f"- {c}{p}" for c, p in told))), Cell((most,))]
        elif layout == "columns":
            digits = ["0" if "không" in p else "".join(filter(str.isdigit, p)) for _, p in told]
            yield [Cell((title, *(f"- {c}" for c, _ in told))), Cell((most, *digits))]
        else:
            joined = "; ".join(f"{c}{p}" for c, p in told)
            whole.append(f"{title} ({most} điểm): {joined}.")
    if layout == "whole":
        yield [Cell(tuple(whole)), Cell((str(criterion.max_points),))]


def _before(standard: Standard) -> Iterator[str]:
    law, total = standard.head.law, number(Fraction(standard.head.maximum.points))
    yield "THỦ TƯỚNG CHÍNH PHỦ"
    yield f"Số: {law.number}"
    yield f"Hà Nội, ngày {law.date:%d} tháng {law.date:%m} năm {law.date.year}"
    yield "QUYẾT ĐỊNH"
    yield law.title
    yield "Căn cứ Nghị định số 56/2017/NĐ-CP ngày 09 tháng 5 năm 2017 của Chính phủ;"
    yield "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng"
    yield "1. Trẻ em là người dưới 16 tuổi; khai sinh trong thời hạn 60 ngày theo Luật số 102/2016/QH13."
    yield "Điều 2. Tiêu chí và điều kiện công nhận"
    yield f"1. Tổng số điểm của các tiêu chí là {total} điểm."
    yield "2. Nội dung tiêu chí và thang điểm như sau:"


def _after(standard: Standard) -> Iterator[str]:
    head, law = standard.head, standard.head.law
    yield "Điều 3. Điều kiện công nhận"
    yield "1. Không có tiêu chí nào bị điểm 0."
    yield "2. Tổng số điểm đạt được:"
    for letter, unit_class in zip("abc", head.classes, strict=False):
        title = unit_class.title[0].lower() + unit_class.title[1:].replace(";", ",")
        yield f"{letter}) Từ {unit_class.threshold} điểm trở lên đối với {title};"
    months = ", ".join(f"tháng {m}" for m in head.cycle.months)
    words = {1: "nhất", 2: "hai", 3: "ba", 4: "tư", 5: "năm"}
    years = " và ".join(f"năm thứ {words[y]}" for y in head.cycle.plan_years)
    yield f"3. Việc đánh giá tiến hành vào {months} của {years} trong kế hoạch 5 năm, hồ sơ gửi trong 15 ngày."
    yield "Điều 5. Hiệu lực thi hành"
    day = head.from_
    signed = "ký ban hành" if day == law.date else f"{day.day:02} tháng {day.month:02} năm {day.year}"
    yield f"Quyết định này có hiệu lực thi hành kể từ ngày {signed.replace('ký ban hành', 'ký')}."


def truth(standard: Standard) -> dict[str, str]:
    """Every number that a made decision writes, by its id."""
    written = {}
    for entry in numbers_of(standard):
        owner = entry.owner.split("/")[0]
        if entry.kind in ("words", "choice") or owner == "authority" or entry.key in ("until", "asked_at_least"):
            continue
        written[entry.id] = entry.value
    return written
