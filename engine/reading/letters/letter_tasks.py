"""A letter's clauses as proposed tasks, a sentence or a part of one each; what orders nothing is left for a person.

Nothing here is a task yet: whoever is not named is asked, a day not understood is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from engine.language import text
from engine.law.citing import DAY, NUMBER
from engine.law.directives import Level
from engine.law.duties.deadlines import OpenEnd
from engine.reading.law_text import UNSURE, LawText, Spot, cleaned
from engine.reading.left_unread import Asked, pages_asked, with_readings
from engine.reading.letters.dues import Due, Years
from engine.reading.letters.letter_clauses import Body, Unit, body_of, is_basis, orders_in_intro
from engine.reading.letters.letter_days import deadlines_in
from engine.reading.letters.letter_heads import LetterHead, head_of
from engine.reading.letters.letter_owners import VERB, Given, given_in, heading_owner, levels_of, lower_first
from engine.reading.letters.letter_tables import TableTask, tasks_of_tables
from engine.reading.letters.same_words import same_words
from engine.reading.letters.words_of_time import orders_by_day, speaks_of_time
from engine.reading.two_inks import readings_of
from engine.reading.witnesses import Why

ENDS = re.compile(r"(?:\.{3}|…|(?<!\bTP)[.])\s+(?=\S)|\.{3}(?=\S)")
DOCUMENT = re.compile(
    r"(?:Kế hoạch|Chương trình|Đề án|Chỉ thị|Quyết định|Nghị quyết|Thông báo|Văn bản|Công văn|Công điện)\s"
)
# Orders beside the one that has the day: it may be theirs too or not, which is asked.
REPORTS = re.compile(
    r"(?<=\s)(?:và|,)\s+(?=(?:tổng hợp,?\s+)?(?:báo cáo|gửi|nộp|hoàn thành)\s)|;\s+(?=báo cáo|gửi|nộp)"
)
REST = re.compile(r"(?:\s(?:và|đồng thời)|,)\s+(?=trong quá trình|(?:nếu|khi) có\s+\S)")
BRACKETS = re.compile(r"\)|\s*\([^()\d]*\d?[^()\d]*\)")  # “(đối với báo cáo 6 tháng)” behind its day
SHORTEST = 3
NO_OWNER = Why(text("không rõ giao cho ai"))
NO_LEVEL = Why(text("không rõ thuộc cấp nào"))
NO_ORDER = Why(text("không rõ câu này có giao việc gì không"))
LEAD_TIME = text("đoạn dẫn ở trên có nói thời gian: “{said}”")
OTHER_DAY = Why(text("vế khác của câu có ghi hạn; không rõ có chung cho vế này không"))
BEHIND = Why(text("đứng sau nơi nhận mà có nói thời gian"))
TIME_BEFORE = Why(text("đứng trước mục đầu mà có nói thời gian"))
UNSURE_SIGN = Why(text("có chữ không đọc được"))
TABLE_HEAD = Why(text("bảng không có cột việc và cột đơn vị thực hiện"))
OwnerFrom = Literal["sentence", "heading", "addressees", "table", "nowhere"]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A task proposed: its clause and place, its very sentence, the part of it that is the task, and what is asked.

    Without ``due`` the letter has no word of time for it, unless ``day_asked``: then its words are not understood.
    """

    clause: str
    label: str
    sentence: str
    spot: Spot
    owner: str
    owner_from: OwnerFrom
    levels: tuple[Level, ...]
    due: Due | None
    cites: tuple[str, ...]
    helps: tuple[tuple[str, str], ...]
    asked: tuple[Why, ...]
    day_asked: bool = False


@dataclass(frozen=True, slots=True)
class ReadLetter:
    """A letter read: its head, the tasks proposed, and what was left for a person."""

    text: LawText
    head: LetterHead
    tasks: tuple[Proposed, ...]
    left: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class _Above:
    """What the headings over a paragraph say: to whom, whether they order, and of time."""

    depth: int
    owner: str
    orders: bool
    of_time: str


@dataclass(frozen=True, slots=True)
class _Asking:
    """What a sentence is read with."""

    head: LetterHead
    titles: Mapping[str, tuple[str, ...]]


