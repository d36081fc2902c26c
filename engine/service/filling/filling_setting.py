"""What one commune's form is filled in with: its law and letters, what else was sent, and its form as it lies there."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import chain
from pathlib import Path

from engine.evidence.facts import RoundEvidence
from engine.evidence.file_readings import read_files
from engine.evidence.form_cache import cache_path
from engine.evidence.gathering import FileReading
from engine.evidence.identity.letters_fit import letter_stamps
from engine.evidence.questionnaire import Questionnaire
from engine.evidence.reading import Beside, asked_of, read_evidence, sources
from engine.forms.layout import Form
from engine.forms.template import form_name
from engine.language import Say, speak
from engine.law.asked import asked_by_letters, asking, duties_of
from engine.law.directives import Directives
from engine.law.model import Unit
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.forms import left_out_words, open_letters_of
from engine.service.pages.folder_stamps import stamp_of
from engine.service.parts.round_parts import OpenPart, part_with, whole_of
from engine.service.review.desk import VIETNAM
from engine.service.rounds import evidence_before, letters_followed, open_parts
from engine.service.store import FileStore, Store
from engine.service.workspace import EVIDENCE

# Communes that are filled in at the same time without being opened anew at each answer.
MOST_OPEN = 64
# Parts of rounds that communes are filling in at the same time.
MOST_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class LyingForm:
    """A commune's form among the evidence: how it is shown, its bytes, what reading it gave, when it was changed."""

    shown: str
    content: bytes
    reading: FileReading
    changed: datetime


@dataclass(frozen=True, slots=True)
class Setting:
    """A commune of a round opened for filling in; ``others`` are the readings of all files but its own form.

    ``shown`` is where its form lies, or would lie once it is sent.
    """

    folder: Path
    part: OpenPart
    unit: Unit
    letters: Directives | None
    past: RoundEvidence
    beside: Beside
    asked: Questionnaire
    others: tuple[FileReading, ...]
    own: LyingForm | None

    @property
    def shown(self) -> str:
        """The name of its form's file, below the round's folder."""
        named = f"{EVIDENCE}/{form_name(self.unit)}"
        return self.own.shown if self.own and self.own.shown.casefold().endswith(".xlsx") else named

    def form(self, say: Say, typed: Mapping[str, tuple[str, str, str, str]] | None = None) -> Form:
        """The form in a language, with what was typed in its cells."""
        law, out = self.part.law, left_out_words(self.part.law, self.part.round, [self.unit], say)
        book = asking(law.book, asked_by_letters(self.letters))
        return Form(book, self.part.round, self.unit, say, {}, out[self.unit.code], typed or {})

    def assessed(self, readings: Sequence[FileReading]) -> RoundResult:
        """The commune alone, scored by these readings of its round's files."""
        law, round_ = self.part.law, self.part.round
        only = frozenset({self.unit.code})
        read = read_evidence(self.folder, law.book, round_, self.beside, only=only, given=readings)
        found = (*self.past.problems, *read.problems)
        evidence = replace(read, problems=found, earlier=self.past.earlier, decided=self.past.decided)
        scope = replace(round_, units=(self.unit,))
        made = assess(law.book, law.table, scope, evidence, followed=letters_followed(self.letters))
        return replace(made, problems=(*self.part.problems, *made.problems))


def open_setting(store: Store, name: str, code: str) -> Setting | None:
    """A commune of a round, opened once for as long as nothing that it rests on changes; None where there is none.

    Raises ProblemsFound when the round, its law or its letters cannot be read.
    """
    folder = store.round(name)
    stamp = stamp_of(folder, store.criteria, store.today)
    return _opened(store, folder, code, stamp.rest, str(stamp))  # type: ignore[arg-type]  # stores are frozen values


@lru_cache(maxsize=MOST_OPEN)
def _opened(store: FileStore, folder: Path, code: str, rest: str, _stamp: str) -> Setting | None:
    parts = _parts(store, folder, rest)
    unit = next((unit for unit in whole_of(parts).units if unit.code == code), None)
    if unit is None:
        return None
    own_part = part_with(parts, code)
    ground = _ground(store, folder, next(at for at, part in enumerate(parts) if part is own_part), rest)
    part, asked = ground.part, ground.asked
    home = folder / part.round.standard if part.among else folder
    lying = sources(folder)
    readings = read_files(lying, asked, cache_path(home, os.environ), frozenset({code}))
    at = _own(readings, code, f"{EVIDENCE}/{form_name(unit)}")
    own = None if at is None else _lying(lying[at].path, readings[at])
    others = tuple(reading for number, reading in enumerate(readings) if number != at)
    return Setting(folder, part, unit, ground.letters, ground.past, ground.beside, asked, others, own)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the forms of all communes of a part stand on; nothing of it is what they send."""

    part: OpenPart
    letters: Directives | None
    past: RoundEvidence
    beside: Beside
    asked: Questionnaire


@lru_cache(maxsize=MOST_ROUNDS)
def _parts(store: FileStore, folder: Path, _rest: str) -> tuple[OpenPart, ...]:
    """A round's parts, opened once for all its communes."""
    return open_parts(folder, store)


@lru_cache(maxsize=MOST_ROUNDS)
def _ground(store: FileStore, folder: Path, at: int, rest: str) -> _Ground:
    part = _parts(store, folder, rest)[at]
    letters, law = open_letters_of(folder, part, store), part.law
    past = evidence_before(folder, part.round, law, part.among)
    beside = Beside(past.previous or None, duties_of(letters), letter_stamps(letters), part.among)
    return _Ground(part, letters, past, beside, asked_of(law.book, part.round, beside)[1])


def _own(readings: Sequence[FileReading], code: str, name: str) -> int | None:
    """The number of a commune's form among readings: the first that is one, else what lies where it would."""
    forms = (at for at, reading in enumerate(readings) if reading.form_of == code)
    named = (at for at, reading in enumerate(readings) if reading.shown == name)
    return next(chain(forms, named), None)


def _lying(path: Path, reading: FileReading) -> LyingForm:
    changed = datetime.fromtimestamp(path.stat().st_mtime, VIETNAM)
    return LyingForm(reading.shown, path.read_bytes() if path.is_file() else b"", reading, changed)


def papers_language() -> Say:
    """The language of the forms that pages write: that of every paper."""
    return speak("vi")
