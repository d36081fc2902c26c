"""What a page asks: of the commune itself, every datum once by criterion, and what figures say against each other."""

from __future__ import annotations

from collections import Counter
from typing import Any

from engine.evidence.tables.fact_columns import further_facts
from engine.files.numbers import plain
from engine.language import Say
from engine.law.asking import question, sections, wholes_of
from engine.law.beliefs.speaking import data_of, keys_of, kind_of_check
from engine.law.loading import Lawbook
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.periods.own_period import PLACEHOLDER, period_words
from engine.law.questions import Check, DatedNote, Evidence
from engine.law.units.fact_questions import fact_questions, fact_words
from engine.law.units.unit_facts import UnitFact
from engine.problems import catalogue, kind_of

Plain = dict[str, Any]


def data_of_page(standard: Standard, say: Say) -> Plain:
    """Every datum that some item reads, by its id."""
    heads = table_heads(standard, say)
    asked = [told.evidence for section in sections(standard) for told in section.questions]
    return {datum.id: _datum(standard, datum, heads[datum.id], say) for datum in asked}


def _datum(standard: Standard, datum: Evidence, head: str, say: Say) -> Plain:
    told = question(standard, datum.id)
    wholes = list(wholes_of(standard, datum.id))
    hint = say.either(datum.hint or "", datum.hint_en or "")
    notes = [_note(note, say) for note in datum.notes]
    return {
        "label": say.either(datum.label, datum.label_en),
        "head": head,
        "question": _asked(datum, say),
        "kind": datum.kind,
        "unit": say.either(datum.unit or "", datum.unit_en or ""),
        "least": datum.at_least,
        "most": datum.at_most,
        "within": list(datum.not_more_than),
        "wholes": wholes,
        "items": list(told.items),
        **({"hint": hint} if hint else {}),
        **({"notes": notes} if notes else {}),
        **({"sensitive": True} if datum.sensitive else {}),
    }


def _note(note: DatedNote, say: Say) -> str:
    """What another law says of whom to count, with its days: a page is of no one day."""
    told, since = say.either(note.text, note.text_en), say("từ {day}", day=say.day(note.from_))
    days = say("{since} đến {until}", since=since, until=say.day(note.until)) if note.until else since
    return f"{told} ({days}; {note.cite.document}, {note.cite.at})"


def _asked(datum: Evidence, say: Say) -> str:
    """A question of any round: its own days as the law writes them, those of the round by that name."""
    days = period_words(datum.period, say) if datum.period else say("trong kỳ của đợt")
    told = say.either(datum.question, datum.question_en)
    if datum.period and PLACEHOLDER not in told:
        return "\n".join([told, say("• Kỳ số liệu: {days}", days=days)])
    return told.replace(PLACEHOLDER, days)


def table_heads(standard: Standard, say: Say) -> dict[str, str]:
    """How a table of data calls each datum: by its label, or by its id where the label would name another one too."""
    data = standard.book.evidence
    named = Counter(word for e in data for word in {plain(e.label), plain(e.label_en), e.id})
    labels = {e.id: say.either(e.label, e.label_en) for e in data}
    return {name: label if named[plain(label)] == 1 else name for name, label in labels.items()}


def sections_of_page(standard: Standard) -> list[Plain]:
    """By criterion the data asked there, and those that were asked before."""
    return [
        {
            "criterion": section.criterion.id,
            "data": [told.evidence.id for told in section.questions],
            "again": [datum.id for datum in section.again],
        }
        for section in sections(standard)
    ]


def earlier_of(standard: Standard) -> list[list[str]]:
    """The data of each round before this one that some item reads, the latest first."""
    read = {(datum.back, datum.name) for item in standard.items for datum in reads_of(item.measure).earlier}
    order = [datum.id for datum in standard.book.evidence]
    rounds = range(1, max((back for back, _ in read), default=0) + 1)
    return [sorted((name for own, name in read if own == back), key=order.index) for back in rounds]


def checks_of(book: Lawbook, say: Say) -> list[Plain]:
    """What figures must hold to be believed; that two communes are alike one commune cannot see."""
    return [_check(check, say) for check in book.standard.book.checks if kind_of_check(check) != "identical"]


def _check(check: Check, say: Say) -> Plain:
    written = {key: getattr(check, key) for key in sorted(keys_of(check)) if getattr(check, key) not in ((), None)}
    told = {key: list(value) if isinstance(value, tuple) else value for key, value in written.items()}
    own = {"kind": kind_of_check(check), "error": check.level == "error", "at_least": check.at_least}
    return {**own, **told, "data": list(data_of(check)), "why": say.either(check.why, check.why_en)}


def facts_of_page(standard: Standard, say: Say) -> list[Plain]:
    """What is asked of the commune itself: what every list of communes has, then what the standard asks besides."""
    items = {told.fact.id: list(told.items) for told in fact_questions(standard)}
    kinds = {"xa": say("xã"), "phuong": say("phường"), "thi_tran": say("thị trấn"), "dac_khu": say("đặc khu")}
    provinces = {"tinh": say("tỉnh"), "thanh_pho": say("thành phố trực thuộc trung ương")}
    flags = {"mountain": say("Miền núi"), "island": say("Hải đảo"), "area_iii": say("Khu vực III")}
    return [
        {"name": "type", "kind": "choice", "title": say("Loại đơn vị"), "choices": kinds},
        {"name": "province", "kind": "choice", "title": say("Thuộc tỉnh hay thành phố"), "choices": provinces},
        *({"name": name, "kind": "yes_no", "title": title} for name, title in flags.items()),
        *(_fact(fact, items, say) for fact in further_facts(standard)),
    ]


def _fact(fact: UnitFact | None, items: dict[str, list[str]], say: Say) -> Plain:
    if fact is None:
        hint = say("Hai chữ số trong danh mục đơn vị hành chính, như 08.")
        return {"name": "province_code", "kind": "code", "title": say("Mã tỉnh"), "hint": hint}
    told = {"name": fact.id, "kind": fact.kind, "title": say.either(fact.title, fact.title_en)}
    named = say("Dùng cho mục {items}.", items=", ".join(items[fact.id])) if items[fact.id] else ""
    return {**told, "hint": " ".join(filter(None, (fact_words(fact, say), named))), "choices": fact.choices or {}}


NUMBERS = (*range(201, 207), *range(210, 214), *range(215, 218), *range(219, 226))
FIGURES = (401, 402, 403, 404, 405, 410, 411, 412, 413, 414, 415, 417)


FIGURED = frozenset(f"EVI-{number}" for number in FIGURES)


def problems_of_page(language: str) -> Plain:
    """The refusals that a page may give, by code: those of the readers of cells, of figures, and its own."""
    codes = ["FIL-221", "EVI-160", *(f"EVI-{number}" for number in NUMBERS), *sorted(FIGURED)]
    own = [code for code in catalogue() if code.startswith("PAG-11")]
    return {code: _kind(code, language) for code in (*codes, *own)}


def _kind(code: str, language: str) -> Plain:
    """A page has one language and no cells, so it names neither."""
    parts = ("what", "rule", "remedy") if code in FIGURED else ("what", "remedy")
    told = {part: _of_no_cell(kind_of(code).texts[language][part], language) for part in parts}
    own = kind_of(code)
    flags = {"warning": own.severity == "warning", "answerable": own.answerable}
    return {**told, **{name: True for name, is_so in flags.items() if is_so}}


def _of_no_cell(told: str, language: str) -> str:
    for words in (" (ô {cell})", " (cell {cell})", " ({cell})"):
        told = told.replace(words, "")
    return told.replace("_en}", "}") if language == "en" else told