def read_letter(letter: LawText, titles: Mapping[str, tuple[str, ...]]) -> ReadLetter:
    """A letter's tasks; ``titles`` are those of a standard's criteria, by their ids, whose words are compared."""
    body = body_of(letter)
    asking = _Asking(head_of(body), titles)
    tasks: list[Proposed] = []
    left: list[Asked] = []
    for made in (*_before(body, asking), *_of_units(body, asking), *_of_tables(body, asking)):
        (tasks if isinstance(made, Proposed) else left).append(made)  # type: ignore[arg-type]
    left += [Asked("", said, spot, (BEHIND,)) for said, spot in body.behind if speaks_of_time(said)]
    left = [with_readings(letter, one) for one in (*left, *pages_asked(letter))]
    tasks = [replace(task, asked=(*task.asked, *readings_of(letter, task.spot, task.sentence))) for task in tasks]
    return ReadLetter(letter, asking.head, tuple(tasks), tuple(dict.fromkeys(left)))


def _before(body: Body, asking: _Asking) -> Iterator[Proposed | Asked]:
    """Orders before the first clause; a letter of one paragraph has no other."""
    for unit in body.before:
        ordered = orders_in_intro(unit)
        if ordered and (not is_basis(ordered)):
            yield from _of_unit(replace(unit, text=ordered), None, asking)
        elif not body.units and not is_basis(unit.text) and not unit.text.endswith(":"):
            yield from _of_unit(unit, None, asking)
        elif orders_by_day(unit.text):
            yield Asked(unit.clause, unit.text, unit.spot, (TIME_BEFORE,))


def _of_units(body: Body, asking: _Asking) -> Iterator[Proposed | Asked]:
    above: list[_Above] = []
    for unit in body.units:
        while above and above[-1].depth >= unit.depth:
            above.pop()
        over = above[-1] if above else None
        if unit.leads:
            above.append(_lead(unit, over))
        else:
            yield from _of_unit(unit, over, asking)


def _lead(unit: Unit, over: _Above | None) -> _Above:
    owner, order = heading_owner(unit.text), given_in(unit.text)
    owner = owner or order.owner or (over.owner if over else "")
    orders = (order.start is not None and unit.text.endswith(":")) or bool(over and over.orders)
    of_time = unit.text if speaks_of_time(unit.text) else (over.of_time if over else "")
    return _Above(unit.depth, owner, orders, of_time)


def sentences_of(paragraph: str) -> tuple[str, ...]:
    """A paragraph's sentences: a new one begins with a capital behind a stop."""
    ends = (end.end() for end in ENDS.finditer(paragraph))
    cuts = [0, *(end for end in ends if paragraph[end].isupper()), len(paragraph)]
    said = (paragraph[first:last].strip() for first, last in pairwise(cuts))
    return tuple(one for one in said if one)


def _of_unit(unit: Unit, over: _Above | None, asking: _Asking) -> Iterator[Proposed | Asked]:
    for sentence in sentences_of(unit.text):
        if len(re.findall(r"[^\W\d_]+", sentence)) < SHORTEST:
            continue
        yield from _of_sentence(sentence, unit, over, asking)


def _of_sentence(sentence: str, unit: Unit, over: _Above | None, asking: _Asking) -> Iterator[Proposed | Asked]:
    given = given_in(_past_day(sentence, asking.head.years))
    if given.start is None and not (over and over.orders):
        yield Asked(unit.clause, sentence, unit.spot, (NO_ORDER,))
        return
    pieces = _pieces(sentence)
    dues = deadlines_in(sentence, asking.head.years)
    parted = _by_day(sentence, dues) if len(pieces) == 1 else _by_piece(pieces, asking.head.years, dues)
    for part in parted:
        yield _proposed(sentence, unit, part, (given, over), asking)


def _past_day(sentence: str, years: Years) -> str:
    """A sentence without the deadline that it begins with: “Trước ngày 15/5/2025, UBND các xã gửi …”."""
    first = next(iter(deadlines_in(sentence, years)), None)
    if first is None or first.start or first.end >= len(sentence):
        return sentence
    return sentence[first.end :].lstrip(" ,:")


def _pieces(sentence: str) -> tuple[str, ...]:
    """A sentence parted at semicolons before which a new order or another document begins."""
    cuts, depth = [0], 0
    for at, sign in enumerate(sentence):
        depth += {"(": 1, ")": -1, "“": 1, "”": -1}.get(sign, 0)
        if sign == ";" and depth <= 0:
            rest = sentence[at + 1 :].lstrip()
            if VERB.match(lower_first(rest)) or DOCUMENT.match(rest):
                cuts.append(at + 1)
    cuts.append(len(sentence))
    return tuple(sentence[first:last].strip(" ;") for first, last in pairwise(cuts))


