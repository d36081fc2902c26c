"""The lines of one file's appraisal as somebody filled them in, held against the record as it stands now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from engine.evidence.identity.unit_names import bare_name
from engine.files.numbers import plain
from engine.language import speak
from engine.problems import Problem, problem
from engine.records.acting.commune_file import CommuneFile
from engine.reporting.review.appraisal_excel import filled, mark_of
from engine.reporting.review.appraisal_page import Line, Page, Scored, own_words, page_of, value_words
from engine.service.review.appraisal.appraisal_cells import Filled, Reading, Wish, all_found, read_line
from engine.service.review.appraisal.appraisal_changes import is_new
from engine.service.review.desk import Desk, Who


@dataclass(frozen=True, slots=True)
class Handed:
    """How a file stood for whoever filled its lines in: its version, by datum what the commune declared as shown.

    ``was`` are marks of the board's cells by datum: a line that still has its mark was not touched.
    """

    version: int
    own: Mapping[str, str]
    was: Mapping[str, str]


def reading_of(desk: Desk, who: Who, language: str) -> Reading:
    """What the lines of a round's files are read with, in the language in which they were handed out."""
    honest = {plain(name) for unit in desk.round.units for name in (unit.name, bare_name(unit.name))}
    today: date = datetime.fromisoformat(who.at).date()
    return Reading(today, honest, speak(language))


def wishes_of(
    desk: Desk, reading: Reading, handed: Handed, file: CommuneFile, *, typed: Callable[[Line], Filled]
) -> tuple[list[Wish], list[Problem]]:
    """What the lines of a file want, and what is wrong with them; ``typed`` gives the cells of one.

    What somebody else changed meanwhile is told where it would be overwritten (REC-325, REC-326).
    """
    bench = desk.bench_of(file)
    page = page_of(bench.law.book, bench.round, file, Scored(None, None))
    lines = [(line, typed(line)) for line in page.lines if line.evidence.id in handed.was]
    read = ((line, read_line(reading, cells, handed.was[line.evidence.id])) for line, cells in lines)
    wishes = [(line, wish) for line, wish in read if wish]
    found = [*all_found([cells for _, cells in lines])]
    if handed.version != file.version:
        behind = [(line, wish) for line, wish in wishes if is_new(file, wish)]
        found += [told for line, wish in behind for told in _stale(reading, handed, (line, wish), page)]
    return [wish for _, wish in wishes], found


def _stale(reading: Reading, handed: Handed, told_of: tuple[Line, Wish], page: Page) -> Iterator[Problem]:
    """What somebody else changed since the lines were handed out, where it would be overwritten: both values."""
    line, wish = told_of
    say, name = reading.say, line.evidence.id
    label = {"label": line.evidence.label, "label_en": line.evidence.label_en}
    own = own_words(line, say)
    if own != handed.own[name]:
        told = {"given": handed.own[name], "now": own, "version": handed.version, "current": page.file.version}
        yield problem("REC-326", wish.place, commune=wish.code, **label, **told).about(name)
    if mark_of(filled(line, say)) != handed.was[name]:
        now = line.board or line.remark
        theirs = value_words(line.evidence, line.board, say) if line.board else line.remark.text if line.remark else ""
        told = {"mine": _wish_words(line, wish, reading), "theirs": theirs or say("chấp nhận số xã khai")}
        told["by"] = now.by if now else page.file.moves[-1].by
        yield problem("REC-325", wish.place, commune=wish.code, **label, **told).about(name)


def _wish_words(line: Line, wish: Wish, reading: Reading) -> str:
    if wish.fact:
        return value_words(line.evidence, wish.fact, reading.say)
    return wish.text or reading.say("chấp nhận số xã khai")
