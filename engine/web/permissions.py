"""Who may do what: the one table of roles and acts, and the act that each page asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from engine.records.acting.actors import Role

Act: TypeAlias = Literal[
    "see_list", "read_self", "edit_self", "read_appraised", "appraise", "ballots_and_papers", "vote", "decide",
    "publish", "record", "edit_law", "people", "read_law", "open_record",
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
    # Whoever opens a record stands in its list of people, and is judged by it.
    "open_record": ("none", "none", "none", "all", "none", "none", "none", "all"),
}
TABLE: Final[Mapping[Act, Mapping[Role, Reach]]] = {
    act: dict(zip(_COLUMNS, reaches, strict=True)) for act, reaches in _ROWS.items()
}
# The act of each page by the name of its address; None is open to whoever has come in. A page without a row is shut.
PAGES: Final[Mapping[str, Act | None]] = {
    "home": None,
    "new_round": "ballots_and_papers",
    "setting": "ballots_and_papers",
    "setting_book": "ballots_and_papers",
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
    "opening": "open_record",
    "people_book": "open_record",
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
    "record_opened": "open_record",
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
# Addresses that need nobody: the way in, the language that it is read in, and what a refusal is drawn with.
OPEN: Final = frozenset({"enter", "static", "sign_in", "invitation", "language"})
# Lists that leave out what their visitor may not see. Any other page of the list shows all of it, and is for those
# alone who may read all: whoever writes one that leaves out puts it here.
SIFTED: Final = frozenset({"round", "round_table"})
# The forms of several communes at once, those alone that one sends: for whoever sends for more than one.
TOGETHER: Final = frozenset({"imports"})
# How members vote and what they make of a file: a commune reads neither of its own file.
COUNCILS: Final = frozenset({"council", "ballot"})
# Pages of the record that tell nothing but whether it is whole.
VERIFYING: Final = frozenset({"record_check", "record_verified"})
