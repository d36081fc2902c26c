"""A commune's page of the appraisal workbook as plain values: differences first, then what decides, then the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from engine.evidence.facts import Round
from engine.evidence.own_facts.fact_data import FactDatum, fact_datum
from engine.language import Say
from engine.law.asking import Question, numbered_items, sections
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.questions import Evidence
from engine.law.units.fact_questions import FactQuestion, fact_questions
from engine.law.units.unit_facts import FactValue
from engine.records.acting.commune_file import CommuneFile, KeptFact, Remark
from engine.records.acting.overriding import DatedOverride
from engine.reporting.words.bands import range_words
from engine.reporting.words.sentences import card_word, decision_sentence
from engine.reporting.words.whom.unit_words import Title, fact_words, kept_fact_words, unknown_words
from engine.scoring.cards import Scorecard

Part = Literal["differs", "unit", "decides", "rest"]
PARTS: tuple[Part, ...] = ("differs", "unit", "decides", "rest")
# How many items' points a cell of the page names; a whole that many items share is read in nearly all of them.
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Scored:
    """A commune's two cards: by what it declared, and as the board has it; None where it could not be scored.

    ``deciding`` are the ids of the items by which the board's conclusion hangs; ``used`` are the overrides that count,
    ``unknown`` the facts of the commune for want of which each layer could not be scored.
    """

    own: Scorecard | None
    board: Scorecard | None
    deciding: frozenset[str] = frozenset()
    used: tuple[DatedOverride, ...] = ()
    unknown: tuple[tuple[Title, ...], tuple[Title, ...]] = ((), ())

    @property
    def exempt(self) -> frozenset[str]:
        """The ids of the data that the board exempts."""
        return frozenset(told.value for told in self.used if told.kind == "not_applicable")

    def layer_words(self, layer: Literal["own", "board"], say: Say) -> str:
        """A layer's conclusion with its reason, which names the points and the threshold; it leads, never the total."""
        card, unknown = (self.own, self.unknown[0]) if layer == "own" else (self.board, self.unknown[1])
        if card is None:
            return unknown_words(unknown, say)
        return f"{card_word(card, say)}. {decision_sentence(card, say)}"

    def verdict_word(self, say: Say) -> str:
        """The board's conclusion alone; nothing where the commune could not be scored."""
        return card_word(self.board, say) if self.board else ""


@dataclass(frozen=True, slots=True)
class Line:
    """A datum with both layers, the remark that is open on it, and the items (number, id) that read it.

    Or a fact of the commune itself, a ``FactDatum``: the items hang on it, and its class where it is ``of_class``;
    ``listed`` is what the round's list of communes says of it, None where it says nothing.
    """

    evidence: Evidence
    items: tuple[tuple[str, str], ...]
    own: KeptFact | None
    board: KeptFact | None
    remark: Remark | None
    part: Part
    of_class: bool = False
    listed: FactValue | None = None


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
    """A page of a file that was handed in; every datum and every fact of communes stands on it once."""
    unit = next(unit for unit in round_.units if unit.code == file.code)
    numbers = {number: item.id for number, item in numbered_items(book.standard)}
    questions = (question for section in sections(book.standard) for question in section.questions)
    lines = [_fact_line(asked, file, numbers, unit) for asked in fact_questions(book.standard)]
    lines += [_line(question, file, numbers, scored.deciding) for question in questions]
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


def _fact_line(asked: FactQuestion, file: CommuneFile, numbers: Mapping[str, str], unit: Unit) -> Line:
    name, datum = asked.name, fact_datum(asked.fact)
    board, remark = file.appraised.get(name), next((told for told in open_remarks(file) if told.evidence == name), None)
    part: Part = "differs" if board or remark else "unit"
    items = tuple((number, numbers[number]) for number in asked.items)
    return Line(datum, items, file.own.get(name), board, remark, part, asked.of_class, unit.told(asked.fact.id))


def open_remarks(file: CommuneFile) -> Iterator[Remark]:
    """The remarks of a file that nobody has answered yet, the latest first."""
    return (told for told in reversed(file.remarks) if told.is_open)


def points_words(line: Line, card: Scorecard | None, say: Say) -> str:
    """The points of the first items that read a datum: "7.1: 35"; a line an item."""
    if card is None:
        return "–"
    held = {item.item.id: item for item in card.items}
    shown = [say("ngưỡng {points}", points=say.whole(card.threshold))] if line.of_class else []
    shown += [f"{number}: {range_words(held[name].low, held[name].high, say)}" for number, name in line.items]
    more = len(shown) - MOST_NAMED
    return "\n".join([*shown[:MOST_NAMED], *([say("và {n} mục", n=more)] if more > 0 else [])])


def own_words(line: Line, say: Say) -> str:
    """What the commune declared; of itself also what the round's list says, where the form says nothing."""
    if isinstance(line.evidence, FactDatum) and line.listed is not None and line.own is None:
        return say("danh sách đợt: {said}", said=fact_words(line.evidence.fact, line.listed, say))
    return value_words(line.evidence, line.own, say)


def value_words(evidence: Evidence, fact: KeptFact | None, say: Say) -> str:
    """A datum's value as the form has it; what was not given is told so."""
    if fact is None or fact.state == "missing":
        return say("chưa có")
    if fact.state == "not_applicable":
        return say("không áp dụng")
    if isinstance(evidence, FactDatum):
        return kept_fact_words(evidence, fact.value, say)
    if evidence.kind == "yes_no":
        return say("Có") if fact.value == "1" else say("Không")
    return say.whole(int(fact.value))
