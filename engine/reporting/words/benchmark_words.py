"""National targets in words, beside a commune's figure: a benchmark, never a score."""

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
        "mốc quốc gia, không phải điểm: {years} ({number} {day}, mục tiêu {target})",
        years="; ".join(_year(item, entry, say) for entry in group),
        number=first.programme.law.number,
        day=f"{first.programme.law.date:%d/%m/%Y}",
        target=first.target.number,
    )
    differs = say.either(first.target.differs or "", first.target.differs_en or first.target.differs or "")
    return told + " · " + say("cách tính khác: {differs}", differs=differs) if differs else told


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
