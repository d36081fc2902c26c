"""The main job, step by step: open the law, read a round, assess it."""

from __future__ import annotations

import difflib
import os
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from engine.evidence.facts import Fact, Round, RoundEvidence
from engine.evidence.form_cache import cache_path
from engine.evidence.reading import read_evidence
from engine.evidence.round import ROUND_FILE, read_round
from engine.law.asked import asked_by_letters, misfits
from engine.law.benchmarks import Programme, load_programme
from engine.law.checking import check_standard
from engine.law.directives import BOOK as TASK_BOOK
from engine.law.directives import HOLIDAYS, Directives, load_directives
from engine.law.loading import Lawbook, load_standard, nearest
from engine.law.model import Unit
from engine.law.source import read_source
from engine.problems import Place, Problem, ProblemsFound, errors, problem
from engine.rules.number_line import LawTable
from engine.rules.table import open_cells
from engine.scoring.assessing import Followed, assess
from engine.scoring.round_result import RoundResult
from engine.service.store import Holdings
from engine.service.workspace import DIRECTIVES
from engine.tasks.following import RoundTasks
from engine.tasks.state_table import open_states

KINDS = ("xa ", "phuong ", "thi tran ", "dac khu ")


@dataclass(frozen=True, slots=True)
class OpenLaw:
    """A standard that stood its checks and its proof."""

    book: Lawbook
    table: LawTable
    warnings: tuple[Problem, ...]


def open_law(folder: Path, edited: Mapping[str, str] | None = None) -> OpenLaw:
    """Load, check and prove a standard; raises ProblemsFound with every error of every file.

    ``edited`` are texts by file name to try in place of what is on the disk.
    """
    book = load_standard(folder, edited)
    found = check_standard(book)
    if errors(found):
        raise ProblemsFound(found)
    try:
        cells, warnings = open_cells(book)
    except ProblemsFound as refused:
        raise ProblemsFound((*found, *refused.problems)) from None
    return OpenLaw(book, cells, (*found, *warnings))


def open_round(folder: Path, holdings: Holdings) -> tuple[Round, OpenLaw, tuple[Problem, ...]]:
    """A round, the law it names, and warnings."""
    round_, found = read_round(folder)
    law = open_law(holdings.standard(round_.standard, beside=folder))
    return round_, law, (*found, *law.warnings)


def assess_round(folder: Path, holdings: Holdings, commune: str | None = None) -> RoundResult:
    """Read and assess a whole round; communes in doubt are set aside, the others are decided.

    With ``commune``, a code or name, the round is read and assessed for that commune alone, with the same result for
    it. Raises ProblemsFound when no commune answers, or several do.
    """
    round_, law, found = open_round(folder, holdings)
    letters = open_letters(folder, round_, law.book, holdings)
    asked = None if commune is None else find_unit(round_, commune)
    evidence = round_evidence(folder, round_, law, letters, asked)
    scope = round_ if asked is None else replace(round_, units=(asked,))
    made = assess(law.book, law.table, scope, evidence, followed=letters_followed(letters))
    return replace(made, problems=(*found, *made.problems))


def round_evidence(
    folder: Path, round_: Round, law: OpenLaw, letters: Directives | None, unit: Unit | None = None
) -> RoundEvidence:
    """A round's evidence, or one commune's, read by its own law and with that of the round before, not yet scored."""
    only = None if unit is None else frozenset({unit.code})
    previous, duties = _last_facts(folder, round_, law, only), asked_by_letters(letters)
    cache = cache_path(folder, os.environ)
    return read_evidence(folder, law.book, round_, previous, duties, only=only, cache=cache)


