"""The form in words for its page: rows with what stands in their fields, what is wrong there, and how far it all is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.evidence.believing.page_places import cells_named, without_cells
from engine.forms.asked.form_rows import Part, Row
from engine.language import Say
from engine.problems import Problem
from engine.records.acting.actors import moment, person_words
from engine.reporting.board.silence import reason_sentence
from engine.reporting.words.bands import range_words
from engine.reporting.words.changes import label_of
from engine.reporting.words.sentences import aside_sentence, card_word, missing_labels
from engine.service.filling.checking_draft import Held, Looked, filled_in, kind_of_found, row_keys
from engine.service.filling.draft_form import DAY_OF, DOCUMENT, NOTE, VALUE, key_of_field
from engine.service.filling.field_saving import Clash
from engine.service.filling.filling_setting import Setting
from engine.service.filling.kept_draft import version_of

MOST_MISSING = 12


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field: its key, its label, its text and the version of that, by whom and when it was typed.

    ``choices`` are value and title each; ``clash`` is what another wrote there meanwhile.
    """

    key: str
    part: str
    label: str
    text: str
    version: str
    by: str
    choices: tuple[tuple[str, str], ...] = ()
    free: bool = False
    found: tuple[Problem, ...] = ()
    clash: Clash | None = None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question with its fields in the order of the form."""

    row: Row
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class PartRows:
    """A part of the form with its address in the page, and how many of its questions have an answer."""

    part: Part
    id: str
    rows: tuple[QuestionRow, ...]
    given: int
    asked: int


@dataclass(frozen=True, slots=True)
class Counted:
    """How far a draft is and what it comes to now; points are empty where the commune cannot be scored."""

    given: int
    asked: int
    mend: int
    answer: int
    points: str
    bar: str
    word: str
    verdict: str
    reason: str
    missing: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Refilled:
    """What a page that was refused brings back: texts as they were typed, and what another wrote meanwhile."""

    texts: Mapping[str, str]
    clashes: Mapping[str, Clash]
    refused: Mapping[str, Problem]


NOTHING_BACK = Refilled({}, {}, {})


@dataclass(frozen=True, slots=True)
class Shown:
    """A draft as a page shows it: what stands in it, what is wrong there, people by id, what a refused page brought."""

    held: Held
    looked: Looked
    names: Mapping[str, str]
    back: Refilled = NOTHING_BACK


def part_rows(parts: Sequence[tuple[Part, Part]], shown: Shown, say: Say) -> tuple[PartRows, ...]:
    """The form's parts, each in the visitor's language and in that of papers, with what stands in their fields."""
    told = _Words(shown, say)
    made = []
    for number, (part, paper) in enumerate(parts, 1):
        rows = tuple(told.question(*pair) for pair in zip(part.rows, paper.rows, strict=True))
        given, asked = filled_in([part], shown.held.draft.texts())
        made.append(PartRows(part, f"phan-{number}", rows, given, asked))
    return tuple(made)


@dataclass(frozen=True, slots=True)
class _Words:
    shown: Shown
    say: Say

    def question(self, row: Row, paper: Row) -> QuestionRow:
        fields = tuple(self._field(row, paper, key) for key in row_keys(row))
        return QuestionRow(row, fields)

    def _field(self, row: Row, paper: Row, key: str) -> FieldRow:
        part, text = key.rpartition(".")[2], self.shown.held.draft.text(key)
        shown = self.shown.back.texts.get(key, text)
        found = (
            *([self.shown.back.refused[key]] if key in self.shown.back.refused else ()),
            *self.shown.looked.by_field.get(key, ()),
        )
        choices = tuple(zip(paper.choices, row.choices, strict=True)) if part == VALUE else ()
        if choices and shown and shown not in paper.choices:
            choices = (*choices, (shown, shown))
        free = row.free and part == VALUE
        return FieldRow(
            key, part, self._label(row, part), shown, version_of(text), self.typed_by(key), choices, free, found,
            self.shown.back.clashes.get(key),
        )  # fmt: skip

    def _label(self, row: Row, part: str) -> str:
        say = self.say
        labels = {DOCUMENT: say("Văn bản số"), DAY_OF: say("Ngày văn bản"), NOTE: say("Ghi chú")}
        value = row.question if row.alone else say("Số liệu")
        return labels.get(part) or (f"{value} ({row.unit})" if row.unit else value)

    def typed_by(self, key: str) -> str:
        """By whom and when a field was typed into; "" for what came with the form."""
        typed = self.shown.held.draft.fields.get(key)
        return who_and_when(typed.by, typed.at, self.shown.names, self.say) if typed else ""


def who_and_when(by: str, at: str, names: Mapping[str, str], say: Say) -> str:
    """A person by name and a time."""
    told = moment(at)
    return say(
        "{who}, {time} ngày {day}", who=person_words(by, names, say), time=f"{told:%H:%M}", day=say.day(told.date())
    )


def counted(setting: Setting, parts: Sequence[Part], held: Held, looked: Looked, say: Say) -> Counted:
    """How far a draft is, and its points as they stand with what is missing."""
    given, asked = filled_in(parts, held.draft.texts())
    kinds = [kind_of_found(found) for found in looked.told]
    made, code = looked.made, setting.unit.code
    card = made.card(code)
    numbers = given, asked, kinds.count("mend"), kinds.count("answer")
    if card is None:
        return Counted(*numbers, "", "", say("Gác lại"), "aside", aside_sentence(made, setting.unit, say), (), 0)
    book = made.book.standard.book
    missing = missing_labels(card.missing, book, say)
    return Counted(
        *numbers,
        range_words(card.decision.low, card.decision.high, say),
        say.whole(card.threshold),
        card_word(card, say),
        card.decision.verdict,
        without_cells(reason_sentence(made, card, say, book=book)),
        missing[:MOST_MISSING],
        max(0, len(missing) - MOST_MISSING),
    )


def summary_lines(parts: Sequence[Part], looked: Looked, kinds: Sequence[str], say: Say) -> tuple[tuple[str, str], ...]:
    """What is wrong, each with the field to go to or "", in the order of the form."""
    return tuple(_summary(parts, looked, kinds, say))


def _summary(parts: Sequence[Part], looked: Looked, kinds: Sequence[str], say: Say) -> Iterator[tuple[str, str]]:
    for found in looked.of_all:
        if kind_of_found(found) in kinds:
            yield without_cells(say.told(found)["what"]), ""
    for row in (row for part in parts for row in part.rows):
        for key in row_keys(row):
            for found in looked.by_field.get(key, ()):
                if kind_of_found(found) in kinds:
                    yield f"{row.mark}: {without_cells(say.told(found)['what'])}".removeprefix(": "), key


def looks_again(looked: Looked, say: Say) -> list[Problem]:
    """What is to be looked at once more before sending; figures that name no document are told by their names."""
    told = [found for found in looked.told if kind_of_found(found) == "look"]
    return [_by_names(found, looked, say) if "cells" in found.values else found for found in told]


def _by_names(found: Problem, looked: Looked, say: Say) -> Problem:
    book = looked.made.book.standard.book
    asked = {key_of_field(entry.id): label_of(book, entry.id, say) for entry in book.evidence}
    names = {
        (row, column): asked[key]
        for (sheet, row, column), key in looked.fields.items()
        if sheet == found.place.sheet and key in asked
    }
    return replace(found, values={**found.values, "cells": cells_named(str(found.values["cells"]), names)})


def other_files(setting: Setting, looked: Looked) -> tuple[str, ...]:
    """The files besides the commune's own form that give figures of it, by name."""
    facts = looked.made.evidence.communes[setting.unit.code].facts
    return tuple(sorted({fact.place.file for fact in facts.values()} - {setting.shown}))
