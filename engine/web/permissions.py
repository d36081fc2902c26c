"""Who may do what: the one table of roles and acts, and the act that each page asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from engine.records.acting.actors import ONE_PERSON, ROLES, Mode, Role
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState

Act: TypeAlias = Literal[
    "see_list", "read_self", "edit_self", "read_appraised", "appraise", "ballots_and_papers", "vote", "decide",
    "publish", "record", "edit_law", "people", "read_law",
]  # fmt: skip
# How far a role reaches in an act: all of the round, its own commune's file, or on a condition that the service judges.
Reach: TypeAlias = Literal[
    "none", "all", "own", "own_returned", "after_submit", "assigned", "published", "if_member", "first", "second",
    "own_record", "verify", "two_for_checked",
]  # fmt: skip

_COLUMNS: Final[tuple[Role, ...]] = (
    "commune", "appraiser", "member", "secretary", "chair", "policy", "viewer", "admin",
)  # fmt: skip
_ROWS: Final[Mapping[Act, tuple[Reach, ...]]] = {
    "see_list": ("own", "all", "all", "all", "all", "all", "published", "none"),
    "read_self": ("own", "after_submit", "after_submit", "after_submit", "after_submit", "none", "none", "none"),
    "edit_self": ("own", "none", "none", "none", "none", "none", "none", "none"),
    "read_appraised": ("own_returned", "all", "all", "all", "all", "none", "none", "none"),
    "appraise": ("none", "assigned", "none", "none", "none", "none", "none", "none"),
    "ballots_and_papers": ("none", "none", "none", "all", "all", "none", "none", "none"),
    "vote": ("none", "none", "all", "none", "if_member", "none", "none", "none"),
    "decide": ("none", "none", "none", "none", "all", "none", "none", "none"),
    "publish": ("none", "none", "none", "first", "second", "none", "none", "none"),
    "record": ("own_record", "all", "all", "all", "all", "none", "verify", "verify"),
    "edit_law": ("none", "none", "none", "none", "none", "two_for_checked", "none", "none"),
    "people": ("none", "none", "none", "none", "none", "none", "none", "all"),
    "read_law": ("all", "all", "all", "all", "all", "all", "all", "all"),
}
TABLE: Final[Mapping[Act, Mapping[Role, Reach]]] = {
    act: dict(zip(_COLUMNS, reaches, strict=True)) for act, reaches in _ROWS.items()
}
# The act of each page by the name of its address; None is open to whoever has come in. A page without a row is shut.
PAGES: Final[Mapping[str, Act | None]] = {
    "home": None,
    "language": None,
    "new_round": "ballots_and_papers",
    "round": "see_list",
    "round_table": "see_list",
    "heat": "see_list",
    "tiles": "see_list",
    "against": "see_list",
    "against_round": "see_list",
    "rank": "see_list",
    "rank_file": "see_list",
    "commune": "read_self",
    "commune_path": "read_self",
    "uploads": "ballots_and_papers",
    "send_files": "ballots_and_papers",
    "sent": "ballots_and_papers",
    "receive_files": "ballots_and_papers",
    "drop_files": "ballots_and_papers",
    "mending_page": "ballots_and_papers",
    "blank_form": "see_list",
    "blank_tables": "see_list",
    "make_blanks": "ballots_and_papers",
    "blanks": "ballots_and_papers",
    "messages": "ballots_and_papers",
    "plan": "see_list",
    "plan_file": "see_list",
    "make_plan": "ballots_and_papers",
    "round_tasks": "see_list",
    "calendar": "see_list",
    "reports": "read_appraised",
    "report_file": "read_appraised",
    "make_reports": "ballots_and_papers",
    "filling": "edit_self",
    "filling_field": "edit_self",
    "filling_state": "edit_self",
    "filling_choice": "edit_self",
    "filling_form": "edit_self",
    "sending": "edit_self",
    "withdrawing": "edit_self",
    "receipt": "read_self",
    "standards": "read_law",
    "standard": "read_law",
    "law_download": "read_law",
    "law_compare": "read_law",
    "law_impact": "edit_law",
    "law_compared": "edit_law",
    "law_compared_file": "edit_law",
    "law_edit": "edit_law",
    "law_entry": "edit_law",
    "law_source": "edit_law",
    "law_workbook": "edit_law",
    "law_accept": "edit_law",
    "law_copy": "edit_law",
    "law_draft": "edit_law",
    "law_draft_impact": "edit_law",
    "law_draft_file": "edit_law",
    "new_year": "edit_law",
    "law_check": "edit_law",
    "law_checked": "edit_law",
    "law_check_part": "edit_law",
    "law_reading": "edit_law",
    "law_read_result": "edit_law",
    "law_read_file": "edit_law",
    "law_tasks": "edit_law",
    "law_tasks_seen": "edit_law",
    "help": None,
    "glossary": None,
    "item_help": "read_law",
    "tours": None,
    "tour": None,
    "job": None,
    "stop_job": None,
    "opening": "people",
    "people_book": "people",
    "imports": "edit_self",
    "desk": "read_appraised",
    "claim_all": "appraise",
    "appraisal_book": "read_appraised",
    "appraisal_book_in": "appraise",
    "appraisal": "read_appraised",
    "answer_remark": "edit_self",
    "to_see": "read_appraised",
    "to_see_book": "read_appraised",
    "overrides": "decide",
    "council": "read_appraised",
    "record_opened": "people",
    "people_taken": "ballots_and_papers",
    "council_book": "ballots_and_papers",
    "council_seated": "decide",
    "ballots_moved": "ballots_and_papers",
    "ballot": "read_appraised",
    "ballot_open": "ballots_and_papers",
    "vote": "vote",
    "ballot_close": "ballots_and_papers",
    "decide": "decide",
    "signed": "ballots_and_papers",
    "revoke": "ballots_and_papers",
    "round_papers": "ballots_and_papers",
    "papers_looked": "ballots_and_papers",
    "papers_made": "ballots_and_papers",
    "template_taken": "ballots_and_papers",
    "template_file": "ballots_and_papers",
    "paper_file": "ballots_and_papers",
    "papers": "ballots_and_papers",
    "round_record": "record",
    "record_check": "record",
    "record_verified": "record",
    "record_backup": "ballots_and_papers",
    "dossier_made": "record",
    "commune_dossier_made": "record",
    "dossier": "record",
    "commune_record": "record",
    "commune_dossier": "record",
    "publishing": "publish",
    "release_seen": "publish",
    "release_signed": "publish",
    "released": "publish",
    "public": None,
    "public_children": None,
    "kept_file": "record",
    "sign_out": None,
    "password": None,
    "second_factor": None,
    "people": "people",
    "invite": "people",
    "person": "people",
    "sign_ins": "people",
}
# The pages of accounts: on one laptop, where nobody logs in, they are not there.
BOARD_PAGES: Final = frozenset({"sign_out", "password", "second_factor", "people", "invite", "person", "sign_ins"})
# Addresses that need nobody: the way in, and what a refusal is drawn with.
OPEN: Final = frozenset({"enter", "static", "sign_in", "invitation"})
# Lists that leave out what their visitor may not see. Any other page of the list shows all of it, and is for those
# alone who may read all: whoever writes one that leaves out puts it here.
SIFTED: Final = frozenset({"round", "round_table"})
# Pages of the record that tell nothing but whether it is whole.
VERIFYING: Final = frozenset({"record_check", "record_verified"})
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


def judged(visitor: Visitor, page: str, name: str = "", code: str = "") -> Judged:
    """The same with the reason of a lock; a page that is in no row is nobody's."""
    if page not in PAGES or (visitor.mode == "single" and page in BOARD_PAGES):
        return NOT_THERE
    act = _act_of(page)
    if act is None:
        return OPENED
    if visitor.mode == "single" or not name:
        return OPENED if reaches(visitor.roles_in(name), act) else NOT_THERE
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


