"""Bands, measured values and the steps between them in words: exact, and never rounded across an edge."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import assert_never

from engine.language import Say
from engine.law.criteria import Band, Item
from engine.law.items.equal_steps import Steps
from engine.law.measures.kind import Line, Value
from engine.law.measures.kinds import kind_of, line_of, reads_of
from engine.law.points.scores import Score
from engine.law.questions import EvidenceBook
from engine.law.values import Mark
from engine.reporting.words.changes import label_of
from engine.rules.compiling import domain_top, edges_of, is_whole, rule_named
from engine.rules.meaning import Stretch
from engine.rules.number_line import band_spans
from engine.scoring.cards import ItemCard
from engine.semantics import Status

MOST_PLACES = 9


@lru_cache(maxsize=1 << 10)
def band_sentence(item: Item, rule: str, say: Say) -> str:
    """The values of a fired rule: "từ 95 % đến dưới 98 %", "có", "mẫu số bằng 0"."""
    at = rule_named(item, rule).band
    if at is None:
        return say("khi mẫu số bằng 0")
    line = line_of(item.measure)
    if line.values == "answer":
        return say("có") if item.bands[at].yes else say("không")
    told = " / ".join(_stretch_words(item, part, say) for part in band_spans(item).get(at, ()))
    return told + per_words(line, say)


def per_words(line: Line, say: Say) -> str:
    """What stands behind an edge that counts per so many: " trên mỗi 1.000"."""
    return " " + say("trên mỗi {per}", per=say.whole(line.times)) if line.unit == "per" else ""


def _stretch_words(item: Item, stretch: Stretch, say: Say) -> str:
    if is_whole(item):
        stretch = _closed_whole(stretch)
    top = domain_top(item)
    low = None if stretch.low == 0 and not stretch.low_open else stretch.low
    high = None if top is not None and stretch.high == top and not stretch.high_open else stretch.high
    if stretch.low is not None and stretch.low == stretch.high:
        return say("bằng {edge}", edge=edge_words(item, stretch.low, say))
    if low is None and high is None:
        return say("mọi giá trị")
    if low is None or high is None:
        return _one_sided(item, stretch, say, upward=low is not None)
    values = {"low": edge_words(item, low, say), "high": edge_words(item, high, say)}
    match stretch.low_open, stretch.high_open:
        case False, False:
            return say("từ {low} đến {high}", **values)
        case False, True:
            return say("từ {low} đến dưới {high}", **values)
        case True, False:
            return say("hơn {low} đến {high}", **values)
    return say("hơn {low} đến dưới {high}", **values)


def _one_sided(item: Item, stretch: Stretch, say: Say, *, upward: bool) -> str:
    edge = edge_words(item, (stretch.low if upward else stretch.high) or Fraction(0), say)
    if upward:
        return say("hơn {edge}", edge=edge) if stretch.low_open else say("từ {edge} trở lên", edge=edge)
    return say("dưới {edge}", edge=edge) if stretch.high_open else say("không quá {edge}", edge=edge)


def _closed_whole(stretch: Stretch) -> Stretch:
    """The same whole numbers, with closed ends: below 3 is at most 2."""
    low, high = stretch.low, stretch.high
    if low is not None:
        low = Fraction(math.floor(low) + 1 if stretch.low_open else math.ceil(low))
    if high is not None:
        high = Fraction(math.ceil(high) - 1 if stretch.high_open else math.floor(high))
    return Stretch(low, high)


def range_words(low: Score, high: Score, say: Say) -> str:
    """Points that are known, or their range while evidence is missing: "965", "0–1.000"."""
    return say.whole(low) if low == high else f"{say.whole(low)}–{say.whole(high)}"


@lru_cache(maxsize=1 << 11)
def edge_words(item: Item, edge: Fraction, say: Say) -> str:
    """An edge in the unit of the law with every digit it has: "98 %", "0,25", "1/3 %"."""
    line = line_of(item.measure)
    scaled = line.written(edge)
    exact = (scaled * 10**MOST_PLACES).denominator == 1
    number = signed(scaled, say, MOST_PLACES) if exact else f"{scaled.numerator}/{scaled.denominator}"
    return number + " %" if line.unit == "%" else number


def signed(value: Fraction, say: Say, places: int) -> str:
    """A number with the typographer's minus where it is below 0, as a change may be."""
    return ("−" if value < 0 else "") + say.decimal(abs(value), places)


