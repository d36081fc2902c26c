"""The figures of a round that other programmes use, and their file held beside them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.comparing.sharing.shared_figures import Shared, shared_figures
from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.shared.other_file import read_other
from engine.files.numbers import plain
from engine.language import Say
from engine.law.links.programme_links import load_links
from engine.problems import Place, Problem, ProblemsFound, exit_code, problem
from engine.scoring.round_result import RoundResult
from engine.service.replies.upward.shared_reply import SharedReply, shared_reply
from engine.service.rounds import assess_round
from engine.service.store import Holdings
from engine.service.upward.sending_up import yaml_names

LINKS, WORKBOOK = "links", "so-lieu-dung-chung.xlsx"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SharedRequest:
    """A round by name or path, and another programme's file to hold beside it."""

    round: str
    beside: Path | None = None


@dataclass(frozen=True, slots=True)
class SharedMade:
    """What is shared of a round; ``folder`` is the round's own."""

    made: RoundResult
    shared: Shared
    folder: Path
    told: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round, and what must be said of the other file."""
        return (*self.made.problems, *self.told)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        return exit_code(self.made.problems) if self.made.is_empty else 0

    def reply(self, workbook: Path) -> SharedReply:
        """The same as plain data, with the file that it was written to."""
        return shared_reply(self.made, self.shared, workbook)


def share(holdings: Holdings, asked: SharedRequest) -> SharedMade:
    """What other programmes use of a round's evidence, beside their own file where one is given.

    Raises ProblemsFound: no programme is tied to the standard on the round's day (RPT-134), a broken link (RPT-101,
    RPT-130), a file that cannot be read (FIL-xxx, RPT-131 to RPT-133), a round of several standards (RND-260).
    """
    folder = holdings.round(asked.round)
    made = assess_round(folder, holdings)
    book = made.book.standard.book
    data = {entry.id: entry for entry in book.evidence}
    place = Place(f"{made.round.id}/{ROUND_FILE}")
    links = made.book.folder.parent / LINKS
    programmes = load_links(links, yaml_names(links), made.book.standard.head.id, data)
    honest = frozenset(plain(unit.name) for unit in made.round.units)
    others = read_other(asked.beside, honest) if asked.beside else None
    facts = {code: own.facts for code, own in made.evidence.communes.items() if not own.set_aside}
    shared = shared_figures(programmes, made.round, data, facts, others)
    if not shared.programmes:
        raise ProblemsFound(
            [problem("RPT-134", place, name=made.book.standard.head.id, day=f"{made.round.on:%d/%m/%Y}")]
        )
    return SharedMade(made, shared, folder, tuple(_strays(shared)))


def keep_shared(done: SharedMade, say: Say, out: Path | None = None) -> Path:
    """Write the figures beside the round's own files, or where asked; raises ProblemsFound (SYS-103)."""
    from engine.reporting.upward.shared_excel import write_shared

    path = out or done.folder / WORKBOOK
    write_shared(path, done.shared, done.made, say)
    return path


def _strays(shared: Shared) -> list[Problem]:
    """Rows of the other file that stand for no shared figure, told once."""
    if not shared.strays:
        return []
    first = shared.strays[0]
    names = "; ".join(f"{o.programme} {o.criterion} {o.commune} {o.datum}" for o in shared.strays[:MOST_NAMED])
    return [problem("RPT-135", first.place, count=len(shared.strays), names=names)]
