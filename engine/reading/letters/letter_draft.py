"""A draft of a letter's file from what was read: it says of itself that nobody has accepted it, and so is not followed.

What was not read stands in no key: it is asked under its task, or stands in ``unread`` with its place and the reason.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from engine.law.duties.deadlines import Between, By, EveryMonth, EveryYear, OpenEnd, When
from engine.reading.law_text import Spot, as_shown
from engine.reading.letters.letter_tasks import Proposed, ReadLetter
from engine.reading.witnesses import Why

LONGEST_LABEL, LONGEST_SENTENCE = 300, 3000
Words = Callable[[tuple[Why, ...]], str]
Where = Callable[[Spot, str], str]
HEAD = """\
# Máy đọc từ tệp của văn bản và chỉ đề nghị; chưa việc nào được theo dõi.
# Người nhận việc đi qua tờ Excel cùng tên (có, không, sửa) rồi nộp lại: phuhop law accept TỜ_EXCEL --apply
# Tờ Excel giữ mã của tệp này: sửa tệp này thì tờ ấy không nộp được nữa.
# Ai sửa tay thì: so từng việc với câu ở read; ghi label_en, responsible_en, sector, done_when, commune_shows; trả lời
# rồi xóa asked; ghi accepted: {by: họ tên, on: ngày}; xóa status, unread; chép vào criteria/directives rồi chạy
# phuhop check directives
"""
# What a letter is called by, as it is told of one that the file does not say.
NAMED = {"number": "số", "date": "ngày ký", "issuer": "cơ quan ban hành", "title": "trích yếu"}
NO_DAY_SAID = "văn bản không ghi ngày"


def draft_of(read: ReadLetter, name: str, on: date, *, words: Words, where: Where) -> str:
    """The file's text; ``words`` says reasons, ``where`` places. One letter, one day: one text."""
    lines = [f"id: {name}", "status: reading", *_read(read, on), *_letter(read), "", "tasks:"]
    for number, task in enumerate(read.tasks, 1):
        lines += _task(task, f"{name.upper()}-{number:02}", words=words, where=where)
    lines += ["", "unread:" + ("" if read.left else " []")]
    for one in read.left:
        told = {"at": where(one.spot, one.part), "sentence": one.sentence[:LONGEST_SENTENCE], "why": words(one.why)}
        lines.append("  - {" + ", ".join(f"{key}: {_quoted(said)}" for key, said in told.items()) + "}")
    return HEAD + "\n".join(lines) + "\n"


def _quoted(said: str) -> str:
    return json.dumps(unicodedata.normalize("NFC", as_shown(said)), ensure_ascii=False)


def _read(read: ReadLetter, on: date) -> Iterator[str]:
    text = read.text
    yield f"read: {{file: {_quoted(text.file)}, sha256: {text.sha256}, on: {on.isoformat()}, how: {text.how}}}"


def _letter(read: ReadLetter) -> Iterator[str]:
    """What the head said; what it did not say is no key, and ``seen`` tells which."""
    head = read.head
    said = {"number": head.number, "date": head.day, "issuer": head.issuer, "title": head.title}
    yield "letter:"
    if head.number:
        yield f"  number: {_quoted(head.number)}"
    if head.day:
        yield f"  date: {head.day.isoformat()}"
    yield f"  seen: {_quoted(seen_words([key for key, own in said.items() if not own]))}"
    if head.issuer:
        yield f"  issuer: {_quoted(head.issuer)}"
    if head.level:
        yield f"  level: {head.level}"
    if head.title:
        yield f"  title: {_quoted(head.title)}"
    if head.years.about and head.day and head.day.year == head.years.about:
        yield f"  year: {head.years.about}"


def seen_words(lacking: Sequence[str], stated: Sequence[str] = ()) -> str:
    """How a letter was seen: by machine, what of its head was ``lacking``, and what of that a person ``stated``."""
    told = ("Người xem tờ việc ghi", stated), ("Chưa thấy", [key for key in lacking if key not in stated])
    more = (f" {word} {', '.join(NAMED[key] for key in keys)}." for word, keys in told if keys)
    return "Máy đọc từ tệp." + "".join(more)


def _task(task: Proposed, name: str, *, words: Words, where: Where) -> Iterator[str]:
    yield f"  - id: {name}"
    yield f"    clause: {_quoted(task.clause)}"
    yield f"    label: {_quoted(shortened(task.label))}"
    if task.owner:
        yield f"    responsible: {_quoted(task.owner)}"
    if task.levels:
        yield f"    levels: [{', '.join(task.levels)}]"
    if when := when_of(task):
        yield "    deadlines:"
        yield f"      - when: {when}"
        yield f"        said: {_quoted(task.due.said if task.due else NO_DAY_SAID)}"
    if task.helps:
        told = "; ".join(f"{criterion}: “{same}”" for criterion, same in task.helps)
        yield f"    helps: [{', '.join(criterion for criterion, _ in task.helps)}]  # cùng chữ, người xem: {told}"
    if task.cites:
        yield f"    cites: [{', '.join(map(_quoted, task.cites))}]"
    sentence = _quoted(task.sentence[:LONGEST_SENTENCE])
    yield f"    read: {{at: {_quoted(where(task.spot, task.clause))}, sentence: {sentence}}}"
    if task.asked:
        yield f"    asked: [{', '.join(_quoted(words((why,))) for why in task.asked)}]"


def shortened(label: str) -> str:
    """The part of a sentence that is the task, cut where it is too long for a label."""
    return label if len(label) <= LONGEST_LABEL else label[: LONGEST_LABEL - 1].rsplit(" ", 1)[0] + "…"


def when_of(task: Proposed) -> str:
    """A deadline as the file has it: open for the year where the letter tells no time, empty where it is asked."""
    if task.due is not None and task.due.when is not None:
        return when_text(task.due.when)
    return "" if task.day_asked else "{open: year}"


def when_text(when: When) -> str:
    """A deadline as the file writes it, on one line."""
    match when:
        case By():
            told = f"by: {when.by.isoformat()}"
        case Between():
            told = f"from: {when.from_.isoformat()}, to: {when.to.isoformat()}"
        case EveryYear():
            days = ", ".join(_quoted(f"{month:02}-{day:02}") for month, day in when.every_year)
            told = f"every_year: [{days}]"
        case EveryMonth():
            told = f"every_month: {when.every_month}"
        case OpenEnd():
            told = f"open: {when.open}"
        case _:
            return ""
    return "{" + told + (", strict: true" if getattr(when, "strict", False) else "") + "}"
