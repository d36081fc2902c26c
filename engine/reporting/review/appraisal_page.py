"""A commune's page of the appraisal workbook as plain values: differences first, then what decides, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from engine.evidence.facts import Round
from engine.language import Say
from engine.law.asking import Question, numbered_items, sections
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.records.acting.commune_file import CommuneFile, KeptFact, Remark
from engine.records.acting.overriding import DatedOverride
from engine.reporting.words.bands import range_words
from engine.scoring.cards import Scorecard

Part = Literal["differs", "decides", "rest"]
PARTS: tuple[Part, ...] = ("differs", "decides", "rest")
# How many items' points a cell of the page names; a whole that many items share is read in nearly all of them.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """A commune's two cards: by what it declared, and as the board has it; None where it could not be scored.

    ``deciding`` are the ids of the items by which the board's conclusion hangs; ``used`` are the overrides that count.
    """

    own: Scorecard | None
    board: Scorecard | None
    deciding: frozenset[str] = frozenset()
    used: tuple[DatedOverride, ...] = ()

    @property
    def exempt(self) -> frozenset[str]:
        """The ids of the data that the board exempts."""
        return frozenset(told.value for told in self.used if told.kind == "not_applicable")


@dataclass(frozen=True, slots=True)
class Line:
    """A datum with both layers, the remark that is open on it, and the items (number, id) that read it."""

    evidence: Evidence
    items: tuple[tuple[str, str], ...]
    own: KeptFact | None
    board: KeptFact | None
    remark: Remark | None
    part: Part


@dataclass(frozen=True, slots=True)
class Page:
    """One commune's page: its file as it stood, its cards, its lines in the order in which they are to be looked at."""

    book: Lawbook
    round: Round
    unit: Unit
    file: CommuneFile
    scored: Scored
    lines: tuple[Line, ...]

    def part(self, name: Part) -> tuple[Line, ...]:
        """The lines of one part."""
        return tuple(line for line in self.lines if line.part == name)


def page_of(book: Lawbook, round_: Round, file: CommuneFile, scored: Scored) -> Page:
    """A page of a file that was handed in; every datum of the standard stands on it once."""
    unit = next(unit for unit in round_.units if unit.code == file.code)
    numbers = {number: item.id for number, item in numbered_items(book.standard)}
    questions = (question for section in sections(book.standard) for question in section.questions)
    lines = [_line(question, file, numbers, scored.deciding) for question in questions]
    ordered = sorted(lines, key=lambda line: PARTS.index(line.part))
    return Page(book, round_, unit, file, scored, tuple(ordered))


def _line(question: Question, file: CommuneFile, numbers: Mapping[str, str], deciding: frozenset[str]) -> Line:
    name = question.evidence.id
    remark = next((told for told in open_remarks(file) if told.evidence == name), None)
    items = tuple((number, numbers[number]) for number in question.items)
    board = file.appraised.get(name)
    if board or remark:
        part: Part = "differs"
    else:
        part = "decides" if any(item in deciding for _, item in items[:MOST_NAMED]) else "rest"
    return Line(question.evidence, items, file.own.get(name), board, remark, part)


def open_remarks(file: CommuneFile) -> Iterator[Remark]:
    """The remarks of a file that nobody has answered yet, the latest first."""
    return (told for told in reversed(file.remarks) if told.is_open)


def points_words(line: Line, card: Scorecard | None, say: Say) -> str:
    """The points of the first items that read a datum: "7.1: 35"; a line an item."""
    if card is None:
        return "–"
    held = {item.item.id: item for item in card.items}
    shown = [f"{number}: {range_words(held[name].low, held[name].high, say)}" for number, name in line.items]
    more = len(shown) - MOST_NAMED
    return "\n".join([*shown[:MOST_NAMED], *([say("và {n} mục", n=more)] if more > 0 else [])])


def value_words(evidence: Evidence, fact: KeptFact | None, say: Say) -> str:
    """A datum's value as the form has it; what was not given is told so."""
    if fact is None or fact.state == "missing":
        return say("chưa có")
    if fact.state == "not_applicable":
        return say("không áp dụng")
    if evidence.kind == "yes_no":
        return say("Có") if fact.value == "1" else say("Không")
    return say.whole(int(fact.value))
