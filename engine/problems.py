"""What can be wrong with a file, said so that its author can put it right.

The catalogue itself is ``problems.toml``: one entry a code, in Vietnamese and English.
"""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from engine.manners import Job, Telling, jobs, on_terminal

Severity = Literal["error", "warning"]
EXIT_STRICT, EXIT_INVALID, EXIT_UNSAFE = 3, 4, 5
# What is said where a problem has nothing of its own for it.
NOTHING_MORE: Mapping[str, object] = {
    "besides": "", "besides_en": "", "reformat": "", "reformat_en": "",
    "points_are": "số nguyên", "points_are_en": "a whole number",
}  # fmt: skip
# A value that is not known to be like any other has no nearest one: the sentence that would name it is left out.
NO_OTHER = "–"
NAMES_NEAREST = re.compile(r"(?:^|(?<=[.?!] ))[^.?!]*\{near\}[^.?!]*[.?!]\s*")
OTHERWISE = re.compile(r"^(?:Nếu không, |Otherwise |Otherwise, )(?=\w)")
READ_THE_RULE = {"vi": "Ghi lại theo quy tắc ở dòng trên.", "en": "Write it again by the rule above."}
# So much of a line that was typed is quoted, around the place that is meant.
LONGEST_LINE = 160
TABLE = ".csv"
ANSWERED = {"vi": "✓ Xã giữ nguyên", "en": "✓ Kept by the commune"}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a thing was typed: file with line and column, or file with sheet and cell."""

    file: str
    line: int = 0
    column: int = 0
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        if self.sheet or self.cell:
            return " › ".join(part for part in (self.file, self.sheet, self.cell) if part)
        return ":".join([self.file, *(str(n) for n in (self.line, self.column) if n)])


@dataclass(frozen=True, slots=True)
class Share:
    """One commune's part in a problem of several: its own place, what it typed there and what it answered."""

    commune: str
    place: Place
    typed: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class InBoth:
    """A value that each language has its own words for; as plain text the Vietnamese ones."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi


def day_in_both(day: date) -> InBoth:
    """A day as each language writes it: 15/11/2024 and 15 November 2024."""
    return InBoth(f"{day:%d/%m/%Y}", f"{day.day} {day:%B} {day.year}")


def kept_day_in_both(iso: str) -> InBoth:
    """A day that a file keeps, as 2024-11-15, in the same words; raises ValueError for what is none."""
    return day_in_both(date.fromisoformat(iso))


def cited(text: str) -> str | InBoth:
    """What stands somewhere in its quotes, or that nothing does."""
    return f"“{text}”" if text else InBoth("ô trống", "an empty cell")


@dataclass(frozen=True, slots=True)
class Problem:
    """One broken rule: its code, its place, what the author typed, and the words to fill in.

    ``data`` are the ids of the evidence that it is about: while an error stands, none of these counts as given.
    ``answer`` is why the commune keeps its figures, where it answered a warning. ``shares`` are the parts of communes
    that it is told of together, blaming none.
    """

    code: str
    place: Place
    typed: str = ""
    commune: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    data: tuple[str, ...] = ()
    answer: str = ""
    shares: tuple[Share, ...] = ()

    @property
    def severity(self) -> Severity:
        return kind_of(self.code).severity

    def about(self, *data: str) -> Problem:
        """The same problem, about these data."""
        return replace(self, data=data)

    def answered(self, reason: str) -> Problem:
        """The same problem with the commune's answer."""
        return replace(self, answer=reason)

    def seen_by(self, commune: str) -> tuple[Problem, ...]:
        """The same at a commune's own place with its own answer; nothing where it has no share in it."""
        own = (share for share in self.shares if share.commune == commune)
        return tuple(replace(self, place=part.place, typed=part.typed, answer=part.answer) for part in own)

    @property
    def is_open_question(self) -> bool:
        """Whether a commune may answer it and has not."""
        return kind_of(self.code).answerable and not self.answer


@dataclass(frozen=True, slots=True)
class Kind:
    """An entry of the catalogue: texts by language, each what / rule / remedy.

    ``doubt`` is for what leaves open whose a file is, or of which round: it sets a commune aside. ``answerable`` is a
    warning that a commune may answer with a reason. ``on_sheet`` are the parts that are said otherwise to whoever typed
    into a cell, where no key of a file is to be seen; ``on_page`` those to whoever has pages and no files.
    """

    code: str
    severity: Severity
    exit_code: int
    texts: Mapping[str, Mapping[str, str]]
    doubt: bool = False
    answerable: bool = False
    on_sheet: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    on_page: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


class ProblemsFound(Exception):
    """Every problem of an input at once; raised where nothing can go on without a mend."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted_problems(problems)
        super().__init__("; ".join(f"{p.place} {p.code}" for p in self.problems))


def problem(code: str, place: Place, typed: str = "", /, commune: object = "", **values: object) -> Problem:
    """A problem of the catalogue, of one commune where it is named; an unknown code raises KeyError."""
    kind_of(code)
    return Problem(code, place, typed, str(commune), values)


@cache
def catalogue() -> Mapping[str, Kind]:
    """Every kind of problem by code, read once from ``problems.toml`` beside this file."""
    entries = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    return {
        code: Kind(
            code,
            entry.get("severity", "error"),
            entry.get("exit", EXIT_INVALID),
            {language: entry[language] for language in ("vi", "en")},
            entry.get("doubt", False),
            entry.get("answerable", False),
            *({language: entry.get(f"{language}_{at}", {}) for language in ("vi", "en")} for at in ("sheet", "page")),
        )
        for code, entry in entries.items()
    }


def kind_of(code: str) -> Kind:
    """The catalogue's entry for a code."""
    return catalogue()[code]


