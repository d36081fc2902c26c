"""A round as its council meets on it: who sits, what the list of people says otherwise, which files wait for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, get_args

from engine.problems import Problem, ProblemsFound
from engine.records.acting.commune_file import Ballot, CommuneFile, State
from engine.records.acting.council import shown, sitting
from engine.records.acting.round_state import RoundState
from engine.records.publishing.signed_decisions import decided_in
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who
from engine.service.review.opening.people import COUNCIL_FILE, people_file
from engine.service.review.opening.people_upload import list_mark
from engine.service.review.opening.seating import council_body
from engine.service.store import Holdings

MOST_LOOKED: Final = 200
Step: TypeAlias = Literal["ready", "open", "voted", "decided", "before"]
STEPS: Final[tuple[Step, ...]] = get_args(Step)
OF_STATE: Final[Mapping[State, Step]] = {
    "appraised": "ready", "before_council": "open", "voted": "voted", "decided": "decided", "published": "decided",
    "revoked": "decided",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recorded:
    """A round's record as pages ask it: nothing is scored. ``state`` is None where none was opened."""

    name: str
    folder: Path
    record: DatabaseRecord
    state: RoundState | None
    names: Mapping[str, str]

    @property
    def opened(self) -> RoundState:
        """The round of a record that was opened; raises LookupError where none was."""
        if self.state is None:
            raise LookupError(self.name)
        return self.state


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file as a meeting has it before it: both recorded scores, and how far its ballot is.

    ``missing`` are the members who may vote and have not; ``present`` how many have.
    """

    file: CommuneFile
    step: Step
    own: Mapping[str, Any]
    board: Mapping[str, Any]
    present: int
    missing: tuple[str, ...]
    interested: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether both layers come to another conclusion."""
        return bool(self.own) and self.own.get("verdict") != self.board.get("verdict")

    @property
    def ballot(self) -> Ballot | None:
        """The ballot that was closed on the file as it stands; None before that."""
        told = self.file.ballot
        return told if told and told.closed_at and not told.voided_at else None


@dataclass(frozen=True, slots=True)
class ListedPeople:
    """The list of people beside the record: its mark, what the record does not have yet, what is wrong with it.

    ``in_text`` is one that is written by hand, in the place of which no workbook is taken. ``unknown`` are those of its
    council whom the record does not have: it cannot be put down before them.
    """

    mark: str
    is_there: bool
    in_text: bool
    strangers: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    has_council: bool = False
    differs: bool = False
    problems: tuple[Problem, ...] = ()


def recorded_round(store: Holdings, name: str) -> Recorded:
    """The record of a round; raises ProblemsFound where it cannot be opened."""
    folder = store.round(name)
    record = open_record(folder)
    names = {person: known.name for person, known in record.people().items()}
    return Recorded(name, folder, record, record.round_state(), names)


def listed_people(own: Recorded) -> ListedPeople:
    """What the list of people says that the record does not have."""
    mark, in_text = list_mark(own.folder), (own.folder / COUNCIL_FILE).is_file()
    try:
        told = people_file(own.folder)
    except ProblemsFound as refused:
        return ListedPeople(mark, is_there=True, in_text=in_text, problems=tuple(refused.problems))
    if told is None:
        return ListedPeople(mark, is_there=False, in_text=in_text)
    known = own.state.people if own.state else {}
    strangers = tuple(person.name for person in told.persons if person.id not in known)
    if told.council is None:
        return ListedPeople(mark, is_there=True, in_text=in_text, strangers=strangers)
    seated = own.state.council if own.state else None
    body = council_body(told.council)
    differs = seated is None or any(body[key] != value for key, value in _as_body(seated).items())
    seats = {told.council.chair, told.council.secretary, *(member.person for member in told.council.members)}
    unknown = tuple(person.name for person in told.persons if person.id in seats and person.id not in known)
    return ListedPeople(
        mark, is_there=True, in_text=in_text, strangers=strangers, unknown=unknown, has_council=True, differs=differs
    )


def _as_body(council: Any) -> dict[str, Any]:
    names = ("document", "issued", "chair", "secretary", "quorum", "rule")
    members = [
        {"person": m.person, "office": m.office, "from": m.from_, "until": m.until, "interest": list(m.interest)}
        for m in council.members
    ]
    return {**{name: getattr(council, name) for name in names}, "members": members}


def codes_by_step(own: Recorded) -> Mapping[Step, tuple[str, ...]]:
    """The communes at each step, by code; no file is read."""
    told: dict[Step, list[str]] = {step: [] for step in STEPS}
    for code, state in sorted(own.state.files.items()) if own.state else ():
        told[OF_STATE.get(state, "before")].append(code)
    return {step: tuple(codes) for step, codes in told.items()}


def file_names(own: Recorded) -> Mapping[str, str]:
    """What each commune's file is called, by code; no file is read."""
    if own.state is None:
        return {}
    with own.record.database.reading() as session:
        return {str(code): str(name) for code, name in session.rows("SELECT code, name FROM file")}


def file_lines(own: Recorded, who: Who, codes: Sequence[str]) -> tuple[FileLine, ...]:
    """Some files as a meeting has them."""
    files = (own.record.file(code) for code in codes)
    return tuple(_line(own.opened, who, file) for file in files if file)


def unsigned_codes(own: Recorded) -> tuple[str, ...]:
    """The communes that are decided and whose decision is not put down as signed, by code.

    Of files that have some signed paper only so many are read: whether it is the decision's, publishing asks again.
    """
    decided = [code for code, state in sorted(own.opened.files.items()) if state == "decided"]
    with own.record.database.reading() as session:
        signed = {str(code) for (code,) in session.rows("SELECT DISTINCT code FROM act WHERE act = ?", ("signed",))}
    some = [code for code in decided if code in signed][:MOST_LOOKED]
    lacking = {code for code in some if (file := own.record.file(code)) and decided_in(file) is None}
    return tuple(code for code in decided if code not in signed or code in lacking)


def _line(state: RoundState, who: Who, file: CommuneFile) -> FileLine:
    ballot = file.ballot if file.state == "before_council" else None
    seen = shown(ballot, who.person) if ballot else None
    out = {vote.member for vote in ballot.votes if vote.choice == "interested"} if ballot else set()
    cast = [member for member in seen.cast if member not in out] if seen else []
    members = [m.person for m in sitting(state.council, who.day)] if state.council and ballot else []
    missing = tuple(person for person in members if person not in cast and person not in out)
    scores, step = file.scores, OF_STATE.get(file.state, "before")
    return FileLine(
        file, step, scores.get("self", {}), scores.get("appraised", {}), len(cast), missing, tuple(sorted(out))
    )
