"""The desk on one round: its law and setting, its record, and the people by name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypeAlias

from engine.evidence.facts import Round
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.law.model import Standard, Unit
from engine.problems import InBoth, Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import ONE_PERSON, Actor, Role, with_names
from engine.records.acting.acts import Wanted
from engine.records.acting.commune_file import CommuneFile, State
from engine.records.acting.folding_files import folded_file
from engine.records.acting.judging_moves import judged
from engine.records.acting.move_table import ROUND_ACTS, roles_of
from engine.records.acting.round_state import RoundState
from engine.service.parts.round_parts import OpenPart, part_with, whole_of
from engine.service.record.record_store import RecordStore, open_record
from engine.service.review.layer_scores import Bench
from engine.service.rounds import evidence_before, find_unit, open_parts
from engine.service.store import Holdings

# The country has one time; a machine whose clock stands elsewhere writes it all the same.
VIETNAM = timezone(timedelta(hours=7))
# So many files are asked for one by one; more are read at once.
FEW = 60


def now() -> str:
    """The time as entries have it; the one clock of the desk."""
    return datetime.now(VIETNAM).isoformat(timespec="seconds")


def today() -> date:
    """The day of that clock."""
    return datetime.fromisoformat(now()).date()


@dataclass(frozen=True, slots=True)
class Desk:
    """A round whose record is open: what files are scored with, where they are kept, and how the round stands.

    There is a bench for each standard of the round. ``told`` are what the record said while acts were kept: they are
    kept all the same. ``day`` is the day on which it is looked at: overrides are in force on it or not.
    """

    folder: Path
    benches: tuple[Bench, ...]
    record: RecordStore
    state: RoundState
    told: list[Problem] = field(default_factory=list)
    day: date = field(default_factory=today)

    def apply(self, wanted: Wanted) -> None:
        """Keep an act; what is to be said of it is told once. Raises ProblemsFound as the record does."""
        self.tell(self.record.apply(wanted).notices)

    def tell(self, found: Iterable[Problem]) -> None:
        """What is to be said of an act that goes on all the same; each is said once."""
        for told in found:
            if told not in self.told:
                self.told.append(told)

    @property
    def name(self) -> str:
        """The round's id."""
        return self.benches[0].round.id

    @property
    def round(self) -> Round:
        """The round with the communes of all its standards."""
        return whole_of(self.benches)

    def bench_of(self, file: CommuneFile) -> Bench:
        """What a file is scored with: its own standard, in which its record has it.

        Raises ProblemsFound where the round has since put the commune under another one (REC-382).
        """
        bench, own = part_with(self.benches, file.code), file.standard or self.state.standard
        if (now := bench.law.book.standard.head.id) != own:
            place = Place(f"{self.folder.name}/{ROUND_FILE}")
            raise ProblemsFound([problem("REC-382", place, "", file.code, name=file.name, given=now, wanted=own)])
        return bench

    def by_part(self, files: Sequence[CommuneFile]) -> tuple[tuple[Bench, tuple[CommuneFile, ...]], ...]:
        """Files with what they are scored with, standard by standard; raises as ``bench_of``."""
        homes = [(self.bench_of(file), file) for file in files]
        parts = ((bench, tuple(file for home, file in homes if home is bench)) for bench in self.benches)
        return tuple((bench, own) for bench, own in parts if own)

    def unit(self, code: str) -> Unit:
        """A commune of the round by its code; raises StopIteration for a file that the round no longer has."""
        return next(unit for unit in self.round.units if unit.code == code)

    def units(self, asked: Sequence[str]) -> tuple[Unit, ...]:
        """Communes by code or name; all of the round where none is named. Raises ProblemsFound (RND-903)."""
        round_ = self.round
        return tuple(find_unit(round_, name) for name in asked) if asked else round_.units

    def files(self, asked: Sequence[str] = (), states: Collection[State] = ()) -> tuple[CommuneFile, ...]:
        """The files of some communes in the round's order, in some states where these are named.

        Of a few named ones no other is read: an act upon one file costs no more in a great round.
        """
        units = self.units(asked)
        if asked and len(units) <= FEW:
            held = {unit.code: file for unit in units if (file := self.record.file(unit.code))}
        else:
            held = {file.code: file for file in self.record.files()}
        found = (held[unit.code] for unit in units if unit.code in held)
        return tuple(file for file in found if not states or file.state in states)


