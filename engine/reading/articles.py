"""What a decision says outside its table: its number and day, when it is in force, bars, knock-out and cycle.

Each with the sentence and the article in which it stands: the last “Điều n”, “n.” and “a)” before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from engine.files.numbers import plain
from engine.law.values import exact_text
from engine.reading.clauses import NUMBER, exact
from engine.reading.finding_table import Found
from engine.reading.law_text import UNSURE, LawText, Passage, Spot

HEAD_PASSAGES = 40
NUMBER_LINE = re.compile(
    r"\bsố\s*:?\s*(\d{1,4}\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ][A-ZĐa-z]*(?:\s*-\s*[A-ZĐa-z]+)*)", re.IGNORECASE
)
DAY_LINE = re.compile(r"\bngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
ARTICLE, PARAGRAPH, POINT = re.compile(r"Điều\s+(\d+)\b"), re.compile(r"(\d{1,2})\.\s"), re.compile(r"([a-zđ])\)\s")
BAR = re.compile(
    rf"(?:từ\s+|đạt\s+(?:từ\s+)?|ít nhất\s+)({NUMBER})\s*điểm\s*(?:trở lên)?\s*(?:đối với|với|cho)\s+([^;.]+)",
    re.IGNORECASE,
)
BAR_BEHIND = re.compile(
    rf"(?:^|[-;:]\s*|đối với\s+)([^;:.]{{4,160}}?)\s*:\s*(?:phải\s+)?(?:đạt\s+)?(?:từ\s+|ít nhất\s+)?"
    rf"({NUMBER})\s*điểm trở lên",
    re.IGNORECASE,
)
TOTAL = re.compile(rf"tổng (?:số )?điểm[^.;]*?\b(?:là|:|tối đa)\s*({NUMBER})\s*điểm", re.IGNORECASE)
KNOCK_OUT = re.compile(
    r"không (?:có )?tiêu chí nào (?:bị |được |có |đạt )?(?:chấm )?(?:điểm\s*0\b|0\s*điểm|điểm liệt)", re.IGNORECASE
)
IN_FORCE = re.compile(
    r"có hiệu lực(?: thi hành)? (?:từ|kể từ) ngày (?:(ký|ban hành)"
    r"|(\d{1,2}) tháng (\d{1,2}) năm (\d{4})|(\d{1,2})/(\d{1,2})/(\d{4}))",
    re.IGNORECASE,
)
CYCLE_MONTH = re.compile(r"tháng\s+(\d{1,2})\b", re.IGNORECASE)
CYCLE_YEARS = re.compile(r"năm thứ\s+(nhất|hai|ba|tư|bốn|năm|\d)\b", re.IGNORECASE)
ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5}


@dataclass(frozen=True, slots=True)
class Told:
    """Something the text says, in YAML's digits, with its sentence, article and place; ``about`` is of whom."""

    value: str
    sentence: str
    article: str
    spot: Spot
    about: str = ""


@dataclass(frozen=True, slots=True)
class Articles:
    """All that stands outside the table of criteria; empty where nothing was found."""

    number: Told | None
    day: Told | None
    in_force: Told | None
    bars: tuple[Told, ...]
    total: Told | None
    knock_out: Told | None
    months: tuple[Told, ...]
    years: tuple[Told, ...]
    authorities: tuple[Told, ...]
    table_article: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    article: str
    spot: Spot


def articles_of(text: LawText, table: Found | None) -> Articles:
    """What the passages say, and those tables that hold no criteria: a decision's head is often one."""
    ours = {strip.spot for strip in table.strips} if table else set()
    told = list(_sentences(text, {(spot.table, spot.row) for spot in ours}, table.table if table else 0))
    sentences = [sentence for sentence in told if sentence.text]
    head = sentences[:HEAD_PASSAGES]
    number = next(_matches(head, NUMBER_LINE), None)
    days = (Told(day.isoformat(), s.text, "", s.spot) for s in head if (day := _first_day(s.text)))
    # The day stands behind the place of signing; those of the “Căn cứ …” are other documents'.
    signed = next((d for d in days if not plain(d.sentence).startswith("can cu") and len(d.sentence) < 90), None)
    at_table = next((s.article for s in told if not s.text), "")
    return Articles(
        None if number is None else Told(number_key(number[0][1]), number[1].text, "", number[1].spot),
        signed, _in_force(sentences, signed), tuple(_bars(sentences)),
        next((Told(exact_text(exact(m[1])), s.text, s.article, s.spot) for m, s in _matches(sentences, TOTAL)), None),
        next((Told("0", s.text, s.article, s.spot) for _, s in _matches(sentences, KNOCK_OUT)), None),
        *_cycle(sentences), tuple(_authorities(sentences)), at_table,
    )  # fmt: skip


