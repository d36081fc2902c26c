"""The board's desk as plain data: the answers to the commands of ``phuhop review``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from engine.scoring.sums.rows import Row
from engine.service.replies.made import SaidRow
from engine.service.replies.reply import Reply

Verdict = Literal["recognised", "not_recognised", "undecided"]


class PersonChangeRow(Row):
    """A person put down, or a role given or taken back; role and scope are "" of a person."""

    act: Literal["person", "grant", "revoke_grant"]
    person: str
    role: str
    scope: str


class LawOfRoundRow(Row):
    """A standard of the round with the hash of its law."""

    standard: str
    law: str


class AuthorityRow(Row):
    """One of several authorities: for which standard, by the id of its profile, who appraises and recognises."""

    standard: str
    authority: str
    appraises: str
    recognises: str


class ReviewOpenReply(Reply):
    """A record opened, or what opening it would do: its law, its people by id, the communes that get a file.

    ``standards`` are those beside the round's own; several ``authorities`` stand there, and the round names none.
    ``formed`` are those of them that were formed of others on 01/07/2025.
    """

    schema_: Literal["phuhop/review-open/1"] = Field(alias="schema")
    round: str
    standard: str
    law: str
    four_eyes: Literal["required", "stated"]
    appraises: str
    recognises: str
    standards: list[LawOfRoundRow]
    authorities: list[AuthorityRow]
    people: list[str]
    opened: list[str]
    formed: list[str]
    changed: list[PersonChangeRow]
    again: bool
    applied: bool


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


class ReviewOutReply(Reply):
    """The workbook that was handed out, and the communes in it."""

    schema_: Literal["phuhop/review-out/1"] = Field(alias="schema")
    round: str
    workbook: str
    communes: list[str]


class ReviewPeopleReply(Reply):
    """The empty workbook for the people of a round and its council."""

    schema_: Literal["phuhop/review-people/1"] = Field(alias="schema")
    round: str
    workbook: str


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


class ReviewCouncilReply(Reply):
    """The council as it is put down: its paper, its people by id, how many must vote, and the rule of what carries."""

    schema_: Literal["phuhop/review-council/1"] = Field(alias="schema")
    round: str
    document: str
    chair: str
    secretary: str
    quorum: int
    rule: str
    members: list[str]
    applied: bool
