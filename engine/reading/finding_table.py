"""The table of criteria among all tables of a document, as strips: name, scale and points side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from engine.files.numbers import plain
from engine.reading.law_text import BEGINS, LawText, Row, Said, Spot, Table, paragraphs_of

NAMES = ("tieu chi",)
SCALES = ("cach tinh", "thang diem", "noi dung", "chi tieu", "muc danh gia", "cach cham", "muc diem")
POINTS = "diem"
# A column of points that somebody else gives: a form to fill in, not the law.
GIVEN_BY = ("tu cham", "tu danh gia", "tham dinh", "hoi dong cham", "ket qua cham", "diem dat")


@dataclass(frozen=True, slots=True)
class Columns:
    """The first columns of the scale and, if there is one, that of the points; the name stands before the scale."""

    scale: int
    points: int | None
    width: int


@dataclass(frozen=True, slots=True)
class Strip:
    """A row of the table of criteria: the paragraphs of its name, of its scale and of its points."""

    spot: Spot
    name: tuple[Said, ...]
    scale: tuple[Said, ...]
    points: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """One table of criteria, over all tables and pages that it goes on through; ``table`` is its first one's number."""

    table: int
    strips: tuple[Strip, ...]


def tables_of_criteria(text: LawText) -> tuple[Found, ...]:
    """Every table of criteria: a head with its words begins one, later tables of its width go on with it."""
    printed = text.how in ("pdf", "scan")
    groups: list[tuple[int, list[Strip]]] = []
    columns: Columns | None = None
    for table in text.tables:
        head = next((at for at, row in enumerate(table.rows[:6]) if _columns(row)), None)
        if head is not None:
            columns = _columns(table.rows[head])
            if not groups or not _goes_on(text, table):
                groups.append((table.rows[0].spot.table, []))
        elif columns is None or _width(table) != columns.width:
            continue
        rows = table.rows if head is None else table.rows[head + 1 :]
        if columns and groups:
            groups[-1][1].extend(_strip(row, columns) for row in rows if not _columns(row))
    return tuple(Found(number, _whole(strips, printed=printed)) for number, strips in groups if strips)


def heads_seen(text: LawText) -> tuple[str, ...]:
    """The first row of every table as one line, for a message."""
    told = (" · ".join(" ".join(said.text for said in cell) for cell in t.rows[0].cells if cell) for t in text.tables)
    return tuple(head[:80] for head in told if head)


def _width(table: Table) -> int:
    return max((len(row.cells) for row in table.rows), default=0)


def _words(row: Row) -> list[str]:
    return [plain(" ".join(said.text for said in cell)) for cell in row.cells]


def _columns(row: Row) -> Columns | None:
    """The columns that a head row names; None for a row that is no head of a table of criteria."""
    words = _words(row)
    if any(sign.isdigit() for word in words for sign in word) or any(len(word) > 120 for word in words):
        return None
    name = next((at for at, word in enumerate(words) if any(sign in word for sign in NAMES)), None)
    if name is None:
        return None
    behind = range(name + 1, len(words))
    scale = next((at for at in behind if any(sign in words[at] for sign in SCALES)), None)
    if scale is None:
        return None
    points = [at for at in behind if at > scale and POINTS in words[at] and not any(g in words[at] for g in GIVEN_BY)]
    if not points and POINTS not in words[scale]:
        return None
    return Columns(scale, points[-1] if points else None, len(words))


def _goes_on(text: LawText, table: Table) -> bool:
    """Whether a table with a head of its own only repeats it on a new page: no number 1 begins in it anew."""
    first = next((row for row in table.rows if not _columns(row) and row.cells and row.cells[0]), None)
    said = first.cells[0][0].text.strip() if first else ""
    return text.how != "html" and not said.lower().removeprefix("tiêu chí").strip().startswith(("1.", "1:", "1 ", "01"))


def _strip(row: Row, columns: Columns) -> Strip:
    cells = (*row.cells, *((),) * (columns.width - len(row.cells)))
    end = columns.width if columns.points is None else columns.points
    before = [cell for cell in cells[: columns.scale] if cell]
    order = plain(before[0][0].text).rstrip(".") if before else ""
    if len(before) > 1 and len(before[0]) == 1 and order.replace(".", "").isdigit():
        first = before[1][0]
        name: tuple[Said, ...] = (replace(first, text=f"{order}. {first.text}"), *before[1][1:], *_flat(before[2:]))
    else:
        name = tuple(_flat(before))
    points = cells[columns.points] if columns.points is not None else ()
    return Strip(row.spot, name, tuple(_flat(cells[columns.scale : end])), points)


def _flat(cells: Sequence[tuple[Said, ...]]) -> Iterator[Said]:
    return (said for cell in cells for said in cell)


def _whole(strips: Sequence[Strip], *, printed: bool) -> tuple[Strip, ...]:
    """Strips as the law has them: a row cut by a page is one again, printed lines are paragraphs."""
    made: list[Strip] = []
    for strip in strips:
        if not (strip.name or strip.scale or strip.points):
            continue
        if printed and made and _is_cut(made[-1], strip):
            last = made[-1]
            made[-1] = Strip(
                last.spot, last.name + strip.name, last.scale + strip.scale, last.points + strip.points
            )  # fmt: skip
        else:
            made.append(strip)
    if not printed:
        return tuple(made)
    return tuple(replace(s, name=_one(s.name), scale=paragraphs_of(s.scale)) for s in made)


def _is_cut(before: Strip, strip: Strip) -> bool:
    """Whether a strip is the lower part of one that a page's end cut in two."""
    if strip.spot.page == before.spot.page or strip.spot.table == before.spot.table:
        return False
    goes_on = not strip.name or not BEGINS.match(strip.name[0].text)
    return goes_on and not (strip.scale and not strip.name and strip.scale[0].text[:1].isdigit())


def _one(lines: tuple[Said, ...]) -> tuple[Said, ...]:
    """A name's printed lines as one."""
    return (Said(" ".join(line.text for line in lines)),) if lines else ()
