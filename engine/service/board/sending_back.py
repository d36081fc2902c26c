"""What communes must mend, a page each, kept whole beside the round's results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.files.keeping.transactions import put_in_place
from engine.forms.template import form_name
from engine.forms.to_mend import Slip, slips
from engine.law.model import Unit
from engine.problems import Problem
from engine.service.board.receiving import read_sent
from engine.service.replies.receipts import ReturnReply, return_reply
from engine.service.rounds import find_unit
from engine.service.store import Store
from engine.service.workspace import RETURNED


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

    All pages of a round take the place of the last ones whole; one commune's are put beside the others together.
    Raises ProblemsFound: a round or commune that is nowhere, or pages that cannot be kept.
    """
    read = read_sent(store, asked.round)
    only = find_unit(read.round, asked.commune) if asked.commune else None
    found = [slip for slip in slips(read.round, read.evidence, read.questions.data) if only in (None, slip.unit)]
    if asked.out or only:
        folder = asked.out or read.folder / RETURNED
        put_in_place(folder, lambda fresh: _write(fresh, found))
    else:
        folder = store.replace(read.folder, lambda fresh: _write(fresh, found), RETURNED)
    names = [Path(form_name(slip.unit)).stem for slip in found]
    files = tuple(folder / f"{name}{kind}" for name in names for kind in (".docx", ".xlsx"))
    return Returned(tuple(found), files, folder, read.problems, only)


def _write(folder: Path, found: list[Slip]) -> None:
    from engine.reporting.board.slip_excel import write_slip_excel
    from engine.reporting.board.slip_word import write_slip_word

    for slip in found:
        name = Path(form_name(slip.unit)).stem
        write_slip_word(folder / f"{name}.docx", slip)
        write_slip_excel(folder / f"{name}.xlsx", slip)