Parted = tuple[str, Due | None, tuple[Why, ...]]


def _by_day(sentence: str, dues: tuple[Due, ...]) -> Iterator[Parted]:
    """A sentence as one task, or as one for each of its days."""
    dated = [due for due in dues if not (isinstance(due.when, OpenEnd) or due.end - due.start == len(sentence))]
    if not dated:
        due = dues[0] if dues else None
        yield sentence, due, due.why if due else ()
        return
    start = 0
    last = next((found.start() for found in REST.finditer(sentence, dated[-1].end)), len(sentence))
    for at, due in enumerate(dated):
        behind = BRACKETS.match(sentence, due.end)
        end = (behind.end() if behind else due.end) if at < len(dated) - 1 else last
        reports = [found.start() for found in REPORTS.finditer(sentence, start, due.start)] or [start]
        if own := sentence[start : reports[-1]].strip(" ,;"):
            yield own, None, (OTHER_DAY,)
        yield sentence[reports[-1] : end].strip(" ,;"), due, due.why
        start = end
    if last < len(sentence):
        yield sentence[last:].strip(" ,;"), None, (OTHER_DAY,)


def _by_piece(pieces: tuple[str, ...], years: Years, whole: tuple[Due, ...]) -> Iterator[Parted]:
    """The parts of a sentence; a part without a day beside one that has is asked, and so is all if the whole is."""
    own = [deadlines_in(piece, years) for piece in pieces]
    dated = any(due.when is None or due.why or due.when.model_fields_set != {"open"} for dues in own for due in dues)
    for piece, dues in zip(pieces, own, strict=True):
        due = dues[0] if len(dues) == 1 else None
        why = dict.fromkeys(reason for one in (*dues, *whole) for reason in one.why)
        if len(dues) > 1 or (dated and not dues):
            why[OTHER_DAY] = None
        yield piece, None if why else due, tuple(why)


def _proposed(
    sentence: str, unit: Unit, part: Parted, who: tuple[Given, _Above | None], asking: _Asking,
) -> Proposed:  # fmt: skip
    label, due, why = part
    owner, owner_from = _owner(*who, asking.head)
    levels = levels_of(owner)
    asked = list(why)
    over = who[1]
    if over and over.of_time:
        asked.append(Why(LEAD_TIME, (("said", over.of_time[:160]),)))
    asked += [] if owner else [NO_OWNER]
    asked += [] if levels or not owner else [NO_LEVEL]
    asked += [UNSURE_SIGN] if UNSURE in sentence else []
    unclear = bool(why or (over and over.of_time))
    return Proposed(
        unit.clause, label, sentence, unit.spot, owner, owner_from, levels, None if unclear else due, cites_of(label),
        same_words(label, asking.titles), tuple(asked), unclear,
    )  # fmt: skip


def _owner(given: Given, over: _Above | None, head: LetterHead) -> tuple[str, OwnerFrom]:
    if given.owner:
        return given.owner, "sentence"
    if over and over.owner:
        return over.owner, "heading"
    return (head.to, "addressees") if head.to else ("", "nowhere")


def cites_of(said: str) -> tuple[str, ...]:
    """The documents that a text names by their numbers, each with its day where that stands behind it."""
    found = []
    numbers = list(NUMBER.finditer(said))
    for at, number in enumerate(numbers):
        behind = said[number.end() : numbers[at + 1].start() if at + 1 < len(numbers) else len(said)][:24]
        day = DAY.search(behind)
        parts = [int(part) for part in day.groups() if part] if day else []
        told = f" ({parts[0]:02}/{parts[1]:02}/{parts[2]})" if parts else ""
        found.append(cleaned(number[0]) + told)
    return tuple(dict.fromkeys(found))


def _of_tables(body: Body, asking: _Asking) -> Iterator[Proposed | Asked]:
    for made in tasks_of_tables(body.tables, asking.head.years):
        if not isinstance(made, TableTask):
            yield Asked("", made[0], made[1], (TABLE_HEAD,))
            continue
        levels = levels_of(made.owner)
        asked = [*made.why, *([] if made.owner else [NO_OWNER]), *([] if levels or not made.owner else [NO_LEVEL])]
        yield Proposed(made.clause, made.label, made.sentence, made.spot, made.owner,
                       "table" if made.owner else "nowhere", levels, made.due, cites_of(made.label),
                       same_words(made.label, asking.titles), tuple(asked), bool(made.why))  # fmt: skip
