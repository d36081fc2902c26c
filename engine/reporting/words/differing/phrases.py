"""What phrases of every difference share: what was → what will be, never the same words on both sides."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, TypeVar

from engine.comparing.item_differences import Difference
from engine.comparing.partial import PartialStandard
from engine.language import Say
from engine.law.model import Standard
from engine.law.values import FIRM_MARKS, Cite, Mark
from engine.reporting.words.sentences import mark_word


@dataclass(frozen=True, slots=True)
class Sides:
    """The two standards a difference lies between."""

    old: Standard | PartialStandard
    new: Standard | PartialStandard


Phrase: TypeAlias = Callable[[Difference, Sides, Say], str]
Thing = TypeVar("Thing")


def arrow(old: object, new: object) -> str:
    """What was and what will be."""
    return f"{old} → {new}"


def marked(number: object, mark: Mark, say: Say) -> str:
    """A number of the law, which says so where nobody has seen it in the text."""
    told = say.whole(number) if isinstance(number, int | Decimal) else str(number)
    return f"{told} [{mark_word(mark, say)}]" if mark not in FIRM_MARKS else told


def change_between(a: Thing, b: Thing, words: Callable[[Thing], str], say: Say) -> str:
    """A thing before and after by its words; where these are the same, by what else of it differs."""
    old, new = words(a), words(b)
    if old != new:
        return arrow(old, new)
    return f"{old}: {unsaid_change(a, b, say)}"


def unsaid_change(a: object, b: object, say: Say) -> str:
    """What differs in two things of the same words: how sure they are, where they stand, or less than that."""
    found = [*_marks(a, b, say), *_cites(a, b, say)]
    return "; ".join(found or [say("chỉ khác bản tiếng Anh hoặc cách ghi")])


def _marks(a: object, b: object, say: Say) -> list[str]:
    marks = [getattr(thing, "mark", None) for thing in (a, b)]
    if marks[0] == marks[1] or None in marks:
        return []
    return [say("độ chắc của con số: {change}", change=arrow(*(mark_word(m, say) for m in marks if m)))]


def _cites(a: object, b: object, say: Say) -> list[str]:
    old, new = (getattr(thing, "cite", None) for thing in (a, b))
    return [cite_change(old, new, say)] if isinstance(old, Cite) and isinstance(new, Cite) and old != new else []


def cite_change(old: Cite, new: Cite, say: Say) -> str:
    """Where a number stands and will stand; where that is one place, the note that says what it rests on."""
    places = [f"{cite.document}, {cite.at}" for cite in (old, new)]
    if places[0] != places[1]:
        return say("căn cứ: {change}", change=arrow(*places))
    notes = [f"“{cite.basis}”" if cite.basis else say("không ghi") for cite in (old, new)]
    return say("điều con số dựa vào: {change}", change=arrow(*notes))


def all_of(parts: Sequence[str], say: Say) -> str:
    """Several things in one phrase: "10 và 14", "10, 14 và 15"."""
    return say("{some} và {last}", some=", ".join(parts[:-1]), last=parts[-1]) if len(parts) > 1 else "".join(parts)
