"""What communes must mend, a page each, kept whole beside the round's results."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.forms.template import form_name
from engine.forms.to_mend import Slip, slips
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, problem
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

    All pages of a round take the place of the last ones whole; one commune's are written beside the others.
    Raises ProblemsFound: a round or commune that is nowhere, a page that cannot be kept (SYS-103).
    """
    read = read_sent(store, asked.round)
    only = find_unit(read.round, asked.commune) if asked.commune else None
    found = [slip for slip in slips(read.round, read.evidence, read.questions.data) if only in (None, slip.unit)]
    if asked.out or only:
        folder = asked.out or read.folder / RETURNED
        _beside(folder, found)
    else:
        folder = store.replace(read.folder, lambda fresh: _write(fresh, found), RETURNED)
    names = [Path(form_name(slip.unit)).stem for slip in found]
    files = tuple(folder / f"{name}{kind}" for name in names for kind in (".docx", ".xlsx"))
    return Returned(tuple(found), files, folder, read.problems, only)


def _beside(folder: Path, found: list[Slip]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder, found)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise ProblemsFound([problem("SYS-103", Place(str(folder)), name=folder.name, reason=reason)]) from None


def _write(folder: Path, found: list[Slip]) -> None:
    from engine.reporting.board.slip_excel import write_slip_excel
    from engine.reporting.board.slip_word import write_slip_word

    for slip in found:
        name = Path(form_name(slip.unit)).stem
        write_slip_word(folder / f"{name}.docx", slip)
        write_slip_excel(folder / f"{name}.xlsx", slip)
