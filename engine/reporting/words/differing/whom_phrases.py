"""Phrases for what differs in whom a rule is for: cases, conditions, facts, what is left out, thresholds by day."""

from __future__ import annotations

from collections.abc import Iterator

from engine.comparing.item_differences import Difference
from engine.desk.editing.vocabulary import vocabulary
from engine.language import Say
from engine.law.asking import is_taken_off
from engine.law.criteria import Case, Criterion, Item
from engine.law.model import Standard, StandardHead, UnitClass
from engine.law.units.unit_facts import UnitFact
from engine.reporting.words.bands import band_sentence, steps_sentence
from engine.reporting.words.differing.phrases import Sides, arrow, change_between, marked, unsaid_change
from engine.reporting.words.whom.whom_words import case_title, test_words, who_words


def case(d: Difference, sides: Sides, say: Say) -> str:
    """Cases of an item that came, went or are otherwise, each with its best band beside the general one."""
    if not isinstance(d.old, Item) or not isinstance(d.new, Item):
        raise TypeError(d)
    return "; ".join(_cases(d.old, d.new, sides, say)) or say("thứ tự xét các trường hợp")


def _cases(old: Item, new: Item, sides: Sides, say: Say) -> Iterator[str]:
    mine, theirs = ({line.case: (c, line) for c, line in zip(i.except_, i.lines[1:], strict=True)} for i in (old, new))
    for name in dict.fromkeys([*mine, *theirs]):
        a, b = mine.get(name), theirs.get(name)
        if a is None and b:
            values = {
                "title": case_title(b[0], say),
                "who": _who(sides.new, b[0], say),
                "band": _best(b[1], sides.new, say),
            }
            yield say(
                "thêm trường hợp “{title}” ({who}): {band} (chung: {general})",
                **values,
                general=_best(new, sides.new, say),
            )
        elif b is None and a:
            yield say("bỏ trường hợp “{title}”: {band}", title=case_title(a[0], say), band=_best(a[1], sides.old, say))
        elif a and b and a[0] != b[0]:
            yield say("trường hợp “{title}”: {change}", title=case_title(b[0], say), change=_change(a, b, sides, say))


def _change(a: tuple[Case, Item], b: tuple[Case, Item], sides: Sides, say: Say) -> str:
    who = [_who(side, c, say) for side, (c, _) in ((sides.old, a), (sides.new, b))]
    bands = [", ".join(_bands(line, side, say)) for side, (_, line) in ((sides.old, a), (sides.new, b))]
    told = [arrow(*pair) for pair in (who, bands) if pair[0] != pair[1]]
    titles = [case_title(one, say) for one, _ in (a, b)]
    if not told and titles[0] == titles[1]:
        return unsaid_change(a[0], b[0], say)
    return "; ".join(told or [arrow(*titles)])


def _who(side: object, one: Case, say: Say) -> str:
    head = getattr(side, "head", None)
    return who_words(head, one.when, say) if isinstance(head, StandardHead) else "–"


def _bands(line: Item, side: object, say: Say) -> Iterator[str]:
    if line.steps:
        yield steps_sentence(line, say, taken_off=isinstance(side, Standard) and is_taken_off(side, line))
        return
    for number, band in enumerate(line.bands, 1):
        points = marked(band.points, band.mark, say)
        condition = band_sentence(line.model_copy(update={"except_": ()}), f"{line.line}/{number}", say)
        yield say("{condition} {points} điểm", condition=condition, points=points)


def _best(line: Item, side: object, say: Say) -> str:
    return next(_bands(line, side, say))


def applies(d: Difference, sides: Sides, say: Say) -> str:
    """Whom an item or a criterion is for, and will be."""
    told = []
    for thing, side in ((d.old, sides.old), (d.new, sides.new)):
        head = getattr(side, "head", None)
        tests = thing.applies if isinstance(thing, (Item, Criterion)) else ()
        told.append(who_words(head, tests, say) if tests and isinstance(head, StandardHead) else say("mọi xã"))
    return say("áp dụng cho: {change}", change=arrow(*told))


def fact(d: Difference, _: Sides, say: Say) -> str:
    """A fact of a commune that is asked for no more, otherwise, or newly."""
    thing = d.new or d.old
    if not isinstance(thing, UnitFact):
        raise TypeError(d)
    title = say.either(thing.title, thing.title_en)
    if d.old is None:
        return say("Thêm dữ kiện xã “{title}”", title=title)
    if d.new is None:
        return say("Bỏ dữ kiện xã “{title}”", title=title)
    return say(
        "Dữ kiện xã “{title}”: {change}",
        title=title,
        change=change_between(d.old, d.new, lambda told: _said(told, say), say),
    )


def _said(thing: object, say: Say) -> str:
    if not isinstance(thing, UnitFact):
        raise TypeError(thing)
    choices = ", ".join((thing.choices or {}).values())
    return vocabulary().word("kind", thing.kind, say) + (f" ({choices})" if choices else "")


def bars(unit_class: UnitClass, say: Say) -> str:
    """The threshold of a class, by day where it has several."""
    if not unit_class.thresholds_by_day:
        return marked(unit_class.threshold, unit_class.mark, say)
    told = ((say.day(bar.from_), marked(bar.points, bar.mark, say)) for bar in unit_class.thresholds_by_day)
    return ", ".join(say("từ {day}: {points}", day=day, points=points) for day, points in told)


def clauses(d: Difference, sides: Sides, say: Say) -> str:
    """Whom a class takes in, and will; nothing where the two standards do not say."""
    told = []
    for thing, side in ((d.old, sides.old), (d.new, sides.new)):
        head = getattr(side, "head", None)
        if not isinstance(thing, UnitClass) or not isinstance(head, StandardHead):
            return ""
        told.append((" " + say("hoặc") + " ").join(test_words(head, clause, say) for clause in thing.when))
    return arrow(*told) if told[0] != told[1] else ""
