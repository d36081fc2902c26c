"""From a standard's folder to one ``Lawbook``: the model, every number's place, and a hash."""

from __future__ import annotations

import difflib
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from engine.law.amending.bases import Files
from engine.law.amending.inheriting import inherited, stands_in
from engine.law.criteria import Criterion
from engine.law.ledger import LEDGER, Entry, Ledger
from engine.law.model import Amends, Standard, StandardHead
from engine.law.periods.data_periods import with_periods
from engine.law.points.scores import Score, step_of
from engine.law.questions import EvidenceBook
from engine.law.readings.faults import Days, ledger_faults
from engine.law.readings.marking import with_ledger
from engine.law.readings.matched import Readings, readings_of
from engine.law.shaping.asked_tree import asked_tree
from engine.law.shaping.model_keys import keys_of, model_at
from engine.law.shaping.unfinished import refuse_unfinished
from engine.law.shaping.wrong_values import as_written, choices_of, reason_of, without_echoes
from engine.law.source import Route, Source, Tree
from engine.law.units.places import routes_of_units
from engine.law.values import STEP
from engine.problems import Place, Problem, ProblemsFound, problem

Model = TypeVar("Model", bound=BaseModel)

HEAD, BOOK = "standard.yaml", "evidence.yaml"
# How many amendments may stand on one another.
DEEPEST = 3


@dataclass(frozen=True, slots=True)
class Lawbook:
    """A standard with its sources: the place of a thing by its id, and the law's own hash.

    ``routes`` maps an id (``tc07``, ``tc07.1``, ``tc07.1/2``, ``evidence/x``, ``class/x``) to where it was typed.
    ``ledger`` holds who has checked which number, ``readings`` what of it stands: it is in the marks of ``standard``,
    and not in the hash. An amendment has the ``base`` that it amends: ``own`` are its files as they lie there,
    ``sources`` those together.
    """

    standard: Standard
    folder: Path
    sha256: str
    sources: Mapping[str, Source]
    routes: Mapping[str, tuple[str, Route]]
    ledger: tuple[Entry, ...] = ()
    readings: Readings = field(default_factory=Readings)
    base: Lawbook | None = None
    own: Mapping[str, Source] = field(default_factory=dict)

    def is_own(self, at: tuple[str, Route]) -> bool:
        """Whether a value stands in the standard's own files, and not in those of one that it amends."""
        return stands_in(self.sources[at[0]], at[1], self.folder.name)

    @property
    def asked(self) -> str:
        """SHA-256 of what communes are asked, and for which days where those are not the round's.

        A filled form outlives a change of points, of edges, checks or notes.
        """
        source, facts = self.sources[BOOK], self.standard.head.unit_facts
        periods = {e.id: e.period.written for e in self.standard.book.evidence if e.period}
        tree = asked_tree(source.tree, periods, [f"{f.id} {f.kind} {f.title} {dict(f.choices or {})}" for f in facts])
        return hash_of({BOOK: replace(source, tree=tree)})

    def problem(self, code: str, where: str, /, *further: str | int, **values: object) -> Problem:
        """A problem with the thing of that id, or a value below it."""
        file, route = self.routes[where]
        return self.sources[file].problem(code, (*route, *further), **values)

    def place(self, name: str) -> Place:
        """Where the thing of that id was typed."""
        file, route = self.routes[name]
        return self.sources[file].place(route)


def load_standard(
    folder: Path,
    edited: Mapping[str, str | None] | None = None,
    *,
    today: date | None = None,
    amended_by: tuple[str, ...] = (),
) -> Lawbook:
    """Read and shape a standard's folder; raises ProblemsFound with all problems of all its files.

    ``edited`` are texts by file name that stand in for what is on the disk, None for a file that is taken away, to try
    an edit before it is written. No reading of the ledger may be of a day after ``today``, where that is given. Of an
    amendment the standard that it amends is read first, from beside it; ``amended_by`` are the folders that led there.
    """
    files = Files(folder, edited or {}, frozenset(path.name for path in folder.glob("*.yaml")))
    found, own = files.found, files.take_own(HEAD)
    if own:
        refuse_unfinished(own, folder.name)
    base = _base_of(own, folder, (*amended_by, folder.name), found) if own else None
    files.base = base.sources if base else {}
    head = _shape(StandardHead, files.take(HEAD) if own else None, found)
    book = _shape(EvidenceBook, files.take(BOOK), found)
    names = [f"{name}.yaml" for name in head.criteria] if head else sorted(p.name for p in folder.glob("tc*.yaml"))
    step = step_of(files.taken[HEAD].tree) if HEAD in files.taken else None
    criteria = {name: _shape(Criterion, files.take(name), found, step) for name in dict.fromkeys(names)}
    found.extend(_misnamed(files.taken, criteria))
    if head:
        taken_away = {name for name, text in (edited or {}).items() if text is None}
        found.extend(strays(folder, folder.name, {HEAD, BOOK, LEDGER, *names, *taken_away}))
    ledger = _shape(Ledger, files.take_own(LEDGER), found) if any(folder.glob(LEDGER)) else Ledger()
    kept = files.own.pop(LEDGER, None)
    if head and ledger and kept:
        found.extend(ledger_faults(kept, ledger, Days(head.law.date, today)))
    if found or head is None or book is None or ledger is None:
        raise ProblemsFound(found)
    amended = base.standard.laws if base else ()
    standard = Standard(head=head, criteria=tuple(c for c in criteria.values() if c), book=book, amended=amended)
    return _lawbook(standard, files, base, ledger.entries)


