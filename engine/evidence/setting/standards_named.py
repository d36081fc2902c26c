"""What is wrong with the entries of a round that say which standard judges whom, before any commune is placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from engine.evidence.facts import StandardFor
from engine.evidence.setting.judged_by import Declared, all_facts
from engine.law.loading import nearest
from engine.law.source import Route, Source
from engine.law.units.facts_checked import kind_words, suits
from engine.law.units.unit_facts import CaseTest, UnitFact
from engine.problems import Problem


def entry_problems(
    standards: Sequence[StandardFor], source: Source, communes: Mapping[str, str], declared: Declared
) -> Iterator[Problem]:
    """Entries of nobody, of communes or facts that are not there, a commune twice.

    ``communes`` are the names of the round's communes by code, ``declared`` the unit facts of each of its standards.
    """
    seen: dict[str, str] = {}
    for at, entry in enumerate(standards):
        route: Route = ("standards", at)
        if bool(entry.when) == bool(entry.communes) or () in (entry.when, entry.communes):
            yield source.problem("RND-261", route, name=entry.standard)
        for number, test in enumerate(entry.when or ()):
            yield from _test_problems(source, (*route, "when", number), test, all_facts(declared))
        for number, code in enumerate(entry.communes or ()):
            here: Route = (*route, "communes", number)
            if code not in communes:
                yield source.problem("RND-262", here, given=code, near=_near(code, communes))
            elif code in seen:
                yield source.problem("RND-263", here, given=code, name=communes[code], first=seen[code])
            seen.setdefault(code, str(source.place(here)))


def _near(given: str, communes: Mapping[str, str]) -> str:
    """The commune that was probably meant, by its code or by its name."""
    coded = {name: code for code, name in communes.items()}
    return nearest(given, communes) if given.isdigit() else coded.get(nearest(given, coded), "–")


def _test_problems(source: Source, route: Route, test: CaseTest, facts: Sequence[UnitFact]) -> Iterator[Problem]:
    """A test that asks for nothing, for what only a standard can know, or for a fact that is not there."""
    for key in ("class", "from", "until"):
        if getattr(test, {"class": "class_", "from": "from_"}.get(key, key)) is not None:
            yield source.key_problem("RND-264", (*route, key), given=key, known=", ".join(_known(facts)))
    if not any(value is not None for value in test.__dict__.values()) or test.facts == {}:
        yield source.problem("LAW-464", route)
    known = {fact.id: fact for fact in facts}
    for name, asked in (test.facts or {}).items():
        at = (*route, "facts", name)
        if name not in known:
            yield source.key_problem("RND-264", at, given=name, known=", ".join(_known(facts)))
        elif not suits(known[name], asked):
            kind, kind_en = kind_words(known[name])
            yield source.problem("LAW-452", at, name=name, kind=kind, kind_en=kind_en)


def _known(facts: Sequence[UnitFact]) -> tuple[str, ...]:
    built_in = ("type", "province", "province_code", "mountain", "island", "area_iii")
    return (*built_in, *(f"facts: {fact.id}" for fact in facts))


def unlike_facts(source: Source, declared: Declared) -> Iterator[Problem]:
    """Facts that two standards declare under one name and mean otherwise: one column cannot hold both."""
    first: dict[str, tuple[str, UnitFact]] = {}
    for standard, facts in declared.items():
        for fact in facts:
            home, before = first.setdefault(fact.id, (standard, fact))
            if (before.kind, before.choices) != (fact.kind, fact.choices):
                values = {"name": fact.id, "first": home, "other": standard}
                yield source.problem("RND-266", ("standards",), **values)
