"""What a board should look at in a round as plain data: the answer to ``phuhop review visits``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.language import Say
from engine.law.loading import Lawbook
from engine.law.points.scores import score_text
from engine.records.appraising.disagreements import ItemDisagreement
from engine.records.appraising.inconsistencies import Inconsistency
from engine.records.appraising.visits import Visit
from engine.reporting.review.visit_words import LookedAt, holder_words, reason_words
from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow, problem_rows
from engine.service.replies.recorded.review_file_replies import Verdict
from engine.service.replies.reply import Reply


class FindingRow(Row):
    """A finding of a check on a commune's figures, the data that it is about, and what became of it."""

    code: str
    name: str
    standing: Literal["open", "answered", "corrected", "told"]
    data: list[str]
    answer: str
    found: SaidRow


class VisitRow(Row):
    """A datum to look at first: for which item ("" for none), its cell, paper and holder, and why in one sentence.

    ``document`` is "" where the commune names none; ``place`` is "" where it gave nothing.
    """

    code: str
    name: str
    kind: Literal["decides", "often", "warning"]
    item: str
    evidence: str
    place: str
    document: str
    issued: str
    holder: str
    reason: str


class ItemCorrectedRow(Row):
    """An item over the files that the board took up; points are decimals as text, ``share`` a fraction as text."""

    number: str
    item: str
    corrected: int
    share: str
    raised: int
    lowered: int
    gained: str
    lost: str
    turned: int
    data: dict[str, int]


class TurnRow(Row):
    """A commune whose conclusion by the board's figures is another than by its own."""

    code: str
    name: str
    own: Verdict
    appraised: Verdict


class ReviewVisitsReply(Reply):
    """Findings, what to look at first, and disagreements; ``workbook`` is None where none was written.

    Statistics are of all ``seen`` files that the board took up, whichever communes were asked about.
    """

    schema_: Literal["phuhop/review-visits/1"] = Field(alias="schema")
    round: str
    simulated: bool
    seen: int
    corrected: int
    share: str
    turns: list[TurnRow]
    items: list[ItemCorrectedRow]
    visits: list[VisitRow]
    inconsistencies: list[FindingRow]
    workbook: str | None


class StandardVisitsRow(Row):
    """What to look at in the files that one standard judges."""

    standard: str
    visits: ReviewVisitsReply


class VisitsByStandardReply(Reply):
    """What to look at in a round of several standards, each by itself: their items are not the same."""

    schema_: Literal["phuhop/review-visits-by-standard/1"] = Field(alias="schema")
    round: str
    standards: list[StandardVisitsRow]


def visits_told(parts: Sequence[tuple[LookedAt, Path | None]], say: Say) -> ReviewVisitsReply | VisitsByStandardReply:
    """What to look at with the workbook of it, by standard where the answer is of several."""
    rows = [
        StandardVisitsRow(standard=looked.book.standard.head.id, visits=visits_reply(looked, path, say))
        for looked, path in parts
    ]
    if len(rows) == 1:
        return rows[0].visits
    name = rows[0].visits.round
    return VisitsByStandardReply(schema="phuhop/review-visits-by-standard/1", round=name, standards=rows)


def visits_reply(looked: LookedAt, workbook: Path | None, say: Say) -> ReviewVisitsReply:
    """What to look at in a round."""
    differing = looked.differing
    turns = [TurnRow(code=t.code, name=t.name, own=t.own, appraised=t.board) for t in differing.turns]
    return ReviewVisitsReply(
        schema="phuhop/review-visits/1",
        round=looked.round.id,
        simulated=looked.round.simulated,
        seen=differing.seen,
        corrected=differing.corrected,
        share=str(differing.share),
        turns=turns,
        items=[_item_row(told) for told in differing.items],
        visits=[_visit_row(visit, looked.book, say) for visit in looked.visits],
        inconsistencies=[_finding_row(told, say) for told in looked.standing],
        workbook=str(workbook) if workbook else None,
    )


def _item_row(told: ItemDisagreement) -> ItemCorrectedRow:
    return ItemCorrectedRow(
        number=told.number,
        item=told.item,
        corrected=told.corrected,
        share=str(told.share),
        raised=told.raised,
        lowered=told.lowered,
        gained=score_text(told.gained),
        lost=score_text(told.lost),
        turned=told.turned,
        data=dict(told.data),
    )


def _visit_row(visit: Visit, book: Lawbook, say: Say) -> VisitRow:
    fact = visit.fact
    return VisitRow(
        code=visit.file.code,
        name=visit.file.name,
        kind=visit.kind,
        item=visit.number,
        evidence=visit.evidence,
        place=fact.place if fact else "",
        document=fact.document if fact else "",
        issued=fact.issued if fact else "",
        holder=holder_words(visit.evidence, book, say),
        reason=reason_words(visit, book, say),
    )


def _finding_row(told: Inconsistency, say: Say) -> FindingRow:
    (found,) = problem_rows([told.found], say)
    return FindingRow(
        code=told.file.code,
        name=told.file.name,
        standing=told.standing,
        data=list(told.found.data),
        answer=told.found.answer,
        found=found,
    )
