"""The checking sheet as filled from a text: what differs first, what agrees, what must be read by hand.

The machine's columns are locked; the yellow ones are a person's, as on the empty sheet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from engine.desk.proofreading.checklist import (
    GIVEN,
    HEADS,
    ID,
    META,
    SCHEMA,
)
from engine.desk.proofreading.machine_read import (
    FILE,
    FILE_SHA256,
    HOW,
    MACHINE,
    READ_SENTENCE,
    SPOT,
    WITNESSES,
)
from engine.files.kit.cell_checks import Check
from engine.files.kit.printing import Area, Page, printed
from engine.files.kit.sheets import NewSheet, NewWorkbook
from engine.files.kit.styles import LOOKS, RED, WRONG_FILL, Column, Entry
from engine.files.writing import address
from engine.language import Say
from engine.law.loading import Lawbook
from engine.problems import filled
from engine.reading.law_text import LawText, as_shown
from engine.reading.left_unread import Asked
from engine.reading.matching_law import Match, State
from engine.reporting.excel.checklist_excel import (
    ABOUT,
    COUNT,
    HEADS_ROW,
    KEYS_ROW,
    TITLE,
    asked_above,
    typed_heads,
)
from engine.reporting.excel.checklist_excel import HOW as HOW_ROW
from engine.reporting.excel.checklist_excel import TYPED as LOOKS_TYPED
from engine.reporting.reading.picture_sheet import ReadThere, put_pictures
from engine.reporting.reading.reading_words import reasons_words, spot_words
from engine.reporting.words.checklist_lines import Group, Line, groups_of, value_words

# Row · part · what · asked · has | machine · sentence · place · witnesses | text · page · sentence · who · day · note
WIDTHS = (5, 5, 24, 11, 10.5, 10, 30, 11, 7, 10.5, 6.5, 16, 10, 10.5, 9)
MACHINE_AT, SENTENCE_AT, SPOT_AT, WITNESSES_AT = 6, 7, 8, 9
TYPED: Mapping[str, tuple[int, str]] = {
    key: (at, look) for at, (key, look) in enumerate(LOOKS_TYPED.items(), WITNESSES_AT + 1)
}
SHOWN = len(WIDTHS)
ID_AT, VALUE_AT = SHOWN + 1, SHOWN + 2
NAMES = {READ_SENTENCE: SENTENCE_AT, SPOT: SPOT_AT, WITNESSES: WITNESSES_AT, ID: ID_AT, MACHINE: VALUE_AT}
ORDER: tuple[State, ...] = ("differs", "agrees", "unclear", "absent")
DIFFERS = replace(LOOKS["centre"], bold=True, ink=RED, fill=WRONG_FILL)


def write_filled(
    path: Path, book: Lawbook, read: tuple[LawText, Sequence[Match], Sequence[Asked]], say: Say
) -> None:  # fmt: skip
    """Write the sheet: same law, text and language, same bytes. Raises as ``write_whole``."""
    text, matches, asked = read
    head = book.standard.head
    workbook = NewWorkbook(say("Phiếu đối chiếu {title}", title=head.id), on=head.law.date)
    sheet = workbook.sheet(say("Phiếu đối chiếu"))
    sheet.set_widths([Column("", width) for width in WIDTHS])
    lines = {line.number.id: (line, group) for group in groups_of(book, say) for line in group.lines}
    rows = _put_groups(sheet, lines, matches, say)
    _put_head(sheet, book, text, say, rows=rows)
    for at in (ID_AT, VALUE_AT):
        sheet.set_width(at, 14, hidden=True)
    sheet.freeze(HEADS_ROW + 1, 4)
    page = Page(printed(centre=say("Phiếu đối chiếu")), printed(f"{head.id} · {text.file}", right="&P/&N"))
    sheet.set_page(replace(page, repeat=(HEADS_ROW, HEADS_ROW), area=Area(1, 1, rows[-1], SHOWN)))
    sheet.lock(wider=True, filters=True)
    put_pictures(workbook, text, (list(_read_there(lines, matches, say)), asked), say)
    _put_asked(workbook, asked, say)
    meta = workbook.sheet(META)
    meta.put_pairs(
        {"schema": SCHEMA, "standard": head.id, "sha256": book.sha256, "sheet": sheet.name, FILE: text.file,
         FILE_SHA256: text.sha256, HOW: text.how}
    )  # fmt: skip
    meta.hide(deeply=True)
    meta.lock()
    workbook.save(path)


def _read_there(
    lines: Mapping[str, tuple[Line, Group]], matches: Sequence[Match], say: Say
) -> Iterator[ReadThere]:  # fmt: skip
    """What the sheet of pictures says beside each: the row here, what is asked, and the machine's number."""
    ordered = [match for state in ORDER for match in matches if match.state == state]
    for at, match in enumerate(ordered, 1):
        if match.value is not None:
            line = lines[match.number][0]
            told = {"n": at, "asked": f"{line.part} {line.asked}".strip(), "value": machine_words(line, match, say)}
            yield ReadThere(match.spot, match.sentence, say("dòng {n}: {asked} = {value}", **told))


