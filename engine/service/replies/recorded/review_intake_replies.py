"""Forms taken into a record as plain data, each with its receipt or why it was refused."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow
from engine.service.replies.reply import Reply


class TakenRow(Row):
    """A commune's form: how many data it gives, its receipt (0 where nothing was kept), why it was refused.

    ``own_facts`` is how many facts of the commune itself it gives; for want of the ``unknown`` it cannot be scored yet.
    """

    code: str
    name: str
    facts: int
    own_facts: int
    unknown: list[str]
    receipt: int
    same: bool
    refused: list[SaidRow]


class ReviewImportReply(Reply):
    """What came of the forms in evidence/, and the communes that sent nothing."""

    schema_: Literal["phuhop/review-import/1"] = Field(alias="schema")
    round: str
    forms: list[TakenRow]
    silent: list[str]
    applied: bool


class ReceiptRow(Row):
    """A commune's receipt by its number: written again, the same as lies there, or left since another file does."""

    code: str
    name: str
    receipt: int
    file: str
    done: Literal["written", "same", "other"]


class ReviewReceiptReply(Reply):
    """Receipts written again from the record."""

    schema_: Literal["phuhop/review-receipt/1"] = Field(alias="schema")
    round: str
    receipts: list[ReceiptRow]
