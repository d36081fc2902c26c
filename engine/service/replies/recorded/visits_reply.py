"""What a board should look at in a round as plain data: the answer to ``phuhop review visits``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow
from engine.service.replies.recorded.review_replies import Verdict
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