def group_title(state: State, count: int, say: Say) -> str:
    """The heading over the rows of one kind."""
    told = {
        "differs": say("MÁY ĐỌC KHÁC BỘ TIÊU CHÍ: {n} số – xem kỹ từng số"),
        "agrees": say("MÁY ĐỌC GIỐNG BỘ TIÊU CHÍ: {n} số – so với câu bên cạnh rồi ghi “đúng”"),
        "unclear": say("CHƯA RÕ: {n} số – đọc câu bên cạnh trong văn bản rồi tự ghi"),
        "absent": say("MÁY KHÔNG THẤY: {n} số – tìm trong văn bản rồi tự ghi, không có thì để trống"),
    }
    return filled(told[state], {"n": count})


def _put_groups(
    sheet: NewSheet, lines: Mapping[str, tuple[Line, Group]], matches: Sequence[Match], say: Say
) -> list[int]:
    for at, title in enumerate(heads(say), 1):
        sheet.put(HEADS_ROW, at, title, "head")
    sheet.put(HEADS_ROW, ID_AT, HEADS, "bare")
    sheet.set_height(HEADS_ROW, 34)
    row, rows = HEADS_ROW, []
    choices: dict[tuple[str, ...], list[Area]] = {}
    for state in ORDER:
        ours = [match for match in matches if match.state == state]
        if not ours:
            continue
        row += 1
        sheet.put_over(row, (1, SHOWN), group_title(state, len(ours), say), "item")
        sheet.set_height(row, 22)
        for match in ours:
            row += 1
            rows.append(row)
            line, group = lines[match.number]
            if state == "differs":  # torn out of its criterion, so it says which that is
                line = replace(line, text=f"{group.title}\n{line.text}")
            _put_line(sheet, row, tuple(_cells(len(rows), line, match, say)), line, match)
            if line.choices:
                choices.setdefault(line.choices, []).append(Area(row, TYPED[GIVEN][0], row, TYPED[GIVEN][0]))
    for words, areas in choices.items():
        told = say("Chọn {choices} trong danh sách.", choices=", ".join(words))
        sheet.check(areas, Check(words, "list", title=say("Chưa đúng"), error=told, only_warns=True))
    return rows


def heads(say: Say) -> tuple[str, ...]:
    """The heads of the visible columns."""
    return (
        say("Dòng"), say("Mục"), say("Nội dung"), say("Con số cần tìm"), say("Bộ tiêu chí đang ghi"), say("Máy đọc"),
        say("Câu trong văn bản"), say("Chỗ"), say("Người chứng"), *typed_heads(say),
    )  # fmt: skip


def _put_line(sheet: NewSheet, row: int, cells: tuple[Entry, ...], line: Line, match: Match) -> None:
    sheet.put_row(row, [Column("", width) for width in WIDTHS[: len(cells)]], cells, least=20)
    for at, look in TYPED.values():
        sheet.put(row, at, None, look)
    sheet.put(row, ID_AT, line.number.id, "bare")
    sheet.put(row, VALUE_AT, match.value or "", "bare")


