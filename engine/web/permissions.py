"""Who may do what: the one table of roles and acts, and the act that each page asks for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from engine.records.acting.actors import ONE_PERSON, ROLES, Mode, Role

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
    "help": None,
    "glossary": None,
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
}
# Addresses that need nobody: the way in, and what a refusal is drawn with.
OPEN: Final = frozenset({"enter", "static"})


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who has come in: a person by id, the roles held, and whether it is the built-in person of one machine."""

    person: str
    roles: frozenset[Role]
    mode: Mode


def one_person() -> Visitor:
    """The built-in person of one laptop: every role, marked single."""
    return Visitor(ONE_PERSON, frozenset(ROLES), "single")


def reaches(roles: Collection[Role], act: Act) -> frozenset[Reach]:
    """How far some roles reach in an act; empty where none of them may do it."""
    return frozenset(reach for role in roles if (reach := TABLE[act][role]) != "none")


def may_open(visitor: Visitor, page: str, name: str = "", code: str = "") -> bool:  # noqa: ARG001 - one has all of them
    """Whether somebody may open a page of any commune's; a page that is in no row is nobody's."""
    if page not in PAGES:
        return False
    act = PAGES[page]
    return act is None or bool(reaches(visitor.roles, act))
