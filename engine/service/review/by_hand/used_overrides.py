"""Which overrides and exemptions count for each file: those of the day, or of the day on which it was settled."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce

from engine.problems import Problem, ProblemsFound
from engine.records.acting.actors import moment
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.folding_files import override_of, with_override
from engine.records.acting.move_table import DECIDED
from engine.records.acting.override_file import Used
from engine.records.acting.overriding import DatedOverride, used_on
from engine.records.entries.entry import Entry, read_entry
from engine.reporting.review.appraisal_page import Scored
from engine.service.record.record_store import RecordStore
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import Bench, TwoLayers, two_layers

SIGN = b'"act":"override"'
# What was scored, and is in the record with its score.
SCORED = ("submit", "appraise")


@dataclass(frozen=True, slots=True)
class Counting:
    """Of each commune the overrides that count for it; of those with one that is over, its name (REC-270)."""

    used: Used
    expired: Mapping[str, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class ScoredPart:
    """The files of one standard with what they are scored with, and both their layers."""

    bench: Bench
    files: tuple[CommuneFile, ...]
    layers: TwoLayers

    def scored(self, file: CommuneFile, deciding: frozenset[str] = frozenset()) -> Scored:
        """A file's layers for whoever shows them."""
        return self.layers.scored(file.code, deciding)


def desk_layers(desk: Desk, files: Sequence[CommuneFile], day: date) -> tuple[ScoredPart, ...]:
    """Both layers of files scored with what counts on a day, standard by standard.

    Those with an override that is over are not scored, and told of. Raises ProblemsFound as ``Desk.by_part`` does.
    """
    told = counting(desk, files, day)
    return tuple(_part(bench, own, told) for bench, own in desk.by_part(files))


def _part(bench: Bench, own: tuple[CommuneFile, ...], told: Counting) -> ScoredPart:
    expired = {file.code: told.expired[file.code] for file in own if file.code in told.expired}
    sound = [file for file in own if file.code not in expired]
    return ScoredPart(bench, own, replace(two_layers(bench, sound, told.used), expired=expired))


def whole_layers(desk: Desk, files: Sequence[CommuneFile], day: date) -> tuple[ScoredPart, ...]:
    """The same, of every file asked about; raises ProblemsFound with each override that is over (REC-270)."""
    parts = desk_layers(desk, files, day)
    if over := [found for part in parts for told in part.layers.expired.values() for found in told]:
        raise ProblemsFound(over)
    return parts


def counting(desk: Desk, files: Collection[CommuneFile], day: date) -> Counting:
    """What counts for each file on a day; one that was decided keeps what counted when it was appraised."""
    known = desk.state.overrides
    settled = {file.code: told for file in files if file.state in DECIDED and (told := file.last("appraise"))}
    acts = override_entries(desk.record) if settled and known else ()
    return _counting(
        (code, known_at(acts, told.seq), moment(told.at).date()) if (told := settled.get(code)) else (code, known, day)
        for code in (file.code for file in files if known)
    )


def when_scored(record: RecordStore, files: Collection[CommuneFile]) -> Counting:
    """What counted for each file at its last recorded score: the overrides as the record had them, on its day."""
    acts = override_entries(record)
    scored = ((file.code, told) for file in files if acts and (told := file.last(*SCORED)))
    return _counting((code, known_at(acts, told.seq), moment(told.at).date()) for code, told in scored)


def _counting(told: Iterable[tuple[str, tuple[DatedOverride, ...], date]]) -> Counting:
    """Of each commune by code the overrides that are known, and the day."""
    used, expired = dict[str, tuple[DatedOverride, ...]](), dict[str, tuple[Problem, ...]]()
    for code, known, day in told:
        try:
            own = used_on(known, code, day)
        except ProblemsFound as found:
            expired[code] = tuple(replace(one, commune=code) for one in found.problems)
        else:
            used |= {code: own} if own else {}
    return Counting(used, expired)


def override_entries(record: RecordStore) -> tuple[Entry, ...]:
    """Every entry of an override, in the order of the chain."""
    told = enumerate(record.entries(), 1)
    found = (read_entry(raw, at) for at, (raw, _) in told if SIGN in raw)
    return tuple(entry for entry in found if entry.act == "override")


def known_at(acts: Iterable[Entry], seq: int) -> tuple[DatedOverride, ...]:
    """The overrides as the record had them before an entry of this number."""
    none: tuple[DatedOverride, ...] = ()
    return reduce(with_override, (override_of(entry) for entry in acts if entry.seq < seq), none)