def sorted_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by place, errors before warnings at one place, each said once of a commune."""
    unique = {(*_told(p), p.commune): p for p in problems}
    return tuple(unique[key] for key in sorted(unique))


def said_once(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same in their order without repeating what concerns several communes."""
    return tuple({_told(p): p for p in problems}.values())


def _told(found: Problem) -> tuple[object, ...]:
    warns, values = found.severity == "warning", str(sorted(found.values.items(), key=str))
    return (*_order(found.place), warns, found.code, values)


def _order(place: Place) -> tuple[str, int, int, str, int, str]:
    """Files by name, then lines, then cells as a page is read: row 9 before row 12."""
    row = re.sub(r"\D", "", place.cell)
    return place.file, place.line, place.column, place.sheet, int(row or 0), place.cell


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop the file (warnings left out)."""
    return tuple(p for p in problems if p.severity == "error")


def doubts(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The errors that leave open whose a file is, or of which round."""
    return tuple(p for p in errors(problems) if kind_of(p.code).doubt)


def exit_code(problems: Iterable[Problem]) -> int:
    """5 when any input was refused as unsafe, 4 when any is invalid, else 0."""
    return max((kind_of(p.code).exit_code for p in errors(problems)), default=0)


class _Counting(string.Formatter):
    """Texts in which a word agrees with a number: "{n} {n:commune|communes}" is "1 commune" and "2 communes"."""

    def format_field(self, value: object, spec: str) -> str:
        one, told, many = spec.partition("|")
        if not told or isinstance(value, Job):
            return str(super().format_field(value, spec))
        return one if str(value) == "1" else many


_COUNTING = _Counting()


def filled(told: str, values: Mapping[str, object]) -> str:
    """A text with its values put in, and its words in the number of those that they count."""
    return _COUNTING.vformat(told, (), values) if "|" in told else told.format_map(values)


def words(found: Problem, language: str, telling: Telling | None = None) -> Mapping[str, str]:
    """What is wrong, the rule, and the remedy, with this problem's own values filled in; as at a terminal unless told.

    ``besides`` is what others say of the same figure, ``reformat`` what is to be done to its cell first; most have
    nothing of either.
    """
    kind, values = kind_of(found.code), {"typed": found.typed, **NOTHING_MORE, **found.values}
    texts = {**kind.texts[language], **(kind.on_sheet[language] if found.place.sheet else {})}
    if telling and telling.where == "page":
        texts |= kind.on_page[language]
    if values.get("near") == NO_OTHER:
        texts = {part: _without_nearest(text) for part, text in texts.items()}
        texts["remedy"] = texts["remedy"] or READ_THE_RULE[language]
    values = {name: _said(value, language) for name, value in values.items()}
    values |= jobs(telling or on_terminal(language))
    return {part: filled(texts[part], values) for part in ("what", "rule", "remedy")}


def _said(value: object, language: str) -> object:
    """A value as its language writes it: a day, parts of a point behind a comma, or a point."""
    if isinstance(value, date):
        value = day_in_both(value)
    if isinstance(value, InBoth):
        return value.en if language == "en" else value.vi
    if not isinstance(value, Decimal):
        return value
    told = f"{value.normalize():f}"
    return told if language == "en" else told.replace(".", ",")


def _without_nearest(text: str) -> str:
    """A text of the catalogue without the sentence that names the nearest known word."""
    left = NAMES_NEAREST.sub("", text).strip()
    if left == text.strip():
        return text
    began = OTHERWISE.sub("", left)
    return left if began == left else began[:1].upper() + began[1:]


def render(found: Problem, language: str) -> str:
    """A problem as a person reads it: place, code, what; the typed line; rule; remedy, or what the commune answered."""
    return "\n".join((*headed(found, language), *mended(found, language)))


def headed(found: Problem, language: str) -> tuple[str, ...]:
    """The first lines of a problem, which are its own: place, code, what; the typed line."""
    return f"{found.place}  {found.code}  {words(found, language)['what']}", *quoted(found)


def mended(found: Problem, language: str) -> tuple[str, ...]:
    """The last lines, which many of one kind share: the rule; the remedy, or what the commune answered."""
    text = words(found, language)
    said = f"   {ANSWERED[language]}: {found.answer}" if found.answer else f"   → {text['remedy']}"
    return tuple(line for line in (f"   {text['rule']}", said) if line.strip())


def quoted(found: Problem) -> list[str]:
    """The author's own line with a caret under the column, or the cell's own text; a long one in part.

    Of a line of a table the cell alone is quoted, so no caret could stand under the column.
    """
    if not found.typed:
        return []
    if not found.place.line:
        return [f"     │ {_around(found.typed, 0)[0]}"]
    number = f"{found.place.line:>6} │ "
    line, at = _around(found.typed, max(found.place.column - 1, 0))
    in_line = found.place.column and not found.place.file.lower().endswith(TABLE)
    return [number + line, *([" " * 6 + " │ " + " " * at + "^"] if in_line else [])]


def _around(line: str, at: int) -> tuple[str, int]:
    """A line, or so much of a long one that the place at ``at`` is in its middle; and where that place is then."""
    if len(line) <= LONGEST_LINE:
        return line, at
    start = min(max(at - LONGEST_LINE // 2, 0), len(line) - LONGEST_LINE)
    part = line[start : start + LONGEST_LINE]
    before, after = "…" * (start > 0), "…" * (start + LONGEST_LINE < len(line))
    return before + part + after, at - start + len(before)
