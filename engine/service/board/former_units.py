"""What the units that a commune was formed of gave, and were recognised as, in the round before; only to be shown.

Checks and items that look back go on without it: to them a merged commune's past is not known (RND-233).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from engine.evidence.facts import Fact, Round
from engine.evidence.form_cache import cache_path
from engine.evidence.identity.official_lists import LAST_LEGACY_DAY, OfficialLists
from engine.evidence.reading import Beside, read_evidence
from engine.problems import ProblemsFound
from engine.records.acting.commune_file import CommuneFile, State
from engine.records.appraising.merged_units import (
    Figure,
    FormerUnit,
    LookedBack,
    Merged,
    Recognised,
    RoundBefore,
    added_up,
    merged_unit,
)
from engine.service.board.rounds_before import Asked, EarlierPart, chain_of_rounds, same_days
from engine.service.record.record_store import open_record

DECISION = "decision"  # what a secretary calls the paper of a decision, in the record
# From here on a file's figures are the council's.
APPRAISED: frozenset[State] = frozenset({"appraised", "before_council", "voted", "decided", "published", "revoked"})


def merged_in(round_: Round, lists: OfficialLists | None) -> tuple[Merged, ...]:
    """The communes of a round that were formed of others on 01/07/2025; none before that day or without lists."""
    if lists is None or round_.on <= LAST_LEGACY_DAY:
        return ()
    found = (_merged(unit.code, lists) for unit in round_.units if lists.unit(unit.code, round_.on))
    return tuple(merged for merged in found if merged)


def _merged(code: str, lists: OfficialLists) -> Merged | None:
    origins = lists.origins(code)
    listed = {old: lists.unit(old, LAST_LEGACY_DAY) for old, _ in origins}
    return merged_unit(code, origins, {old: unit.name for old, unit in listed.items() if unit})


def looked_back(asked: Asked, code: str) -> LookedBack | None:
    """A commune against what it was formed of; None where it was not, or the round before is of the new communes too.

    Raises ProblemsFound when the round names one before it that is not there.
    """
    merged = next((told for told in merged_in(asked.round, asked.lists) if told.code == code), None)
    if merged is None:
        return None
    part = next(chain_of_rounds(asked), None)
    if part is None:
        return LookedBack(merged, "no_round")
    if part.round.on > LAST_LEGACY_DAY:
        return None
    files = _files(part.folder)
    return _against(asked, merged, part, files)


def _against(asked: Asked, merged: Merged, part: EarlierPart, files: Mapping[str, CommuneFile] | None) -> LookedBack:
    """What can be told, and where sums cannot be, why."""
    before, held = part.round, {unit.code for unit in part.round.units}
    days = before.days.counted
    told = LookedBack(
        merged,
        "added",
        RoundBefore(before.id, before.title, days.first, days.last),
        absent=tuple(unit for unit in merged.former if unit.code not in held),
        recognised=tuple(_recognised(merged.former, files or {})),
        recorded=files is not None,
    )
    if not merged.former:
        return replace(told, standing="unlisted")
    if merged.split:
        return replace(told, standing="split")
    if told.absent:
        return replace(told, standing="absent")
    if before.standard != asked.round.standard:
        return replace(told, standing="other_standard")
    return _summed(asked, told, part, files or {})


def _summed(asked: Asked, told: LookedBack, part: EarlierPart, files: Mapping[str, CommuneFile]) -> LookedBack:
    """Every count that both rounds count over days of their own, added up."""
    standard = asked.book.standard
    same = {entry.id for entry in same_days(standard, asked.round, part.round)}
    counts = [e.id for e in standard.book.evidence if e.kind == "count" and e.id not in same]
    appraised = {code: file for code, file in files.items() if file.state in APPRAISED}
    former = told.merged.former
    given = _given(asked, part, frozenset(unit.code for unit in former if unit.code not in appraised))
    given |= {code: _kept(file, counts) for code, file in appraised.items()}
    return replace(
        told,
        appraised=tuple(unit for unit in former if unit.code in appraised),
        sums=added_up(told.merged, given, counts),
        not_added=tuple(e.id for e in standard.book.evidence if e.kind != "count" and e.id not in same),
        same_days=tuple(e.id for e in standard.book.evidence if e.id in same),
    )


def _given(asked: Asked, part: EarlierPart, only: frozenset[str]) -> dict[str, dict[str, Figure]]:
    """What the forms of some communes of the round before say; of a datum with an error there is nothing."""
    if not only:
        return {}
    home, before = part.folder, part.round
    cache = cache_path(home / before.standard if part.among else home, os.environ)
    read = read_evidence(home, asked.book, before, Beside(among=part.among), only=only, cache=cache)
    return {code: {name: _figure(fact) for name, fact in own.facts.items()} for code, own in read.communes.items()}


def _figure(fact: Fact) -> Figure:
    return fact.value if fact.state == "given" else "not_applicable"


def _kept(file: CommuneFile, counts: Collection[str]) -> dict[str, Figure]:
    """A file's figures as the council appraised them: those that can be added up."""
    held = {name: fact for name, fact in file.counted.items() if fact.state != "missing" and name in counts}
    return {name: int(fact.value) if fact.state == "given" else "not_applicable" for name, fact in held.items()}


def _recognised(former: Iterable[FormerUnit], files: Mapping[str, CommuneFile]) -> Iterator[Recognised]:
    """The former units that a council's record says were recognised; the number and day are of the paper as signed."""
    for unit in former:
        file = files.get(unit.code)
        if file is None or file.decision is None or file.decision.kind != "recognise":
            continue
        paper = next((paper for paper in reversed(file.signed) if paper.kind == DECISION), None)
        day = paper.date if paper else file.decision.at[:10]
        yield Recognised(unit, paper.number if paper else "", day, file.revoked is not None)


def _files(home: Path) -> dict[str, CommuneFile] | None:
    """The files of the round before by code; None where it has no record, or none that can be read."""
    try:
        record = open_record(home)
        return None if record.round_state() is None else {file.code: file for file in record.files()}
    except ProblemsFound:
        return None
