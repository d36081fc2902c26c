"""A paper opened again after it was written: no brace left, sums that its own rows give, the right name and conclusion.

The sums are recomputed from the cells as a reader sees them, not from what the paper was made of.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from engine.problems import Place, Problem, problem, sorted_problems
from engine.records.papers.score_papers import RoundSummary
from engine.reporting.papers.framing import DECIDED

if TYPE_CHECKING:
    from docx.document import Document

MARKS = ("{{", "}}", "{%", "%}")
CONCLUSIONS = ("Không đạt chuẩn", "Chưa kết luận", "Đạt chuẩn")
POINTS = re.compile(r"(\d[\d.]*(?:,\d+)?)(?:\s*[–-]\s*(\d[\d.]*(?:,\d+)?))?")
NUMBERED = re.compile(r"(\d+)(?:\.(\d+))?")
HEADS = ("điểm", "tối đa")
TOTAL = "tổng"
RESULT = "Kết quả"
Ends = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Expected:
    """What must be read in a paper: names, its conclusion if it has one, warnings, and which sums are plain ones.

    ``sums`` says of each criterion by number whether its points are but the sum of its items, ``total`` the same of
    the total; ``counts`` are how many rows have each conclusion; ``odd`` says that a value itself holds braces, and
    ``spoken`` are conclusions that a person's own words hold, as a reason that begins "Chưa kết luận được".
    """

    names: tuple[str, ...]
    conclusion: str = ""
    warnings: tuple[str, ...] = ()
    sums: Mapping[int, bool] = field(default_factory=dict)
    total: bool = False
    counts: Mapping[str, int] = field(default_factory=dict)
    odd: bool = False
    spoken: tuple[str, ...] = ()

    @property
    def has_figures(self) -> bool:
        """Whether its tables hold anything to be added up or counted; of others reading the heads would be too much."""
        return self.total or any(self.sums.values()) or bool(self.counts)


def expected_of(paper: Any, values: Mapping[str, object]) -> Expected:
    """What a paper of the record must be read to say."""
    odd = any(mark in str(values) for mark in MARKS)
    if isinstance(paper, RoundSummary):
        counts = {"Đạt chuẩn": paper.recognised, "Không đạt chuẩn": paper.not_recognised,
                  "Chưa kết luận": paper.undecided, DECIDED["recognised"]: paper.decided,
                  DECIDED["not_recognised"]: paper.refused}  # fmt: skip
        names = (*(unit.name for unit in paper.units), *(unit.name for unit in paper.aside))
        return Expected(names, "", paper.frame.warnings, counts=counts, odd=odd)
    sums = {own.number: own.is_sum for own in getattr(paper, "criteria", ())}
    conclusion = paper.outcome.words if hasattr(paper, "closing") or hasattr(paper, "reasons") else ""
    total = getattr(paper, "is_sum", False)
    spoken = tuple(word for word in CONCLUSIONS if word in _plain(str(values)))
    return Expected((paper.commune.name,), conclusion, paper.frame.warnings, sums, total, odd=odd, spoken=spoken)


def read_back(content: bytes, shown: str, wanted: Expected) -> tuple[Problem, ...]:
    """Everything that a paper does not say as it should; empty for one that may be handed out.

    A brace left PAP-120, a sum that its rows do not give PAP-121, a name missing PAP-122, the wrong conclusion or none
    PAP-123, a warning left out PAP-124, another count of conclusions PAP-125.
    """
    import docx

    document = docx.Document(io.BytesIO(content))
    text, place = _plain(" ".join(_texts(document))), Place(shown)
    found = (
        []
        if wanted.odd
        else [problem("PAP-120", place, mark, given=_around(text, mark)) for mark in MARKS if mark in text]
    )
    found += [
        problem("PAP-122", place, name=name) for name in wanted.names if _plain(name).casefold() not in text.casefold()
    ]
    found += [
        problem("PAP-124", place, said=said)
        for said in wanted.warnings
        if _plain(said).casefold() not in text.casefold()
    ]
    found += _conclusion(text, place, wanted)
    for at, table in enumerate(document.tables if wanted.has_figures else (), 1):
        if not _has_figures([_plain(cell.text) for row in table.rows[:1] for cell in row.cells]):
            continue
        rows = [[_plain(cell.text) for cell in row.cells] for row in table.rows]
        found += _wrong_sums(rows, wanted, Place(shown, sheet=f"Bảng {at}"))
        found += _wrong_counts(rows, wanted, Place(shown, sheet=f"Bảng {at}"))
    return sorted_problems(found)


def _texts(document: Document) -> Iterator[str]:
    """Every paragraph's text: body, tables, headers and footers."""
    from docx.oxml.ns import qn

    roots = [document.element.body]
    for section in document.sections:
        parts = (section.header, section.first_page_header, section.footer, section.first_page_footer)
        roots += [part._element for part in parts]  # noqa: SLF001 - python-docx has no word for all that a header holds
    for root in roots:
        for paragraph in root.iter(qn("w:p")):
            yield "".join(part.text or "" for part in paragraph.iter(qn("w:t")))


