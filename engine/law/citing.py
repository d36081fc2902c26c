"""What a number rests on: every stand-in says it, and every document is named by number and date.

A citation that does not name the standard's own document is of the old text: that is how a draft's are known.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from engine.law.criteria import Criterion
from engine.law.loading import BOOK, Lawbook
from engine.law.model import Law, StandardHead
from engine.law.recognising.conditions import Level, LevelThreshold
from engine.law.source import Route, Source, Tree
from engine.law.values import Cite, Mark
from engine.problems import Place, Problem

NAMED = re.compile(r"\d+.*\b\d{1,2}/\d{1,2}/\d{4}")
# 06/QĐ-TTg, 34/2014/QĐ-TTg, 72/2025/QH15, 28-CT/TW: letters follow the first stroke, in a day there are none.
NUMBER = re.compile(r"\b(\d+)(?:/|-(?=[^\W\d_]+/))((?:\d{4}/)?[^\W\d_][^\s,;:()“”\"]*)")
DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b|ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
Named = tuple[str, tuple[int, int, int] | None]
# Whose mark, where, which, and the bases that it may rest on.
Marked = tuple[str, Route, Mark, tuple[str | None, ...]]


def check_citations(book: Lawbook) -> Iterator[Problem]:
    """Documents without a number or a date, with the law's number and another date, and of another law once in force.

    Also the stand-ins that rest on nothing, and a law in force that has no number yet.
    """
    head = book.standard.head
    for where, route, cite in _cites(book):
        drafted = head.status == "draft" and names_own(cite.document, (head.law,))  # it has no number yet
        if not NAMED.search(cite.document) and not drafted:
            yield book.problem("LAW-319", where, *route, "document", given=cite.document)
    for where, route, mark, resting in _marks(book):
        if mark == "provisional" and not any(resting):
            yield book.problem("LAW-318", where, *route, "mark", name=where)
    for law in book.standard.laws:
        for source in book.sources.values():
            yield from misdated(source, law.number, law.date)
    if head.status == "in_force":
        # What an amendment says is held to its own document apart: a draft as well.
        yield from _of_another(book) if not book.base else ()
        if not re.search(r"\d", head.law.number):
            yield book.problem("LAW-361", "standard", "law", "number", given=head.law.number)


def names_own(document: str, laws: Collection[Law]) -> bool:
    """Whether a citation is of the law itself, by its number; other dates of it are told by ``misdated``.

    The law is its own document, of an amendment also those that it amends: ``Standard.laws``.
    """
    own = {number for law in laws for number, _ in named_in(law.number)}
    named = any(number in own for number, _ in named_in(document))
    return named or any(law.number.casefold() in document.casefold() for law in laws)


def cited_text(cite: Cite, laws: Collection[Law]) -> str:
    """A citation as papers have it: one of another document says that it is of the old text."""
    told = f"{cite.document}, {cite.at}"
    return told if names_own(cite.document, laws) else f"theo văn bản cũ: {told}"


@lru_cache(maxsize=1 << 10)
def named_in(text: str) -> tuple[Named, ...]:
    """Every instrument that a text names: its number, alike however it is typed, and the day that stands behind it."""
    found = list(NUMBER.finditer(text))
    ends = [*(later.start() for _, later in pairwise(found)), len(text)]
    return tuple((_alike(number), _day_in(text[number.end() : end])) for number, end in zip(found, ends, strict=False))


def _alike(number: re.Match[str]) -> str:
    """6/qd-ttg and 06/QĐ-TTg are one number."""
    letters = unicodedata.normalize("NFD", number[2].casefold().replace("đ", "d"))
    return f"{int(number[1])}/{''.join(sign for sign in letters if not unicodedata.combining(sign)).rstrip('.')}"


def _day_in(text: str) -> tuple[int, int, int] | None:
    found = DAY.search(text)
    if not found:
        return None
    day, month, year = (int(part) for part in found.groups() if part)
    return year, month, day


def misdated(source: Source, number: str | None, day: date | None) -> Iterator[Problem]:
    """Citations of a file that name an instrument's own number with another date."""
    own = named_in(number or "")
    if not own or day is None:
        return
    for route, text in cited_in(source.tree):
        for name, stated in named_in(text):
            if stated and name == own[0][0] and stated != (day.year, day.month, day.day):
                given = "{2:02}/{1:02}/{0}".format(*stated)
                yield source.problem("LAW-359", route, number=number, given=given, wanted=f"{day:%d/%m/%Y}")


