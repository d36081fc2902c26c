"""The lines of an appraisal in words: what the commune declared, what the board has, points of both, the fields."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from engine.evidence.own_facts.fact_data import FactDatum
from engine.language import Say
from engine.problems import Problem
from engine.reporting.review.appraisal_excel import paper_words
from engine.reporting.review.appraisal_page import PARTS, Line, Page, own_words, points_words, value_words
from engine.reporting.review.appraisal_words import CHOICES, choice_word, heads, part_word
from engine.reporting.review.state_words import kept_day
from engine.reporting.words.whom.unit_words import choices_words
from engine.service.review.appraisal.appraisal_fields import FIELDS, field_at, field_of, fields_of


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line: its words, its fields by name as they are to stand, and what is wrong with each of them."""

    id: str
    label: str
    unit: str
    items: tuple[tuple[str, str], ...]
    own: str
    own_paper: str
    own_place: str
    board: str
    board_ground: str
    asked: str
    points: tuple[tuple[str, str], ...]
    differs: bool
    fields: Mapping[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)
    open: bool = False


@dataclass(frozen=True, slots=True)
class PartRows:
    """A part of the lines under its heading."""

    title: str
    rows: tuple[LineRow, ...]


def part_rows(
    page: Page, typed: Mapping[str, Mapping[str, str]], found: Iterable[Problem], say: Say
) -> tuple[PartRows, ...]:  # fmt: skip
    """The parts in the order in which they are to be looked at; ``typed`` stands in the fields in place of the record.

    ``found`` are problems, each told at its own field.
    """
    wrong = wrong_fields(found, say)
    return tuple(
        PartRows(part_word(part, len(lines), say), tuple(_row(line, page, typed, wrong, say=say) for line in lines))
        for part in PARTS
        if (lines := page.part(part))
    )


def wrong_fields(found: Iterable[Problem], say: Say) -> dict[str, str]:
    """What is wrong by field, with what to do about it."""
    told: dict[str, str] = {}
    for one in found:
        if name := field_at(one.place):
            said = say.told(one)
            told[name] = " ".join(part for part in (told.get(name, ""), said["what"], said["remedy"]) if part)
    return told


def _row(
    line: Line, page: Page, typed: Mapping[str, Mapping[str, str]], wrong: Mapping[str, str], *, say: Say
) -> LineRow:  # fmt: skip
    name, board, own = line.evidence.id, line.board, line.own
    stands = fields_of(line, say)
    fields = {**stands, **typed.get(name, {})}
    mine = {key: _bare(text) for at, key in FIELDS.items() if (text := wrong.get(field_of(name, at)))}
    unit = choices_words(line.evidence) if isinstance(line.evidence, FactDatum) else _unit(line, say)
    due = f" ({kept_day(line.remark.due, say)})" if line.remark and line.remark.due else ""
    return LineRow(
        name,
        say.either(line.evidence.label, line.evidence.label_en),
        unit,
        line.items,
        own_words(line, say),
        paper_words(own.document, own.issued) if own else "",
        own.place.rpartition(" › ")[2] if own else "",
        value_words(line.evidence, board, say) if board else "",
        " · ".join(part for part in (board.reason, paper_words(board.document, board.issued)) if part) if board else "",
        f"{choice_word(line.remark.kind, say)}: {line.remark.text}{due}" if line.remark else "",
        tuple(_points(line, page, say)),
        bool(board),
        fields,
        mine,
        bool(mine) or fields != stands,
    )


def _bare(told: str) -> str:
    """What is wrong without the label before it: the field stands under that label."""
    bare = re.sub(r"\A“[^”]*”: ", "", told)
    return bare[:1].upper() + bare[1:]


def _unit(line: Line, say: Say) -> str:
    return say.either(line.evidence.unit or "", line.evidence.unit_en or "")


def _points(line: Line, page: Page, say: Say) -> Iterator[tuple[str, str]]:
    """The points of the items by either layer, item by item: the same twice where they do not differ."""
    own, board = (points_words(line, card, say).splitlines() for card in (page.scored.own, page.scored.board))
    for at in range(max(len(own), len(board))):
        yield own[at] if at < len(own) else "–", board[at] if at < len(board) else "–"


def choice_fields(say: Say) -> tuple[tuple[str, str], ...]:
    """What the board may say of a datum, first that it has not looked yet."""
    return (("", say("Chưa xem")), *((choice, choice_word(choice, say)) for choice in CHOICES))


def field_titles(say: Say) -> Mapping[str, str]:
    """The fields by name, as the heads of the workbook call them."""
    return dict(zip(FIELDS.values(), heads(say)[-len(FIELDS) :], strict=True))
