"""What forms said when they were last read, kept so that only those that changed are read again.

An entry is found by the hash of the form's bytes and of all else its reading hangs on, so it is never out of date. It
is plain data with a hash of its own: one that is damaged is as good as none. Nothing that fails here is an error.
"""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import orjson

from engine.evidence.columns import NOWHERE
from engine.evidence.facts import Document, SelfScore, UnitAnswer
from engine.evidence.gathering import (
    COLUMN,
    COMMUNE,
    DATUM,
    NOTE,
    OWN,
    PAPER,
    ROW,
    SHEET,
    STATE,
    VALUE,
    FileReading,
    Typed,
)
from engine.evidence.questionnaire import Questionnaire
from engine.files.writing import write_whole
from engine.law.points.scores import score_of, score_text
from engine.law.units.unit_facts import FactValue
from engine.problems import InBoth, Place, Problem, ProblemsFound, words

HEAD = b"phuhop/forms/3"
# In place of the communes that a reading says anything of.
OF_NOBODY = "-"
SETTING, OFF = "PHUHOP_CACHE", frozenset({"off", "0", "no", ""})
READERS = ("evidence/**/*.py", "files/**/*.py", "law/loading.py", "law/questions.py", "problems.py")


def cache_path(round_folder: Path, environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """The file for a round's readings in the user's own cache folder; None when there is to be none.

    ``PHUHOP_CACHE`` names another folder, or says ``off``.
    """
    said = environ.get(SETTING)
    if said is not None and said.strip().casefold() in OFF:
        return None
    try:
        home = Path(said) if said is not None else _caches(environ, platform) / "phuhop"
        name = hashlib.sha256(str(round_folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:32]
    except (OSError, RuntimeError):
        return None
    return home / f"{name}.forms"


def _caches(environ: Mapping[str, str], platform: str) -> Path:
    """Where programs of this system keep what can be made again. Raises RuntimeError when the user has no home."""
    if platform == "win32":
        return Path(environ["LOCALAPPDATA"]) if environ.get("LOCALAPPDATA") else Path.home() / "AppData" / "Local"
    if platform == "darwin":
        return Path.home() / "Library" / "Caches"
    named = Path(environ.get("XDG_CACHE_HOME", ""))
    return named if named.is_absolute() else Path.home() / ".cache"


def key_of(content: bytes, shown: str, asked: Questionnaire) -> str:
    """Under what a form's reading is kept: its bytes, its name, what is asked, and the very program that reads it."""
    held = hashlib.sha256(content).hexdigest()
    return hashlib.sha256(f"{reader_version()}\n{asked.fingerprint}\n{shown}\n{held}".encode()).hexdigest()


@cache
def reader_version() -> str:
    """SHA-256 of the source of all that reads forms, of Python's version and of its tables of letters."""
    home = Path(__file__).parents[1]
    told = hashlib.sha256(f"{sys.version_info[:2]} {unicodedata.unidata_version}".encode())
    for source in (source for pattern in READERS for source in sorted(home.glob(pattern))):
        told.update(source.name.encode() + source.read_bytes())
    return told.hexdigest()


class FormCache:
    """The readings kept of one round: looked up by key, added to, and written back with those still in use."""

    def __init__(self, path: Path | None, asked: Questionnaire) -> None:
        self._path, self._asked = path, asked
        self._kept = dict(_lines(path)) if path else {}
        self._new: dict[str, bytes] = {}

    @property
    def is_open(self) -> bool:
        """Whether readings are kept at all."""
        return self._path is not None

    def bears_on(self, key: str) -> frozenset[str] | None:
        """The communes that a kept reading says anything of, told without reading it; None when there is none."""
        sound = self._sound(key)
        return frozenset(sound[0].decode("ascii").split(",")) if sound else None

    def reading(self, key: str, shown: str) -> FileReading | None:
        """The reading of a file kept under a key; None when there is none or it is not one of this round."""
        if sound := self._sound(key):
            with suppress(ValueError, KeyError, TypeError, IndexError, AttributeError, OverflowError):
                reading = _reading(orjson.loads(sound[1]))
                return reading if reading.shown == shown and _fits(reading, self._asked) else None
        return None

    def _sound(self, key: str) -> tuple[bytes, bytes] | None:
        """The communes and the text of an entry that is as it was written."""
        digest, _, rest = self._kept.get(key, b"").partition(b" ")
        if not rest or hashlib.sha256(rest).hexdigest().encode() != digest:
            return None
        _, communes, text = rest.split(b" ", 2)
        return communes, text

    def keep(self, key: str, reading: FileReading) -> None:
        """Keep a fresh reading of a file of one commune."""
        if self._path and len(reading.communes) <= 1 and (text := _text(reading)):
            bears_on = {*reading.communes, *(told.commune for told in reading.problems)} - {""}
            rest = b" ".join((key.encode(), ",".join(sorted(bears_on)).encode() or OF_NOBODY.encode(), text))
            self._new[key] = hashlib.sha256(rest).hexdigest().encode() + b" " + rest

    def write(self, used: Iterable[str]) -> None:
        """Put the file back with new readings and without those of files that are no longer there."""
        lines = {**self._kept, **self._new}
        still = {key: lines[key] for key in used if key in lines}
        if self._path and (self._new or len(still) < len(self._kept)):
            with suppress(ProblemsFound):
                write_whole(self._path, b"\n".join((HEAD, *still.values(), b"")), mode=0o600)


def _lines(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each entry by its key; none when there is no such file or it is of another kind."""
    try:
        head, *lines = path.read_bytes().split(b"\n")
    except OSError:
        return
    if head == HEAD:
        yield from ((line[65:129].decode("ascii", "replace"), line) for line in lines if line.count(b" ") >= 3)


def _text(reading: FileReading) -> bytes | None:
    """A reading as one line of JSON; None when something in it would not come back as it was."""
    if not all(isinstance(value, (str, int, InBoth)) for told in reading.problems for value in told.values.values()):
        return None
    typed = reading.typed
    held = {
        "shown": reading.shown,
        "form_of": reading.form_of,
        "communes": sorted(reading.communes),
        "rows": typed.rows.tolist(),
        "sheets": typed.sheets,
        "papers": [(paper.number, paper.issued.isoformat() if paper.issued else "") for paper in typed.papers],
        "notes": typed.notes,
        "own": _own(reading.self_score),
        "answers": [_answer(told) for told in reading.answers],
        "problems": [(p.code, _place(p.place), p.typed, p.commune, p.values, p.data) for p in reading.problems],
    }
    try:
        return orjson.dumps(held)
    except TypeError:  # half a sign, which has no UTF-8
        return None


def _own(given: SelfScore | None) -> object:
    if given is None:
        return None
    points = {name: own if isinstance(own, int) else score_text(own) for name, own in given.points.items()}
    return [points, given.day.isoformat() if given.day else ""]


def _answer(told: UnitAnswer) -> object:
    kind, value = type(told.value).__name__, str(told.value)
    paper = told.document and (told.document.number, told.document.issued.isoformat() if told.document.issued else "")
    return told.fact, kind, value, _place(told.place), paper


def _answered(held: list[Any]) -> UnitAnswer:
    """The inverse of ``_answer``; raises ValueError, KeyError and their like when it is none."""
    fact, kind, value, at, paper = held
    told: FactValue = {"bool": value == "True", "str": value}[kind] if kind != "Fraction" else Fraction(value)
    document = paper and Document(paper[0], date.fromisoformat(paper[1]) if paper[1] else None)
    return UnitAnswer(fact, told, Place(*at), document)


def _place(place: Place) -> tuple[str, int, int, str, str]:
    return place.file, place.line, place.column, place.sheet, place.cell


def _value(held: tuple[str, Any]) -> tuple[str, object]:
    """A value of a problem under its name; one that each language has its own words for is an object in JSON."""
    name, value = held
    return name, InBoth(**value) if isinstance(value, dict) else value


def _reading(held: dict[str, Any]) -> FileReading:
    """A reading from its JSON; raises ValueError, KeyError and their like when it is none."""
    rows = np.array(held["rows"], dtype=np.int32).reshape(-1, OWN)
    papers = tuple(Document(number, date.fromisoformat(day) if day else None) for number, day in held["papers"])
    typed = Typed(rows, tuple(held["sheets"]), papers, tuple(held["notes"]))
    told = tuple(
        Problem(code, Place(*at), typed, commune, dict(map(_value, values.items())), tuple(data))
        for code, at, typed, commune, values, data in held["problems"]
    )
    own = held["own"] and SelfScore(
        {name: score_of(points) for name, points in held["own"][0].items()},
        date.fromisoformat(held["own"][1]) if held["own"][1] else None,
    )
    answers = tuple(map(_answered, held["answers"]))
    return FileReading(held["shown"], typed, told, frozenset(held["communes"]), held["form_of"], own, answers)


def _fits(reading: FileReading, asked: Questionnaire) -> bool:
    """Whether every number points at something of this round, every text is one, and every problem can be said.

    Raises KeyError and its like for a problem that cannot.
    """
    typed, codes = reading.typed, asked.codes.keys()
    limits = {
        COMMUNE: (0, len(codes)), DATUM: (0, len(asked.data)), VALUE: (0, 2**31), STATE: (1, 3),
        SHEET: (NOWHERE, len(typed.sheets)), PAPER: (NOWHERE, len(typed.papers)), NOTE: (NOWHERE, len(typed.notes)),
        ROW: (0, 2**31), COLUMN: (0, 2**31),
    }  # fmt: skip
    texts = [*typed.sheets, *typed.notes, *(paper.number for paper in typed.papers)]
    texts += [
        text
        for p in reading.problems
        for text in (p.place.file, p.place.sheet, p.place.cell, p.typed, p.commune, *p.data)
    ]
    own = reading.self_score.points if reading.self_score else {}
    numbers = [number for p in reading.problems for number in (p.place.line, p.place.column)]
    return (
        all(((low <= typed.rows[:, at]) & (typed.rows[:, at] < high)).all() for at, (low, high) in limits.items())
        and reading.communes <= codes
        and {reading.form_of} <= codes | {""}
        and all(isinstance(text, str) for text in texts)
        and all(isinstance(number, int) for number in numbers)
        and all(isinstance(own[name], int | Decimal) and 0 <= own[name] <= asked.items[name].most for name in own)
        and {told.fact for told in reading.answers} <= {fact.id for fact in asked.unit_facts}
        and all(words(problem, language) for problem in reading.problems for language in ("vi", "en"))
    )
