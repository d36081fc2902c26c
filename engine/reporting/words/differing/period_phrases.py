"""Phrases for the periods of criteria: one that came, went or is otherwise, and which a criterion's data are about."""

from __future__ import annotations

from engine.comparing.item_differences import Difference
from engine.language import Say
from engine.law.criteria import Criterion
from engine.law.model import StandardHead
from engine.law.periods.own_period import OwnPeriod, period_words
from engine.reporting.words.differing.phrases import Sides, arrow, change_between


def period(d: Difference, sides: Sides, say: Say) -> str:
    """Which days a criterion's data are about, and will be; or a period of the standard."""
    if isinstance(d.old, Criterion) and isinstance(d.new, Criterion):
        old, new = (_of(thing, side, say) for thing, side in ((d.old, sides.old), (d.new, sides.new)))
        if old == new:
            return say("kỳ số liệu: {period}, chỉ khác mã", period=old)
        return say("kỳ số liệu: {change}", change=arrow(old, new))
    thing = d.new or d.old
    if not isinstance(thing, OwnPeriod):
        raise TypeError(d)
    values = {"title": say.either(thing.title, thing.title_en), "period": period_words(thing, say)}
    if d.old is None:
        return say("Thêm kỳ “{title}”: {period}", **values)
    if d.new is None:
        return say("Bỏ kỳ “{title}”: {period}", **values)
    change = change_between(d.old, d.new, lambda told: _said(told, say), say)
    return say("Kỳ “{title}”: {change}", title=values["title"], change=change)


def _of(criterion: Criterion, side: object, say: Say) -> str:
    head = getattr(side, "head", None)
    known = {told.id: told for told in head.periods} if isinstance(head, StandardHead) else {}
    own = known.get(criterion.period or "")
    return _said(own, say) if own else say("kỳ của đợt")


def _said(thing: object, say: Say) -> str:
    if not isinstance(thing, OwnPeriod):
        raise TypeError(thing)
    return period_words(thing, say)
