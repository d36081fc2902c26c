"""Sheets as their XML, with what no writer of workbooks would put there; each with other parts by their names."""

from __future__ import annotations

from typing import TypeAlias

# The inside of a sheet's part, then other parts of the workbook with their content.
Made: TypeAlias = tuple[str, *tuple[tuple[str, bytes], ...]]


def rows(told: str, *others: tuple[str, bytes], beside: str = "", before: str = "") -> Made:
    """A sheet of these rows."""
    return (f"{before}<sheetData>{told}</sheetData>{beside}", *others)


def row(told: str, *others: tuple[str, bytes]) -> Made:
    """A sheet of one row."""
    return rows(f"<row>{told}</row>", *others)


def strings(told: str) -> tuple[str, bytes]:
    """The part of shared texts."""
    return "xl_sharedStrings", f"<sst>{told}</sst>".encode()


def styles(told: str) -> tuple[str, bytes]:
    """The part of looks."""
    return "xl_styles", f"<styleSheet>{told}</styleSheet>".encode()


FORMATS = '<numFmts><numFmt numFmtId="164" formatCode="0.0"/><numFmt numFmtId="165" formatCode="yyyy"/></numFmts>'
FACES = '<fonts><font><name val="Arial"/><name val="VNI"/></font><font><strike val="0"/><strike/></font></fonts>'
GROUNDS = (
    '<fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF"/></patternFill></fill>'
    '<fill><patternFill patternType="solid"/></fill></fills>'
)
STYLES = "".join(
    f'<xf numFmtId="{code}" fontId="{face}" fillId="{ground}"/>'
    for code, face, ground in (
        (0, 0, 0),
        (164, 0, 0),
        (165, 0, 0),
        (27, 1, 1),
        (9, 7, 7),
        (3, 1, 2),
        (50, 0, 0),
        (37, 0, 0),
    )
)
LOOKS = styles(f"{FORMATS}{FACES}{GROUNDS}<cellXfs>{STYLES}</cellXfs>")
BY_HAND: dict[str, Made] = {
    "cells without names": rows("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"),
    "rows that skip": rows('<row r="3"><c r="B3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
    "rows that go back": rows('<row r="5"><c><v>5</v></c></row><row r="2"><c><v>2</v></c></row>'),
    "a cell of another row": rows('<row r="1"><c r="B7"><v>1</v></c><c><v>2</v></c></row>'),
    "a cell twice": row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="A1"/>'),
    "a cell thrice": row('<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c><c r="A1"><v>3</v></c>'),
    "a name that is none": row('<c r="x"><v>1</v></c><c r="a1"><v>2</v></c><c r="A0"><v>3</v></c>'),
    "row nought": rows('<row r="0"><c r="A0"><v>1</v></c></row>'),
    "kinds": row(
        '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="b"><v>true</v></c><c t="e"><v>#N/A</v></c><c t="str">'
        '<v>x</v></c>'
        '<c t="d"><v>2024-11-15</v></c><c t="d"><v>2024-11-15T08:00:00</v></c><c t="n"><v>1e3</v></c><c><v> 5 </v></c>'
    ),
    "formulas": row(
        '<c><f>1+1</f><v>2</v></c><c><f>1</f></c><c t="str"><f>x</f><v></v></c><c t="str"><f>x</f><v>a</v></c>'
        '<c t="e"><f/><v>#REF!</v></c>'
        '<c t="b"><f/><v>0</v></c><c t="str"><f/></c>'
    ),
    "inline": row(
        '<c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><r><t>b</t></r><r><rPr><strike/></rPr><t>'
        'c</t></r></is></c>'
        '<c t="inlineStr"><is><r><rPr><vertAlign val="subscript"/></rPr><t> </t></r><r><t>d</t></r></is></c>'
        '<c t="inlineStr"><is><t>e</t><rPh><t>đọc</t></rPh></is></c><c t="inlineStr"><is/></c><c t="inlineStr">'
        '<is><t>f</t><t>g</t></is></c>'
    ),
    "an element in a value": row("<c><v>1<x>2</x>3</v></c><c><v>4</v></c>"),
    "shared": row(
        '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>-1</v></c><c t="s"><v>3</v></c>',
        strings(
            "<si><t>a</t></si><si><r><t>b</t></r><r><rPr><strike val='0'/></rPr><t>c</t></r></si><si><r><rPr>"
            "<strike/></rPr><t>d</t></r>"
            "<rPh><t>đọc</t></rPh></si><si><t>_x0041__x00e9_ e\u0302</t></si>"
        ),
    ),
    "styles": row("".join(f'<c s="{at}"><v>45611</v></c>' for at in (*range(8), 99, -1)), LOOKS),
    "styles of texts": row("".join(f'<c t="str" s="{at}"><v>x</v></c>' for at in range(5)), LOOKS),
    "styles of errors": row('<c t="e" s="0"><v>#N/A</v></c><c t="d" s="0"><v>2024-11-15</v></c><c t="d" s="0">'
    '<v>x</v></c>', LOOKS),
    "days at their ends": row(
        "".join(f'<c s="2"><v>{at}</v></c>' for at in ("0", "0.9", "1", "2958464", "2958465", "-1")), LOOKS
    ),
    "a group of styles twice": row('<c s="0"><v>1</v></c>',
    styles("<cellXfs><xf numFmtId='9'/></cellXfs><cellXfs><xf numFmtId='2'/></cellXfs>")),
    "hidden rows": rows(
        '<row hidden="1"><c><v>1</v></c></row><row ht="0"><c><v>2</v></c></row><row ht="0.0"><c><v>3</v></c></row>'
        '<row hidden="true"><c><v>4</v></c></row><row hidden="0" ht="0.5"><c><v>5</v></c></row><row ht="10"/>'
    ),
    "hidden columns": rows(
        "<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c><c><v>4</v></c></row>",
        before='<cols><col min="1" max="1" hidden="1"/><col min="3" max="3" width="0"/><col min="4" max="4" '
        'width="0.1"/>'
        '<col min="20" max="99999" hidden="true"/></cols>',
    ),
    "no zeros": rows(
        '<row><c><v>0</v></c><c><v>1</v></c><c t="b"><v>0</v></c></row>',
        before='<sheetViews><sheetView showZeros="0"/></sheetViews>',
    ),
    "merged": rows(
        "<row><c><v>1</v></c></row>",
        beside='<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="$A$1:$A$2"/><mergeCell ref="D5"/><mergeCell '
        'ref="x"/></mergeCells>',
    ),
    "links": rows("<row><c><v>1</v></c></row>", beside='<hyperlinks><hyperlink ref="A1:B2"/></hyperlinks>'),
    "notes": rows(
        "",
        ("xl_comments1",
        "<comments><comment ref='A1'><text><r><t>Lan:\nmột</t></r></text></comment><comment><t>_x0041_</t>"
        "</comment></comments>".encode()),
        ("xl_threadedComments/a", b"<x><threadedComment ref='B2'><text>hai: ba</text></threadedComment></x>"),
        ("xl_other", b"<comments><comment ref='C3'><t>x</t></comment></comments>"),
    ),
    "a name after another name": rows('<row r="10"><c r="A10"><v>1</v></c><c r="B10"><v>2</v></c><c r="AA10"><v>'
    '3</v></c><c r="AAA10"><v>4</v></c></row>'),
    "a number too large": row("<c><v>1e999</v></c><c><v>9999999999999999</v></c><c><v>-999999999999999</v></c>"),
    "other groups": rows("", beside="<x><row><c><v>1</v></c></row></x>"),
}  # fmt: skip
REFUSED: dict[str, Made] = {
    "a text of no number": row('<c t="s"><v>5</v></c>', strings("<si><t>a</t></si>")),
    "a mangled number": row("<c><v>5,5</v></c>"),
    "a text held as inline": row("<c><is><t>a</t></is></c>"),
    "a value of an inline": row('<c t="inlineStr"><v>a</v></c>'),
    "an element that is no cell": row("<x><v>1</v></x>"),
    "an element that is no row": rows("<x><c><v>1</v></c></x>"),
    "a style that is no number": row('<c s="x"><v>1</v></c>'),
    "a row that is no number": rows('<row r="x"><c><v>1</v></c></row>'),
    "no XML": ("<sheetData>",),
    "a doctype": rows("", ("xl_styles", b"<!DOCTYPE a><styleSheet/>")),
    "an entity": rows("", ("xl_styles", b"<!ENTITY a 'b'><styleSheet/>")),
    "another encoding": rows("", ("xl_styles", b'<?xml version="1.0" encoding="ISO-8859-1"?><styleSheet/>')),
    "its own encoding": rows("", ("xl_styles", b'<?xml version="1.0" encoding="utf-8"?><styleSheet/>')),
    "a wide merge": rows("", beside='<mergeCells><mergeCell ref="A1:XFD2000"/></mergeCells>'),
    "a merge as wide as may be": rows("", beside='<mergeCells><mergeCell ref="A1:B2000001"/></mergeCells>'),
    "a merge one too wide": rows("", beside='<mergeCells><mergeCell ref="A1:B2000002"/></mergeCells>'),
}
