"""How far a person reaches: what the roles that count at an address open there, by the state of its file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from engine.records.acting.actors import ONE_PERSON, ROLES, Mode, Role
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.web.permissions import BOARD_PAGES, COUNCILS, PAGES, SIFTED, TABLE, TOGETHER, VERIFYING, Act, Reach

Answer: TypeAlias = Literal["open", "locked", "none"]
# Why a page is locked for somebody whose role reaches it.
Lock: TypeAlias = Literal["", "not_sent", "not_appraised", "assigned"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A role that somebody holds in a round: for one commune by its code, or "" for all of them."""

    role: Role
    code: str = ""

    def covers(self, code: str) -> bool:
        """Whether it is for this commune."""
        return self.code in ("", code)


@dataclass(frozen=True, slots=True)
class Sight:
    """What conditions hang on: the round's state, None before its record is opened, and the file that is asked for."""

    state: RoundState | None = None
    file: CommuneFile | None = None
    members: frozenset[str] = frozenset()


class Standing(Protocol):
    """How a person stands on a board."""

    def seats(self, name: str) -> Sequence[Seat]:
        """The roles held in a round; those held anywhere for ""."""

    def sight(self, name: str, code: str) -> Sight:
        """A round, and one of its files where a code is given."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who has come in: a person by id, the roles that count at this address, and whether it is one machine's person.

    ``standing`` tells the roles elsewhere; None for whoever has the same everywhere.
    """

    person: str
    roles: frozenset[Role]
    mode: Mode
    standing: Standing | None = None

    def seats(self, name: str) -> Sequence[Seat]:
        """The roles held in a round, each with its commune."""
        return self.standing.seats(name) if self.standing else [Seat(role) for role in self.roles]

    def roles_in(self, name: str, code: str = "") -> frozenset[Role]:
        """The roles that count for a commune of a round, or anywhere in the round."""
        return frozenset(seat.role for seat in self.seats(name) if not code or seat.covers(code))


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether a page may be opened: locked is for who may open it at another time, and ``lock`` says why not now."""

    answer: Answer
    lock: Lock = ""


OPENED: Final = Judged("open")
NOT_THERE: Final = Judged("none")


def one_person() -> Visitor:
    """The built-in person of one laptop: every role, marked single."""
    return Visitor(ONE_PERSON, frozenset(ROLES), "single")


def reaches(roles: Collection[Role], act: Act) -> frozenset[Reach]:
    """How far some roles reach in an act; empty where none of them may do it."""
    return frozenset(reach for role in roles if (reach := TABLE[act][role]) != "none")


def may_open(visitor: Visitor, page: str, name: str = "", code: str = "") -> bool:
    """Whether somebody may open a page of a round and a commune now; of any of them where none is named."""
    return judged(visitor, page, name, code).answer == "open"


def may_state_alone(visitor: Visitor) -> bool:
    """Whether somebody may say that one person does everything in a round: at a laptop, or over a board's people."""
    return visitor.mode == "single" or may_open(visitor, "people")


def judged(visitor: Visitor, page: str, name: str = "", code: str = "") -> Judged:
    """The same with the reason of a lock; a page that is in no row is nobody's."""
    if page not in PAGES or (visitor.mode == "single" and page in BOARD_PAGES):
        return NOT_THERE
    act = _act_of(page)
    if act is None:
        return OPENED
    if visitor.mode == "single" or not name:
        return OPENED if reaches(visitor.roles_in(name), act) else NOT_THERE
    if page in TOGETHER and len(sent_for(visitor, name) or ()) > 1:
        return OPENED
    sight, seats = (visitor.standing.sight(name, code) if visitor.standing else Sight()), visitor.seats(name)
    told = [
        reached(_whole(TABLE[act][seat.role], seat), page, code, sight, visitor.person)
        for seat in seats
        if seat.covers(code) or not code
    ]
    return next((one for kind in ("open", "locked") for one in told if one.answer == kind), NOT_THERE)


def _whole(reach: Reach, seat: Seat) -> Reach:
    """What is one's own is all of it for whoever sends the forms of all communes."""
    return "all" if reach == "own" and not seat.code else reach


