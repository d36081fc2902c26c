"""Standards, directives and rounds looked through for every problem at once; nothing is scored for the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from engine.comparing.partial import is_partial, load_partial
from engine.evidence.identity.round_folder import looks_like_a_round
from engine.evidence.setting.round_sources import is_round
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.asked import misfits
from engine.law.directives import HOLIDAYS, load_directives
from engine.law.loading import HEAD as STANDARD_FILE
from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound, errors, exit_code
from engine.rules.judging import engine_version
from engine.rules.table import FILE as CELLS_FILE
from engine.rules.table import cells_text
from engine.scoring.round_result import RoundResult
from engine.service.replies.made import CheckReply, check_reply
from engine.service.rounds import assess_round, letter_names, open_law
from engine.service.store import Holdings
from engine.tasks.state_table import open_states, states_text


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Standards, directives and rounds by name or path; none named are all standards and the directives."""

    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, what it is, and every problem of it; ``made`` where it is a round that could be read."""

    name: str
    kind: Literal["standard", "directives", "round"]
    problems: tuple[Problem, ...]
    table: Path | None = None
    made: RoundResult | None = None


@dataclass(frozen=True, slots=True)
class AllChecked:
    """Everything that was checked, in the order asked."""

    checked: tuple[Checked, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of every target, target by target."""
        return tuple(found for entry in self.checked for found in entry.problems)

    @property
    def status(self) -> int:
        """How a command ends: 0, or that of the gravest problem."""
        return exit_code(self.problems)

    def reply(self, say: Say) -> CheckReply:
        """The same as plain data, problems in the client's words."""
        rounds = {entry.name: entry.made.evidence for entry in self.checked if entry.made}
        return check_reply(self.problems, rounds, say)


def check(holdings: Holdings, asked: CheckRequest) -> AllChecked:
    """Check everything asked for; raises ProblemsFound for a name that is nowhere."""
    return AllChecked(tuple(check_target(name, holdings) for name in asked.targets or holdings.checkable()))


def check_target(name: str, holdings: Holdings) -> Checked:
    """Check a standard, the directives or a round by name or path.

    A sound standard and sound directives get their ``cells.json`` anew.
    """
    folder = _target(name, holdings)
    if is_round(folder):
        return _check_round(name, folder, holdings)
    if (folder / HOLIDAYS).exists():
        return _check_letters(name, folder, holdings)
    if not (folder / STANDARD_FILE).exists() and looks_like_a_round(folder):
        return _check_round(name, folder, holdings)
    try:
        if is_partial(folder):
            load_partial(folder)
            return Checked(name, "standard", ())
        law = open_law(folder)
    except ProblemsFound as refused:
        return Checked(name, "standard", refused.problems)
    return _kept_table(Checked(name, "standard", law.warnings), folder, lambda: cells_text(law.table), holdings)


def _check_letters(name: str, folder: Path, holdings: Holdings) -> Checked:
    """Every letter of the folder, on its own and against every standard at hand."""
    try:
        letters = load_directives(folder, letter_names(folder))
        homes = [holdings.standard(known) for known in holdings.standards()]
        standards = [load_standard(home).standard for home in homes if not is_partial(home)]
    except ProblemsFound as refused:
        return Checked(name, "directives", refused.problems)
    found = tuple(problem for standard in standards for problem in misfits(letters, standard))
    told = Checked(name, "directives", (*letters.warnings, *found))
    return told if errors(found) else _kept_table(told, folder, lambda: states_text(open_states(folder)), holdings)


def _kept_table(told: Checked, folder: Path, text: Callable[[], str], holdings: Holdings) -> Checked:
    """Write a table that durable-rules has just made beside its law; nothing where the law is not ours to change.

    A table that cannot be written is one more problem of what was checked; what else is checked goes on.
    """
    if engine_version() is None or holdings.bundled:
        return told
    try:
        write_whole(folder / CELLS_FILE, text().encode())
    except ProblemsFound as refused:
        return replace(told, problems=(*told.problems, *refused.problems))
    return replace(told, table=folder / CELLS_FILE)


def _target(name: str, holdings: Holdings) -> Path:
    try:
        return holdings.standard(name)
    except ProblemsFound:
        return holdings.round(name)


def _check_round(name: str, folder: Path, holdings: Holdings) -> Checked:
    try:
        made = assess_round(folder, holdings)
    except ProblemsFound as refused:
        return Checked(name, "round", refused.problems)
    return Checked(name, "round", made.problems, made=made)
