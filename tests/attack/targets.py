"""What a fuzzer presses upon: five readers of bytes, each of which may refuse in its own way and in no other.

A target says nothing when all is well; whatever it raises is a finding. Where a reader takes a value, plain eyes must
see that very value.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

from engine.evidence.questionnaire import Questionnaire, questionnaire
from engine.evidence.round import read_round
from engine.evidence.tables.csv_tables import read_csv
from engine.files.exact_numbers import read_exact
from engine.files.intake.seen_cells import seen, seen_text
from engine.files.numbers import Given, legacy_text, read_count, read_day, read_yes_no
from engine.files.workbook import read_book
from engine.law.loading import load_standard
from engine.law.source import source_of
from engine.problems import ProblemsFound
from engine.rules.compiling import Ruleset, compile_standard
from engine.rules.judging import Judge, JudgeError, fire_all, open_judge
from tests import frozen
from tests.attack import plain_eyes
from tests.attack.mutating import zipped
from tests.oracle import LINES, Line, points_for

TESTS = Path(__file__).parents[1]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PARTS = {
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="r"><sheets><sheet name="T" r:id="a"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="worksheets/sheet1.xml"/></R>',
}


def law_source(data: bytes) -> None:
    """The YAML source of the law: the leaves that it takes are those that are typed."""
    try:
        made = source_of(data, "t.yaml")
    except ProblemsFound:
        return
    typed = plain_eyes.of_yaml(data)
    assert dict(plain_eyes.flat(made.tree)) == dict(plain_eyes.flat(typed)), (made.tree, typed)


def cell_reader(data: bytes) -> None:
    """The reader of cells: a workbook whose one sheet is this text."""
    parts = {name: text.encode() for name, text in PARTS.items()}
    try:
        book = read_book(zipped({**parts, "xl/worksheets/sheet1.xml": data}), "t.xlsx")
    except ProblemsFound:
        return
    for sheet in book.sheets.values():
        for cell in sheet.cells.values():
            seen(cell)
            seen_text(cell)


@cache
def asked() -> Questionnaire:
    """What the trial round asks by the trial standard."""
    made, _ = read_round(TESTS / "bad")
    return questionnaire(load_standard(TESTS / "small"), made)


@cache
def room() -> Path:
    """A folder for files that must lie somewhere."""
    return Path(tempfile.mkdtemp())


def csv_reader(data: bytes) -> None:
    """The reader of CSV, long and wide."""
    path = room() / "t.csv"
    path.write_bytes(data)
    try:
        read = read_csv(path, "evidence/t.csv", asked())
    except ProblemsFound:
        return
    assert all(fact.value >= 0 for _, fact in read.facts(asked()))


def number_reader(data: bytes) -> None:
    """The readers of numbers, answers, days and exact numbers, from what is typed."""
    text = data.decode("utf-8", "replace")
    for read in (read_count, read_yes_no):
        told = read(text)
        if isinstance(told, Given):
            assert plain_eyes.figure(text) == str(told.value), (text, told)
    read_day(text)
    read_exact(text)
    legacy_text(text)


@cache
def ruleset() -> Ruleset:
    """The frozen standard, compiled."""
    return compile_standard(load_standard(frozen.LAW).standard)


@cache
def judge() -> Judge:
    """The guarded host with the frozen standard."""
    return open_judge(ruleset())


@cache
def lines() -> Mapping[str, Line]:
    """The lines of the text by the tags of their items."""
    return {f"tc{int(line.item.split('.')[0]):02}.{line.item.split('.')[1]}": line for line in LINES if line.whole}


def guarded_host(data: bytes) -> None:
    """The guarded host of durable-rules: a message is refused as its own fault, or judged as the text judges it."""
    try:
        message = json.loads(data)
    except (ValueError, RecursionError):
        message = {"k": [*lines()][sum(data) % len(lines())], "a": len(data) % 50 + sum(data[:40]), "d": sum(data)}
    if not isinstance(message, dict):
        return
    try:
        fired = fire_all(judge(), message)
    except JudgeError:
        return
    line = lines().get(message["k"])
    if line and set(message) == {"k", "a", "d"}:
        value = Fraction(message["a"], message["d"] * ruleset().scales[message["k"]])
        wanted = points_for(line, value)
        assert [band_points(line, rule) for rule in fired] == [wanted], (message, fired, wanted)


def band_points(line: Line, rule: str) -> int:
    """The points of the band that a rule of an item stands for; those below all bands have none."""
    at = int(rule.rpartition("/")[2]) - 1
    return line.ladder[at][2] if at < len(line.ladder) else 0


Target = Callable[[bytes], None]
TARGETS: Mapping[str, Target] = {
    "law source": law_source, "cell reader": cell_reader, "CSV reader": csv_reader, "number reader": number_reader,
    "guarded host": guarded_host,
}  # fmt: skip
# From where each begins, so that the first second is not spent on finding out what a file looks like.
SHEET = (
    f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="str">'
    '<v>48</v></c><c r="B1" t="inlineStr"><is><r><rPr><strike/></rPr><t>4</t></r></is></c><c r="C1" t="d"><v>2024-11-05'
    '</v></c><c r="D1"><f>A1</f><v>4.8E1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells>'
    "</worksheet>"
)
BEGINNINGS: Mapping[str, tuple[str, ...]] = {
    "law source": ("id: a\nrows:\n  - {x: 1, y: [a, 'b', \"c\"]}\ntext: >-\n  một hai\n  ba\n", "a: |\n b\n"),
    "cell reader": (SHEET,),
    "CSV reader": ("commune,evidence,value,document,note\n00001,tre_em,1.200,1/BC ngày 01/11/2024,\n",
                   'Mã xã;Tên xã;tre_em;thoi\n1;Xã Một;"1 000";Có\n;Tổng cộng;5;\n'),
    "number reader": ("1.000", "48%", "khoảng 5", "05/11/2024", "97,5", "không áp dụng", "４８", "4⁸", "1,000"),
    "guarded host": ('{"k":"tc07.1","a":48,"d":49}', '{"k":"unit","type":0,"city":0,"day":20241115}', "\x01\x02\x30"),
}  # fmt: skip


def pressed(name: str) -> Target:
    """A target that is known by its name, with the beginnings of its own tried once."""
    target = TARGETS[name]
    for text in BEGINNINGS[name]:
        target(text.encode())
    return target