def cited_in(tree: Tree, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every document that a file cites: ``cite: {document: …}`` of any construct, ``cites`` of a task, ``differs``."""
    if isinstance(tree, str):
        return
    for step, held in tree.items() if isinstance(tree, dict) else enumerate(tree):
        below = (*route, step)
        if step == "document" and isinstance(held, str):
            yield below, held
        elif step in ("cites", "differs"):
            yield from _texts(held, below)
        else:
            yield from cited_in(held, below)


def _texts(tree: Tree, route: Route) -> Iterator[tuple[Route, str]]:
    if isinstance(tree, str):
        yield route, tree
    elif isinstance(tree, tuple):
        yield from ((below, text) for at, held in enumerate(tree) for below, text in _texts(held, (*route, at)))


def of_old_text(book: Lawbook) -> Iterator[tuple[Source, Route, str]]:
    """Every citation of a number that names another document than the law.

    Who decides may be settled later by another law, as when districts ended: a later document is none of an old text.
    """
    laws = book.standard.laws
    for name, source in book.sources.items():
        if name == BOOK:
            continue  # what a datum means may be defined by any law; no number of the standard stands there
        for route, document in cited_in(source.tree):
            if route[0] == "unit_facts":
                continue  # what a fact of a commune is too: which communes are coastal stands in a decision of its own
            if names_own(document, laws) or (route[0] == "authorities" and _is_later(document, laws[0].date)):
                continue
            yield source, route, document


def _is_later(document: str, day: date) -> bool:
    return any(stated is not None and stated > (day.year, day.month, day.day) for _, stated in named_in(document))


def _of_another(book: Lawbook) -> Iterator[Problem]:
    """One problem a document, with every line that cites it."""
    places: dict[str, list[tuple[Source, Route]]] = {}
    for source, route, document in of_old_text(book):
        places.setdefault(document, []).append((source, route))
    law = book.standard.head.law
    wanted = f"{law.number} {law.date:%d/%m/%Y}"
    for document, found in places.items():
        source, route = found[0]
        lines = lines_told(own.place(at) for own, at in found)
        yield source.problem("LAW-360", route, given=document, n=len(found), wanted=wanted, lines=lines)


def lines_told(places: Iterable[Place]) -> str:
    """Places file by file, as an editor goes through them: tc01.yaml: 7, 21; tc02.yaml: 9."""
    told: dict[str, list[str]] = {}
    for place in places:
        told.setdefault(place.file.rpartition("/")[2], []).append(str(place.line))
    return "; ".join(f"{file}: {', '.join(lines)}" for file, lines in told.items())


def _cites(book: Lawbook) -> Iterator[tuple[str, Route, Cite]]:
    head = book.standard.head
    yield "standard", ("maximum", "cite"), head.maximum.cite
    yield "standard", ("cycle", "cite"), head.cycle.cite
    if head.knock_out:
        yield "standard", ("knock_out", "cite"), head.knock_out.cite
    if head.left_out:
        yield "standard", ("left_out", "cite"), head.left_out.cite
    yield from ((f"class/{c.id}", ("cite",), c.cite) for c in head.classes)
    yield from ((f"period/{p.id}", ("cite",), p.cite) for p in head.periods)
    yield from ((f"condition/{c.id}", ("cite",), c.cite) for c in head.conditions or ())
    yield from ((f"level/{level.id}", (*route, "cite"), bar.cite) for level, route, bar in _bars(head))
    yield from ((f"level/{x.id}", ("kept", "cite"), x.kept.cite) for x in head.levels if x.kept)
    yield from ((f"authority/{a.id}", ("cite",), a.cite) for a in head.authorities)
    for criterion in book.standard.criteria:
        yield criterion.id, ("cite",), criterion.cite
        yield from ((item.id, ("cite",), item.cite) for item in criterion.items)


def _marks(book: Lawbook) -> Iterator[Marked]:
    """Every marked number with the bases it may rest on: its own, its item's, its criterion's."""
    head, laws = book.standard.head, book.standard.laws
    yield "standard", ("maximum",), head.maximum.mark, _rests(head.maximum.cite, laws)
    yield "standard", ("cycle",), head.cycle.mark, _rests(head.cycle.cite, laws)
    if head.knock_out:
        yield "standard", ("knock_out",), head.knock_out.mark, _rests(head.knock_out.cite, laws)
    if head.left_out:
        yield "standard", ("left_out",), head.left_out.mark, _rests(head.left_out.cite, laws)
    yield from ((f"class/{c.id}", (), c.mark, _rests(c.cite, laws)) for c in head.classes)
    yield from ((f"period/{p.id}", (), p.mark, _rests(p.cite, laws)) for p in head.periods)
    yield from ((f"condition/{c.id}", (), c.mark, _rests(c.cite, laws)) for c in head.conditions or ())
    yield from ((f"level/{x.id}", route, bar.mark, _rests(bar.cite, laws)) for x, route, bar in _bars(head))
    yield from ((f"level/{x.id}", ("kept",), x.kept.mark, _rests(x.kept.cite, laws)) for x in head.levels if x.kept)
    yield from ((f"authority/{a.id}", (), a.mark, _rests(a.cite, laws)) for a in head.authorities)
    for criterion in book.standard.criteria:
        yield from _first_marks(criterion, laws)


def _bars(head: StandardHead) -> Iterator[tuple[Level, Route, LevelThreshold]]:
    """Every threshold of a level with its place below the level."""
    return ((level, ("thresholds", at), bar) for level in head.levels for at, bar in enumerate(level.thresholds))


def _rests(cite: Cite, laws: Collection[Law]) -> tuple[str | None, ...]:
    """The basis of a citation; in a draft the old text is one."""
    return cite.basis, None if names_own(cite.document, laws) else cite.document


def _first_marks(criterion: Criterion, laws: Collection[Law]) -> Iterator[Marked]:
    """A criterion's own mark where it is a stand-in, else the first such band of each item: one word mends them all."""
    if criterion.mark == "provisional":
        yield criterion.id, (), criterion.mark, _rests(criterion.cite, laws)
        return
    for item in criterion.items:
        resting = (*_rests(item.cite, laws), *_rests(criterion.cite, laws))
        loose = [n for n, band in enumerate(item.bands, 1) if band.mark == "provisional" and not band.basis]
        yield from ((f"{item.id}/{n}", (), "provisional", resting) for n in loose[:1])
