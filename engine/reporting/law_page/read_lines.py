"""What the machine read in a file, in words for a page: each with its sentence and its place in the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engine.language import Say
from engine.law.loading import Lawbook
from engine.reading.law_text import as_shown
from engine.reading.left_unread import Asked
from engine.reading.letters.letter_draft import shortened
from engine.reading.letters.letter_tasks import ReadLetter
from engine.reading.matching_law import Match
from engine.reading.reading_law import ReadLaw
from engine.reporting.reading.filled_sheet import machine_words
from engine.reporting.reading.letter_words import clause_words, due_words, owner_words
from engine.reporting.reading.reading_words import reasons_words, spot_words
from engine.reporting.words.checklist_lines import groups_of

LONGEST = 300


@dataclass(frozen=True, slots=True)
class ReadLine:
    """Something that was read or left: what it is of, what is said of it, its sentence, its place."""

    name: str
    told: str
    sentence: str
    place: str


@dataclass(frozen=True, slots=True)
class ToldSheet:
    """A text beside a standard: how many numbers agree, differ, are unclear, are not there; those that do not agree."""

    counts: tuple[tuple[str, int], ...]
    differs: tuple[ReadLine, ...]
    unclear: tuple[ReadLine, ...]
    left: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class ToldDraft:
    """A text by itself: its head, its criteria with their points, what was left."""

    head: tuple[tuple[str, str], ...]
    criteria: tuple[ReadLine, ...]
    left: tuple[ReadLine, ...]


@dataclass(frozen=True, slots=True)
class ToldLetter:
    """A letter: its head, each task proposed with who and when and what must be asked, what was left."""

    head: str
    tasks: tuple[tuple[ReadLine, str], ...]
    left: tuple[ReadLine, ...]


def sheet_lines(book: Lawbook, matches: Sequence[Match], asked: Sequence[Asked], say: Say) -> ToldSheet:
    """A text that was read beside a standard."""
    lines = {line.number.id: line for group in groups_of(book, say) for line in group.lines}
    found = Counter(match.state for match in matches)
    words = (
        (say("số giống bộ tiêu chí"), found["agrees"]), (say("số khác"), found["differs"]),
        (say("số chưa rõ"), found["unclear"]), (say("số không thấy"), found["absent"]),
    )  # fmt: skip

    def told(match: Match) -> ReadLine:
        line = lines[match.number]
        name = f"{line.part} {line.text}".strip().split("\n")[0]
        values = {"asked": line.asked, "old": line.value, "new": machine_words(line, match, say) or "–"}
        said = say("{asked}: bộ tiêu chí {old}, máy đọc {new}", **values)
        why = f" ({reasons_words(match.why, say)})" if match.why else ""
        return ReadLine(name, said + why, _short(match.sentence), spot_words(match.spot, say, match.article))

    by_state = {state: tuple(told(m) for m in matches if m.state == state) for state in ("differs", "unclear")}
    return ToldSheet(words, by_state["differs"], by_state["unclear"], left_lines(asked, say))


def left_lines(asked: Iterable[Asked], say: Say) -> tuple[ReadLine, ...]:
    """What a person must read."""
    return tuple(
        ReadLine(one.part, reasons_words(one.why, say), _short(one.sentence), spot_words(one.spot, say))
        for one in asked
    )


def draft_lines(read: ReadLaw, left: Sequence[Asked], say: Say) -> ToldDraft:
    """A text that was read for a draft."""
    articles = read.articles
    head = (
        (say("Số văn bản"), articles.number), (say("Ngày ký"), articles.day), (say("Có hiệu lực"), articles.in_force),
        (say("Tổng điểm"), articles.total),
    )  # fmt: skip
    told = tuple((title, one.value if one else say("không thấy")) for title, one in head)
    criteria = tuple(
        ReadLine(str(one.number or at), say("{n} mục", n=len(one.items)), _short(one.title), spot_words(one.spot, say))
        for at, one in enumerate(read.criteria, 1)
    )
    return ToldDraft(told, criteria, left_lines(left, say))


def letter_lines(read: ReadLetter, say: Say) -> ToldLetter:
    """A letter that was read."""
    tasks = []
    for task in read.tasks:
        who = task.owner or say("chưa rõ ai")
        source = owner_words(task.owner_from, say)
        told = f"{who}{f' ({source})' if task.owner and source else ''} · {due_words(task, say)}"
        place = clause_words(task.spot, task.clause, say)
        asked = reasons_words(task.asked, say) if task.asked else ""
        tasks.append((ReadLine(_short(shortened(task.label)), told, "", place), asked))
    head = read.head
    named = " · ".join(
        part for part in (head.number or say("không thấy số"), say.day(head.day) if head.day else "") if part
    )
    return ToldLetter(named, tuple(tasks), left_lines(read.left, say))


def _short(text: str) -> str:
    shown = as_shown(text)
    return shown if len(shown) <= LONGEST else shown[:LONGEST].rsplit(" ", 1)[0] + "…"