def fraction_words(item: Item, part: int, whole: int, say: Say) -> str:
    """A measured value: "48/49 = 97,96 %", "3/2.001 = 1,499 trên mỗi 1.000", "2", "Có"."""
    line = line_of(item.measure)
    value = Value(part, whole, _shown(item, Fraction(part, whole), say), line)
    return kind_of(item.measure).words.value(value, say)


def _shown(item: Item, value: Fraction, say: Say) -> str:
    """Rounded to two places, or to more where two would put the value on or across an edge: 9,001 is not 9."""
    scaled, edges = line_of(item.measure).written(value), _written_edges(item)
    above, below = scaled.numerator, scaled.denominator
    lies = _sides(above, below, edges)
    for places in range(2, MOST_PLACES + 1):
        shown = (2 * above * 10**places + below) // (2 * below)
        if _sides(shown, 10**places, edges) == lies:
            return signed(Fraction(shown, 10**places), say, places)
    return signed(scaled, say, MOST_PLACES)


def _sides(above: int, below: int, edges: Sequence[tuple[int, int]]) -> list[int]:
    """On which side of each edge a number lies, or 0 on it: in whole numbers, for a round shows thousands of values."""
    return [(above * q > p * below) - (above * q < p * below) for p, q in edges]


@lru_cache(maxsize=1 << 8)
def _written_edges(item: Item) -> tuple[tuple[int, int], ...]:
    """An item's edges in the unit of the law, each as numerator and denominator."""
    line = line_of(item.measure)
    return tuple(line.written(edge).as_integer_ratio() for edge in edges_of(item))


def steps_sentence(item: Item, say: Say, *, taken_off: bool = False) -> str:
    """Equal steps as one rule: "từ 50 % được 25 điểm, cứ thêm 2 % được thêm 1 điểm, tối đa 50 điểm, …"; "" without.

    Of points that are taken off: "cứ 1 trừ 5 điểm, trừ tối đa 20 điểm".
    """
    steps, line = item.steps, line_of(item.measure)
    if steps is None:
        return ""
    told = list(_taken_by_steps(item, steps, say) if taken_off else _given_by_steps(item, steps, say))
    if steps.round != "down":
        told.append(
            say("làm tròn lên") if steps.round == "up" else say("làm tròn đến bước gần nhất (nửa bước thì lên)")
        )
    if steps.below is not None and steps.below != steps.start:
        edge = edge_words(item, line.ratio(steps.from_), say) + per_words(line, say)
        values = {"edge": edge, "points": say.whole(steps.below)}
        told.append(
            say("dưới {edge} trừ {points} điểm", **values)
            if taken_off
            else say("dưới {edge} được {points} điểm", **values)
        )
    return ", ".join(told)


def _given_by_steps(item: Item, steps: Steps, say: Say) -> Iterator[str]:
    """From where, how much each further step gives or takes away, and the most there is."""
    first, each = _step_values(item, steps, say)
    later = bool(steps.from_ or steps.start)
    if later:
        yield say("từ {edge} được {points} điểm", **first)
    if steps.points < 0:
        yield say("cứ thêm {each} trừ {points} điểm", **each)
        return
    yield (
        say("cứ thêm {each} được thêm {points} điểm", **each) if later else say("cứ {each} được {points} điểm", **each)
    )
    yield say("tối đa {points} điểm", points=say.whole(item.max_points))


def _taken_by_steps(item: Item, steps: Steps, say: Say) -> Iterator[str]:
    """The same of points that are taken off: a step takes more off, or less where its points are negative."""
    first, each = _step_values(item, steps, say)
    later = bool(steps.from_ or steps.start)
    if later:
        yield say("từ {edge} trừ {points} điểm", **first)
    if steps.points < 0:
        yield say("cứ thêm {each} bớt trừ {points} điểm", **each)
        return
    yield say("cứ thêm {each} trừ thêm {points} điểm", **each) if later else say("cứ {each} trừ {points} điểm", **each)
    yield say("trừ tối đa {points} điểm", points=say.whole(item.max_points))


def _step_values(item: Item, steps: Steps, say: Say) -> tuple[dict[str, str], dict[str, str]]:
    """Where steps begin with the points there, and how much each is with its points."""
    line = line_of(item.measure)
    per = per_words(line, say)
    each = say.decimal(steps.each, MOST_PLACES) + (" %" if line.unit == "%" else per)
    edge = edge_words(item, line.ratio(steps.from_), say) + per
    points = steps.points if steps.points > 0 else -steps.points
    return {"edge": edge, "points": say.whole(steps.start)}, {"each": each, "points": say.whole(points)}


