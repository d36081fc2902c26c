"""A draft of a new decision from what was read: every number marked as the machine's, its sentence beside it.

What is not clear is not written as a number; it stands in ``unread`` with its place and the reason.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from engine.files.intake.folder_names import is_kept_by_windows
from engine.files.numbers import plain
from engine.law.values import exact_text
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.reading.articles import Told
from engine.reading.law_text import Passage, Spot, as_shown
from engine.reading.left_unread import asked_of
from engine.reading.parts_found import Stated
from engine.reading.reading_law import ReadLaw
from engine.reading.witnesses import ReadBand, ReadCriterion, ReadItem, Why

NAME = re.compile(r"[a-z][a-z0-9\-]{2,59}")
ZERO = Fraction(0)
Words = Callable[[tuple[Why, ...]], str]
Where = Callable[[Spot], str]


def lacking(read: ReadLaw, name: str) -> tuple[Problem, ...]:
    """Why no draft can be made: what names a document is not in the text, or the name is no name."""
    place = Place(read.text.file)
    articles = read.articles
    needed = (
        (articles.number, "số văn bản", "its number"),
        (articles.day, "ngày ký", "the date of signing"),
        (articles.total, "tổng điểm", "the total points"),
    )
    found = [problem("READ-114", place, what=vi, what_en=en) for told, vi, en in needed if not told]
    fits = NAME.fullmatch(name) and not is_kept_by_windows(name)
    return (*found, *(() if fits else (problem("READ-113", place, name, name=name),)))


def draft_text(read: ReadLaw, name: str, on: date, *, words: Words, where: Where) -> str:
    """``standard.yaml`` of a draft; ``words`` says reasons, ``where`` places. Raises ProblemsFound as ``lacking``."""
    if found := lacking(read, name):
        raise ProblemsFound(found)
    return (
        "\n".join([*_head(read, name, on), *_conditions(read), *_criteria(read), *_unread(read, words, where)]) + "\n"
    )


def quoted(text: str) -> str:
    """A text as YAML takes it whatever is in it."""
    return json.dumps(unicodedata.normalize("NFC", as_shown(text)), ensure_ascii=False)


def _cite(read: ReadLaw, at: str, sentence: str) -> str:
    number, day = read.articles.number, read.articles.day
    told = f"{number.value} {_day(day)}" if number and day else "–"
    return f"{{document: {quoted(told)}, at: {quoted(at or '–')}, basis: {quoted(sentence[:500])}}}"


def _day(day: Told) -> str:
    return "/".join(reversed(day.value.split("-")))


def _head(read: ReadLaw, name: str, on: date) -> Iterator[str]:
    articles = read.articles
    number, day, total = articles.number, articles.day, articles.total
    title = quoted(_title(read))
    yield "# Máy đọc từ tệp của văn bản: chưa người nào xem. Để so sánh và đối chiếu, không để chấm."
    yield f"id: {name}"
    yield f"title: {title}"
    yield f"title_en: {title}"
    yield "status: reading"
    yield 'reason: "máy đọc từ văn bản, chưa có người đối chiếu"'
    yield 'reason_en: "read by machine from the text, not yet held against it by a person"'
    read_from = (
        f"{{file: {quoted(read.text.file)}, sha256: {read.text.sha256}, on: {on.isoformat()}, how: {read.text.how}}}"
    )
    yield f"read: {read_from}"
    yield "law:"
    yield f"  number: {quoted(number.value if number else '–')}"
    yield f"  date: {day.value if day else on.isoformat()}"
    yield f"  title: {title}"
    yield f"  title_en: {title}"
    yield '  signed: "–"'
    if articles.in_force:
        yield f"from: {articles.in_force.value}"
    if total:
        cited = _cite(read, total.article, total.sentence)
        yield f"maximum: {{points: {total.value}, mark: machine, cite: {cited}}}"


def _title(read: ReadLaw) -> str:
    """What the decision is about: the passage behind the line “QUYẾT ĐỊNH”."""
    passages = [block.said.text for block in read.text.blocks[:40] if isinstance(block, Passage)]
    at = next((n for n, said in enumerate(passages) if plain(said) == "quyet dinh"), None)
    behind = passages[at + 1 : at + 2] if at is not None else []
    return behind[0] if behind else read.text.file


def _conditions(read: ReadLaw) -> Iterator[str]:
    articles = read.articles
    months = ", ".join(told.value for told in articles.months)
    years = ", ".join(told.value for told in articles.years)
    first = articles.months[0] if articles.months else None
    cite = _cite(read, first.article, first.sentence) if first else _cite(read, "", "không thấy trong văn bản")
    mark = "machine" if first else "provisional"
    yield f"cycle: {{months: [{months}], plan_years: [{years}], mark: {mark}, cite: {cite}}}"
    table = _cite(read, articles.table_article, "bảng tiêu chí")
    parts = f"number: {len(read.criteria)}, called: tiêu chí, called_en: criteria, mark: machine, cite: {table}"
    yield f"parts: {{{parts}}}"
    yield "classes:" + ("" if articles.bars else " []")
    for at, bar in enumerate(articles.bars, 1):
        title = quoted(bar.about)
        named = f"id: nhom-{at}, title: {title}, title_en: {title}"
        cited = _cite(read, bar.article, bar.sentence)
        yield f"  - {{{named}, threshold: {bar.value}, mark: machine, cite: {cited}}}"
    knock = articles.knock_out
    cited = (
        f"{{criterion_scores: 0, mark: machine, cite: {_cite(read, knock.article, knock.sentence)}}}" if knock else ""
    )
    yield f"knock_out: {cited or 'not_seen'}"


def _at(read: ReadLaw, *parts: str) -> str:
    return ", ".join(part for part in (read.articles.table_article, *parts) if part)


def _criteria(read: ReadLaw) -> Iterator[str]:
    yield "criteria:"
    for at, criterion in enumerate(read.criteria, 1):
        most = (
            ""
            if criterion.most is None or criterion.why or not _whole(criterion.most)
            else f", max_points: {criterion.most.points}"
        )
        sentence = criterion.most.sentence if criterion.most else criterion.title
        number = criterion.number or at
        cite = _cite(read, _at(read, f"tiêu chí {number}"), sentence)
        title = quoted(criterion.title)
        yield f"  - {{id: tc{number:02}, title: {title}, title_en: {title}{most}, mark: machine, cite: {cite}}}"
    items = [line for at, criterion in enumerate(read.criteria, 1) for line in _items(read, criterion, at)]
    yield "items:" + ("" if items else " []")
    yield from items


def _whole(stated: Stated) -> bool:
    return stated.points.denominator == 1


def _items(read: ReadLaw, criterion: ReadCriterion, at: int) -> Iterator[str]:
    number = criterion.number or at
    for order, item in enumerate(criterion.items, 1):
        if item.why or not item.bands or not _writable(item):
            continue
        place = _at(read, f"tiêu chí {number}", f"mục {item.number or order}", _row(item.spot))
        yield f"  - like: tc{number:02}.{item.number or order}"
        yield f"    title: {quoted(item.title)}"
        yield f"    title_en: {quoted(item.title)}"
        yield f"    measure: {item.kind}"
        if item.per:
            yield f"    per: {item.per}"
        yield f"    cite: {_cite(read, place, item.title)}"
        yield "    bands:"
        yield from (f"      - {line}" for line in _bands(item))


def _row(spot: Spot) -> str:
    page = f"trang {spot.page}, " if spot.page else ""
    return f"{page}bảng {spot.table}, dòng {spot.row}"


def _writable(item: ReadItem) -> bool:
    return all((band.clause.points or 0) % 1 == 0 for band in item.bands)


def _bands(item: ReadItem) -> Iterator[str]:
    """Bands as conditions tried in order: the best first, what is left over last."""
    bands = item.bands
    falls = _rises_with_value(bands)
    for at, band in enumerate(bands):
        condition = _condition(band, last=at == len(bands) - 1 and at > 0, by_low=falls)
        yield f"{{{condition}, points: {band.clause.points}, mark: machine, basis: {quoted(band.clause.sentence)}}}"
    if len(bands) == 1:
        yield '{otherwise: true, points: 0, mark: provisional, basis: "văn bản không ghi; tạm đọc là 0 điểm"}'


def _rises_with_value(bands: tuple[ReadBand, ...]) -> bool:
    """Whether more is better: the best band lies above the worst, or is the one open to above."""
    first, last = bands[0].clause, bands[-1].clause
    return (first.low or 0) > (last.low or 0) or (first.kind == "range" and first.high is None)


def _condition(band: ReadBand, *, last: bool, by_low: bool) -> str:
    clause = band.clause
    if last:
        return "otherwise: true"
    if clause.kind == "yes":
        return "yes: true"
    if clause.kind in ("none", "no") or clause.low == clause.high:
        return f"equals: {exact_text(clause.low or ZERO)}"
    if by_low and clause.low is not None:
        return f"{'at_least' if clause.low_in else 'more_than'}: {exact_text(clause.low)}"
    high = clause.high if clause.high is not None else ZERO
    return f"{'at_most' if clause.high_in else 'less_than'}: {exact_text(high)}"


def _unread(read: ReadLaw, words: Words, where: Where) -> Iterator[str]:
    asked = asked_of(read)
    yield "unread:" + ("" if asked else " []")
    for one in asked:
        told = {"at": where(one.spot), "part": one.part or "–", "sentence": one.sentence[:500], "why": words(one.why)}
        yield "  - {" + ", ".join(f"{key}: {quoted(said)}" for key, said in told.items()) + "}"
