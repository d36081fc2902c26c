"""The rounds before a round, one after another by ``previous`` of round.yaml: what their communes gave."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from engine.evidence.facts import Fact, Round, RoundEvidence
from engine.evidence.form_cache import cache_path
from engine.evidence.identity.against_lists import changed
from engine.evidence.identity.official_lists import OfficialLists
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.identity.unit_names import full_name
from engine.evidence.reading import Beside, read_evidence
from engine.evidence.round import read_round
from engine.evidence.setting.judged_by import Among, names_in, parted
from engine.evidence.setting.round_sources import is_round, round_source
from engine.law.loading import Lawbook
from engine.law.measures.kinds import reads_of
from engine.law.model import Standard
from engine.law.periods.own_period import days_of
from engine.law.questions import Evidence
from engine.law.recognising.refusing import kept_rounds
from engine.law.units.unit_facts import UnitFact
from engine.problems import Place, Problem, ProblemsFound, day_in_both, errors, problem
from engine.service.state.beside import facts_of

Given: TypeAlias = Mapping[str, Mapping[str, Fact]]


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose rounds are looked back from, by which law and lists, and for which communes (None: all).

    ``decided`` is how many rounds back decisions are asked for, where another law than the round's looks further.
    """

    folder: Path
    round: Round
    book: Lawbook
    lists: OfficialLists | None
    only: frozenset[str] | None
    decided: int = 0

    @property
    def decisions(self) -> int:
        """How many rounds back what communes came to is asked for."""
        return max(self.decided, kept_rounds(self.book.standard.head.levels))


@dataclass(frozen=True, slots=True)
class RoundsBefore:
    """The facts of each round before, by commune, the latest first; and what is to be told of them."""

    facts: tuple[Given, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class EarlierPart:
    """A round before and its folder; ``among`` is the whole of it where several standards judged it."""

    round: Round
    folder: Path
    among: Among | None = None


def rounds_before(asked: Asked) -> RoundsBefore:
    """As many rounds as the law reads, one at least, for the checks that look back; none where there is nothing.

    A unit that is another since then is not compared, and told, for the plan before looks back too. Under another
    standard nothing is compared, nor anything before it. Nor is a datum whose period is the same days in both rounds:
    it is one figure, and no change. Raises ProblemsFound when a round names one that is not
    beside it.
    """
    facts: list[Given] = []
    told: list[Problem] = []
    later = asked.round
    for earlier in chain_of_rounds(asked):
        before, home = earlier.round, earlier.folder
        others = {now.code: (then, now) for then, now in changed(before, asked.round, asked.lists)}
        if not facts:
            told += [
                problem("RND-233", Place(COMMUNES), code=code, before=full_name(then), now=full_name(now))
                for code, (then, now) in others.items()
            ]
        if before.standard != asked.round.standard or len(facts) == max(1, depth_of(asked.book)):
            break
        cache = cache_path(home / before.standard if earlier.among else home, os.environ)
        read = read_evidence(home, asked.book, before, Beside(among=earlier.among), only=asked.only, cache=cache)
        same = same_days(asked.book.standard, later, before)
        told += (*_counted_twice(asked, same, (later, before)), *_unread(asked, before, read))
        facts.append({code: _without(given.facts, same) for code, given in read.communes.items() if code not in others})
        later = before
    return RoundsBefore(tuple(facts), (*told, *_too_few(asked, len(facts))))


def same_days(standard: Standard, later: Round, before: Round) -> tuple[Evidence, ...]:
    """The data whose own period is the same days in a round and in the one before it."""
    with_own = [entry for entry in standard.book.evidence if entry.period]
    return tuple(e for e in with_own if days_of(e.period, later.days) == days_of(e.period, before.days))


def _without(facts: Mapping[str, Fact], left_out: Sequence[Evidence]) -> Mapping[str, Fact]:
    gone = {entry.id for entry in left_out}
    return {name: fact for name, fact in facts.items() if name not in gone} if gone else facts


def _counted_twice(asked: Asked, same: Sequence[Evidence], rounds: tuple[Round, Round]) -> Iterator[Problem]:
    """Data that two rounds count over the same days, told period by period."""
    later, before = rounds
    for period in dict.fromkeys(entry.period for entry in same if entry.period):
        labels = [(e.label, e.label_en) for e in same if e.period == period]
        vi, en = ("; ".join(words) for words in zip(*labels, strict=True))
        days = period.days(later.on)
        values = {"name": period.title, "name_en": period.title_en, "labels": vi, "labels_en": en}
        span = {"first": day_in_both(days.first), "last": day_in_both(days.last)}
        place = Place(f"{asked.round.id}/{ROUND_FILE}")
        yield problem("RND-271", place, now=later.title, before=before.title, **values, **span)


def _unread(asked: Asked, before: Round, read: RoundEvidence) -> Iterator[Problem]:
    """That an earlier round whose figures the law reads has some that cannot be read: as they are, they are missing."""
    found = [*read.problems, *(p for given in read.communes.values() for p in given.problems)]
    if depth_of(asked.book) and (wrong := errors(found)):
        place = Place(f"{asked.round.id}/{ROUND_FILE}")
        yield problem("RND-274", place, before=before.title, id=before.id, n=len(wrong), first=str(wrong[0].place))


def depth_of(book: Lawbook) -> int:
    """How many rounds back the law reads."""
    earlier = (datum.back for item in book.standard.items for datum in reads_of(item.measure).earlier)
    return max(earlier, default=0)


def chain_of_rounds(asked: Asked) -> Iterator[EarlierPart]:
    """The rounds before, the latest first, as many as the law reads or its levels look at; one at least.

    Of a round of several standards it is the part that this law judged, or the round itself where it judged none.
    Raises ProblemsFound when a round names one that is not beside it, or one of which it is not known who judged whom.
    """
    folder, round_, seen = asked.folder, asked.round, {asked.round.id}

    def declared(standard: str) -> tuple[UnitFact, ...] | None:
        return asked.book.standard.head.unit_facts if standard == asked.round.standard else None

    for _ in range(max(1, depth_of(asked.book), asked.decisions)):
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
        yield _own_part(round_, last, asked.book)


def _own_part(before: Round, home: Path, book: Lawbook) -> EarlierPart:
    if not before.standards:
        return EarlierPart(before, home)
    declared = {name: facts_of(book.folder.parent / name) or () for name in names_in(before.standard, before.standards)}
    parts = parted(before, round_source(home), declared)
    own = next((part for part in parts if part.standard == book.standard.head.id), None)
    return EarlierPart(before, home) if own is None else EarlierPart(own, home, Among(before))


def _too_few(asked: Asked, found: int) -> Iterator[Problem]:
    """Items that look at more rounds in a row than there are."""
    for item in asked.book.standard.items:
        wanted = reads_of(item.measure).rounds
        if wanted > found + 1:
            place = Place(f"{asked.round.id}/{ROUND_FILE}")
            yield problem("RND-209", place, name=item.id, n=wanted, k=found + 1)
