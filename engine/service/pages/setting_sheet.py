"""A round's setting as its page shows it: what it says, or why it cannot be read; what may be chosen for its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from engine.evidence.facts import Round
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.language import Say
from engine.law.directives import Directive
from engine.law.loading import Lawbook
from engine.law.model import Authority, StandardHead
from engine.problems import Problem, ProblemsFound
from engine.reporting.board.setting.round_setting_words import SettingPart, commune_rows, setting_parts
from engine.service.board.resetting.setting_files import books_of, setting_files, setting_now
from engine.service.board.setting_up import letters_at_hand
from engine.service.pages.listed_rounds import named_rounds
from engine.service.record.record_store import record_at
from engine.service.store import Holdings

MOST_COMMUNES = 60


@dataclass(frozen=True, slots=True)
class SettingSheet:
    """A round by name with its setting; ``round`` is None where that cannot be read, and why stands in ``problems``.

    ``files`` are those that it is set down in, ``opened`` whether its record is. ``rounds`` may be named as the one
    before, each by its id with its name, ``authorities`` are those of its standards, each beside the head that has it,
    ``letters`` may be followed.
    """

    name: str
    files: tuple[str, ...]
    in_book: bool
    opened: bool
    round: Round | None
    rounds: tuple[tuple[str, str], ...] = ()
    authorities: tuple[tuple[StandardHead, Authority], ...] = ()
    letters: tuple[Directive, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def has_book(self) -> bool:
        """Whether a workbook says the round, alone or beside its text files."""
        return WORKBOOK in self.files

    def parts(self, say: Say) -> tuple[SettingPart, ...]:
        """The sheets of entries."""
        return setting_parts(self.round, say) if self.round else ()

    def communes(self, say: Say) -> tuple[tuple[str, ...], ...]:
        """The first communes of the round, as its sheet of communes has them."""
        return commune_rows(self.round.units[:MOST_COMMUNES], say) if self.round else ()


def setting_sheet(store: Holdings, name: str) -> SettingSheet:
    """The setting of a round of the workspace; raises ProblemsFound where its record cannot be opened."""
    lies, record = setting_files(store, name), record_at(store.round(name))
    opened = record.is_there() and record.round_state() is not None
    files = tuple(sorted(lies.held))
    try:
        told = setting_now(store, name)
        books = books_of(store, lies.folder, told)
        letters = letters_at_hand(store)
    except ProblemsFound as refused:
        return SettingSheet(name, files, lies.in_book, opened, None, problems=tuple(refused.problems))
    rounds = tuple(own for own in named_rounds(store) if own[0] != name)
    return SettingSheet(name, files, lies.in_book, opened, told, rounds, _profiles(books), tuple(letters.values()))


def _profiles(books: Iterable[Lawbook]) -> tuple[tuple[StandardHead, Authority], ...]:
    """The authorities of some standards; of those by one id the first, which is the round's own."""
    found: dict[str, tuple[StandardHead, Authority]] = {}
    for head in (book.standard.head for book in books):
        for own in head.authorities:
            found.setdefault(own.id, (head, own))
    return tuple(found.values())
