"""What moves files as plain data: the appraisal workbook handed out and read back, a move of one or many."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow
from engine.service.replies.reply import Reply


class ReviewOutReply(Reply):
    """The workbook that was handed out, and the communes in it."""

    schema_: Literal["phuhop/review-out/1"] = Field(alias="schema")
    round: str
    workbook: str
    communes: list[str]


class ChangeRow(Row):
    """What a workbook changes of one file, by data; ``refused`` is why nothing of it was kept."""

    code: str
    name: str
    corrected: list[str]
    accepted: list[str]
    asked: list[str]
    refused: list[SaidRow]


class ReviewInReply(Reply):
    """A workbook read back; ``unchanged`` is how many of its sheets change nothing."""

    schema_: Literal["phuhop/review-in/1"] = Field(alias="schema")
    round: str
    file: str
    changes: list[ChangeRow]
    unchanged: int
    warnings: list[SaidRow]
    applied: bool


class MovedRow(Row):
    """A file's state before and after a move, and why it was refused."""

    code: str
    name: str
    before: str
    after: str
    refused: list[SaidRow]


class ReviewMoveReply(Reply):
    """A move of one file or of many."""

    schema_: Literal["phuhop/review-move/1"] = Field(alias="schema")
    round: str
    act: str
    files: list[MovedRow]
    applied: bool