def number_key(number: str) -> str:
    """A document's number as it counts: small blanks and leading zeros are no other number."""
    return re.sub(r"\s+", "", number)


def _sentences(text: LawText, ours: set[tuple[int, int]], first: int) -> Iterator[_Sentence]:
    """Every passage with its article; an empty one where the table of criteria begins."""
    article = paragraph = point = ""
    for block in text.blocks:
        if isinstance(block, Passage):
            lines = [(block.said.text, block.spot)]
        else:
            if block.rows and block.rows[0].spot.table == first:
                yield _Sentence("", _at(article, paragraph, point), block.rows[0].spot)
            rows = (row for row in block.rows if (row.spot.table, row.spot.row) not in ours)
            lines = [(said.text, row.spot) for row in rows for cell in row.cells for said in cell]
        for line, spot in lines:
            if found := ARTICLE.match(line):
                article, paragraph, point = found[1], "", ""
            elif article and (found := PARAGRAPH.match(line)):
                paragraph, point = found[1], ""
            elif article and (found := POINT.match(line)):
                point = found[1]
            yield _Sentence(line, _at(article, paragraph, point), spot)


def _at(article: str, paragraph: str, point: str) -> str:
    parts = [("Điều", article), ("khoản", paragraph), ("điểm", point)]
    return " ".join(f"{word} {told}" for word, told in parts if told)


def _matches(sentences: list[_Sentence], pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], _Sentence]]:
    for sentence in sentences:
        if UNSURE not in sentence.text and (found := pattern.search(sentence.text)):
            yield found, sentence


def _first_day(line: str) -> date | None:
    found = DAY_LINE.search(line)
    return _day(found[3], found[2], found[1]) if found and UNSURE not in line else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _in_force(sentences: list[_Sentence], signed: Told | None) -> Told | None:
    for found, said in _matches(sentences, IN_FORCE):
        if found[1]:
            return Told(signed.value, said.text, said.article, said.spot) if signed else None
        parts = found.groups()
        day = _day(*(parts[3:0:-1] if parts[1] else parts[6:3:-1]))
        return Told(day.isoformat(), said.text, said.article, said.spot) if day else None
    return None


def _bars(sentences: list[_Sentence]) -> Iterator[Told]:
    """Totals to be reached, each with those for whom it holds."""
    for sentence in sentences:
        if UNSURE in sentence.text or "tiêu chí" in sentence.text.lower().split("điểm")[0]:
            continue
        found = [(m[1], m[2]) for m in BAR.finditer(sentence.text)]
        found = found or [(m[2], m[1]) for m in BAR_BEHIND.finditer(sentence.text)]
        for points, about in found:
            value = exact(points)
            if value.denominator == 1:
                yield Told(str(value), sentence.text, sentence.article, sentence.spot, about.strip(" ,"))


def _cycle(sentences: list[_Sentence]) -> tuple[tuple[Told, ...], tuple[Told, ...]]:
    """Months and years of a plan in which communes are assessed, from the one sentence that names both."""
    for _, said in _matches(sentences, CYCLE_YEARS):
        if not (months := CYCLE_MONTH.findall(said.text)):
            continue
        ordinals = [ORDINALS.get(word.lower()) or int(word) for word in CYCLE_YEARS.findall(said.text)]
        return (
            tuple(Told(str(int(month)), said.text, said.article, said.spot) for month in dict.fromkeys(months)),
            tuple(Told(str(year), said.text, said.article, said.spot) for year in dict.fromkeys(ordinals)),
        )
    return (), ()


def _authorities(sentences: list[_Sentence]) -> Iterator[Told]:
    """Sentences that say who appraises or recognises; whether they say what the standard has, a person tells."""
    for sentence in sentences:
        words = plain(sentence.text)
        for key, sign in (("recognises", "cong nhan"), ("appraises", "tham dinh")):
            if sign in words and ("uy ban nhan dan" in words or "ubnd" in words or "so " in words) and len(words) > 40:
                yield Told(key, sentence.text, sentence.article, sentence.spot)
