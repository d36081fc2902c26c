"""What a reading must have to prove anything: a person, a day, a page, and the sentence that was read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from engine.files.numbers import plain, shown
from engine.law.ledger import Ledger
from engine.law.readings.persons import is_named
from engine.law.source import Source
from engine.problems import Problem, day_in_both

Part: TypeAlias = Literal["who", "sentence", "page", "future", "early"]
# 3 · 3-4 · 3, 4 · trang 3 · phụ lục, trang 3 · Điều 2 khoản 2
PAGES = re.compile(r"[0-9]{1,5}(?:\s*[-–,;]\s*[0-9]{1,5}){0,9}")
NAMED_PAGE = re.compile(
    r"\b(?:trang|tr|phu luc|pl|dieu|khoan|muc|bang|chuong|phan|bia|page|p|pp|annex|appendix|article|clause|table|"
    r"section|part)\b"
)
NUMBER = re.compile(r"[0-9]+")
LEAST_WORDS, LEAST_LETTERS = 2, 3
# What stands for "like the row above", and so for no sentence of its own.
DITTO = frozenset({'"', "''", "nt", "n/t", "nhu tren", "nhu dong tren", "ditto", "same as above"})
LEDGER_CODES: dict[Part, tuple[str, str]] = {
    "sentence": ("LAW-382", "sentence"),
    "who": ("LAW-383", "who"),
    "page": ("LAW-385", "page"),
    "future": ("LAW-386", "when"),
    "early": ("LAW-387", "when"),
}


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a reading may be of: from the law's own to today; None where no clock is asked."""

    law: date
    today: date | None


def is_page(page: str) -> bool:
    """Whether a page can be found again: a number from 1, or a place by its name; page 0 is none."""
    word = plain(page)
    if any(int(found) == 0 for found in NUMBER.findall(word)):
        return False
    return bool(PAGES.fullmatch(word) or NAMED_PAGE.search(word.replace(".", " ")))


def is_sentence(sentence: str) -> bool:
    """Whether words of the text stand there: two at least, with letters."""
    words = re.findall(r"[^\W_]+", sentence)
    letters = sum(sign.isalpha() for sign in sentence)
    return len(words) >= LEAST_WORDS and letters >= LEAST_LETTERS and plain(sentence) not in DITTO


def faults_of(who: str, sentence: str, page: str, when: date, days: Days) -> Iterator[Part]:
    """The parts of a reading that do not stand."""
    if not is_named(who):
        yield "who"
    if not is_sentence(sentence):
        yield "sentence"
    if not is_page(page):
        yield "page"
    if days.today and when > days.today:
        yield "future"
    if when < days.law:
        yield "early"


def ledger_faults(source: Source, ledger: Ledger, days: Days) -> Iterator[Problem]:
    """What a ledger says that no reading can be: edited by hand, or kept before sentences were."""
    for at, entry in enumerate(ledger.entries):
        told = {"name": entry.number, "law": day_in_both(days.law), "today": day_in_both(days.today or days.law)}
        if not entry.of:
            yield source.problem("LAW-384", ("entries", at), **told)
            continue
        given = {"who": entry.who, "page": entry.page, "sentence": entry.sentence}
        typed = {"when": day_in_both(entry.when), **{key: shown(text) or "–" for key, text in given.items()}}
        for part in faults_of(entry.who, entry.sentence, entry.page, entry.when, days):
            code, key = LEDGER_CODES[part]
            yield source.problem(code, ("entries", at, key), **told, given=typed[key])
