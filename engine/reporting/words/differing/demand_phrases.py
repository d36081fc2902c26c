"""Phrases for conditions, levels, roles, the better of some items, and what is left out."""

from __future__ import annotations

from engine.comparing.item_differences import Difference
from engine.comparing.partial import PartialStandard
from engine.language import Say
from engine.law.criteria import Criterion, Item
from engine.law.model import Standard
from engine.law.recognising.conditions import Condition, LeftOut, Level
from engine.law.values import FIRM_MARKS
from engine.reporting.words.differing.phrases import Sides, arrow, change_between
from engine.reporting.words.recognition.condition_words import condition_title
from engine.reporting.words.recognition.rule_words import (
    competing_rule,
    condition_rule,
    kept_rule,
    left_out_rule,
    level_bars,
    level_title,
    role_word,
)
from engine.reporting.words.sentences import mark_word


def condition(d: Difference, sides: Sides, say: Say) -> str:
    """A condition that came, went or asks otherwise; where it asks the same, what else of it differs."""
    old, new = (_asked(thing, side, say) for thing, side in ((d.old, sides.old), (d.new, sides.new)))
    if not isinstance(d.old, Condition) or not isinstance(d.new, Condition):
        return say("Bỏ điều kiện: {rule}", rule=old) if d.new is None else say("Thêm điều kiện: {rule}", rule=new)
    if old != new:
        return say("Điều kiện: {change}", change=arrow(old, new))
    titles = [condition_title(thing, say) for thing in (d.old, d.new)]
    if titles[0] != titles[1]:
        return say("Điều kiện: {rule}: lời văn “{old}” → “{new}”", rule=old, old=titles[0], new=titles[1])
    return say("Điều kiện: {change}", change=change_between(d.old, d.new, lambda _: old, say))


def _asked(thing: object, side: Standard | PartialStandard, say: Say) -> str:
    if not isinstance(thing, Condition) or not isinstance(side, Standard):
        return ""
    doubt = f" [{mark_word(thing.mark, say)}]" if thing.mark not in FIRM_MARKS else ""
    return condition_rule(thing, side, say) + doubt


def level(d: Difference, sides: Sides, say: Say) -> str:
    """A level that came, went or asks another total; or the levels in another order."""
    if isinstance(d.old, list) and isinstance(d.new, list):
        old, new = (_in_order(names, side, say) for names, side in ((d.old, sides.old), (d.new, sides.new)))
        return say("Thứ tự các mức công nhận: {change}", change=arrow(old, new))
    old, new = (_level(thing, side, say) for thing, side in ((d.old, sides.old), (d.new, sides.new)))
    if not isinstance(d.old, Level) or not isinstance(d.new, Level):
        told = old or new
        return say("Bỏ mức {level}", level=told) if d.new is None else say("Thêm mức {level}", level=told)
    if old != new:
        return say("Mức công nhận: {change}", change=arrow(old, new))
    return say("Mức {level}: chỉ khác căn cứ, độ chắc hoặc bản tiếng Anh", level=old)


def _in_order(names: list[str], side: Standard | PartialStandard, say: Say) -> str:
    """Levels by their titles, from the lowest up."""
    levels = side.head.levels if isinstance(side, Standard) else ()
    titles = {level.id: level_title(level, say) for level in levels}
    return ", ".join(titles.get(name, name) for name in names)


def _level(thing: object, side: Standard | PartialStandard, say: Say) -> str:
    if not isinstance(thing, Level) or not isinstance(side, Standard):
        return ""
    asked = "; ".join(told for told in (level_bars(thing, side, say), kept_rule(thing, side, say)) if told)
    return f"{level_title(thing, say)} ({asked})" if asked else level_title(thing, say)


def left_out(d: Difference, _: Sides, say: Say) -> str:
    """What becomes of a total where an item is not for a commune."""
    change = change_between(d.old, d.new, lambda thing: _left_out(thing, say), say)
    return say("Khi có mục không tính cho xã: {change}", change=change)


def _left_out(thing: object, say: Say) -> str:
    return left_out_rule(thing, say) if isinstance(thing, LeftOut) else say("chưa nói")


def role(d: Difference, _: Sides, say: Say) -> str:
    """Whether points are scored, won beyond the maximum or taken off."""
    things = [thing for thing in (d.old, d.new, *_items(d)) if isinstance(thing, (Criterion, Item))]
    return say("vai trò: {change}", change=arrow(*(role_word(thing.role, say) for thing in things[:2])))


def _items(d: Difference) -> tuple[Item | None, Item | None]:
    return (d.item.old, d.item.new) if d.item else (None, None)


def best_of(d: Difference, _: Sides, say: Say) -> str:
    """Of which items of a criterion only the best counts."""
    told = [competing_rule(c, say) if isinstance(c, Criterion) else "" for c in (d.old, d.new)]
    return say("chỉ lấy mục cao nhất trong: {change}", change=arrow(*(rule or say("không có") for rule in told)))
