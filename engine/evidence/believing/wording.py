"""Figures in the words of a problem: each with its label, its number and its cell, in both languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.evidence.believing.page_places import on_page, page_words
from engine.evidence.facts import Fact
from engine.files.numbers import counted
from engine.law.asking import evidence_by_id, users_of
from engine.law.beliefs.speaking import Numbers
from engine.law.criteria import Item
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.points.scores import Score
from engine.law.points.scores import added as added_points
from engine.law.questions import Check
from engine.problems import Place

MOST_NAMED = 6
Words = Mapping[str, str]


def figures(standard: Standard, facts: Sequence[Fact], *, numbered: bool = True) -> Words:
    """Some facts one by one, ``figures`` and ``figures_en``: “Trẻ em” 816 (ô E20), …; the first MOST_NAMED of them.

    Cells are named beside the first, which is where the problem stands.
    """
    shown, rest = facts[:MOST_NAMED], len(facts) - MOST_NAMED
    said = [_figure(standard, fact, facts[0].place, numbered=numbered) for fact in shown]
    vi, en = (", ".join(words) for words in zip(*said, strict=True))
    if rest > 0:
        return {"figures": f"{vi} và {rest} số liệu khác", "figures_en": f"{en} and {rest} more"}
    return {"figures": vi, "figures_en": en}


def added(standard: Standard, facts: Sequence[Fact], name: str, beside: Fact) -> Words:
    """Facts added up, ``name`` and its English: “A” 146 (ô E46) + “B” 155 (ô E44) = 301; one fact stands alone.

    ``beside`` is the fact where the problem stands.
    """
    said = [_figure(standard, fact, beside.place) for fact in facts]
    vi, en = (" + ".join(words) for words in zip(*said, strict=True))
    if len(facts) > 1:
        total = counted(sum(fact.value for fact in facts))
        vi, en = f"{vi} = {total.vi}", f"{en} = {total.en}"
    return {name: vi, f"{name}_en": en}


def _figure(standard: Standard, fact: Fact, beside: Place, *, numbered: bool = True) -> tuple[str, str]:
    entry, (vi, en) = evidence_by_id(standard, fact.evidence), where(fact.place, beside)
    yes, no = (" Có", " yes"), (" Không", " no")
    count = counted(fact.value)
    said = (yes if fact.value else no) if entry.kind == "yes_no" else (f" {count.vi}", f" {count.en}")
    number, number_en = said if numbered else ("", "")
    return f"“{entry.label}”{number} ({vi})", f"“{entry.label_en}”{number_en} ({en})"


def where(place: Place, beside: Place) -> tuple[str, str]:
    """A cell or a line, by itself when it is in the same file and sheet as another, else in full; a page by name."""
    if on_page(place):
        return page_words(place)
    same = (place.file, place.sheet) == (beside.file, beside.sheet)
    if place.cell and place.file == beside.file and not same:
        return f"ô {place.cell}, trang {place.sheet}", f"cell {place.cell}, sheet {place.sheet}"
    if place.cell:
        told = place.cell if same else str(place)
        return f"ô {told}", f"cell {told}"
    if same:
        return f"dòng {place.line}", f"line {place.line}"
    return f"dòng {place.line}, {place.file}", f"line {place.line}, {place.file}"


def percent(part: int, whole: int) -> tuple[str, str]:
    """A share in brackets with one decimal, as each language reads it; only for reading."""
    tenths = (part * 1000 + whole // 2) // whole
    if part and not tenths:
        return " (dưới 0,1 %)", " (below 0.1 %)"
    count, last = counted(tenths // 10), tenths % 10
    return (f" ({count.vi},{last} %)", f" ({count.en}.{last} %)") if last else (f" ({count.vi} %)", f" ({count.en} %)")


def limits(check: Check) -> Words:
    """The bounds of a share as one reads them: from 30 % to 300 %."""
    low, high = check.at_least_percent, check.at_most_percent
    if low is not None and high is not None:
        return {"bounds": f"từ {low} % đến {high} %", "bounds_en": f"{low} % to {high} %"}
    if low is not None:
        return {"bounds": f"từ {low} % trở lên", "bounds_en": f"at least {low} %"}
    return {"bounds": f"không quá {high} %", "bounds_en": f"at most {high} %"}


def resting_on_nobody(standard: Standard, names: Sequence[str], now: Numbers) -> tuple[str, Score]:
    """The items that have full points because these data of theirs are 0 (“7.1, 8.2”), and their points together."""
    found: dict[str, Item] = {}
    for name in names:
        for criterion, at, item in users_of(standard, name):
            whole = [datum.name for datum in reads_of(item.measure).whole if not datum.back]
            if item.when_none == "full_points" and name in whole and not any(now.get(w, 1) for w in whole):
                found[f"{criterion.number}.{at}"] = item
    ordered = sorted(found, key=lambda number: tuple(map(int, number.split("."))))
    return ", ".join(ordered) or "–", added_points(item.max_points for item in found.values())
