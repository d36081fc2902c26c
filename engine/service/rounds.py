"""The main job, step by step: open the law, read a round, assess it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from engine.evidence.facts import Round, RoundEvidence
from engine.evidence.form_cache import cache_path
from engine.evidence.identity.against_lists import unit_problems
from engine.evidence.identity.letters_fit import area_problems, held_back, letter_problems, letter_stamps
from engine.evidence.identity.official_lists import OfficialLists, open_lists
from engine.evidence.identity.round_folder import ROUND_FILE, naming_problems
from engine.evidence.identity.unit_names import UnitNames, coded
from engine.evidence.reading import Beside, read_evidence
from engine.evidence.round import FactsOf, check_round, read_round
from engine.evidence.setting.judged_by import Among, names_in
from engine.evidence.setting.round_sources import communes_list, round_source
from engine.law.asked import duties_of, misfits
from engine.law.benchmarks import Programme, load_programme, of_place
from engine.law.directives import BOOK as TASK_BOOK
from engine.law.directives import HOLIDAYS, Directives, load_directives
from engine.law.loading import Lawbook, nearest
from engine.law.model import Unit
from engine.law.state.succession import succession_problems
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, Problem, ProblemsFound, errors, problem
from engine.scoring.assessing import Followed, assess
from engine.scoring.round_result import RoundResult
from engine.service.board.decided_before import Decided, decided_before
from engine.service.board.rounds_before import Asked, chain_of_rounds, rounds_before
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.parts.round_parts import OpenPart, alone, concerns, part_with, parts_of, whole_of
from engine.service.state.beside import facts_of, laws_beside
from engine.service.store import Holdings
from engine.service.workspace import DIRECTIVES
from engine.tasks.following import RoundTasks
from engine.tasks.state_table import open_states

UNITS = "units"


def open_round(folder: Path, holdings: Holdings) -> tuple[Round, OpenLaw, tuple[Problem, ...]]:
    """A round of one standard, the law it names, and warnings.

    Raises ProblemsFound as ``open_parts`` does, and for a round of several standards (RND-260).
    """
    part = alone(open_parts(folder, holdings), folder.name)
    return part.round, part.law, part.problems


def open_parts(folder: Path, holdings: Holdings) -> tuple[OpenPart, ...]:
    """A round divided by standards, with their laws and warnings; one of one standard is its own only part.

    Unconfirmed letters of another place or year are left out. Raises ProblemsFound with all that keeps it from use.
    """
    whole, found = read_round(folder, facts_beside(folder, holdings))
    names = names_in(whole.standard, whole.standards)
    laws = {name: open_law(holdings.standard(name, beside=folder), today=holdings.today) for name in names}
    parts = parts_of(folder, whole, laws)
    agreed = agreement(folder, whole, parts, holdings)
    held = held_back(agreed)
    followed = tuple(name for name in whole.directives if name not in held)
    return tuple(
        replace(
            part,
            round=replace(part.round, directives=followed),
            problems=(*found, *(told for told in agreed if concerns(part, told)), *part.law.warnings),
        )
        for part in parts
    )


def facts_beside(folder: Path, holdings: Holdings) -> FactsOf:
    """What gives the unit facts of a standard at hand; one that cannot be read is told of when it is opened."""

    def declared(name: str) -> tuple[UnitFact, ...] | None:
        try:
            return facts_of(holdings.standard(name, beside=folder))
        except ProblemsFound:
            return None

    return declared


def lists_beside(book: Lawbook) -> OfficialLists | None:
    """The lists of communes that lie with a standard; None where there are none."""
    return open_lists(book.folder.parent / UNITS)


def agreement(folder: Path, whole: Round, parts: Sequence[OpenPart], holdings: Holdings) -> tuple[Problem, ...]:
    """What is to be said of a round against its folder, its standards, its letters and the list of its day, together.

    Raises ProblemsFound when any of it is an error.
    """
    source, listing = round_source(folder), communes_list(folder)
    books = [part.law.book for part in parts]
    lists = lists_beside(books[0])
    found = [*naming_problems(folder, whole, source), *unit_problems(listing, whole, lists)]
    found += area_problems(whole, source, lists)
    for part in parts:
        found += errors(check_round(folder, part.round, part.law.book))
    names = [book.folder.name for book in books]
    beside = laws_beside(books[0].folder.parent)
    found += succession_problems(names, whole.on, source, beside, chosen=bool(whole.standards))
    try:
        letters = [open_letters(folder, whole, book, holdings) for book in books]
        found += letter_problems(letters[0], whole, source, lists) if letters[0] else ()
    except ProblemsFound as refused:
        found += refused.problems
    if errors(found):
        raise ProblemsFound(found)
    return tuple(found)


def assess_round(folder: Path, holdings: Holdings, commune: str | None = None) -> RoundResult:
    """Read and assess a whole round; communes in doubt are set aside, the others are decided.

    With ``commune``, a code or name, the round is read and assessed for that commune alone, with the same result for
    it. Raises ProblemsFound when no commune answers, or several do; for a whole round of several standards (RND-260).
    """
    parts = open_parts(folder, holdings)
    if commune is None:
        return assess_part(folder, alone(parts, folder.name), holdings)
    code = find_unit(whole_of(parts), commune).code
    return assess_part(folder, part_with(parts, code), holdings, code)


def assess_parts(folder: Path, holdings: Holdings) -> tuple[RoundResult, ...]:
    """Every part of a round read and assessed, each by its own standard; raises ProblemsFound as ``open_parts``."""
    return tuple(assess_part(folder, part, holdings) for part in open_parts(folder, holdings))


def assess_part(folder: Path, part: OpenPart, holdings: Holdings, code: str = "") -> RoundResult:
    """A part, or one commune of it, with what was said when it was opened."""
    law, round_ = part.law, part.round
    letters = open_letters(folder, round_, law.book, holdings)
    asked = next((unit for unit in round_.units if unit.code == code), None)
    evidence = round_evidence(folder, round_, law, letters, asked, among=part.among)
    return assess_read(part, evidence, letters, round_.units if asked is None else (asked,))


def assess_read(
    part: OpenPart, evidence: RoundEvidence, letters: Directives | None, units: tuple[Unit, ...]
) -> RoundResult:
    """A part of which everything is read already, or some communes of it."""
    law, followed = part.law, letters_followed(letters)
    made = assess(law.book, law.table, replace(part.round, units=units), evidence, followed=followed)
    return replace(made, problems=(*part.problems, *made.problems))


def round_evidence(  # noqa: PLR0913 - four are needed; what else is asked is named by its callers
    folder: Path,
    round_: Round,
    law: OpenLaw,
    letters: Directives | None,
    unit: Unit | None = None,
    *,
    decided: int = 0,
    among: Among | None = None,
) -> RoundEvidence:
    """A round's evidence, or one commune's, read by its own law and with that of the round before, not yet scored.

    ``decided`` is how many rounds back it is asked what communes came to, where another law than the round's asks;
    ``among`` is the whole round where it is a part of one.
    """
    only = None if unit is None else frozenset({unit.code})
    own = frozenset(known.code for known in round_.units) if among else None
    asked = Asked(folder, round_, law.book, lists_beside(law.book), only or own, decided)
    past = _past(asked, law, unit)
    home = folder / round_.standard if among else folder  # each part keeps its own readings
    beside = Beside(past.previous or None, duties_of(letters), letter_stamps(letters), among)
    read = read_evidence(folder, law.book, round_, beside, only=only, cache=cache_path(home, os.environ))
    found = (*past.problems, *read.problems)
    return replace(read, problems=found, earlier=past.earlier, decided=past.decided)


def evidence_before(folder: Path, round_: Round, law: OpenLaw, among: Among | None = None) -> RoundEvidence:
    """What a round looks back upon, without anything of its own: what communes gave and came to in rounds before."""
    own = frozenset(known.code for known in round_.units) if among else None
    return _past(Asked(folder, round_, law.book, lists_beside(law.book), own, 0), law, None)


def _past(asked: Asked, law: OpenLaw, unit: Unit | None) -> RoundEvidence:
    back, came_to = rounds_before(asked), _decided(asked, law, unit)
    found = (*back.problems, *came_to.problems)
    previous = back.facts[0] if back.facts else {}
    return RoundEvidence({}, found, previous, earlier=back.facts[1:], decided=came_to.rounds)


def _decided(asked: Asked, law: OpenLaw, unit: Unit | None) -> Decided:
    """What earlier rounds came to, where a level must have been kept; each by its own evidence and its own past."""
    if not asked.decisions:
        return Decided((), ())
    chain = tuple(chain_of_rounds(asked))[: asked.decisions]
    whole = {earlier.folder: earlier.among for earlier in chain}

    def scored(before: Round, home: Path) -> RoundResult:
        units = before.units if unit is None else tuple(own for own in before.units if own.code == unit.code)
        only = next(iter(units), None) if unit else None
        evidence = round_evidence(home, before, law, None, only, among=whole[home])
        return assess(law.book, law.table, replace(before, units=units), evidence)

    rounds = [(earlier.round, earlier.folder) for earlier in chain]
    return decided_before(asked.round, rounds, law.book.standard, asked.lists, scored)


def open_letters(folder: Path, round_: Round, book: Lawbook, holdings: Holdings) -> Directives | None:
    """The letters that a round names; None when it names none.

    Raises ProblemsFound when one is not there, cannot be read, or does not fit the standard.
    """
    if not round_.directives:
        return None
    home = holdings.letters(folder)
    known = letter_names(home)
    source, listed = round_source(folder), ", ".join(known) or "–"
    missing = [
        source.problem("DIR-102", ("directives", at), given=name, near=nearest(name, known), known=listed)
        for at, name in enumerate(round_.directives)
        if name not in known
    ]
    if missing:
        raise ProblemsFound(missing)
    state = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(home.glob("*.yaml")))
    letters = _letters_as_they_lie(home, round_.directives, state)
    if found := list(misfits(letters, book.standard)):
        raise ProblemsFound(found)
    return letters


@lru_cache(maxsize=8)
def _letters_as_they_lie(home: Path, names: tuple[str, ...], _state: tuple[tuple[str, int, int], ...]) -> Directives:
    """Letters read once as long as no file of their folder is changed."""
    return load_directives(home, names)


def letter_names(home: Path) -> tuple[str, ...]:
    """Every letter of a folder of directives, by its id."""
    return tuple(sorted(path.stem for path in home.glob("*.yaml") if path.name not in (TASK_BOOK, HOLIDAYS)))


def tasks_of(made: RoundResult) -> RoundTasks:
    """The tasks of an assessed round; raises ProblemsFound when it names no letter."""
    if made.tasks is None:
        known = ", ".join(letter_names(made.book.folder.parent / DIRECTIVES)) or "–"
        place = Place(f"{made.round.id}/{ROUND_FILE}")
        held = [told for told in made.problems if held_back([told])]
        raise ProblemsFound([*held, problem("DIR-106", place, name=made.round.id, known=known)])
    return made.tasks


def letters_followed(letters: Directives | None) -> Followed | None:
    """The letters with the table of their tasks' states."""
    return None if letters is None else Followed(letters, open_states(letters.folder))