def _plain(text: str) -> str:
    """A text composed, every space an ordinary one: a name counts as itself however it was typed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _around(text: str, mark: str) -> str:
    at = text.index(mark)
    return text[max(at - 20, 0) : at + 40]


def _conclusion(text: str, place: Place, wanted: Expected) -> Iterator[Problem]:
    if not (own := wanted.conclusion):
        return
    others = [other for other in CONCLUSIONS if other not in (own, *wanted.spoken) and other in text]
    if own not in text or others:
        yield problem("PAP-123", place, wanted=own, given=", ".join(others) or "–")


def _has_figures(heads: Sequence[str]) -> bool:
    """Whether a table has a column of points or of results."""
    return RESULT in heads or any(word in head.casefold() for head in heads for word in HEADS)


def _wrong_sums(rows: Sequence[Sequence[str]], wanted: Expected, place: Place) -> Iterator[Problem]:
    """Each column of points whose criteria or total are not what the rows below or above them add up to."""
    if not rows:
        return
    for column, head in enumerate(rows[0]):
        if any(word in head.casefold() for word in HEADS):
            yield from _column(rows, column, wanted, place)


def _column(rows: Sequence[Sequence[str]], column: int, wanted: Expected, place: Place) -> Iterator[Problem]:
    criteria: dict[int, tuple[Ends | None, str]] = {}
    items: dict[int, list[Ends | None]] = {}
    for at, row in enumerate(rows[1:], 2):
        ends, found, cell = ends_of(row[column]), NUMBERED.fullmatch(row[0]), f"cột {rows[0][column]}, dòng {at}"
        if found and found[2]:
            items.setdefault(int(found[1]), []).append(ends)
        elif found:
            criteria[int(found[1])] = (ends, cell)
        elif any(text.casefold().startswith(TOTAL) for text in row[:2]) and wanted.total:
            yield from _compare([own for own, _ in criteria.values()], ends, place, cell)
    for number, (ends, cell) in criteria.items():
        if wanted.sums.get(number) and number in items:
            yield from _compare(items[number], ends, place, cell)


def _compare(parts: Sequence[Ends | None], told: Ends | None, place: Place, cell: str) -> Iterator[Problem]:
    """A sum that is not that of its parts; where a cell is no points nothing can be said."""
    known = [part for part in parts if part is not None]
    if told is None or len(known) < len(parts) or not known:
        return
    real = (sum(low for low, _ in known), sum(high for _, high in known))
    if real != told:
        at = Place(place.file, sheet=place.sheet, cell=cell)
        yield problem(
            "PAP-121", at, _shown(told), given=_shown(told), real=_shown((Decimal(real[0]), Decimal(real[1])))
        )


def ends_of(text: str) -> Ends | None:
    """Points as a paper prints them: 1.000, 97,5, 0–50; None for anything else."""
    found = POINTS.fullmatch(text)
    if found is None:
        return None
    low = Decimal(found[1].replace(".", "").replace(",", "."))
    return low, Decimal(found[2].replace(".", "").replace(",", ".")) if found[2] else low


def _shown(ends: Ends) -> str:
    low, high = (f"{end:f}".replace(".", ",") for end in ends)
    return low if low == high else f"{low}–{high}"


def _wrong_counts(rows: Sequence[Sequence[str]], wanted: Expected, place: Place) -> Iterator[Problem]:
    """A summary whose rows have not as many of a conclusion as it says."""
    if not rows or not wanted.counts or RESULT not in rows[0]:
        return
    column = rows[0].index(RESULT)
    told = [row[column] for row in rows[1:]]
    for word, count in wanted.counts.items():
        real = sum(text.startswith(word) for text in told)
        if real != count:
            yield problem("PAP-125", place, word=word, given=count, real=real)
