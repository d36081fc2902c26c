"""Targets of the country and of a province in words, beside a commune's figure: a benchmark, never a score."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from engine.language import Say
from engine.law.benchmarks import Benchmark, Programme, TargetYear, benchmarks_of
from engine.law.criteria import Item
from engine.law.measures.kinds import line_of
from engine.law.model import Standard
from engine.reporting.words.bands import edge_words, per_words
from engine.scoring.cards import ItemCard
from engine.semantics import Status


def benchmark_sentences(programmes: Sequence[Programme], standard: Standard, card: ItemCard, say: Say) -> list[str]:
    """One line a target of an item with a value; nothing for one without."""
    if card.status is not Status.SCORED:
        return []
    found = benchmarks_of(programmes, standard, card.item, Fraction(card.part, card.whole))
    return [_sentence(card.item, list(group), say) for _, group in groupby(found, key=lambda b: b.target)]


def _sentence(item: Item, group: Sequence[Benchmark], say: Say) -> str:
    first = group[0]
    told = say(
        "{whose}, không phải điểm: {years} ({source})",
        whose=_whose(first.programme, say),
        years="; ".join(_year(item, entry, say) for entry in group),
        source=_source(first.programme, first.target.number, say),
    )
    differs = say.either(first.target.differs or "", first.target.differs_en or first.target.differs or "")
    parts = [told, say("cách tính khác: {differs}", differs=differs) if differs else "", _note(first.programme, say)]
    return " · ".join(part for part in parts if part)


def recognition_sentences(programmes: Sequence[Programme], say: Say) -> list[str]:
    """One line a programme that says how many of its communes are to be recognised, in percent of all."""
    return [_recognised(programme, say) for programme in programmes if programme.recognised]


def _recognised(programme: Programme, say: Say) -> str:
    years = [
        say("{share} số xã đến {year}", share=say.percent(Fraction(year.at_least or 0) / 100), year=year.year)
        for year in programme.recognised
    ]
    told = say(
        "{whose} về xã phù hợp với trẻ em: {years} ({source})",
        whose=_whose(programme, say),
        years=", ".join(years),
        source=_source(programme, None, say),
    )
    return " · ".join(part for part in (told[:1].upper() + told[1:], _note(programme, say)) if part)


def _whose(programme: Programme, say: Say) -> str:
    return say("mốc của {province}", province=programme.province) if programme.province else say("mốc quốc gia")


def _source(programme: Programme, target: int | None, say: Say) -> str:
    """The document by number and day and the number of the target, as far as they were seen."""
    law = programme.law
    named = " ".join(part for part in (law.number or "", f"{law.date:%d/%m/%Y}" if law.date else "") if part)
    parts = [named, say("mục tiêu {target}", target=target) if target is not None else ""]
    return ", ".join(part for part in (*parts, say.either(law.seen or "", law.seen_en or law.seen or "")) if part)


def _note(programme: Programme, say: Say) -> str:
    return say.either(programme.note or "", programme.note_en or programme.note or "")


def _year(item: Item, entry: Benchmark, say: Say) -> str:
    values = {"year": entry.year.year, "edge": _edge(item, entry.year, say)}
    if entry.met:
        return say("đến {year} {edge}, xã đã tới", **values)
    return say("đến {year} {edge}, xã chưa tới", **values)


def _edge(item: Item, year: TargetYear, say: Say) -> str:
    """The side and the edge: "từ 97 %", "không quá 550 trên mỗi 100.000"."""
    edge = next(e for e in (year.at_least, year.at_most, year.less_than) if e is not None)
    line = line_of(item.measure)
    shown = edge_words(item, line.ratio(edge), say) + per_words(line, say)
    if year.at_least is not None:
        return say("từ {edge}", edge=shown)
    return say("không quá {edge}", edge=shown) if year.at_most is not None else say("dưới {edge}", edge=shown)
