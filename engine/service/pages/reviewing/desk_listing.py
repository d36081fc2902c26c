"""The files of a round as its desk lists them: those of some states, a page of them scored and no more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from engine.records.acting.commune_file import CommuneFile, State, corrections
from engine.reporting.review.appraisal_page import Scored
from engine.service.pages.reviewing.kept_files import files_now
from engine.service.pages.reviewing.possible_acts import due_of
from engine.service.pages.reviewing.who_sees import may_see
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk, Who, names_of

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A file with both its layers, how many figures the board corrected, and the day of what is asked."""

    file: CommuneFile
    scored: Scored
    corrected: int
    due: str


@dataclass(frozen=True, slots=True)
class DeskListing:
    """The files asked for, a page of them; ``counts`` are all that this person may see, by state."""

    lines: tuple[ListedFile, ...]
    counts: Mapping[State, int]
    found: int
    page: int
    names: Mapping[str, str]

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-self.found // ON_A_PAGE))


def desk_listing(desk: Desk, who: Who, *, state: str = "", search: str = "", page: int = 1) -> DeskListing:
    """The files of a round that somebody may see, in the round's order, in one state or all; a page beyond is the last.

    Only those of the page are scored.
    """
    held = {file.code: file for file in files_now(desk.folder, desk.record, desk.state)}
    files = (held[unit.code] for unit in desk.round.units if unit.code in held)
    seen = [file for file in files if may_see(desk.state, file, who)]
    wanted = [file for file in seen if state in ("", file.state) and search.casefold() in _called(file)]
    pages = max(1, -(-len(wanted) // ON_A_PAGE))
    at = min(max(page, 1), pages)
    shown = tuple(wanted[(at - 1) * ON_A_PAGE : at * ON_A_PAGE])
    cards = {file.code: part.scored(file) for part in desk_layers(desk, shown, desk.day) for file in part.files}
    lines = tuple(
        ListedFile(file, cards[file.code], len(corrections(file)), due_of(desk.state, file, who)) for file in shown
    )
    return DeskListing(lines, Counter(file.state for file in seen), len(wanted), at, names_of(desk))


def _called(file: CommuneFile) -> str:
    return f"{file.code} {file.name}".casefold()