def nobody_words(item: Item, say: Say, *, taken_off: bool) -> str:
    """What the law gives where there is nobody in the whole: "đủ điểm"; of points that are taken off "trừ 20"."""
    if item.when_none == "not_applicable":
        return say("không tính")
    if taken_off:
        return say("trừ {points}", points=say.whole(item.max_points if item.when_none == "full_points" else 0))
    return say("đủ điểm") if item.when_none == "full_points" else say("0 điểm")


def measure_sentence(item: Item, book: EvidenceBook, say: Say) -> str:
    """How an item is measured, by the labels of the form."""
    return kind_of(item.measure).words.measured(item.measure, lambda name: label_of(book, name, say), say)


def value_sentence(card: ItemCard, say: Say) -> str:
    """What was measured, the fraction beside the percent: "48/49 = 97,96 %"; or why there is nothing to measure."""
    item = card.item
    match card.status:
        case Status.NONE:
            return say("không có ai thuộc diện này (mẫu số bằng 0)")
        case Status.MISSING:
            return _missing_words(card, say)
        case Status.NOT_APPLICABLE:
            return say("không tính cho xã này") if card.out else say("không áp dụng")
        case Status.TOO_FEW:
            return _too_few(card, say)
        case Status.SCORED:
            return _of_rounds(card, fraction_words(item, card.part, card.whole, say), say)
        case _:
            assert_never(card.status)


def _missing_words(card: ItemCard, say: Say) -> str:
    """What is not known yet; of answers how many are given, of several rounds that one lacks."""
    reads, facts = reads_of(card.item.measure), card.facts
    if reads.answers and facts:
        yes, left = sum(fact.value for fact in facts), len(reads.part) - len(facts)
        counted = say("{yes} “Có”, {no} “Không”, {left} chưa trả lời", yes=yes, no=len(facts) - yes, left=left)
        return counted if left else say("{told}; chưa có số liệu của đợt trước", told=counted)
    told = bool(reads.earlier and facts)
    return say("chưa có số liệu của đợt trước") if told else say("chưa có số liệu")


def _of_rounds(card: ItemCard, told: str, say: Say) -> str:
    """A value of several rounds, with what was taken of them."""
    reads = reads_of(card.item.measure)
    if reads.rounds == 1:
        return told
    if reads.by_points:
        if not card.back:
            return say("{told} (đợt này)", told=told)
        return (
            say("{told} (đợt trước nữa, lùi {n} đợt)", told=told, n=card.back)
            if card.back > 1
            else say("{told} (đợt trước)", told=told)
        )
    if reads.take == "mean":
        line = line_of(card.item.measure)
        number = _shown(card.item, Fraction(card.part, card.whole), say)
        unit = " %" if line.unit == "%" else per_words(line, say)
        return say("bình quân {n} đợt: {value}", n=reads.rounds, value=number + unit)
    return say("gộp {n} đợt: {told}", n=reads.rounds, told=told)


def _too_few(card: ItemCard, say: Say) -> str:
    reads = reads_of(card.item.measure)
    wanted, whole = reads.asked_at_least or 0, {datum.name for datum in reads.whole}
    asked = sum(fact.value for fact in card.facts if fact.evidence in whole)
    return say("mới hỏi {n} người, phải hỏi ít nhất {wanted}", n=say.whole(asked), wanted=say.whole(wanted))


def mark_word(mark: Mark, say: Say) -> str:
    """How sure a number of the law is."""
    match mark:
        case "verbatim":
            return say("nguyên văn")
        case "reported":
            return say("theo báo chí, chưa đối chiếu")
        case "provisional":
            return say("tạm tính")
        case "checked":
            return say("đã đối chiếu")
        case "machine":
            return say("máy đọc, chưa ai xem")
        case _:
            assert_never(mark)


def band_mark(band: Band, say: Say) -> str:
    """How sure a band is: one word, or one for its edge and one for its points where these differ."""
    if band.marks is None:
        return mark_word(band.mark, say)
    edge, points = mark_word(band.marks.edge, say), mark_word(band.marks.points, say)
    return say("cận {edge}, số điểm {points}", edge=edge, points=points)


def card_mark(card: ItemCard, say: Say) -> str:
    """How sure the number is that an item's points rest on; nothing where they rest on none."""
    return band_mark(card.band, say) if card.band else mark_word(card.mark, say) if card.mark else ""
