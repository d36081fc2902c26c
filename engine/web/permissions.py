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
    "round": "see_list",
    "round_table": "see_list",
    "commune": "read_self",
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


def may_open(visitor: Visitor, page: str) -> bool:
    """Whether somebody may open a page of any commune's; a page that is in no row is nobody's."""
    if page not in PAGES:
        return False
    act = PAGES[page]
    return act is None or bool(reaches(visitor.roles, act))
