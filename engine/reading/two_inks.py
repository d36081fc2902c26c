"""Why ink was not read for certain: what the first and what the second reading have, for a person who looks himself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from engine.language import text
from engine.reading.law_text import UNSURE, LawText, Said, Spot, Table
from engine.reading.loading.two_readings import COUNTS
from engine.reading.witnesses import Why, why

DIFFER = text("hai lần đọc ảnh khác nhau: lần một “{first}”, lần hai “{second}”; nhìn ảnh rồi gõ số thấy được")
LOST = text("đọc ra “{first}” mà nghi sót dấu (dấu phẩy, %, ‰, ≥) hoặc chữ mờ; nhìn ảnh rồi gõ số thấy được")
UNREADABLE = text("không đọc được chữ trong ảnh; nhìn ảnh rồi gõ số thấy được")
BESIDE = 1  # words shown on both sides of those that differ


def readings_of(document: LawText, spot: Spot, sentence: str) -> tuple[Why, ...]:
    """Both readings of whatever is unsure in a sentence at a place; none where the text was not read from ink."""
    if document.how != "scan" or UNSURE not in sentence:
        return ()
    found: list[Why] = []
    for said in _said_at(document, spot):
        if UNSURE in said.text and (said.text in sentence or sentence in said.text):
            found += _of(said)
    return tuple(dict.fromkeys(found))


def _said_at(document: LawText, spot: Spot) -> Iterator[Said]:
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (said for row in block.rows if row.spot == spot for cell in row.cells for said in cell)
        elif not spot.table and block.spot.page == spot.page:
            yield block.said


def _of(said: Said) -> Iterator[Why]:
    """A reason for each place where the readings differ over what counts; one for all where they do not."""
    first, second = (said.first or "").replace(UNSURE, "").split(), (said.second or "").split()
    told = False
    for word, a, b, c, d in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if word != "equal" and any(COUNTS.search(part) for part in (*first[a:b], *second[c:d])):
            told = True
            yield why(DIFFER, first=_near(first, a, b), second=_near(second, c, d))
    if not told:
        yield why(LOST, first=" ".join(first)) if first else why(UNREADABLE)


def _near(words: Sequence[str], start: int, end: int) -> str:
    return " ".join(words[max(start - BESIDE, 0) : end + BESIDE]) or "–"
