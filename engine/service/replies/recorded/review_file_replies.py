"""How the files of a record stand as plain data: both conclusions, their history, what a merged commune was before."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.reply import Reply

Verdict = Literal["recognised", "not_recognised", "undecided"]


class LayerRow(Row):
    """A conclusion by one layer; points as text, for some have parts; ``class`` is that of the threshold."""

    class_: str = Field(alias="class")
    verdict: Verdict
    low: str
    high: str
    threshold: str
    firm: bool


class SignedRow(Row):
    """A paper as it was signed; the day is ISO."""

    kind: str
    number: str
    date: str
    signer: str


class HistoryRow(Row):
    """An act upon a file: who by id, in which role, when (ISO), and the state that it left."""

    act: str
    by: str
    role: str
    at: str
    state: str


class InterestRow(Row):
    """Who judged a file in spite of an interest in the commune: by which act, and why he has one."""

    person: str
    act: str
    why: Literal["listed", "officer", "sent"]


class FileRow(Row):
    """A file with both conclusions, None where it cannot be scored; ``corrected`` are the data with another figure.

    ``overrides`` are the ids of those that count. Facts of the commune itself are called as forms have them
    (fact/bai_ngang); ``own_unknown`` and ``appraised_unknown`` are those for want of which a layer cannot be scored.
    ``standard`` and ``authority`` are "" where the round has one of them for all files.
    """

    code: str
    name: str
    standard: str
    authority: str
    state: str
    version: int
    assigned_to: str
    own: LayerRow | None
    appraised: LayerRow | None
    own_unknown: list[str]
    appraised_unknown: list[str]
    corrected: list[str]
    open_remarks: int
    signed: list[SignedRow]
    history: list[HistoryRow]
    interests: list[InterestRow]
    overrides: list[str]


class FormerRow(Row):
    """A unit that a commune was formed of, whole or in part; ``appraised``: its figures are a council's."""

    code: str
    name: str
    share: Literal["whole", "part"]
    in_round: bool
    appraised: bool


class SumRow(Row):
    """A count added over the former units, None where any has no figure: it is missing, or does not apply there."""

    datum: str
    total: int | None
    missing: list[str]
    not_applicable: list[str]


class RecognisedRow(Row):
    """A former unit's recognition, which is not the new commune's: the paper's number ("" unknown) and day."""

    code: str
    number: str
    day: str
    revoked: bool


class BeforeRow(Row):
    """A merged commune against the round before: sums to be looked at, which no point comes of.

    ``recorded`` tells whether recognitions are known; ``not_added`` are yes/no data, ``same_days`` those that both
    rounds count over the same days.
    """

    standing: Literal["added", "split", "absent", "other_standard", "no_round", "unlisted"]
    round: str | None
    former: list[FormerRow]
    sums: list[SumRow]
    not_added: list[str]
    same_days: list[str]
    recognised: list[RecognisedRow]
    recorded: bool


class ReviewShowReply(Reply):
    """How the files of a round stand; ``before`` is of the one commune asked about, where it was formed of others."""

    schema_: Literal["phuhop/review-show/1"] = Field(alias="schema")
    round: str
    simulated: bool
    files: list[FileRow]
    formed: list[str]
    before: BeforeRow | None
