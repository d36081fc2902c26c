"""The page by which a commune scores itself: the law, all that is asked, every word, in one file of one language."""

from __future__ import annotations

import json
import zlib
from base64 import b64encode
from datetime import date
from html import escape
from typing import Any

from engine.language import Say
from engine.law.loading import Lawbook
from engine.reporting.page.law_for_page import page_law
from engine.reporting.page.questions_for_page import (
    checks_of,
    data_of_page,
    earlier_of,
    facts_of_page,
    problems_of_page,
    sections_of_page,
)
from engine.reporting.page.sheet_for_page import criteria_of, head_of, recognition_of
from engine.reporting.page.whole_page import put_together, script
from engine.reporting.page.words_for_page import noscript, page_words
from engine.rules.number_line import LawTable


def self_score_page(book: Lawbook, table: LawTable, say: Say, on: date | None = None) -> bytes:
    """The whole page in UTF-8, the same bytes for the same law; ``on`` is the day that it begins with."""
    page = script("page.html")
    told = {
        "language": say.language,
        "title": escape(f"{say('Trang tự chấm của xã')} – {book.standard.head.id}"),
        "noscript": escape(noscript(say)),
        "law": as_data(page_law(book, table)),
        "sheet": as_data(page_sheet(book, say, on)),
    }
    for name, text in told.items():
        page = page.replace(f"{{{name}}}", text, 1)
    return put_together(page)


def page_sheet(book: Lawbook, say: Say, on: date | None) -> dict[str, Any]:
    """All that the page shows and asks, in its language."""
    standard = book.standard
    return {
        **head_of(book, say),
        **recognition_of(book, say),
        "language": say.language,
        "on": (on.isoformat() if say.language == "en" else say.day(on)) if on else "",
        "criteria": criteria_of(book, say),
        "sections": sections_of_page(standard),
        "data": data_of_page(standard, say),
        "earlier": earlier_of(standard),
        "checks": checks_of(book, say),
        "facts": facts_of_page(standard, say),
        "problems": problems_of_page(say.language),
        "words": page_words(say),
    }


def as_data(told: Any) -> str:
    """Data as they travel in a page: JSON, deflated, in letters; a law repeats itself, so this is a third of it."""
    plain = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()
    packing = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return b64encode(packing.compress(plain) + packing.flush()).decode()