def open_letters(folder: Path, round_: Round, book: Lawbook, holdings: Holdings) -> Directives | None:
    """The letters that a round names; None when it names none.

    Raises ProblemsFound when one is not there, cannot be read, or does not fit the standard.
    """
    if not round_.directives:
        return None
    home = holdings.letters(folder)
    known = letter_names(home)
    source, listed = read_source(folder / ROUND_FILE, ROUND_FILE), ", ".join(known) or "–"
    missing = [
        source.problem("DIR-102", ("directives", at), given=name, near=nearest(name, known), known=listed)
        for at, name in enumerate(round_.directives)
        if name not in known
    ]
    if missing:
        raise ProblemsFound(missing)
    letters = load_directives(home, round_.directives)
    if found := list(misfits(letters, book.standard)):
        raise ProblemsFound(found)
    return letters


def letter_names(home: Path) -> tuple[str, ...]:
    """Every letter of a folder of directives, by its id."""
    return tuple(sorted(path.stem for path in home.glob("*.yaml") if path.name not in (TASK_BOOK, HOLIDAYS)))


def tasks_of(made: RoundResult) -> RoundTasks:
    """The tasks of an assessed round; raises ProblemsFound when it names no letter."""
    if made.tasks is None:
        known = ", ".join(letter_names(made.book.folder.parent / DIRECTIVES)) or "–"
        place = Place(f"{made.round.id}/{ROUND_FILE}")
        raise ProblemsFound([problem("DIR-106", place, name=made.round.id, known=known)])
    return made.tasks


def letters_followed(letters: Directives | None) -> Followed | None:
    """The letters with the table of their tasks' states."""
    return None if letters is None else Followed(letters, open_states(letters.folder))


def _last_facts(
    folder: Path, round_: Round, law: OpenLaw, only: frozenset[str] | None
) -> Mapping[str, Mapping[str, Fact]] | None:
    """The facts of the round before, by commune, for the checks that look back; None when there is nothing to compare.

    Raises ProblemsFound when the round names one that is not beside it. Under another standard nothing is compared.
    """
    if round_.previous is None:
        return None
    last = folder.parent / round_.previous
    if not (last / ROUND_FILE).exists():
        raise ProblemsFound([problem("RND-906", Place(f"{round_.id}/{ROUND_FILE}"), name=round_.previous)])
    before, _ = read_round(last)
    if before.standard != round_.standard:
        return None
    read = read_evidence(last, law.book, before, only=only, cache=cache_path(last, os.environ))
    return {code: given.facts for code, given in read.communes.items()}


def fold(text: str) -> str:
    """A name without accents, capitals, or the word for its kind of unit: for finding, never for keys."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("-", " "))
    plain = " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
    return next((plain.removeprefix(kind) for kind in KINDS if plain.startswith(kind)), plain)


def find_unit(round_: Round, asked: str) -> Unit:
    """The commune of a round by code or name; raises ProblemsFound when none or several answer."""
    exact = [unit for unit in round_.units if asked in (unit.code, unit.name)]
    found = exact or [unit for unit in round_.units if fold(unit.name) == fold(asked)]
    if len(found) == 1:
        return found[0]
    names = {fold(unit.name): unit for unit in round_.units}
    near = found or [names[name] for name in difflib.get_close_matches(fold(asked), names, n=3, cutoff=0.5)]
    shown = ", ".join(f"{unit.code} {unit.name}" for unit in near) or "–"
    raise ProblemsFound([problem("RND-903", Place(round_.id), name=asked, near=shown)])


def open_benchmarks(book: Lawbook) -> tuple[Programme, ...]:
    """The national targets beside a standard, file by file; raises ProblemsFound with what is wrong in one."""
    folder = book.folder.parent / "benchmarks"
    return tuple(load_programme(p, f"{folder.name}/{p.name}", book.standard) for p in sorted(folder.glob("*.yaml")))


def tool_name() -> str:
    """The program and its version."""
    try:
        return f"phuhop {version('phuhop')}"
    except PackageNotFoundError:
        return f"phuhop {_declared_version()}"


def _declared_version() -> str:
    import tomllib

    declared = Path(__file__).resolve().parents[2] / "pyproject.toml"
    held = tomllib.loads(declared.read_text("utf-8")) if declared.exists() else {}
    return str(held.get("project", {}).get("version", "0"))