def _lawbook(standard: Standard, files: Files, base: Lawbook | None, own: tuple[Entry, ...]) -> Lawbook:
    """A standard that was shaped, with its readings: those of its own ledger, and of the base what it left alone."""
    sources = dict(files.taken)
    entries = (*(inherited(base.ledger, standard) if base else ()), *own)
    read = readings_of(standard, entries)
    marked, routes = with_periods(with_ledger(standard, read)), _places(standard)
    return Lawbook(marked, files.folder, hash_of(sources), sources, routes, entries, read, base, files.own)


class _Amending(BaseModel):
    """Of the head of an amendment what must be known before its files can be read."""

    amends: Amends


def _base_of(own: Source, folder: Path, chain: tuple[str, ...], found: list[Problem]) -> Lawbook | None:
    """The standard that a folder amends, from beside it; that it has changed since is told (LAW-397).

    Raises ProblemsFound where it is not there or cannot be read, and where amendments stand too deep (LAW-398).
    """
    if not isinstance(own.tree, dict) or "amends" not in own.tree:
        return None
    amends, at = shape(_Amending, own).amends, ("amends", "standard")
    if amends.standard in chain:
        raise ProblemsFound([own.problem("LAW-398", at, name=folder.name, chain=" → ".join((*chain, amends.standard)))])
    known = sorted(head.parent.name for head in folder.parent.glob(f"*/{HEAD}") if head.parent != folder)
    if amends.standard not in known:
        raise ProblemsFound([own.problem("RND-901", at, name=amends.standard, known=", ".join(known) or "–")])
    base = load_standard(folder.parent / amends.standard, amended_by=chain)
    names = (folder.name, *(book.folder.name for book in chain_of(base)))
    if len(names) > DEEPEST + 1:
        raise ProblemsFound([own.problem("LAW-398", at, name=folder.name, chain=" → ".join(names))])
    if base.sha256 != amends.sha256:
        values = {"name": folder.name, "base": amends.standard, "sha256": base.sha256}
        found.append(own.problem("LAW-397", ("amends", "sha256"), **values))
    return base


def chain_of(book: Lawbook) -> Iterator[Lawbook]:
    """A standard, the one it amends, and so on to the first."""
    held: Lawbook | None = book
    while held is not None:
        yield held
        held = held.base


def hash_of(sources: Mapping[str, Source]) -> str:
    """SHA-256 of what the files say, whatever their layout and comments.

    How many readers the policy desk asks for is no part of the law.
    """
    said = {name: _law_of(source.tree) for name, source in sources.items()}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _law_of(tree: Tree) -> Tree:
    return {key: held for key, held in tree.items() if key != "readers"} if isinstance(tree, dict) else tree


def shape(model: type[Model], source: Source) -> Model:
    """One file as its model; raises ProblemsFound with every broken key and value."""
    found: list[Problem] = []
    made = _shape(model, source, found)
    if made is None:
        raise ProblemsFound(found)
    return made


def _shape(model: type[Model], source: Source | None, found: list[Problem], step: Score | None = None) -> Model | None:
    if source is None:
        return None
    try:  # the step of its points stands in the head of a standard, and is given to its other files
        context = {STEP: step or step_of(source.tree)}
        return model.model_validate(source.tree, context=context, by_alias=True, by_name=False)
    except ValidationError as fault:
        told = (_told(source, error, model) for error in without_echoes(fault.errors()))
        found.extend({(p.place, p.code): p for p in told}.values())  # a union refuses once for each of its members
        return None


