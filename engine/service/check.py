"""Standards, directives and rounds looked through for every problem at once; nothing is scored for the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from engine.comparing.new_year import is_official
from engine.comparing.partial import is_partial, load_partial
from engine.evidence.identity.round_folder import looks_like_a_round
from engine.evidence.setting.round_sources import is_round
from engine.files.keeping.transactions import Terms, as_read, put_in_place
from engine.files.writing import write_texts
from engine.language import Say
from engine.law.asked import misfits
from engine.law.directives import HOLIDAYS, load_directives
from engine.law.loading import HEAD as STANDARD_FILE
from engine.law.loading import load_standard
from engine.law.state.accepted import FILE as ACCEPTED_FILE
from engine.law.state.accepted import STRAYED, Accepted, accepted_anew, states_of
from engine.law.state.succession import law_problems
from engine.problems import Place, Problem, ProblemsFound, errors, exit_code, problem
from engine.rules.judging import engine_version
from engine.rules.table import FILE as CELLS_FILE
from engine.rules.table import cells_text
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.replies.made import CheckReply, check_reply
from engine.service.rounds import assess_parts, letter_names
from engine.service.state.beside import accepted_in, laws_beside
from engine.service.store import Holdings
from engine.tasks.state_table import open_states, states_text


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Standards, directives and rounds by name or path; none named are all standards and the directives.

    ``accepted`` is the day on which sound standards are accepted as they stand, None when they are only looked at.
    """

    targets: tuple[str, ...] = ()
    accepted: date | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, what it is, and every problem of it; ``made`` where it is a round that could be read.

    ``accepted`` is whether it was accepted as it stands.
    """

    name: str
    kind: Literal["standard", "directives", "round"]
    problems: tuple[Problem, ...]
    table: Path | None = None
    made: RoundResult | None = None
    accepted: bool = False


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
    names = asked.targets or holdings.checkable()
    return AllChecked(tuple(told for name in names for told in check_targets(name, holdings, asked.accepted)))


def check_targets(name: str, holdings: Holdings, accepted: date | None = None) -> tuple[Checked, ...]:
    """Check what has a name: one thing, but of a round of several standards each part by itself."""
    folder = _target(name, holdings)
    if is_round(folder) or is_lost_round(folder):
        return _check_round(name, folder, holdings)
    return (check_target(name, holdings, accepted),)


def is_lost_round(folder: Path) -> bool:
    """Whether a folder was meant as a round and has lost the file that says so."""
    known = (folder / HOLIDAYS).exists() or (folder / STANDARD_FILE).exists()
    return not known and looks_like_a_round(folder)


def check_target(name: str, holdings: Holdings, accepted: date | None = None) -> Checked:
    """Check a standard, the directives or a round by name or path; a round of several standards in one.

    A sound standard that is as it was accepted, or is ``accepted`` now, and sound directives get their ``cells.json``
    anew: to look at a changed law does not accept it.
    """
    folder = _target(name, holdings)
    if is_round(folder) or is_lost_round(folder):
        parts = _check_round(name, folder, holdings)
        whole = Checked(name, "round", tuple(found for part in parts for found in part.problems))
        return parts[0] if len(parts) == 1 else whole
    if (folder / HOLIDAYS).exists():
        return _check_letters(name, folder, holdings)
    try:
        if is_partial(folder):
            load_partial(folder)
            return Checked(name, "standard", ())
        read = as_read(folder)
        law = open_law(folder, today=holdings.today)
    except ProblemsFound as refused:
        return Checked(name, "standard", refused.problems)
    told = (*law.warnings, *law_problems(law.book, laws_beside(folder.parent)))
    if errors(told):
        return Checked(name, "standard", told)
    if accepted is None:
        made = Checked(name, "standard", told)
        strayed = any(found.code in STRAYED for found in told)
        return made if strayed else _kept(made, folder, lambda: {CELLS_FILE: cells_text(law.table)}, holdings)
    return _accepted(Checked(name, "standard", told), law, accepted, read, holdings)


def _accepted(told: Checked, law: OpenLaw, on: date, read: Mapping[str, bytes | None], holdings: Holdings) -> Checked:
    """A sound standard accepted as it was ``read``, with its table; refused where the law is not ours to change."""
    folder = law.book.folder
    if holdings.bundled:
        return replace(told, problems=(*told.problems, problem("CHK-303", Place(folder.name), name=folder.name)))
    texts = {ACCEPTED_FILE: accepted_anew(_before(folder), states_of(law.book), on)}
    if engine_version():
        texts[CELLS_FILE] = cells_text(law.table)
    try:
        put_in_place(folder, lambda fresh: write_texts(fresh, texts), Terms(read=read))
    except ProblemsFound as refused:
        return replace(told, problems=(*told.problems, *refused.problems))
    settled = tuple(found for found in told.problems if found.code not in STRAYED)
    return replace(told, problems=settled, table=folder / CELLS_FILE, accepted=True)


def _before(folder: Path) -> Accepted | None:
    try:
        return accepted_in(folder)
    except ValueError:
        return None


def _check_letters(name: str, folder: Path, holdings: Holdings) -> Checked:
    """Every letter of the folder, on its own and against every standard in force at hand.

    Of a draft, or of an example, letters are told by the round that follows them under it.
    """
    try:
        letters = load_directives(folder, letter_names(folder))
        homes = [holdings.standard(known) for known in holdings.standards()]
        standards = [load_standard(home).standard for home in homes if not is_partial(home)]
    except ProblemsFound as refused:
        return Checked(name, "directives", refused.problems)
    in_force = [standard for standard in standards if is_official(standard)]
    found = tuple(problem for standard in in_force for problem in misfits(letters, standard))
    told = Checked(name, "directives", (*letters.warnings, *found))
    if errors(found):
        return told
    return _kept(told, folder, lambda: {CELLS_FILE: states_text(open_states(folder))}, holdings)


def _kept(told: Checked, folder: Path, texts: Callable[[], Mapping[str, str]], holdings: Holdings) -> Checked:
    """Write a table that durable-rules has just made beside its law; nothing where the law is not ours to change.

    A table that cannot be written is one more problem of what was checked; what else is checked goes on.
    """
    if engine_version() is None or holdings.bundled:
        return told
    try:
        put_in_place(folder, lambda fresh: write_texts(fresh, texts()), Terms(name=CELLS_FILE))
    except ProblemsFound as refused:
        return replace(told, problems=(*told.problems, *refused.problems))
    return replace(told, table=folder / CELLS_FILE)


def _target(name: str, holdings: Holdings) -> Path:
    try:
        return holdings.standard(name)
    except ProblemsFound:
        return holdings.round(name)


def _check_round(name: str, folder: Path, holdings: Holdings) -> tuple[Checked, ...]:
    """A round; of several standards each part, what is of the whole round with the first that tells it."""
    try:
        parts = assess_parts(folder, holdings)
    except ProblemsFound as refused:
        return (Checked(name, "round", refused.problems),)
    if len(parts) == 1:
        return (Checked(name, "round", parts[0].problems, made=parts[0]),)
    told = [Checked(f"{name} ({made.round.standard})", "round", (), made=made) for made in parts]
    before: list[Problem] = []
    for at, made in enumerate(parts):
        own = tuple(found for found in made.problems if found not in before)
        told[at] = replace(told[at], problems=own)
        before.extend(own)
    return tuple(told)
