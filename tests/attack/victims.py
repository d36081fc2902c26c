"""Valid files of every kind that people send, each with the product's own door and with a plain reading beside it.

Số liệu mô phỏng. A door gives what it took (figures by name) and what it told; the plain reading gives the figures that
stand in the file. ``None`` for a plain reading: what the door takes from that kind holds no figure of a score.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

from engine.evidence.facts import RoundEvidence
from engine.evidence.file_readings import Source, reading_of
from engine.evidence.identity.letters_fit import letter_stamps
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.reading import Beside, asked_of, read_evidence
from engine.language import speak
from engine.law.asked import duties_of
from engine.problems import Problem, doubts
from engine.service.rounds import open_letters
from tests import frozen
from tests.attack import plain_eyes
from tests.attack.plain_eyes import Said

SAY, CODE = speak("vi"), "02587"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a door took of a file, by name, and the codes of what it told; ``aside`` when all of it waits."""

    said: Said
    codes: tuple[str, ...] = ()
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Victim:
    """A valid file, the door that reads it, and what plain eyes see in it."""

    name: str
    content: bytes
    door: Callable[[bytes, Path], Taken]
    eyes: Callable[[bytes], Said] | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """The frozen round, what it asks, and what it is read with."""

    asked: Questionnaire
    beside: Beside


@cache
def setting() -> Setting:
    """Opened once a process."""
    made, book = frozen.assessed(), frozen.law().book
    letters = open_letters(frozen.ROUND, made.round, book, frozen.SPACE)
    beside = Beside(None, duties_of(letters), letter_stamps(letters))
    _, asked = asked_of(book, made.round, beside)
    return Setting(asked, beside)


def evidence_door(shown: str, content: bytes, work: Path) -> Taken:
    """A file among a round's evidence: its facts as they would be scored."""
    made, own = frozen.assessed(), setting()
    path = work / Path(shown).name
    path.write_bytes(content)
    reading = reading_of(Source(path, f"evidence/{path.name}"), own.asked)
    read = read_evidence(frozen.ROUND, frozen.law().book, made.round, own.beside, given=[reading])
    return Taken(dict(_facts(read)), tuple(sorted({p.code for p in _told(read)})), bool(doubts(tuple(_told(read)))))


def _told(read: RoundEvidence) -> Iterator[Problem]:
    yield from read.problems
    for own in read.communes.values():
        yield from own.problems


def _facts(read: RoundEvidence) -> Iterator[tuple[str, str]]:
    for code, own in read.communes.items():
        for name, fact in {} if own.set_aside else own.facts.items():
            yield f"{code}/{name}", "n/a" if fact.state == "not_applicable" else str(fact.value)


def form_file(code: str) -> bytes:
    """The form of a commune, as it was sent."""
    return next((frozen.ROUND / "evidence").glob(f"{code}-*")).read_bytes()


def self_scored(code: str) -> bytes:
    """The same with points that the commune gave itself and a note that hangs on a cell."""
    book = load_workbook(io.BytesIO(form_file(code)))
    for row in range(6, 34):
        book["Tự chấm"].cell(row, 5).value = 10
    return saved(book)


def saved(book: Workbook) -> bytes:
    """A workbook's bytes."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def answers_of(content: bytes) -> Mapping[str, tuple[str, int, int]]:
    """Where a valid form has its answers: sheet, row and column by datum."""
    book = load_workbook(io.BytesIO(content))
    told = {str(row[0]): str(row[1]) for row in book["_meta"].iter_rows(values_only=True)}
    titles = {"value/": told["sheet"], "duty-value/": told.get("duties", "")}
    found = {}
    for key, place in told.items():
        for start, title in titles.items():
            if key.startswith(start):
                cell = book[title][place]
                found[key.removeprefix(start)] = (title, int(cell.row), int(cell.column))
    return found


def table_rows(communes: int = 6) -> tuple[list[str], list[list[Any]]]:
    """A wide table: heads and rows, of the frozen round's own figures."""
    made = frozen.assessed()
    names = [e.id for e in made.book.standard.book.evidence]
    rows = []
    for unit in made.round.units[:communes]:
        facts = made.evidence.communes[unit.code].facts
        rows.append([unit.code, unit.name, *(facts[n].value if n in facts else None for n in names)])
    return ["Mã xã", "Tên xã", *names], rows


def wide_workbook() -> bytes:
    """A wide workbook with a title above its heads."""
    book = Workbook()
    sheet = book.worksheets[0]
    heads, rows = table_rows()
    for line in (["BẢNG SỐ LIỆU CÁC XÃ (số liệu mô phỏng)"], heads, *rows):
        sheet.append(line)
    return saved(book)


def csv_text(rows: Sequence[Sequence[Any]]) -> bytes:
    """Rows as a CSV."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue().encode()


def long_csv() -> bytes:
    """A long table: a line a figure."""
    heads, rows = table_rows()
    lines = [[row[0], name, value, "12/BC-UBND", "05/11/2024", ""] for row in rows
             for name, value in zip(heads[2:], row[2:], strict=True) if value is not None]  # fmt: skip
    return csv_text([["commune", "evidence", "value", "document", "issued", "note"], *lines])


def table_eyes(rows: Callable[[bytes], Sequence[Sequence[Any]]], content: bytes) -> Said:
    """What plain eyes see in a table of many communes."""
    made = frozen.assessed()
    every = {**{e.id: e.id for e in setting().asked.data}}
    data = every | {plain_eyes.bare(e.label): e.id for e in setting().asked.data}
    codes = {unit.code.lstrip("0"): unit.code for unit in made.round.units}
    codes |= {plain_eyes.bare(unit.name): unit.code for unit in made.round.units}
    return plain_eyes.of_table(rows(content), data, codes)


def first_sheet(content: bytes) -> list[list[Any]]:
    """The rows of a workbook's first sheet."""
    return next(iter(plain_eyes.of_sheets(content).values()))


def evidence_victims() -> Iterator[Victim]:
    """Forms of each shape, and tables of many communes."""
    for name, code, content in (
        ("form", CODE, form_file(CODE)), ("form of a town", "02536", form_file("02536")),
        ("self-scored form", "02545", self_scored("02545")),
    ):  # fmt: skip
        eyes = partial(plain_eyes.of_form, answers=answers_of(content), commune=code)
        yield Victim(name, content, partial(evidence_door, f"{code}-phieu.xlsx"), eyes)
    yield Victim(
        "wide workbook", wide_workbook(), partial(evidence_door, "bang.xlsx"), partial(table_eyes, first_sheet)
    )
    heads, rows = table_rows()
    for name, content in (("wide CSV", csv_text([heads, *rows])), ("long CSV", long_csv())):
        yield Victim(name, content, partial(evidence_door, "bang.csv"), partial(table_eyes, plain_eyes.of_csv))
