"""How a total is made up, in words, wherever it is more than the sum of what was scored; the level reached."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.language import Say
from engine.law.asking import numbered_items
from engine.law.model import Standard
from engine.law.values import Role
from engine.reporting.words.bands import range_words
from engine.rules.meaning import scheme_of
from engine.schemes import is_filled
from engine.scoring.cards import Scorecard
from engine.scoring.sums.reckoned import Reckoned, reckoned, says_more


def total_words(standard: Standard, card: Scorecard, say: Say) -> str:
    """As "450/500 điểm có tính, quy đổi 900/1.000; thưởng 20; trừ 10"; nothing of a total that is a mere sum."""
    return "; ".join(_parts(standard, reckoned(standard, card), say)) if says_more(standard) else ""


def _parts(standard: Standard, told: Reckoned, say: Say) -> Iterator[str]:
    if told.rescaled:
        yield say(
            "{counted}/{whole} điểm có tính, quy đổi {scaled}/{maximum}",
            counted=range_words(*told.counted, say), whole=say.whole(told.whole),
            scaled=range_words(*told.scaled, say), maximum=say.whole(told.maximum),
        )  # fmt: skip
    elif any(told.won) or any(told.taken) or told.capped:
        yield say("{points}/{most} điểm", points=range_words(*told.counted, say), most=say.whole(told.maximum))
    if any(told.won):
        yield say("thưởng {points}", points=range_words(*told.won, say))
    if any(told.taken):
        yield say("trừ {points}", points=range_words(*told.taken, say))
    if told.capped:
        yield say("không vượt {most}", most=say.whole(told.most))
    if told.out:
        yield left_out_words(standard, told.out, say)


def left_out_words(standard: Standard, out: Collection[str], say: Say) -> str:
    """What becomes of items, by their ids, that do not apply to a commune: full points, or not counted."""
    scheme, numbers = scheme_of(standard), {item.id: number for number, item in numbered_items(standard)}
    roles = dict(zip(numbers, (role for own in scheme.sums for role in own.roles), strict=True))
    full = [numbers[name] for name in numbers if name in out and is_filled(scheme.outside, roles[name])]
    gone = [numbers[name] for name in numbers if name in out and numbers[name] not in full]
    told = [say("mục {numbers} không thuộc diện nên được đủ điểm", numbers=", ".join(full))] if full else []
    return "; ".join([*told, say("không tính mục {numbers}", numbers=", ".join(gone))] if gone else told)


def gives_full(standard: Standard, role: Role) -> bool:
    """Whether the law gives full points for what does not apply to a commune; what is won or taken off is not given."""
    return is_filled(scheme_of(standard).outside, role)


def level_reached(card: Scorecard) -> int:
    """The highest level above plain recognition that is reached for certain, 0 for none: the higher stands first."""
    return sum(own.verdict == "recognised" for own in card.levels)
