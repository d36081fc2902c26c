"""The rounds before a round, one after another by ``previous`` of round.yaml: what their communes gave."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from engine.evidence.facts import Fact, Round
from engine.evidence.form_cache import cache_path
from engine.evidence.identity.against_lists import changed
from engine.evidence.identity.official_lists import OfficialLists
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.identity.unit_names import full_name
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.evidence.setting.judged_by import Among, names_in, parted
from engine.evidence.setting.round_sources import is_round, round_source
from engine.law.loading import Lawbook
from engine.law.measures.kinds import reads_of
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.service.state.beside import facts_of

Given: TypeAlias = Mapping[str, Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose rounds are looked back from, by which law and lists, and for which communes (None: all)."""

    folder: Path
    round: Round
    book: Lawbook
    lists: OfficialLists | None
    only: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class RoundsBefore:
    """The facts of each round before, by commune, the latest first; and what is to be told of them."""

    facts: tuple[Given, ...]
    problems: tuple[Problem, ...]


def rounds_before(asked: Asked) -> RoundsBefore:
    """As many rounds as the law reads, one at least, for the checks that look back; none where there is nothing.

    A unit that is another since then is not compared, and told, for the plan before looks back too. Under another
    standard nothing is compared, nor anything before it. Raises ProblemsFound when a round names one that is not
    beside it.
    """
    facts: list[Given] = []
    told: list[Problem] = []
    for before, home in _chain(asked):
        others = {now.code: (then, now) for then, now in changed(before, asked.round, asked.lists)}
        own, among = _own_part(before, home, asked.book)
        if not facts:
            told += [
                problem("RND-233", Place(COMMUNES), code=code, before=full_name(then), now=full_name(now))
                for code, (then, now) in others.items()
            ]
        if own is None:
            break
        cache = cache_path(home / own.standard if among else home, os.environ)
        read = read_evidence(home, asked.book, own, only=asked.only, cache=cache, among=among)
        facts.append({code: given.facts for code, given in read.communes.items() if code not in others})
    return RoundsBefore(tuple(facts), (*told, *_too_few(asked, len(facts))))


def depth_of(book: Lawbook) -> int:
    """How many rounds back the law reads."""
    earlier = (datum.back for item in book.standard.items for datum in reads_of(item.measure).earlier)
    return max(earlier, default=0)


def _chain(asked: Asked) -> Iterator[tuple[Round, Path]]:
    folder, round_, seen = asked.folder, asked.round, {asked.round.id}

    def declared(standard: str) -> tuple[UnitFact, ...] | None:
        return asked.book.standard.head.unit_facts if standard == asked.round.standard else None

    for _ in range(max(1, depth_of(asked.book))):
        if round_.previous is None or round_.previous in seen:
            return
        seen.add(round_.previous)
        last = folder.parent / round_.previous
        if not is_round(last):
            raise ProblemsFound([problem("RND-906", Place(f"{round_.id}/{ROUND_FILE}"), name=round_.previous)])
        round_, _ = read_round(last, declared)
        if round_.standards:
            round_, _ = read_round(last, lambda name: facts_of(asked.book.folder.parent / name))
        folder = last
        yield round_, last


def _own_part(before: Round, home: Path, book: Lawbook) -> tuple[Round | None, Among | None]:
    """What of a round before was judged by the same law, None where nothing was; and that round, of several, whole.

    Raises ProblemsFound where it is not known which standard judged a commune of it.
    """
    own = book.standard.head.id
    if not before.standards:
        return (before if before.standard == own else None), None
    names = names_in(before.standard, before.standards)
    declared = {name: facts_of(book.folder.parent / name) or () for name in names}
    parts = parted(before, round_source(home), declared)
    return next((part for part in parts if part.standard == own), None), Among(before)


def _too_few(asked: Asked, found: int) -> Iterator[Problem]:
    """Items that look at more rounds in a row than there are."""
    for item in asked.book.standard.items:
        wanted = reads_of(item.measure).rounds
        if wanted > found + 1:
            place = Place(f"{asked.round.id}/{ROUND_FILE}")
            yield problem("RND-209", place, name=item.id, n=wanted, k=found + 1)
