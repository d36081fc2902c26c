"""The main job, step by step: open the law, read a round, assess it, write its results."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from engine.comparing.partial import is_partial, load_partial
from engine.evidence.facts import Fact, Round, RoundEvidence
from engine.evidence.reading import read_evidence
from engine.evidence.round import ROUND_FILE, read_round
from engine.files.writing import write_whole
from engine.language import Say
from engine.law.asked import asked_duties, misfits
from engine.law.benchmarks import Programme, load_programme
from engine.law.checking import check_standard
from engine.law.directives import BOOK as DUTY_BOOK
from engine.law.directives import HOLIDAYS, Directives, load_directives
from engine.law.loading import Lawbook, load_standard, nearest
from engine.law.source import read_source
from engine.problems import Place, Problem, ProblemsFound, errors, problem
from engine.rules.judging import engine_version
from engine.rules.number_line import Cells
from engine.rules.table import FILE as CELLS_FILE
from engine.rules.table import cells_text, open_cells
from engine.scoring.assessing import Followed, assess
from engine.scoring.result_json import results_lines
from engine.scoring.round_result import RoundResult
from engine.service.workspace import DIRECTIVES, Workspace, directives_beside, replace_results, standard_beside
from engine.tasks.following import RoundTasks
from engine.tasks.state_table import open_states, states_text


@dataclass(frozen=True, slots=True)
class OpenLaw:
    """A standard that stood its checks and its proof."""

    book: Lawbook
    cells: Cells
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


def open_round(folder: Path, workspace: Workspace) -> tuple[Round, OpenLaw, tuple[Problem, ...]]:
    """A round, the law it names, and warnings."""
    round_, found = read_round(folder)
    law = open_law(standard_beside(folder, round_.standard, workspace))
    return round_, law, (*found, *law.warnings)


def assess_round(folder: Path, workspace: Workspace) -> RoundResult:
    """Read and assess a whole round; communes with errors are set aside, the others are decided."""
    round_, law, found = open_round(folder, workspace)
    letters = open_letters(folder, round_, law.book, workspace)
    evidence = round_evidence(folder, round_, law, letters)
    made = assess(law.book, law.cells, round_, evidence, followed=letters_followed(letters))
    return replace(made, problems=(*found, *made.problems))


def round_evidence(folder: Path, round_: Round, law: OpenLaw, letters: Directives | None) -> RoundEvidence:
    """A round's evidence, read by its own law and with that of the round before, not yet scored."""
    return read_evidence(folder, law.book, round_, _last_facts(folder, round_, law), duties=asked_duties(letters))


def open_letters(folder: Path, round_: Round, book: Lawbook, workspace: Workspace) -> Directives | None:
    """The letters that a round names; None when it names none.

    Raises ProblemsFound when one is not there, cannot be read, or does not fit the standard.
    """
    if not round_.directives:
        return None
    home = directives_beside(folder, workspace)
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
    return tuple(sorted(path.stem for path in home.glob("*.yaml") if path.name not in (DUTY_BOOK, HOLIDAYS)))


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


def _last_facts(folder: Path, round_: Round, law: OpenLaw) -> Mapping[str, Mapping[str, Fact]] | None:
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
    return {code: given.facts for code, given in read_evidence(last, law.book, before).communes.items()}


def open_benchmarks(book: Lawbook) -> tuple[Programme, ...]:
    """The national targets beside a standard, file by file; raises ProblemsFound with what is wrong in one."""
    folder = book.folder.parent / "benchmarks"
    return tuple(load_programme(p, f"{folder.name}/{p.name}", book.standard) for p in sorted(folder.glob("*.yaml")))


def write_results(folder: Path, made: RoundResult, say: Say) -> Path:
    """Write ``results.json`` and ``tong-hop.xlsx``, replacing the old results whole."""
    from engine.reporting.excel.results_workbook import write_workbook

    def write(target: Path) -> None:
        write_whole(target / "results.json", b"".join(results_lines(made, tool=tool_name())))
        write_workbook(target / "tong-hop.xlsx", made, say)

    return replace_results(folder, write)


@dataclass(frozen=True, slots=True)
class Forms:
    """Forms written, forms kept because somebody has begun to fill them, and problems of the round."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]
    problems: tuple[Problem, ...]


def write_forms(
    folder: Path, workspace: Workspace, out: Path, *, say: Say, only: Callable[[Round], str] | None = None
) -> Forms:
    """One blank form a commune, or for the one that ``only`` picks; a form already there is never overwritten."""
    from engine.forms.template import form_name, write_form

    round_, law, found = open_round(folder, workspace)
    letters = open_letters(folder, round_, law.book, workspace)
    wanted = only(round_) if only else None
    written, kept = [], []
    out.mkdir(parents=True, exist_ok=True)
    for unit in round_.units:
        if wanted is None or unit.code == wanted:
            path = out / form_name(unit)
            if path.exists():
                kept.append(path)
                continue
            write_form(path, law.book, round_, unit, say, directives=letters)
            written.append(path)
    return Forms(tuple(written), tuple(kept), found)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, what it is, and every problem of it."""

    name: str
    kind: Literal["standard", "directives", "round"]
    problems: tuple[Problem, ...]
    table: Path | None = None


def check_target(name: str, workspace: Workspace) -> Checked:
    """Check a standard, the directives or a round by name or path.

    A sound standard and sound directives get their ``cells.json`` anew.
    """
    folder = _target(name, workspace)
    if (folder / ROUND_FILE).exists():
        return Checked(name, "round", _round_problems(folder, workspace))
    if (folder / HOLIDAYS).exists():
        return _check_letters(name, folder, workspace)
    try:
        if is_partial(folder):
            load_partial(folder)
            return Checked(name, "standard", ())
        law = open_law(folder)
    except ProblemsFound as refused:
        return Checked(name, "standard", refused.problems)
    table = None
    if engine_version() and not workspace.bundled:
        table = folder / CELLS_FILE
        write_whole(table, cells_text(law.cells).encode())
    return Checked(name, "standard", law.warnings, table)


def _check_letters(name: str, folder: Path, workspace: Workspace) -> Checked:
    """Every letter of the folder, on its own and against every standard at hand."""
    try:
        letters = load_directives(folder, letter_names(folder))
        homes = [workspace.standard(known) for known in workspace.standards()]
        standards = [load_standard(home).standard for home in homes if not is_partial(home)]
    except ProblemsFound as refused:
        return Checked(name, "directives", refused.problems)
    found = tuple(problem for standard in standards for problem in misfits(letters, standard))
    table = None
    if not found and engine_version() and not workspace.bundled:
        table = folder / CELLS_FILE
        write_whole(table, states_text(open_states(folder)).encode())
    return Checked(name, "directives", found, table)


def _target(name: str, workspace: Workspace) -> Path:
    try:
        return workspace.standard(name)
    except ProblemsFound:
        return workspace.round(name)


def _round_problems(folder: Path, workspace: Workspace) -> tuple[Problem, ...]:
    try:
        return assess_round(folder, workspace).problems
    except ProblemsFound as refused:
        return refused.problems


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
