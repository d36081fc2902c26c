"""What was not understood, as a list for a person: each text with its place and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language import text
from engine.reading.law_text import Spot
from engine.reading.reading_law import ReadLaw
from engine.reading.witnesses import ReadCriterion, Why


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that a person must read: which criterion and item, the sentence, and why it was left."""

    part: str
    sentence: str
    spot: Spot
    why: tuple[Why, ...]


NOT_UNDERSTOOD = (Why(text("không hiểu trọn câu")),)
OUTSIDE = (Why(text("đứng trong bảng mà không thuộc tiêu chí nào")),)


def asked_of(read: ReadLaw) -> tuple[Asked, ...]:
    """Every such text in the document's order, each once."""
    found = [Asked("", one.sentence, one.spot, OUTSIDE) for one in read.unclear]
    for at, criterion in enumerate(read.criteria, 1):
        found += _of_criterion(criterion, str(criterion.number or at))
    return tuple(dict.fromkeys(found))


def _of_criterion(criterion: ReadCriterion, name: str) -> Iterator[Asked]:
    for one in criterion.unclear:
        yield Asked(name, one.sentence, one.spot, NOT_UNDERSTOOD)
    own = tuple(reason for reason in criterion.why)
    if own:
        yield Asked(name, criterion.title, criterion.spot, own)
    for at, item in enumerate(criterion.items, 1):
        part = f"{name}.{item.number or at}"
        for one in item.unclear:
            yield Asked(part, one.sentence, one.spot, NOT_UNDERSTOOD)
        if rest := tuple(reason for reason in item.why if reason not in own):
            yield Asked(part, item.title, item.spot, rest)
