"""A round read for its pages: the first time all of it, later only what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from engine.language import Say
from engine.scoring.round_result import RoundResult
from engine.service.board.receiving import Read, read_part, register_of_read
from engine.service.pages.folder_stamps import RoundStamp
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.seeing.place_names import places_of
from engine.service.pages.seeing.record_seen import RecordSeen, see_record
from engine.service.pages.sighted_round import SightedRound, in_order
from engine.service.parts.round_parts import OpenPart
from engine.service.rounds import assess_read, lists_beside, open_letters, open_parts
from engine.service.store import Holdings

# With more communes than this a round is scored as a whole again: the same work, and one result instead of many.
MOST_APART = 200


def sight(
    holdings: Holdings, name: str, stamp: RoundStamp, say: Say, before: SightedRound | None = None
) -> SightedRound:
    """Assess a round, read its register and its record; raises ProblemsFound as ``assess_parts`` does.

    With ``before``, the same round as it was seen last, only communes whose files changed since are scored. A store
    without a day has no register: ``holdings.today`` must be known.
    """
    if holdings.today is None:
        raise ValueError(name)
    folder = holdings.round(name)
    if before is not None and before.stamp.rest == stamp.rest:
        seen = _again(before, folder, holdings, holdings.today, stamp)
    else:
        seen = _whole(folder, holdings, holdings.today, stamp)
    seen.lines(say)
    return seen


def _whole(folder: Path, holdings: Holdings, today: date, stamp: RoundStamp) -> SightedRound:
    opened = open_parts(folder, holdings)
    reads = tuple(read_part(folder, part, holdings) for part in opened)
    parts = tuple(_assessed(folder, part, read, holdings, None) for part, read in zip(opened, reads, strict=True))
    told = register_of_read(reads, today).register
    places = places_of(parts[0].round.on, [u for made in parts for u in made.round.units], lists_beside(parts[0].book))
    return SightedRound(opened, reads, parts, told, stamp, record=see_record(folder, opened, holdings), places=places)


def _assessed(
    folder: Path, part: OpenPart, read: Read, holdings: Holdings, codes: Collection[str] | None
) -> RoundResult:
    letters = open_letters(folder, part.round, part.law.book, holdings)
    units = tuple(unit for unit in part.round.units if codes is None or unit.code in codes)
    return assess_read(part, read.evidence, letters, units)


def _again(before: SightedRound, folder: Path, holdings: Holdings, today: date, stamp: RoundStamp) -> SightedRound:
    """The round as it stands now, scored only where files, or what is said of them, are otherwise."""
    record, changed = before.record, before.stamp.changed_files(stamp)
    if before.stamp.record != stamp.record:
        record = see_record(folder, before.opened, holdings, before.record)
    seen = replace(before, stamp=stamp, record=record, told={}, worked={})
    codes = _of_record(before.record, record)
    if changed:
        reads = tuple(read_part(folder, part, holdings) for part in before.opened)
        concerned = frozenset(_concerned(before.reads, reads, changed))
        if len(concerned | seen.own.keys()) > MOST_APART:
            return _whole(folder, holdings, today, stamp)
        own = {**seen.own, **dict(_scored_apart(before.opened, reads, folder, holdings, concerned))}
        seen = replace(seen, reads=reads, own=own, register=register_of_read(reads, today).register)
        codes |= concerned
    return _with_lines(seen, before, codes)


def _scored_apart(
    opened: Sequence[OpenPart], reads: Sequence[Read], folder: Path, holdings: Holdings, codes: frozenset[str]
) -> Iterator[tuple[str, RoundResult]]:
    """Some communes scored by what was read of all."""
    for part, read in zip(opened, reads, strict=True):
        if here := codes & {unit.code for unit in part.round.units}:
            made = _assessed(folder, part, read, holdings, here)
            yield from ((code, made) for code in here)


def _concerned(old: Sequence[Read], now: Sequence[Read], changed: Collection[str]) -> Iterator[str]:
    """Communes of which a changed file says something, and those of which something else is said now."""
    for was, read in zip(old, now, strict=True):
        for evidence in (was.evidence, read.evidence):
            yield from (code for file in evidence.files if file.shown in changed for code in file.communes)
        for code, given in read.evidence.communes.items():
            if given.problems != was.evidence.communes[code].problems:
                yield code


def _of_record(old: RecordSeen | None, now: RecordSeen | None) -> frozenset[str]:
    """Communes whose files in the record are otherwise."""
    if old is now:
        return frozenset()
    was, files = (told.files if told else {} for told in (old, now))
    return frozenset(code for code in was.keys() | files.keys() if was.get(code) != files.get(code))


def _with_lines(seen: SightedRound, before: SightedRound, codes: frozenset[str]) -> SightedRound:
    """The lines of communes that nothing concerns stay as they were."""
    units = {unit.code: unit for unit in seen.round.units if unit.code in codes}
    for language, lines in before.told.items():
        say = _speaking(language)
        fresh = {code: seen.fresh_line(unit, say) for code, unit in units.items()}
        seen.told[language] = in_order(_put(lines, fresh))
    return seen


def _put(lines: Sequence[CommuneLine], fresh: Mapping[str, CommuneLine]) -> Iterator[CommuneLine]:
    return (fresh.get(line.code, line) for line in lines)


def _speaking(language: str) -> Say:
    from engine.language import speak

    return speak(language)
