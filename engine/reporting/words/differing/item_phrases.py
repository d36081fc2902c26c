"""Phrases for what differs in criteria, items and bands."""

from __future__ import annotations

from engine.comparing.item_differences import Difference
from engine.comparing.matching.band_pairs import BandPair
from engine.comparing.matching.pairing import ItemPair
from engine.language import Say
from engine.law.asking import is_taken_off
from engine.law.criteria import Band, Criterion, Item
from engine.law.measures.kinds import kind_of, reads_of
from engine.law.model import Standard
from engine.law.values import Cite, Mark
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.bands import band_sentence, measure_sentence, steps_sentence
from engine.reporting.words.differing.phrases import Sides, all_of, arrow, cite_change, marked
from engine.reporting.words.sentences import band_mark, mark_word


def condition_words(item: Item, band: Band, say: Say) -> str:
    """What a band says for itself, without the bands around it: "từ 98 % trở lên"."""
    if band.otherwise:
        return say("các giá trị còn lại")
    return band_sentence(item.model_copy(update={"bands": (band,)}), f"{item.line}/1", say)


def both_items(difference: Difference) -> tuple[Item, Item]:
    """The old and the new item of a difference within one."""
    pair = difference.item
    if not isinstance(pair, ItemPair) or pair.old is None or pair.new is None:
        raise TypeError(difference)
    return pair.old, pair.new


def both_bands(difference: Difference) -> tuple[BandPair, Band, Band]:
    """A pair of bands of which both are there."""
    bands = difference.old
    if not isinstance(bands, BandPair) or bands.old is None or bands.new is None:
        raise TypeError(difference)
    return bands, bands.old, bands.new


def reshaped(d: Difference, _: Sides, say: Say) -> str:
    """One that became several or several that became one, by number and points."""
    old, new = (tuple(t) if isinstance(t, tuple) else () for t in (d.old, d.new))
    if all(isinstance(thing, Item) for thing in old + new):
        numbers = [all_of([number_of(item) for item in side], say) for side in (old, new)]
        return say("Mục {old} tách thành mục {new}", old=numbers[0], new=numbers[1])
    numbers = [all_of([str(c.number) for c in side], say) for side in (old, new)]
    values = {"old": numbers[0], "new": numbers[1], "points": arrow(*(_sum_words(side, say) for side in (old, new)))}
    told = (
        say("Tiêu chí {old} tách thành tiêu chí {new} ({points})", **values)
        if len(new) > 1
        else say("Tiêu chí {old} gộp thành tiêu chí {new} ({points})", **values)
    )
    return "; ".join([told, *(_called(criterion, say) for criterion in new[1:])])


def _sum_words(side: tuple[Criterion, ...], say: Say) -> str:
    return say("{points} điểm", points=" + ".join(say.whole(criterion.max_points) for criterion in side))


def _called(criterion: Criterion, say: Say) -> str:
    title = say.either(criterion.title, criterion.title_en)
    return say("tiêu chí {number} là “{title}”", number=criterion.number, title=title)


def moved(d: Difference, _: Sides, say: Say) -> str:
    """An item that stands in another criterion, with both its numbers."""
    old, new = both_items(d)
    homes = [number_of(item).split(".")[0] for item in (old, new)]
    values = {"item": number_of(old), "old": homes[0], "new": homes[1], "now": number_of(new)}
    return say("Mục {item} chuyển từ tiêu chí {old} sang tiêu chí {new}, nay là mục {now}", **values)


def wording(d: Difference, _: Sides, say: Say) -> str:
    """Another title; or only its English or its number."""
    titles = [say.either(str(getattr(t, "title", "")), str(getattr(t, "title_en", ""))) for t in (d.old, d.new)]
    if titles[0] != titles[1]:
        return say("lời văn") + f": “{titles[0]}” → “{titles[1]}”"
    return say("lời văn (bản tiếng Anh hoặc số thứ tự)")


def points(d: Difference, _: Sides, say: Say) -> str:
    """Points of a band, or the most that an item or a criterion gives."""
    if isinstance(d.old, BandPair):
        bands, old, new = both_bands(d)
        condition = condition_words(both_items(d)[0], old, say)
        change = arrow(*(marked(band.points, band.points_mark, say) for band in (old, new)))
        return say("mức {n} ({condition}): {points} điểm", n=bands.old_number, condition=condition, points=change)
    most = (say.shown(getattr(thing, "max_points", "")) for thing in (d.old, d.new))
    return say("điểm tối đa: {points}", points=arrow(*most))


