"""What communes must mend, a page each, kept whole beside the round's results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.comparing.new_year import refuse_draft
from engine.files.keeping.transactions import put_in_place
from engine.forms.template import form_name
from engine.forms.to_mend import Slip, slips
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.service.board.receiving import read_sent
from engine.service.forms import FORMS
from engine.service.replies.receipts import ReturnReply, return_reply
from engine.service.rounds import find_unit
from engine.service.store import Store
from engine.service.workspace import EVIDENCE, RETURNED


@dataclass(frozen=True, slots=True)
class ReturnRequest:
    """A round by name or path; one commune by code or name, None for all; another folder than the round's own."""

    round: str
    commune: str | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Returned:
    """The pages of a round and their files; ``only`` is the one commune asked about."""

    slips: tuple[Slip, ...]
    files: tuple[Path, ...]
    folder: Path
    problems: tuple[Problem, ...]
    only: Unit | None = None

    def reply(self) -> ReturnReply:
        """The same as plain data."""
        return return_reply(self.slips, self.files)


def send_back(store: Store, asked: ReturnRequest) -> Returned:
    """Write a page, in Word and Excel, for each commune with something to mend or to look at again.

    All pages of a round take the place of the last ones whole; one commune's are put beside the others together, or
    taken away when it has mended everything. There is no empty folder; in another folder than the round's own nothing
    is taken away. Raises ProblemsFound: a round or commune that is nowhere, or pages that cannot be kept, as where
    forms lie (RND-948), or of a draft (PLN-107), since a page is signed.
    """
    read = read_sent(store, asked.round)
    refuse_draft(read.standard, read.round.id)
    _refuse_forms_folder(read.folder, asked.out)
    only = find_unit(read.round, asked.commune) if asked.commune else None
    found = [slip for slip in slips(read.round, read.evidence, read.questions) if only in (None, slip.unit)]
    folder = _keep(store, read.folder, asked.out, found, only)
    files = tuple(folder / name for slip in found for name in _pages(slip.unit))
    return Returned(tuple(found), files, folder, read.problems, only)


def _refuse_forms_folder(home: Path, out: Path | None) -> None:
    """A page bears the name of its commune's form and would take its place (RND-948)."""
    taken = [home / name for name in (EVIDENCE, FORMS)]
    if out and any(out.resolve().is_relative_to(folder.resolve()) for folder in taken):
        raise ProblemsFound([problem("RND-948", Place(str(out)), name=out.name)])


def _keep(store: Store, home: Path, out: Path | None, found: list[Slip], only: Unit | None) -> Path:
    """Put the pages where they belong, take away those that nobody should send any more, and give their folder."""
    if found and not out and not only:
        return store.replace(home, lambda fresh: _write(fresh, found), RETURNED)
    if found:
        put_in_place(out or home / RETURNED, lambda fresh: _write(fresh, found))
    elif not out:
        store.take_away(home, RETURNED, _pages(only) if only else ())
    return out or home / RETURNED


def _pages(unit: Unit) -> tuple[str, str]:
    """The names of a commune's page in Word and in Excel."""
    name = Path(form_name(unit)).stem
    return f"{name}.docx", f"{name}.xlsx"


def _write(folder: Path, found: list[Slip]) -> None:
    from engine.reporting.board.slip_excel import write_slip_excel
    from engine.reporting.board.slip_word import write_slip_word

    for slip in found:
        word, excel = _pages(slip.unit)
        write_slip_word(folder / word, slip)
        write_slip_excel(folder / excel, slip)
