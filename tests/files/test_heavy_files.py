"""Small files that would take gigabytes or minutes are refused before they do, told by what is counted in them."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from xml.parsers.expat import ParserCreate

import pytest

from engine.files import parts
from engine.files.parts import MOST_ELEMENTS, STEP
from engine.files.sheet_cells import MOST_SPANS, SheetCells
from engine.files.workbook import read_book
from engine.problems import ProblemsFound
from tests.files.test_workbook import packed

# More than any file may hold, and no more than that: making them must not be heavy itself.
MANY = MOST_ELEMENTS + 1


def rows(text: str) -> str:
    """A sheet with one row."""
    return f"<sheetData><row>{text}</row></sheetData>"


def spread(element: str, count: int) -> str:
    """Elements that are all different."""
    return "".join(element.format(at) for at in range(1, count + 1))


def grouped(group: str, element: str) -> str:
    """A group of a few more elements than are let in of it."""
    return f"<{group}>{spread(element, MOST_SPANS + 50)}</{group}>"


# By kind: a file, and after how many elements at most it must have been refused.
HEAVY: Mapping[str, tuple[Callable[[], bytes], int]] = {
    "cells with values": (lambda: packed(rows("<c><v>1</v></c>" * (MANY // 2 + 1))), 0),
    "empty cells": (lambda: packed(rows("<c/>" * MANY)), 0),
    "empty rows": (lambda: packed("<sheetData>" + "<row/>" * MANY + "</sheetData>"), 0),
    "shared texts": (lambda: packed("<sheetData/>", xl_sharedStrings=b"<sst>" + b"<si/>" * MANY + b"</sst>"), 0),
    "styles": (lambda: packed("", xl_styles=b"<s><cellXfs>" + b"<xf/>" * 70_000 + b"</cellXfs></s>"), 65_540),
    "layers": (lambda: packed("<a>" * 200_000 + "</a>" * 200_000), STEP // 3 + 1),
    "merged ranges": (lambda: packed(grouped("mergeCells", '<mergeCell ref="A{0}:A{0}"/>')), MOST_SPANS + 4),
    "links": (lambda: packed(grouped("hyperlinks", '<hyperlink ref="A{0}"/>')), MOST_SPANS + 4),
    "hidden columns": (
        lambda: packed("<cols>" + '<col min="1" max="16384" hidden="1"/>' * 20_000 + "</cols>"),
        16_400,
    ),
    "names of elements": (lambda: packed(spread("<b{0}/>", 60_000)), STEP // 5 + 1),
    "names of attributes": (lambda: packed(spread('<b a{0}=""/>', 60_000)), STEP // 9 + 1),
    "attributes of one element": (lambda: packed("<b " + spread('a{0}="" ', 100_000) + "/>"), 2),
    "one comment": (lambda: packed(f"<!-- {'a' * 10**6} -->"), 2),
    "letters of one cell": (lambda: packed(rows(f'<c t="str"><v>{"a" * 40_000}</v></c>')), 6),
    "letters in lines": (lambda: packed(rows('<c t="str"><v>' + "a\n" * 40_000 + "</v></c>")), 6),
    "sheets": (lambda: sheets(300), 400),
}


def sheets(count: int) -> bytes:
    """A workbook that lists so many sheets, all of them one part."""
    content, held = packed("<sheetData/>"), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(held, "w") as kept:
        for name in made.namelist():
            text = made.read(name).decode()
            listed = spread('<sheet name="T{0}" r:id="a"/>', count)
            kept.writestr(name, text.replace('<sheet name="T" r:id="a"/>', listed))
    return held.getvalue()


@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_file_is_refused_before_its_elements_are_met(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a code of its own and the part's name; what can be told from the signs is told before the first element."""
    make, most = HEAVY[kind]
    content, met = make(), 0

    class Counting:
        """The parser, with a count of the elements that it hands over."""

        def __init__(self, *given: object) -> None:
            object.__setattr__(self, "own", parser(*given))  # type: ignore[arg-type]

        def __getattr__(self, name: str) -> object:
            return getattr(object.__getattribute__(self, "own"), name)

        def __setattr__(self, name: str, said: object) -> None:
            if name == "StartElementHandler":
                listener = said

                def count(*given: object) -> None:
                    nonlocal met
                    met += 1
                    listener(*given)  # type: ignore[operator]

                said = count
            setattr(object.__getattribute__(self, "own"), name, said)

    parser = ParserCreate
    monkeypatch.setattr(parts, "ParserCreate", Counting)
    with pytest.raises(ProblemsFound) as refused:
        read_book(content, "t.xlsx")
    (told,) = refused.value.problems
    assert (told.code, bool(told.values["name"] if kind != "sheets" else "-")) == ("FIL-225", True)
    listing = 8  # the workbook's own list of sheets and relations comes first
    assert met <= most + listing


def test_all_parts_of_a_file_count_together() -> None:
    """Many parts that are each small enough make a file that is not."""
    content, held = packed(rows("<c/>" * (MANY // 3))), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in made.namelist():
            kept.writestr(name, made.read(name))
        kept.writestr("xl/sharedStrings.xml", "<sst>" + "<si/>" * (MANY // 3) + "</sst>")
        kept.writestr("xl/styles.xml", "<s>" + "<a/>" * (MANY // 3) + "</s>")
    with pytest.raises(ProblemsFound) as refused:
        read_book(held.getvalue(), "t.xlsx")
    assert [p.code for p in refused.value.problems] == ["FIL-225"]


def test_a_table_of_the_whole_country_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """3,321 communes of 60 data, each cell with a number of its own, in less than what a file may take."""
    kept: list[int] = []
    keep = SheetCells._keep

    def count(self: SheetCells) -> None:
        keep(self)
        kept.append(1)

    monkeypatch.setattr(SheetCells, "_keep", count)
    lines = ("".join(f"<c><v>{row * 60 + at}</v></c>" for at in range(60)) for row in range(3_321))
    content = packed("<sheetData>" + "".join(f"<row>{line}</row>" for line in lines) + "</sheetData>")
    cells = read_book(content, "t.xlsx").sheets["T"].cells
    assert (len(cells), len(kept), cells[3_321, 60].raw) == (199_260, 199_260, 199_259)


@pytest.mark.parametrize("kind", ["distinct cells", "one cell again and again", "hidden rows"])
def test_what_a_file_leaves_behind_is_bounded(kind: str) -> None:
    """So many bytes an element at most: 500,000 of them stay far below what a file may take."""

    def made(count: int) -> bytes:
        if kind == "hidden rows":
            return packed("<sheetData>" + '<row hidden="1"/>' * count + "</sheetData>")
        cell = "<row><c><v>{0}</v></c></row>" if kind == "distinct cells" else '<row r="1"><c r="A1"><v>1</v></c></row>'
        return packed(f"<sheetData>{spread(cell, count // 3)}</sheetData>")

    peaks = []
    for content in (made(1_000), made(20_000)):
        tracemalloc.start()
        book = read_book(content, "t.xlsx")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        del book
    assert (peaks[1] - peaks[0]) / 19_000 < 300