def visible(visitor: Visitor, name: str) -> frozenset[str] | None:
    """The communes of a round, by code, whose names and states somebody may see; None for all."""
    if visitor.mode == "single":
        return None
    seats = [(seat, TABLE["see_list"][seat.role]) for seat in visitor.seats(name)]
    if any(reach == "all" or (reach == "own" and not seat.code) for seat, reach in seats):
        return None
    out = visitor.standing.sight(name, "").state if visitor.standing else None
    published = [code for release in (out.out if out else ()) for code in release.codes]
    own = [seat.code for seat, reach in seats if reach == "own"]
    return frozenset([*own, *(published if any(reach == "published" for _, reach in seats) else ())])


def figures_shown(visitor: Visitor, name: str, code: str) -> bool:
    """Whether somebody may see a commune's points on a list: what may be read of it, draft or published."""
    if visitor.mode == "single":
        return True
    state = visitor.standing.sight(name, "").state if visitor.standing else None
    for seat in (seat for seat in visitor.seats(name) if seat.covers(code)):
        reach = TABLE["read_self"][seat.role]
        if reach == "own" or (reach == "after_submit" and (not state or state.files.get(code, "draft") != "draft")):
            return True
    return False


def _act_of(page: str) -> Act | None:
    """The act that a page asks for: one that shows a whole list asks for the reading of all."""
    act = PAGES[page]
    return "read_appraised" if act == "see_list" and page not in SIFTED else act