def _told(source: Source, error: ErrorDetails, model: type[BaseModel]) -> Problem:
    """A pydantic error as a problem of ours, at the place where the author typed."""
    route, missing = _route_of(source.tree, error["loc"])
    context = {str(k): str(v) for k, v in error.get("ctx", {}).items()}
    name = next((step for step in reversed(error["loc"]) if isinstance(step, str)), "")
    match error["type"]:
        case "extra_forbidden":
            own = model_at(model, source.tree, route[:-1])
            keys = keys_of(own or model)
            return source.key_problem("LAW-201", route, name=name, near=nearest(name, keys), keys=", ".join(keys))
        case "missing":
            return source.problem("LAW-202", missing, name=name)
        case "literal_error":
            given = as_written(error["input"])
            return source.problem("LAW-203", route, name=name, given=given, **choices_of(context["expected"]))
        case "LAW-203":
            return source.problem("LAW-203", route, **{"name": name, **context, **choices_of(context["allowed"])})
        case code if code.startswith("LAW-"):
            return source.problem(code, route, **{"name": name, **context})
        case _:  # of a union pydantic names the member that it tried, which nobody typed
            name = next((step for step in reversed(route) if isinstance(step, str)), name)
            return source.problem("LAW-204", route, name=name, given=as_written(error["input"]), **reason_of(error))


def _route_of(tree: Tree, loc: Iterable[str | int]) -> tuple[Route, Route]:
    """pydantic's path as ours: names of union members, which nobody typed, are passed over."""
    route: Route = ()
    for step in loc:
        if isinstance(tree, dict) and step in tree:
            tree, route = tree[str(step)], (*route, step)
        elif isinstance(tree, tuple) and isinstance(step, int) and step < len(tree):
            tree, route = tree[step], (*route, step)
    return route, route


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like the one typed, or a dash; of codes that are equally like it none is proposed."""
    close = difflib.get_close_matches(word, sorted(known), n=2, cutoff=0.6)
    alike = word.isdigit() and len({difflib.SequenceMatcher(None, near, word).ratio() for near in close}) < len(close)
    return "–" if alike or not close else close[0]


def _misnamed(sources: Mapping[str, Source], criteria: Mapping[str, Criterion | None]) -> Iterator[Problem]:
    """Criteria whose id is not their file's name: everything finds a criterion's file by its id."""
    for name, criterion in criteria.items():
        if criterion and f"{criterion.id}.yaml" != name:
            wanted = name.removesuffix(".yaml")
            yield sources[name].problem("LAW-314", ("id",), name=criterion.id, wanted=wanted)


def strays(folder: Path, shown: str, known: Iterable[str]) -> Iterator[Problem]:
    """YAML files that the standard does not name: a criterion nobody scores."""
    for path in sorted(folder.glob("*.yaml")):
        if path.name not in known:
            yield problem("LAW-210", Place(f"{shown}/{path.name}"), name=path.stem)


def _places(standard: Standard) -> Mapping[str, tuple[str, Route]]:
    return dict((*_routes(standard), *routes_of_units(standard)))


def _routes(standard: Standard) -> Iterator[tuple[str, tuple[str, Route]]]:
    yield from _criteria_routes(standard)
    for at, entry in enumerate(standard.book.evidence):
        yield f"evidence/{entry.id}", (BOOK, ("evidence", at))
    for at, check in enumerate(standard.book.checks):
        yield f"checks/{check.id}", (BOOK, ("checks", at))
    yield from _head_routes(standard.head)
    yield "standard", (HEAD, ())


def _criteria_routes(standard: Standard) -> Iterator[tuple[str, tuple[str, Route]]]:
    for criterion in standard.criteria:
        file = f"{criterion.id}.yaml"
        yield criterion.id, (file, ())
        for at, item in enumerate(criterion.items):
            yield item.id, (file, ("items", at))
            for number in range(len(item.bands)):
                typed: Route = ("steps",) if item.steps else ("bands", number)
                yield f"{item.id}/{number + 1}", (file, ("items", at, *typed))
            yield f"{item.id}/steps", (file, ("items", at, "steps"))
            yield f"{item.id}/none", (file, ("items", at, "when_none"))


def _head_routes(head: StandardHead) -> Iterator[tuple[str, tuple[str, Route]]]:
    for at, period in enumerate(head.periods):
        yield f"period/{period.id}", (HEAD, ("periods", at))
    for at, unit_class in enumerate(head.classes):
        yield f"class/{unit_class.id}", (HEAD, ("classes", at))
        for number in range(len(unit_class.when)):
            yield f"class/{unit_class.id}/{number + 1}", (HEAD, ("classes", at, "when", number))
    for at, condition in enumerate(head.conditions or ()):
        yield f"condition/{condition.id}", (HEAD, ("conditions", at))
    for at, level in enumerate(head.levels):
        yield f"level/{level.id}", (HEAD, ("levels", at))
    for at, authority in enumerate(head.authorities):
        yield f"authority/{authority.id}", (HEAD, ("authorities", at))
