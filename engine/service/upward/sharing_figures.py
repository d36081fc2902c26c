"""The figures of a round that other programmes use, and their file held beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.comparing.sharing.shared_figures import Shared, shared_figures, together
from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.shared.other_file import OtherFigure, read_other
from engine.files.numbers import plain
from engine.language import Say
from engine.law.links.programme_links import load_links
from engine.problems import Place, Problem, ProblemsFound, day_in_both, exit_code, problem
from engine.scoring.round_result import RoundResult
from engine.service.replies.upward.shared_reply import SharedReply, shared_reply
from engine.service.store import Holdings
from engine.service.upward.recorded_parts import Layer, recorded_parts
from engine.service.upward.sending_up import yaml_names

LINKS, WORKBOOK = "links", "so-lieu-dung-chung.xlsx"
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class SharedRequest:
    """A round by name or path, another programme's file to hold beside it, by which figures: None is the record's."""

    round: str
    beside: Path | None = None
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class SharedMade:
    """What is shared of a round, of all its standards together: figures are alike where points are not.

    ``folder`` is the round's own.
    """

    parts: tuple[RoundResult, ...]
    shared: Shared
    folder: Path
    told: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the round, and what must be said of the other file."""
        return (*(p for made in self.parts for p in made.problems), *self.told)

    @property
    def status(self) -> int:
        """How a command ends: not well only when no commune could be scored."""
        empty = [made for made in self.parts if made.is_empty]
        return exit_code([p for made in empty for p in made.problems]) if len(empty) == len(self.parts) else 0

    def reply(self, workbook: Path) -> SharedReply:
        """The same as plain data, with the file that it was written to."""
        return shared_reply(self.parts, self.shared, workbook)


def share(holdings: Holdings, asked: SharedRequest) -> SharedMade:
    """What other programmes use of a round's evidence, beside their own file where one is given.

    Raises ProblemsFound: no programme is tied to any standard of the round on its day (RPT-134), a broken link
    (RPT-101, RPT-130), a file that cannot be read (FIL-xxx, RPT-131 to RPT-133), no record where its figures are asked
    for (RPT-150).
    """
    folder = holdings.round(asked.round)
    parts = recorded_parts(folder, holdings, asked.layer)
    honest = frozenset(plain(unit.name) for made in parts for unit in made.round.units)
    others = read_other(asked.beside, honest) if asked.beside else None
    found = [_shared_of(made, others) for made in parts]
    code = "RPT-155" if any(own.programmes for own in found) else "RPT-134"
    lacking = [_unlinked(code, made) for made, own in zip(parts, found, strict=True) if not own.programmes]
    if len(lacking) == len(parts):
        raise ProblemsFound(lacking)
    shared = together(found)
    return SharedMade(parts, shared, folder, (*lacking, *_strays(shared)))


def _unlinked(code: str, made: RoundResult) -> Problem:
    values = {"name": made.book.standard.head.id, "day": day_in_both(made.round.on)}
    return problem(code, Place(f"{made.round.id}/{ROUND_FILE}"), **values)


def _shared_of(made: RoundResult, others: Sequence[OtherFigure] | None) -> Shared:
    """What programmes use of the communes that one standard judges."""
    data = {entry.id: entry for entry in made.book.standard.book.evidence}
    links = made.book.folder.parent / LINKS
    programmes = load_links(links, yaml_names(links), made.book.standard.head.id, data)
    facts = {code: own.facts for code, own in made.evidence.communes.items() if not own.set_aside}
    return shared_figures(programmes, made.round, data, facts, others)


def keep_shared(done: SharedMade, say: Say, out: Path | None = None) -> Path:
    """Write the figures beside the round's own files, or where asked; raises ProblemsFound (SYS-103)."""
    from engine.reporting.upward.shared_excel import write_shared

    path = out or done.folder / WORKBOOK
    write_shared(path, done.shared, done.parts, say)
    return path


def _strays(shared: Shared) -> list[Problem]:
    """Rows of the other file that stand for no shared figure, told once."""
    if not shared.strays:
        return []
    first = shared.strays[0]
    names = "; ".join(f"{o.programme} {o.criterion} {o.commune} {o.datum}" for o in shared.strays[:MOST_NAMED])
    return [problem("RPT-135", first.place, count=len(shared.strays), names=names)]