def _cells(count: int, line: Line, match: Match, say: Say) -> Iterator[Entry]:
    yield Entry(count, "centre")
    yield Entry(line.part, "centre")
    yield Entry(line.text, "strong text" if line.head else "text")
    yield Entry(line.asked, "text")
    yield Entry(line.value, "centre")
    yield Entry(machine_words(line, match, say), DIFFERS if match.state == "differs" else "centre")
    yield Entry("\n".join(sentence_words(match, say)), "text")
    yield Entry(spot_words(match.spot, say, match.article) if match.sentence else "", "centre")
    yield Entry(match.witnesses or "", "centre")


def machine_words(line: Line, match: Match, say: Say) -> str:
    """The machine's number as a reader writes it."""
    if match.value is None:
        return say("chưa rõ") if match.state == "unclear" else ""
    if line.number.kind == "words":
        return match.value
    return value_words(line.number, say, value=match.value) + (" %" if line.number.unit == "%" else "")


def sentence_words(match: Match, say: Say) -> Iterator[str]:
    """The sentence of a number, and below it why nothing certain was read in it."""
    if match.sentence:
        yield f"“{as_shown(match.sentence)}”"
    if match.why:
        yield "→ " + reasons_words(match.why, say)


def _put_head(sheet: NewSheet, book: Lawbook, text: LawText, say: Say, *, rows: list[int]) -> None:
    head = book.standard.head
    sheet.put_line(TITLE, say("PHIẾU ĐỐI CHIẾU BỘ TIÊU CHÍ VỚI VĂN BẢN"), "title", columns=SHOWN)
    about = say("{title} – máy đọc từ tệp {file}", title=say.either(head.title, head.title_en), file=text.file)
    sheet.put_line(HOW_ROW, "\n".join(instructions(say)), "note", columns=SHOWN)
    sheet.put(ABOUT, 1, about, "page subtitle")
    given = TYPED[GIVEN][0]
    labels = asked_above(head.id, len(rows), say)
    for row, label, key, value, look, height in labels:
        sheet.put_over(row, (given - 2, given - 1), label, "text")
        sheet.put_over(row, (given, given + 2), value, look)
        sheet.put(row, ID_AT, key, "bare")
        sheet.set_height(row, height)
    counted = f"=COUNTA({address(rows[0], given)}:{address(rows[-1], given)})"
    sheet.put_formula(COUNT, given, counted, labels[1][4], result=0)
    for key, at in {**NAMES, **{key: at for key, (at, _) in TYPED.items()}}.items():
        sheet.put(KEYS_ROW, at, key, "bare")
    sheet.set_height(KEYS_ROW, 15, hidden=True)


def instructions(say: Say) -> tuple[str, ...]:
    """How to fill it in, a line each."""
    return (
        say("• Máy chỉ đề nghị. Mỗi dòng: so cột Máy đọc với câu trong văn bản; đúng thì ghi “đúng” vào ô vàng."),
        say("• Khác thì ghi con số nhìn thấy. Nhiều dòng liền nhau đều đúng: ghi một ô rồi kéo xuống."),
        say(
            "• Để trống ô Trang, ô Câu trong văn bản nền vàng thì chỗ và câu máy đọc được giữ thay. "
            "Dòng không ghi gì thì không tính là đã đối chiếu."
        ),
    )


def _put_asked(workbook: NewWorkbook, asked: Sequence[Asked], say: Say) -> None:
    """The texts that were not understood, on a page of their own."""
    sheet = workbook.sheet(say("Chưa đọc được"))
    columns = [
        Column(say("Mục"), 8, "centre"),
        Column(say("Câu trong văn bản"), 70),
        Column(say("Chỗ"), 22),
        Column(say("Vì sao"), 50),
    ]
    rows = [(one.part, as_shown(one.sentence), spot_words(one.spot, say), reasons_words(one.why, say)) for one in asked]
    below = sheet.put_table(1, columns, rows or [("", say("Không còn câu nào."), "", "")])
    sheet.set_page(Page(printed(centre=say("Chưa đọc được")), printed(right="&P/&N"), (1, 1), Area(1, 1, below - 1, 4)))
