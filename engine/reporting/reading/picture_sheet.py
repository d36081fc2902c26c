"""The sheet of pictures: what was cut out of a scan beside what was read in it, so that a person sees both at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.files.kit.printing import Page, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import Column, height_of
from engine.files.writing import FIRST_ZIP_DAY
from engine.language import Say
from engine.reading.law_text import LawText, Passage, Row, Spot, Table, as_shown
from engine.reading.left_unread import Asked
from engine.reading.reading_law import ReadLaw
from engine.reporting.reading.reading_words import reasons_words, spot_words

TITLE, HOW, TABLE = 1, 2, 4
PLACE_AT, PICTURE_AT, READ_AT, ASKED_AT = 1, 2, 3, 4
WIDTHS = (9, 77, 33, 26)
# Points: how large a picture may be shown. Excel has no row higher than 409.
MOST = (400.0, 396.0)


@dataclass(frozen=True, slots=True)
class ReadThere:
    """What was read at a place, in words for people, and the sentence that it was read in."""

    spot: Spot
    sentence: str
    told: str


def put_pictures(
    workbook: NewWorkbook, document: LawText, beside: tuple[Sequence[ReadThere], Sequence[Asked]], say: Say,
    *, checked: bool = True,
) -> None:  # fmt: skip
    """Add the sheet to a workbook, a line for each picture in which anything was read or is asked; none of a text.

    ``beside`` is what was read and what is asked. ``checked`` says that the workbook has a checking sheet before it.
    """
    read, asked = beside
    shown = [(part, *_beside(part, read, asked, say)) for part in _pictured(document)]
    lines = [line for line in shown if line[1] or line[2]]
    if not lines:
        return
    sheet = workbook.sheet(say("Ảnh"))
    columns = [Column(say("Chỗ"), WIDTHS[0], "centre"), Column(say("Cắt từ bản quét"), WIDTHS[1]),
               Column(say("Máy đọc"), WIDTHS[2]), Column(say("Chưa rõ"), WIDTHS[3])]  # fmt: skip
    sheet.set_widths(columns)
    told = say("ẢNH CẮT TỪ BẢN QUÉT {file}, BÊN CẠNH LÀ SỐ MÁY ĐỌC", file=document.file)
    sheet.put_line(TITLE, told, "title", columns=len(WIDTHS))
    sheet.put_line(HOW, _how(say, checked=checked), "note", columns=len(WIDTHS))
    for at, column in enumerate(columns, 1):
        sheet.put(TABLE, at, column.title, "head")
    sheet.set_height(TABLE, 22)
    for row, (part, numbers, reasons) in enumerate(lines, TABLE + 1):
        _put_line(sheet, row, (spot_words(part.spot, say), part.picture), ("\n".join(numbers), "\n".join(reasons)))
    sheet.freeze(TABLE + 1, PLACE_AT + 1)
    page = Page(printed(centre=say("Ảnh")), printed(document.file, right="&P/&N"), (TABLE, TABLE))
    sheet.set_page(page)
    sheet.lock(wider=True)


def _how(say: Say, *, checked: bool) -> str:
    told = (
        say("• Nhìn ảnh, so với cột Máy đọc. Đúng thì ghi ở phiếu đối chiếu (trang đầu), theo số dòng.")
        if checked
        else say("• Nhìn ảnh, so với cột Máy đọc. Sai thì sửa số trong bản máy đọc ở criteria.")
    )
    seen = say("• Ảnh là chính bản quét, đã xoay ngay; số nào nhìn khác thì ghi số nhìn thấy, đừng theo máy.")
    return f"{told}\n{seen}"


def write_pictures(path: Path, read: ReadLaw, asked: Sequence[Asked], say: Say) -> None:
    """A workbook of the pictures alone, for a draft; raises as ``write_whole``."""
    workbook = NewWorkbook(say("Ảnh"), on=FIRST_ZIP_DAY)
    put_pictures(workbook, read.text, (list(sentences_of(read)), asked), say, checked=False)
    workbook.save(path)


def sentences_of(read: ReadLaw) -> Iterator[ReadThere]:
    """Every sentence that became a number of a draft, where it stands."""
    for criterion in read.criteria:
        if criterion.most and not criterion.why:
            yield ReadThere(criterion.spot, criterion.most.sentence, criterion.most.sentence)
        for item in criterion.items:
            clear = () if item.why else item.bands
            for said, spot in ((band.clause.sentence, band.spot) for band in clear):
                yield ReadThere(spot, said, said)


def has_pictures(document: LawText) -> bool:
    """Whether anything of a document was read from ink."""
    return any(True for _ in _pictured(document))


def _pictured(document: LawText) -> Iterator[Row | Passage]:
    for block in document.blocks:
        parts = block.rows if isinstance(block, Table) else (block,)
        yield from (part for part in parts if part.picture)


def _beside(
    part: Row | Passage, read: Sequence[ReadThere], asked: Sequence[Asked], say: Say
) -> tuple[list[str], list[str]]:  # fmt: skip
    """What was read in a picture and what is asked of it, each once."""
    numbers = [one.told for one in read if _is_of(part, one.spot, one.sentence)]
    reasons = [
        f"“{as_shown(one.sentence)}”: {reasons_words(one.why, say)}"
        for one in asked
        if _is_of(part, one.spot, one.sentence)
    ]
    return list(dict.fromkeys(numbers)), list(dict.fromkeys(reasons))


def _is_of(part: Row | Passage, spot: Spot, sentence: str) -> bool:
    """A row by its place; a passage, which has only its page, by its words too."""
    if isinstance(part, Row):
        return spot == part.spot
    same_page = not spot.table and spot.page == part.spot.page
    return same_page and bool(sentence) and (sentence in part.said.text or part.said.text in sentence)


def _put_line(sheet: NewSheet, row: int, seen: tuple[str, bytes], told: tuple[str, str]) -> None:
    place, png = seen
    sheet.put(row, PLACE_AT, place, "centre")
    sheet.put(row, PICTURE_AT, None, "text")
    for at, words in zip((READ_AT, ASKED_AT), told, strict=True):
        sheet.put(row, at, words, "text")
    sheet.set_height(row, max(20.0, *(height_of(w, "text", WIDTHS[at]) for at, w in enumerate(told, READ_AT - 1))))
    sheet.put_picture(row, PICTURE_AT, png, told=told[0] or place, most=MOST)
