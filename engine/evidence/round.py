"""An assessment round from its folder: ``round.yaml`` and the unit facts in ``communes.csv``."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field as Key

from engine.evidence.facts import ActionOverride, ClassOverride, Confirmed, FourEyes, Round, StandardFor
from engine.evidence.identity.round_folder import COMMUNES
from engine.evidence.setting.holding import cycle_problems, period_problems
from engine.evidence.setting.judged_by import all_facts, names_in
from engine.evidence.setting.round_sheets import WORKBOOK, read_round_book
from engine.evidence.setting.round_sources import communes_list, differing, in_workbook, is_doubled, round_source
from engine.evidence.setting.standards_named import entry_problems, unlike_facts
from engine.evidence.tables.communes_file import CommunesFile, read_units
from engine.law.loading import Lawbook, nearest, shape
from engine.law.model import Unit, class_words
from engine.law.source import Source
from engine.law.units.unit_facts import UnitFact
from engine.law.values import Day, Flag, Shape, Slug, Text, Whole
from engine.problems import Place, Problem, ProblemsFound, day_in_both, errors, problem


class Period(Shape):
    """The days between which cases are counted."""

    from_: Annotated[Day, Key(alias="from")]
    to: Day


class OverrideShape(Shape):
    """A class set by hand, with its ground."""

    commune: Text
    value: Text
    reason: Text
    document: Text
    by: Text
    on: Day


class ConfirmedShape(Shape):
    """A commune's code or a letter's id that somebody stands by, though it does not agree, with the reason."""

    name: Text
    reason: Text
    by: Text
    on: Day


class ActionShape(Shape):
    """What the round says of an item's actions; what is left out stays as the standard has it."""

    item: Slug
    label: Text | None = None
    effort: Whole | None = None
    each: Whole | None = None
    months: Whole | None = None
    possible: Flag | None = None


class RoundShape(Shape):
    """``round.yaml``."""

    id: Slug
    title: Text
    standard: Slug
    on: Day
    period: Period
    area: Text
    simulated: Flag
    authority: Slug | None = None
    previous: Slug | None = None
    class_overrides: tuple[OverrideShape, ...] = ()
    actions: tuple[ActionShape, ...] = ()
    directives: tuple[Slug, ...] = ()
    confirmed: tuple[ConfirmedShape, ...] = ()
    strict_before: Flag = True
    standards: tuple[StandardFor, ...] = ()
    four_eyes: FourEyes = "required"


FactsOf = Callable[[str], "tuple[UnitFact, ...] | None"]


def no_facts(_: str) -> tuple[UnitFact, ...]:
    """The unit facts of a standard that declares none."""
    return ()


def read_round(folder: Path, facts_of: FactsOf = no_facts) -> tuple[Round, tuple[Problem, ...]]:
    """The round of a folder, with its warnings.

    ``facts_of`` gives the unit facts that a standard declares, by its id, None where it is not at hand: then columns
    that only a standard could name are passed over.
    Raises ProblemsFound with every error of both files when the round cannot be read, and when a workbook beside them
    says otherwise (RND-941).
    """
    listed_in = WORKBOOK if in_workbook(folder) else COMMUNES
    told, found = _read(lambda: round_source(folder), lambda: communes_list(folder), (listed_in, facts_of))
    if not is_doubled(folder):
        return told, found
    book = read_round_book(folder / WORKBOOK)
    other, _ = _read(lambda: book.source, lambda: book.communes, (WORKBOOK, facts_of))
    if differ := differing(told, other):
        raise ProblemsFound([differ])
    return told, found


def four_eyes_of(folder: Path) -> FourEyes:
    """What the head of a folder's round says of a second person; raises ProblemsFound when it cannot be read."""
    return shape(RoundShape, round_source(folder)).four_eyes


def _read(
    head_of: Callable[[], Source], units_in: Callable[[], CommunesFile], listing: tuple[str, FactsOf]
) -> tuple[Round, tuple[Problem, ...]]:
    found: list[Problem] = []
    head: RoundShape | None = None
    units: tuple[Unit, ...] = ()
    listed_in, facts_of = listing
    try:
        source = head_of()
        head = shape(RoundShape, source)
        found.extend(day_problems(head, source))
    except ProblemsFound as refused:
        found.extend(refused.problems)
    try:
        units, told = read_units(units_in(), _declared(head, facts_of) if head else None)
        found.extend(told)
    except ProblemsFound as refused:
        found.extend(refused.problems)
    except Exception as fault:  # noqa: BLE001 - a fence: what nobody foresaw in a list is told of that list
        found.append(problem("FIL-227", Place(listed_in), reason=type(fault).__name__))
    if head and units:
        found.extend(override_problems(head, source, units))
    if head and head.standards:
        found.extend(_standard_problems(head, source, units, facts_of))
    if head is None or errors(found):
        raise ProblemsFound(found)
    return made(head, units), tuple(found)


def _declared(head: RoundShape, facts_of: FactsOf) -> tuple[UnitFact, ...] | None:
    """The unit facts that some standard of a round declares; None where one of them is not at hand."""
    found = {name: facts_of(name) for name in names_in(head.standard, head.standards)}
    known = {name: facts for name, facts in found.items() if facts is not None}
    return all_facts(known) if len(known) == len(found) else None


