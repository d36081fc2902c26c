"""From law, table and evidence to the result of a round: classes, grid, tasks, and who is set aside."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from engine.evidence.columns import Columns, columns_of
from engine.evidence.facts import Fact, Round, RoundEvidence
from engine.evidence.own_facts.beside_list import completed
from engine.law.directives import Directives
from engine.law.loading import Lawbook
from engine.law.model import Standard, Unit, class_words
from engine.law.recognising.refusing import kept_rounds
from engine.law.units.unit_facts import FLAGS
from engine.problems import Place, Problem, problem, sorted_problems
from engine.rules.number_line import LawTable
from engine.scoring.cards import Facts
from engine.scoring.grid import Grid
from engine.scoring.law_arrays import LawArrays
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.kept_levels import KeptStates, kept_states
from engine.scoring.task_risks import lowest_points, with_risk
from engine.scoring.whom.own_laws import Laws, judge_all, own_laws
from engine.scoring.whom.placing import Classified, classify_all, is_doubtful
from engine.scoring.whom.unused_data import unused_data
from engine.tasks.following import follow
from engine.tasks.states import Order

# The words of the law for the columns of communes.csv.
FLAG_WORDS = {"mountain": "miền núi", "island": "hải đảo", "area_iii": "khu vực III", "province_code": "mã tỉnh"}


@dataclass(frozen=True, slots=True)
class Followed:
    """The letters that a round follows, and what durable-rules gave each order of a task's days."""

    directives: Directives
    table: Mapping[Order, str]


def assess(
    book: Lawbook,
    cells: LawTable,
    round_: Round,
    evidence: RoundEvidence,
    *,
    followed: Followed | None = None,
) -> RoundResult:
    """Score and decide every commune that can be; a commune in doubt sets aside only itself.

    ``followed`` are the letters whose tasks are judged with it.
    """
    round_ = completed(round_, evidence)
    classified = classify_all(round_.units, book.standard, cells, round_)
    told = [*evidence.problems, *(p for c in evidence.communes.values() for p in c.problems)]
    told += [
        _no_class(book, round_, unit, entry)
        for unit, entry in zip(round_.units, classified, strict=True)
        if entry.unit_class is None
    ]
    pairs = zip(round_.units, classified, strict=True)
    sound = [(u, c) for u, c in pairs if c.unit_class and not evidence.communes[u.code].set_aside]
    rows = {unit.code: row for row, (unit, _) in enumerate(sound)}
    units, classes = tuple(unit for unit, _ in sound), tuple(entry for _, entry in sound)
    laws = own_laws(book.standard, cells, round_.on, classes)
    read = replace(_columns(laws.first, units, evidence), kept=_kept(book.standard, units, evidence))
    grid = _grid(book.standard, cells, laws, classes, read)
    told += unused_data(book.standard, units, classes, evidence)
    aside = tuple(unit for unit in round_.units if unit.code not in rows)
    made = RoundResult(
        book,
        cells,
        round_,
        evidence,
        units,
        classes,
        laws,
        read.facts,
        read.before,
        grid,
        aside,
        sorted_problems(told),
        rows=rows,
    )
    return with_tasks(made, followed)


@dataclass(frozen=True, slots=True)
class _Read:
    """What the items read of each scored commune, now and in the rounds before that some item reads, and what was kept.

    The last is None where no level asks for it.
    """

    facts: Columns
    before: tuple[Columns, ...]
    kept: KeptStates | None = None


def _columns(law: LawArrays, units: Sequence[Unit], evidence: RoundEvidence) -> _Read:
    codes = [unit.code for unit in units]
    names = tuple(dict.fromkeys(name for item in law.items for name in item.reads.names))
    facts = columns_of(codes, names, [evidence.communes[code].facts for code in codes])
    nothing: Mapping[str, Fact] = {}
    before = []
    for back in range(1, 1 + max((datum.back for item in law.items for datum in item.reads.earlier), default=0)):
        last: list[Facts] = [evidence.round_before(back).get(code, nothing) for code in codes]
        before.append(columns_of(codes, read_back(law, back), last))
    return _Read(facts, tuple(before))


def _kept(standard: Standard, units: Sequence[Unit], evidence: RoundEvidence) -> KeptStates | None:
    if not kept_rounds(standard.head.levels):
        return None
    return kept_states(standard, [unit.code for unit in units], evidence.decided)


def read_back(law: LawArrays, back: int) -> tuple[str, ...]:
    """The data that some item reads of the round so many before this one."""
    earlier = (datum for item in law.items for datum in item.reads.earlier)
    return tuple(dict.fromkeys(datum.name for datum in earlier if datum.back == back))


def _grid(standard: Standard, cells: LawTable, laws: Laws, classified: Sequence[Classified], read: _Read) -> Grid:
    places = {unit_class.id: at for at, unit_class in enumerate(standard.head.classes)}
    unit_class = np.array([places[c.unit_class.id] for c in classified if c.unit_class], dtype=np.intp)
    doubtful = np.array([is_doubtful(c, cells) for c in classified], dtype=np.bool_)
    return judge_all(laws, read.facts, unit_class, doubtful=doubtful, before=read.before, kept=read.kept)


def with_tasks(made: RoundResult, followed: Followed | None) -> RoundResult:
    """A result with the tasks of its letters, and the points at risk with those that are overdue."""
    if followed is None:
        return made
    facts = {code: given.facts for code, given in made.evidence.communes.items()}
    tasks = follow(followed.directives, followed.table, made.round, facts)
    tasks = with_risk(tasks, made.book.standard, lowest_points(made.laws, made.grid), made.rows)
    return replace(made, tasks=tasks, problems=sorted_problems((*made.problems, *tasks.problems)))


def _no_class(book: Lawbook, round_: Round, unit: Unit, classified: Classified) -> Problem:
    place = Place(f"{round_.id}/communes.csv")
    allowed = class_words(book.standard.head.classes)
    if classified.override:
        given = classified.override.value
        return problem("RND-303", place, unit.code, commune=unit.code, name=unit.name, given=given, **allowed)
    if classified.unsure:
        titles = {fact.id: fact.title for fact in book.standard.head.unit_facts} | FLAG_WORDS
        unsure = ", ".join(f"{titles[name]} ({name})" for name in classified.unsure)
        english = ", ".join(classified.unsure)
        code = "RND-301" if set(classified.unsure) <= set(FLAGS) else "RND-250"
        return problem(code, place, unit.code, commune=unit.code, name=unit.name, unsure=unsure, unsure_en=english)
    day = round_.on.isoformat()
    return problem("RND-302", place, unit.code, commune=unit.code, name=unit.name, code=unit.code, day=day, **allowed)