@dataclass(frozen=True, slots=True)
class Who:
    """Who sits at the desk, and when, as an ISO time with its offset."""

    person: str
    at: str

    @property
    def day(self) -> date:
        """The calendar day of it."""
        return datetime.fromisoformat(self.at).date()

    def actor(self, state: RoundState | None, act: str, code: str = "", role: Role | None = None) -> Actor:
        """The person in the role that does an act: one that he holds for this commune, else the first that could.

        ``role`` is one named for the act.
        """
        roles = (role,) if role else roles_of(act) if code else ROUND_ACTS[act]
        if self.person == ONE_PERSON:
            return Actor(self.person, roles[0], "single")
        held = (
            [g.role for g in state.grants if g.person == self.person and g.covers(code) and g.holds(self.day)]
            if state
            else []
        )
        return Actor(self.person, next((role for role in roles if role in held), roles[0]))


BenchesOf: TypeAlias = "Callable[[Holdings, Path], tuple[Bench, ...]]"


def open_desk(store: Holdings, name: str, benches: BenchesOf | None = None) -> Desk:
    """The desk of a round, with ``benches`` by whoever keeps them at hand.

    Raises ProblemsFound where the round cannot be read, its record is not open (REC-300), or its list of communes has
    lost one that has a file (REC-387): papers, releases and verifying would go on without it.
    """
    folder = store.round(name)
    record = open_record(folder)
    state = record.round_state()
    if state is None:
        raise ProblemsFound([problem("REC-300", Place(folder.name), name=folder.name)])
    made = Desk(folder, (benches or benches_of)(store, folder), record, state)
    if gone := sorted({*state.files} - {unit.code for unit in made.round.units}):
        names = ", ".join(file.name for code in gone[:FEW] if (file := record.file(code)))
        raise ProblemsFound([problem("REC-387", Place(f"{folder.name}/{COMMUNES}"), names=names)])
    return made


def benches_of(store: Holdings, folder: Path) -> tuple[Bench, ...]:
    """What a round's files are scored with, by standard, the round's own first; raises as ``open_parts`` does."""
    return tuple(bench_for(folder, part) for part in open_parts(folder, store))


def bench_for(folder: Path, part: OpenPart) -> Bench:
    """What the files of an open part are scored with."""
    return Bench(part.law, part.round, evidence_before(folder, part.round, part.law, part.among), part.among)


def tried(desk: Desk, file: CommuneFile | None, wanted: Iterable[Wanted]) -> CommuneFile | None:
    """What acts would make of a file, one after the other, nothing kept; raises ProblemsFound as the record would."""
    for act in wanted:
        file = folded_file(desk.state, file, judged(desk.state, file, act))
    return file


def named(desk: Desk, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems with people by name beside their ids, and with each datum by its label."""
    return with_labels(with_names(tuple(found), names_of(desk)), *(bench.law.book.standard for bench in desk.benches))


def with_labels(found: Iterable[Problem], *standards: Standard) -> tuple[Problem, ...]:
    """Problems in which the datum that they are about is called as the standards call it: the record has ids only."""
    known = {one.id: InBoth(one.title, one.title_en) for standard in standards for one in standard.head.unit_facts}
    known |= {one.id: InBoth(one.label, one.label_en) for standard in standards for one in standard.book.evidence}
    return tuple(
        replace(told, values={**told.values, "datum": known.get(str(told.values["datum"]), told.values["datum"])})
        if "datum" in told.values
        else told
        for told in found
    )


def names_of(desk: Desk) -> dict[str, str]:
    """The people of a round by id."""
    return {person: known.name for person, known in desk.record.people().items()}


__all__ = (
    "VIETNAM",
    "Desk",
    "Role",
    "Who",
    "bench_for",
    "benches_of",
    "named",
    "names_of",
    "now",
    "open_desk",
    "today",
    "tried",
    "with_labels",
)