def _standard_problems(
    head: RoundShape, source: Source, units: tuple[Unit, ...], facts_of: FactsOf
) -> Iterator[Problem]:
    """What is wrong with the entries of other standards, when all of these are at hand."""
    found = {name: facts_of(name) for name in names_in(head.standard, head.standards)}
    known = {name: facts for name, facts in found.items() if facts is not None}
    if len(known) == len(found):
        yield from unlike_facts(source, known)
        if units:
            yield from entry_problems(head.standards, source, {unit.code: unit.name for unit in units}, known)


def made(head: RoundShape, units: tuple[Unit, ...]) -> Round:
    """The two files as one round."""
    overrides = tuple(ClassOverride(o.commune, o.value, o.reason, o.document, o.by, o.on) for o in head.class_overrides)
    return Round(
        head.id,
        head.title,
        head.standard,
        head.on,
        head.period.from_,
        head.period.to,
        head.area,
        head.simulated,
        head.authority,
        units,
        overrides,
        head.previous,
        actions=tuple(ActionOverride(a.item, a.label, a.effort, a.each, a.months, a.possible) for a in head.actions),
        directives=head.directives,
        confirmed=tuple(Confirmed(c.name, c.reason, c.by, c.on) for c in head.confirmed),
        strict_before=head.strict_before,
        standards=head.standards,
        four_eyes=head.four_eyes,
    )


def day_problems(head: RoundShape, source: Source) -> Iterator[Problem]:
    """A period that runs backwards, or past the day of the round."""
    start, end = head.period.from_, head.period.to
    if start > end:
        yield source.problem("RND-201", ("period", "to"), first=day_in_both(start), last=day_in_both(end))
    elif end > head.on:
        yield source.problem("RND-202", ("period", "to"), last=day_in_both(end), on=day_in_both(head.on))


def override_problems(head: RoundShape, source: Source, units: tuple[Unit, ...]) -> Iterator[Problem]:
    """A class set by hand for a commune that is not in the round, or twice for one that is."""
    codes = {unit.code for unit in units}
    before: set[str] = set()
    for at, override in enumerate(head.class_overrides):
        route = ("class_overrides", at, "commune")
        if override.commune not in codes:
            yield source.problem("RND-203", route, given=override.commune, near=nearest(override.commune, codes))
        if override.commune in before:
            yield source.problem("RND-204", route, given=override.commune)
        before.add(override.commune)


def check_round(folder: Path, round_: Round, lawbook: Lawbook) -> tuple[Problem, ...]:
    """What of a round does not fit its standard: the id, the days in force, classes, the authority."""
    source = round_source(folder)
    head = lawbook.standard.head
    found: list[Problem] = []
    if round_.standard != head.id:
        found.append(source.problem("RND-205", ("standard",), given=round_.standard, wanted=head.id))
    if round_.on < head.from_ or (head.until and round_.on > head.until):
        until = day_in_both(head.until) if head.until else "…"
        days = {"on": day_in_both(round_.on), "first": day_in_both(head.from_), "last": until}
        found.append(source.problem("RND-206", _named_at(source, head.id), **days))
    found.extend(period_problems(round_, source, head.periods))
    found.extend(cycle_problems(round_, source, head.cycle))
    classes = [unit_class.id for unit_class in head.classes]
    places = _own_places(source, "class_overrides", "commune", [override.commune for override in round_.overrides])
    for at, override in zip(places, round_.overrides, strict=True):
        if override.value not in classes:
            values = {"given": override.value, **class_words(head.classes)}
            found.append(source.problem("RND-207", ("class_overrides", at, "value"), **values))
    authorities = [authority.id for authority in head.authorities]
    if round_.authority and round_.authority not in authorities:
        found.append(source.problem("RND-208", ("authority",), given=round_.authority, allowed=", ".join(authorities)))
    items = [item.id for item in lawbook.standard.items if item.actions]
    places = _own_places(source, "actions", "item", [action.item for action in round_.actions])
    for at, action in zip(places, round_.actions, strict=True):
        if action.item not in items:
            near = nearest(action.item, items)
            found.append(source.problem("RND-220", ("actions", at, "item"), given=action.item, near=near))
    return tuple(found)


def _named_at(source: Source, standard: str) -> tuple[str | int, ...]:
    """Where the day of a standard is to be looked at: the round's day, or the entry that names another standard."""
    entries = source.tree.get("standards", ()) if isinstance(source.tree, dict) else ()
    named = [at for at, entry in enumerate(entries) if isinstance(entry, dict) and entry.get("standard") == standard]
    own = isinstance(source.tree, dict) and source.tree.get("standard") == standard
    return ("on",) if own or not named else ("standards", named[0], "standard")


def _own_places(source: Source, key: str, name: str, held: Sequence[str]) -> list[int]:
    """Where a part's own entries stand in the list of a round's file, which has those of other parts between them."""
    listed = source.tree.get(key, ()) if isinstance(source.tree, dict) else ()
    entries = iter(enumerate(listed))
    return [
        next((at for at, entry in entries if isinstance(entry, dict) and entry[name] == value), 0) for value in held
    ]
