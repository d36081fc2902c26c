"""On what figures something stands: the board's record or the forms, commune by commune, and how many of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.evidence.on_record import FigureLayer, OnRecord, counts_of
from engine.language import Say
from engine.law.model import Unit
from engine.scoring.round_result import RoundResult

MOST_NAMED = 5


def layer_name(layer: FigureLayer, say: Say) -> str:
    """What a layer of figures is called."""
    match layer:
        case "decided":
            return say("đã quyết định")
        case "appraised":
            return say("đã thẩm định")
    return say("tự chấm")


def layer_word(own: OnRecord | None, say: Say) -> str:
    """On which layer a commune's figures stand; those of a form are the commune's own."""
    if own is not None and own.layer is None:
        return say("chưa gửi hồ sơ")
    told = layer_name(own.layer if own and own.layer else "self", say)
    return say("{told}, đã đổi", told=told) if own and own.is_changed else told


def figure_word(own: OnRecord | None, datum: str, say: Say) -> str:
    """The same of one figure: one that the board corrected, or let not apply, is told apart."""
    told = layer_word(own, say)
    if own and datum in own.exempt:
        return say("{told}, hội đồng miễn", told=told)
    return say("{told}, hội đồng sửa", told=told) if own and datum in own.corrected else told


def counts_words(held: Mapping[str, OnRecord], say: Say) -> str:
    """How many communes stand on each layer, those without a sent file last."""
    told = [(layer_name(layer, say), n) for layer, n in counts_of(held).items() if n]
    unsent = sum(own.layer is None for own in held.values())
    told += [(say("chưa gửi hồ sơ (không lấy số)"), unsent)] if unsent else []
    return ", ".join(say("{n} xã {what}", n=n, what=what) for what, n in told)


def stands_lines(parts: Sequence[RoundResult], say: Say) -> list[str]:
    """The first lines of whatever is made of a round: on what it stands, and what of it must be looked at again."""
    held = {code: own for made in parts for code, own in made.evidence.on_record.items()}
    if not held:
        return [say("Theo phiếu các xã gửi (tự chấm): đợt chưa có hồ sơ thẩm định trong nhật ký.")]
    asked_own = any(own.is_own for own in held.values())
    what = (
        say("Theo số xã tự khai trong hồ sơ, không theo số thẩm định") if asked_own else say("Theo hồ sơ của hội đồng")
    )
    lines = [say("{what}: {counts}.", what=what, counts=counts_words(held, say))]
    changed = [unit for made in parts for unit in made.round.units if held[unit.code].is_changed]
    if changed:
        lines.append(say("Đã đổi sau khi quyết định, phải xem lại: {names}.", names=_names(changed)))
    return [*lines, *_uses(parts, say)]


def _uses(parts: Sequence[RoundResult], say: Say) -> list[str]:
    """Every override that counts in these figures, once, with the communes that it counts for."""
    told: dict[str, list[Unit]] = {}
    for made in parts:
        held = made.evidence.on_record
        for unit in made.round.units:
            for words in held[unit.code].uses:
                told.setdefault(say.either(*words), []).append(unit)
    return [say("{told}; tính cho {names}.", told=words, names=_names(units)) for words, units in told.items()]


def _names(units: Sequence[Unit]) -> str:
    return ", ".join(unit.name for unit in units[:MOST_NAMED]) + ", …" * (len(units) > MOST_NAMED)