def reached(reach: Reach, page: str, code: str, sight: Sight, person: str) -> Judged:
    """What a reach comes to on a page, by the state of the file alone: who holds the role for the commune asks."""
    file = sight.file
    match reach:
        case "none":
            return NOT_THERE
        case "own" | "own_record" | "own_returned" | "published" if not code:
            return OPENED if page in SIFTED else NOT_THERE
        case "own_returned" if page in COUNCILS:
            return NOT_THERE
        case "own_returned":
            gone = file.last("return", "appraise") if file else None
            return OPENED if gone else Judged("locked", "not_appraised")
        case "published":
            return OPENED if file and file.release else NOT_THERE
        case "if_member":
            return OPENED if person in sight.members else NOT_THERE
        case "verify":
            return OPENED if page in VERIFYING else NOT_THERE
        case "after_submit" | "assigned" if code and sight.state and (file is None or file.state == "draft"):
            return Judged("locked", "not_sent")
        case "assigned" if file and file.assigned_to not in ("", person):
            return Judged("locked", "assigned")
    return OPENED


def sent_for(visitor: Visitor, name: str) -> frozenset[str] | None:
    """The communes of a round, by code, whose forms somebody sends; None for all."""
    own = [seat.code for seat in visitor.seats(name) if TABLE["edit_self"][seat.role] == "own"]
    return None if visitor.mode == "single" or "" in own else frozenset(own)


def sends_all(visitor: Visitor, name: str) -> bool:
    """Whether somebody sends the forms of every commune of a round whose record is open."""
    own, state = sent_for(visitor, name), visitor.standing.sight(name, "").state if visitor.standing else None
    return own is None or (state is not None and own >= set(state.files))


def visible(visitor: Visitor, name: str) -> frozenset[str] | None:
    """The communes of a round, by code, whose names and states somebody may see; None for all."""
    if visitor.mode == "single":
        return None
    seats = [(seat, TABLE["see_list"][seat.role]) for seat in visitor.seats(name)]
    if any(reach == "all" or (reach == "own" and not seat.code) for seat, reach in seats):
        return None
    own = [seat.code for seat, reach in seats if reach == "own"]
    return frozenset(own) | (
        released(visitor, name) if any(reach == "published" for _, reach in seats) else frozenset()
    )


def released(visitor: Visitor, name: str) -> frozenset[str]:
    """The communes of a round, by code, whose recognition is out: everybody may read of it on the public page."""
    state = visitor.standing.sight(name, "").state if visitor.standing else None
    return frozenset(code for release in (state.out if state else ()) for code in release.codes)


def figures_shown(visitor: Visitor, name: str, code: str) -> bool:
    """Whether somebody may see a commune's points on a list: what may be read of it, draft or published."""
    return figures_seen(visitor, name)(code)


def unsent_hidden(visitor: Visitor, name: str) -> int:
    """How many communes of a round whose record is open have not sent into it, so that no list shows their points."""
    state = visitor.standing.sight(name, "").state if visitor.standing else None
    seen = figures_seen(visitor, name)
    return sum(told == "draft" and not seen(code) for code, told in state.files.items()) if state else 0


def figures_seen(visitor: Visitor, name: str) -> Callable[[str], bool]:
    """The same for each commune of a round by its code; the roles are looked up once."""
    if visitor.mode == "single":
        return lambda _: True
    state = visitor.standing.sight(name, "").state if visitor.standing else None
    held: dict[str, set[Reach]] = {}
    for seat in visitor.seats(name):
        held.setdefault(seat.code, set()).add(TABLE["read_self"][seat.role])

    def seen(code: str) -> bool:
        reach = held.get("", set()) | held.get(code, set())
        return "own" in reach or (
            "after_submit" in reach and (not state or state.files.get(code, "draft") != "draft")
        )  # fmt: skip

    return seen


def _act_of(page: str) -> Act | None:
    """The act that a page asks for: one that shows a whole list asks for the reading of all."""
    act = PAGES[page]
    return "read_appraised" if act == "see_list" and page not in SIFTED else act
