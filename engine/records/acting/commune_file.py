"""A commune's file in a round: two layers of facts, the state, and all that was done to it, as its entries made it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from engine.records.acting.actors import Layer, Mode, Role, StatedInterest
from engine.records.entries.canonical_json import Json

State = Literal[
    "draft", "submitted", "resubmitted", "in_review", "returned", "appraised", "before_council", "voted", "decided",
    "published", "revoked",
]  # fmt: skip
STATES: Final[tuple[State, ...]] = get_args(State)
# ``missing`` is told by the appraiser: what the commune gave does not count as given.
KeptState = Literal["given", "missing", "not_applicable"]
RemarkKind = Literal["supply", "question"]
Choice = Literal["yes", "no", "abstain", "interested"]
DecisionKind = Literal["recognise", "refuse"]
Score = Mapping[str, Json]


@dataclass(frozen=True, slots=True)
class KeptFact:
    """One datum of one layer: an integer as text, "1" or "0" for yes or no, "" where not given; its paper and place.

    Or what is said of the commune itself: ``evidence`` is then the name that forms have for it ("fact/bai_ngang"), and
    the value may also be a choice by its id or an exact percent.
    ``issued`` is an ISO day; ``by`` a person's id and ``at`` the time when it was put down.
    """

    evidence: str
    state: KeptState
    value: str
    document: str = ""
    issued: str = ""
    place: str = ""
    reason: str = ""
    by: str = ""
    at: str = ""

    @property
    def means(self) -> tuple[str, str]:
        """What is scored of it: two facts that mean the same differ in no point."""
        return self.state, self.value if self.state == "given" else ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A datum of a layer before and after an entry; None where the layer has nothing of it."""

    seq: int
    layer: Layer
    evidence: str
    old: KeptFact | None
    new: KeptFact | None


@dataclass(frozen=True, slots=True)
class Remark:
    """What an appraiser asks of the commune: to supply something by a day, or to answer; open until it has done so."""

    id: str
    item: str
    evidence: str
    kind: RemarkKind
    text: str
    due: str
    by: str
    at: str
    answer: str = ""
    answered_by: str = ""
    answered_at: str = ""

    @property
    def is_open(self) -> bool:
        """Whether the commune has neither answered nor sent its file again since."""
        return not self.answered_at


@dataclass(frozen=True, slots=True)
class Vote:
    """A member's vote by name; ``interested`` is "không biểu quyết, có liên quan"."""

    member: str
    choice: Choice
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Ballot:
    """A council's vote on recognising, on one state of the file; closed once, and void once that state is another."""

    number: int
    quorum: int
    rule: str
    state: str
    opened_by: str
    opened_at: str
    votes: tuple[Vote, ...] = ()
    closed_by: str = ""
    closed_at: str = ""
    carried: bool = False
    voided_at: str = ""

    @property
    def is_open(self) -> bool:
        """Whether votes can still be cast."""
        return not self.closed_at and not self.voided_at


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided, by which authority, on which state of the file and which ballot."""

    kind: DecisionKind
    ballot: int
    authority: str
    reason: str
    not_firm_acknowledged: bool
    state: str
    by: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class Signed:
    """A paper as it was signed: its kind, number, ISO day and signer."""

    kind: str
    number: str
    date: str
    signer: str
    by: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class Revoking:
    """A revocation as proposed or done: why, by which document, and what the public is told."""

    reason: str
    document: str
    public_note: str
    by: str
    at: str
    seq: int


@dataclass(frozen=True, slots=True)
class Submission:
    """One sending of the file: its receipt, the form it rests on, the warnings answered, the score that it came to."""

    number: int
    by: str
    at: str
    seq: int
    receipt: int
    form: str
    acknowledged: tuple[Score, ...]
    score: Score | None


@dataclass(frozen=True, slots=True)
class Moved:
    """One act upon the file: who, in which role, when, and what state and hash it left."""

    act: str
    by: str
    role: Role
    mode: Mode
    at: str
    seq: int
    version: int
    state: State
    state_sha: str


@dataclass(frozen=True, slots=True)
class CommuneFile:
    """A commune's file: ``own`` is what it said, ``appraised`` what the board corrected; what is in neither is missing.

    A datum that ``appraised`` does not have is accepted as the commune gave it. ``version`` grows with every act that
    changes the file; ``state_sha`` is the hash of both layers, the law and the overrides in force at its last entry.
    ``standard`` and ``authority`` are its own where the round has several, else may be "".
    """

    code: str
    name: str
    kind: str
    province: str
    state: State
    version: int
    state_sha: str
    predecessors: tuple[Json, ...] = ()
    standard: str = ""
    authority: str = ""
    own: Mapping[str, KeptFact] = field(default_factory=dict)
    appraised: Mapping[str, KeptFact] = field(default_factory=dict)
    changes: tuple[Changed, ...] = ()
    remarks: tuple[Remark, ...] = ()
    assigned_to: str = ""
    moves: tuple[Moved, ...] = ()
    submissions: tuple[Submission, ...] = ()
    scores: Mapping[Layer, Score] = field(default_factory=dict)
    ballots: tuple[Ballot, ...] = ()
    decision: Decision | None = None
    signed: tuple[Signed, ...] = ()
    release: int = 0
    revoke_asked: Revoking | None = None
    revoked: Revoking | None = None
    interests: tuple[StatedInterest, ...] = ()

    @property
    def counted(self) -> Mapping[str, KeptFact]:
        """The facts that the appraised score is made of: as corrected, else as the commune gave them."""
        return {**self.own, **self.appraised}

    @property
    def ballot(self) -> Ballot | None:
        """The latest ballot, open, closed or void."""
        return self.ballots[-1] if self.ballots else None

    def last(self, *acts: str) -> Moved | None:
        """The latest of some acts upon the file."""
        return next((move for move in reversed(self.moves) if move.act in acts), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """A datum that two layers, or two times, have otherwise."""

    evidence: str
    layer: Layer
    old: KeptFact | None
    new: KeptFact | None


def corrections(file: CommuneFile) -> tuple[Difference, ...]:
    """Where the board's figures differ from the commune's in what is scored, in the order of the data's ids."""
    told = ((name, file.own.get(name), fact) for name, fact in sorted(file.appraised.items()))
    return tuple(
        Difference(name, "appraised", own, fact)
        for name, own, fact in told
        if (own.means if own else ("missing", "")) != fact.means
    )


def changed_since(file: CommuneFile, seq: int) -> tuple[Difference, ...]:
    """What both layers have otherwise than after entry ``seq``: of each datum what it was then and what it is now."""
    first: dict[tuple[Layer, str], KeptFact | None] = {}
    for change in file.changes:
        if change.seq > seq:
            first.setdefault((change.layer, change.evidence), change.old)
    layers: Mapping[Layer, Mapping[str, KeptFact]] = {"self": file.own, "appraised": file.appraised}
    told = ((name, layer, old, layers[layer].get(name)) for (layer, name), old in first.items())
    return tuple(sorted((Difference(*one) for one in told if one[2] != one[3]), key=lambda d: (d.layer, d.evidence)))