def edge(d: Difference, _: Sides, say: Say) -> str:
    """Another stretch for as many points."""
    bands, a, b = both_bands(d)
    old, new = (condition_words(i, band, say) for i, band in zip(both_items(d), (a, b), strict=True))
    if old == new:
        return say("mức {n} ({condition}): viết cách khác, nghĩa như cũ", n=bands.old_number, condition=old)
    change = arrow(marked(old, a.edge_mark, say), marked(new, b.edge_mark, say))
    return say("mức {n} ({points} điểm): {condition}", n=bands.old_number, points=a.points, condition=change)


def band(d: Difference, _: Sides, say: Say) -> str:
    """A band that came or went."""
    bands, (old, new) = d.old, both_items(d)
    if not isinstance(bands, BandPair):
        raise TypeError(d)
    item, one = (new, bands.new) if bands.new else (old, bands.old)
    if one is None:
        raise TypeError(d)
    values = {"condition": condition_words(item, one, say), "points": marked(one.points, one.mark, say)}
    if bands.new:
        return say("thêm mức {condition}: {points} điểm", **values)
    return say("bỏ mức {condition}: {points} điểm", **values)


def steps(d: Difference, sides: Sides, say: Say) -> str:
    """Equal steps against others, or against the bands that they replace or that replace them."""
    told = zip(both_items(d), (sides.old, sides.new), strict=True)
    return arrow(*(_steps_of(item, side, say) or _ladder_words(item, say) for item, side in told))


def _steps_of(item: Item, side: object, say: Say) -> str:
    return steps_sentence(item, say, taken_off=isinstance(side, Standard) and is_taken_off(side, item))


def _ladder_words(item: Item, say: Say) -> str:
    told = (
        say("{band}: {points} điểm", band=band_sentence(item, f"{item.line}/{number}", say), points=one.points)
        for number, one in enumerate(item.bands, 1)
    )
    return "; ".join(told)


def none(d: Difference, _: Sides, say: Say) -> str:
    """What an empty whole gives."""
    words = {"full_points": say("đủ điểm"), "zero": say("0 điểm"), "not_applicable": say("không áp dụng"), None: "–"}
    old, new = both_items(d)
    return say("khi mẫu số bằng 0: {change}", change=arrow(words[old.when_none], words[new.when_none]))


def measure(d: Difference, sides: Sides, say: Say) -> str:
    """How an item was measured and will be; of a partial standard only the name of what was seen."""
    old, new = both_items(d)
    if not isinstance(sides.old, Standard) or not isinstance(sides.new, Standard):
        return say("cách đo: {change}", change=arrow(*(say(kind_of(i.measure).words.kind) for i in (old, new))))
    told = [measure_sentence(i, s.book, say) for i, s in ((old, sides.old), (new, sides.new))]
    if told[0] != told[1]:
        return say("cách đo: {change}", change=arrow(*told))
    names = [", ".join(reads_of(item.measure).names) for item in (old, new)]
    return say("cách đo như cũ, số liệu mang mã khác: {change}", change=arrow(*names))


def mark(d: Difference, _: Sides, say: Say) -> str:
    """How sure a number is."""
    if isinstance(d.old, BandPair):
        bands, old, new = both_bands(d)
        change = arrow(band_mark(old, say), band_mark(new, say))
        return say("mức {n}: độ chắc của con số {change}", n=bands.old_number, change=change)
    said: list[Mark] = [getattr(t, "when_none_mark" if isinstance(t, Item) else "mark") for t in (d.old, d.new)]
    return say("độ chắc của con số: {change}", change=arrow(*(mark_word(m, say) for m in said)))


def cite(d: Difference, _: Sides, say: Say) -> str:
    """Where a number stands in the law."""
    old, new = (getattr(t, "cite", None) for t in (d.old, d.new))
    if not isinstance(old, Cite) or not isinstance(new, Cite):
        raise TypeError(d)
    return cite_change(old, new, say)


def action(_: Difference, __: Sides, say: Say) -> str:
    """What a commune can do; no law."""
    return say("việc nên làm thay đổi (không phải luật)")
