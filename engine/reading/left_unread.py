"""What was not understood, as a list for a person: each text with its place and the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from engine.language import text
from engine.problems import Place, Problem, problem
from engine.reading.law_text import LawText, Spot
from engine.reading.reading_law import ReadLaw
from engine.reading.two_inks import readings_of
from engine.reading.witnesses import ReadCriterion, Why


@dataclass(frozen=True, slots=True)
class Asked:
    """A text that a person must read: which criterion and item, the sentence, and why it was left."""

    part: str
    sentence: str
    spot: Spot
    why: tuple[Why, ...]


# What stands for the words of a page that nobody has read; the law's own language, as all of a draft.
WHOLE_PAGE, IN_PAGE = "(cả trang)", "(hình trong trang)"
PAGE_UNREAD = (Why(text("trang là ảnh, máy không đọc được")),)
PICTURE_UNREAD = (Why(text("trang có hình, chữ trong hình máy không đọc")),)
NOT_UNDERSTOOD = (Why(text("không hiểu trọn câu")),)
OUTSIDE = (Why(text("đứng trong bảng mà không thuộc tiêu chí nào")),)


def asked_of(read: ReadLaw) -> tuple[Asked, ...]:
    """Every such text in the document's order, each once."""
    found = [*pages_asked(read.text)]
    found += [Asked("", one.sentence, one.spot, OUTSIDE) for one in read.unclear]
    for at, criterion in enumerate(read.criteria, 1):
        found += _of_criterion(criterion, str(criterion.number or at))
    return tuple(dict.fromkeys(with_readings(read.text, one) for one in found))


def with_readings(document: LawText, asked: Asked) -> Asked:
    """The same with what both readings of its ink have, where they have not the same."""
    return replace(asked, why=(*asked.why, *readings_of(document, asked.spot, asked.sentence)))


def pages_asked(document: LawText) -> Iterator[Asked]:
    """The pages that were not read, and the pictures beside a page's text: their words are a person's to read."""
    for page in document.unread:
        yield Asked("", WHOLE_PAGE, Spot(page), PAGE_UNREAD)
    for page in document.pictured:
        yield Asked("", IN_PAGE, Spot(page), PICTURE_UNREAD)


def page_doubts(document: LawText) -> tuple[Problem, ...]:
    """A warning for the pages that were not read (READ-160), and one for pictures beside text (READ-165)."""
    place = Place(document.file)
    named = (("READ-160", document.unread), ("READ-165", document.pictured))
    return tuple(problem(code, place, pages=", ".join(map(str, pages))) for code, pages in named if pages)


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