def find_unit(round_: Round, asked: str) -> Unit:
    """The commune of a round by code or name; raises ProblemsFound when none or several answer."""
    names = UnitNames(round_.units)
    found = names.typed(asked)
    if len(found) == 1:
        return found[0]
    near = coded(found or names.near(asked)) or "–"
    raise ProblemsFound([problem("RND-903", Place(round_.id), name=asked, near=near)])


def open_benchmarks(book: Lawbook) -> tuple[Programme, ...]:
    """The targets beside a standard, file by file; raises ProblemsFound with what is wrong in one."""
    folder = book.folder.parent / "benchmarks"
    return tuple(load_programme(p, f"{folder.name}/{p.name}", book.standard) for p in sorted(folder.glob("*.yaml")))


@dataclass(frozen=True, slots=True)
class Targets:
    """The targets beside a standard, and the lists that tell whose province a commune is of; opened once for many."""

    programmes: tuple[Programme, ...]
    lists: OfficialLists | None


def open_targets(book: Lawbook) -> Targets:
    """Both beside a standard; raises ProblemsFound as ``open_benchmarks`` does."""
    return Targets(open_benchmarks(book), lists_beside(book))


def benchmarks_for(made: RoundResult, unit: Unit, known: Targets | None = None) -> tuple[Programme, ...]:
    """The country's targets, then those of a commune's province, of those that are ``known`` where they are open.

    Raises ProblemsFound as ``open_benchmarks`` does.
    """
    beside = known or open_targets(made.book)
    provinces = beside.lists.provinces(unit.code, made.round.on) if beside.lists else ()
    return tuple(sorted(of_place(beside.programmes, provinces), key=lambda p: p.province is not None))
