"""What a round is set down in: its files as they lie, the mark by which a change of them is known, its workbook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.facts import Round
from engine.evidence.identity.letters_fit import fitting
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.round import read_round
from engine.evidence.setting.judged_by import names_in
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.evidence.setting.round_sources import in_workbook
from engine.evidence.tables.fact_columns import further_facts
from engine.law.loading import Lawbook, load_standard
from engine.law.units.unit_facts import UnitFact
from engine.records.entries.entry import digest
from engine.service.board.setting_up import letters_at_hand, lists_of
from engine.service.pages.handing_out.bytes_of import bytes_of
from engine.service.rounds import facts_beside
from engine.service.store import Holdings

SET_DOWN_IN = (ROUND_FILE, COMMUNES, WORKBOOK)


@dataclass(frozen=True, slots=True)
class SettingFiles:
    """The files of a round's setting by name; ``in_book`` is whether the workbook alone says it."""

    folder: Path
    held: Mapping[str, bytes]
    in_book: bool

    @property
    def mark(self) -> str:
        """By this they are known to be others later."""
        return digest("\n".join(f"{name} {digest(told)}" for name, told in sorted(self.held.items())).encode())


def setting_files(store: Holdings, name: str) -> SettingFiles:
    """The files of a round as they lie; raises ProblemsFound (RND-902) for a name that is no round's, OSError."""
    folder = store.round(name)
    held = {file: (folder / file).read_bytes() for file in SET_DOWN_IN if (folder / file).is_file()}
    return SettingFiles(folder, held, in_workbook(folder))


def setting_now(store: Holdings, name: str) -> Round:
    """A round as it is set down, every letter that it names among it; raises ProblemsFound as ``read_round`` does."""
    folder = store.round(name)
    return read_round(folder, facts_beside(folder, store))[0]


def setting_workbook(store: Holdings, name: str) -> bytes:
    """The workbook of a round's setting: the one that lies there, else one that says what its text files say.

    Raises ProblemsFound where these cannot be read.
    """
    files = setting_files(store, name)
    if WORKBOOK in files.held:
        return files.held[WORKBOOK]
    return workbook_saying(store, files.folder, setting_now(store, name))


def workbook_saying(store: Holdings, folder: Path, told: Round) -> bytes:
    """A workbook that says a round, as ``new-round --excel`` writes it; raises ProblemsFound as its laws do."""
    from engine.forms.round_excel import Choices, write_round_workbook

    books = books_of(store, folder, told)
    classes = dict.fromkeys(own.id for book in books for own in book.standard.head.classes)
    letters = fitting(letters_at_hand(store), told, lists_of(store))
    choices = Choices(letters, tuple(classes), further_of(books))
    return bytes_of(WORKBOOK, lambda path: write_round_workbook(path, told, choices))


def books_of(store: Holdings, folder: Path, told: Round) -> tuple[Lawbook, ...]:
    """The standards that a round names, its own first; raises ProblemsFound where one cannot be read."""
    names = names_in(told.standard, told.standards)
    return tuple(load_standard(store.standard(own, beside=folder)) for own in names)


def further_of(books: tuple[Lawbook, ...]) -> tuple[UnitFact | None, ...]:
    """The columns of communes that some of these standards ask for, each once; None is the code of the province."""
    found = {fact.id if fact else "": fact for book in reversed(books) for fact in further_facts(book.standard)}
    return tuple(found.values())
