"""The record of a round begun: its first entry, the people and their roles, a file for each commune."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.evidence.facts import Round
from engine.evidence.identity.round_folder import ROUND_FILE
from engine.evidence.round import four_eyes_of
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import ONE_PERSON, Actor, Mode
from engine.records.acting.acts import Wanted
from engine.records.acting.folding import folded_round
from engine.records.acting.judging_moves import judged
from engine.records.acting.round_state import RoundState
from engine.records.appraising.merged_units import Merged
from engine.records.entries.canonical_json import Json
from engine.records.entries.entry import digest
from engine.service.board.former_units import merged_in
from engine.service.parts.round_parts import whole_of
from engine.service.record.database_record import Person
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who, benches_of
from engine.service.review.layer_scores import Bench
from engine.service.review.opening.granting import granting, naming, people_changes, wanted_grants
from engine.service.review.opening.people import COUNCIL_FILE, Listed, read_people
from engine.service.review.opening.placing_files import Placed, placed_units, standing_with
from engine.service.rounds import lists_beside
from engine.service.store import Holdings
from engine.version import tool_name

# 2: laws and authorities beside the round's own stand in lists of their own.
SCHEMA = 2


@dataclass(frozen=True, slots=True)
class OpenRequest:
    """A round by name or path, who opens its record, and whether it is kept or only shown what would be."""

    round: str
    who: Who
    applied: bool = False


@dataclass(frozen=True, slots=True)
class Opened:
    """A record opened, or what opening it would do: how the round then stands, and the communes that get a file.

    ``again`` is a record that was there already; communes that came to the round since get their files. ``formed`` are
    those of them that were formed of others, which their files name; ``notices`` are what the record said, ``changed``
    the acts that bring its people and their roles to what the list says now; ``names`` are those whom
    it had named before.
    """

    folder: Path
    state: RoundState
    people: tuple[Listed, ...]
    fresh: tuple[Unit, ...]
    applied: bool
    again: bool
    formed: tuple[Merged, ...] = ()
    notices: tuple[Problem, ...] = ()
    changed: tuple[Wanted, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


def open_review(store: Holdings, asked: OpenRequest) -> Opened:
    """Begin a round's record, or bring one up to date: files for new communes, people and roles as listed.

    Every act is tried before the first is kept. Raises ProblemsFound: the round or the list of people cannot be read,
    it is not known which of several authorities decides on a commune (REC-383), one person alone where the round wants
    two (REC-354), or what the record refuses.
    """
    folder = store.round(asked.round)
    benches, people = benches_of(store, folder), read_people(folder)
    round_, placed = whole_of(benches), placed_units(benches)
    record = open_record(folder)
    state = record.round_state()
    if state is None:
        _refuse_wrong_hands(round_.id, folder, asked.who, people)
    held = {file.code for file in record.files()} if state else set()
    fresh = tuple(unit for unit in round_.units if unit.code not in held)
    formed = merged_in(replace(round_, units=fresh), lists_beside(benches[0].law.book))
    codes = tuple(unit.code for unit in round_.units)
    changed = people_changes(state, people, codes, _admin(asked.who), asked.who.at) if state and people else ()
    begun = [*_beginning(benches, placed, folder, people, asked.who)] if state is None else [*changed]
    after = _tried(state, begun)
    if after is None:  # a record begins with its first entry
        raise ProblemsFound([problem("REC-300", Place(folder.name), name=folder.name)])
    acts = [*begun, *_files(fresh, formed, asked.who, {unit.code: p.body(after) for p in placed for unit in p.units})]
    after = _tried(after, acts[len(begun) :]) or after
    found = list(record.notices)
    for act in acts if asked.applied else ():
        found += [told for told in record.apply(act).notices if told not in found]
    names = {person: known.name for person, known in record.people().items()}
    for listed in people if asked.applied else ():
        record.name_person(Person(listed.id, listed.name, listed.office))
    told = tuple(found)
    return Opened(folder, after, people, fresh, asked.applied, state is not None, formed, told, tuple(changed), names)


def _tried(state: RoundState | None, acts: Sequence[Wanted]) -> RoundState | None:
    """The round after acts that only are tried."""
    for act in acts:
        state = folded_round(state, judged(state, None, act))
    return state


def _refuse_wrong_hands(name: str, folder: Path, who: Who, people: tuple[Listed, ...]) -> None:
    """Whoever is named stands in the list; the one person of this machine may do all where the round says so."""
    place, alone = Place(f"{folder.name}/{COUNCIL_FILE}"), who.person == ONE_PERSON
    if not people and not alone:
        raise ProblemsFound([problem("REC-350", place, name=who.person)])
    if alone and four_eyes_of(folder) == "required":
        raise ProblemsFound([problem("REC-354", Place(f"{folder.name}/{ROUND_FILE}"), name=name)])
    if not alone and who.person not in {listed.id for listed in people}:
        known = ", ".join(listed.id for listed in people)
        raise ProblemsFound([problem("REC-355", place, given=who.person, known=known)])


def _beginning(
    benches: Sequence[Bench], placed: Sequence[Placed], folder: Path, people: tuple[Listed, ...], who: Who
) -> Iterator[Wanted]:
    """The first entry, each person, then each role, as the one who opens the record gives them."""
    admin = _admin(who)
    round_ = whole_of(benches)
    yield Wanted("genesis", round_.id, admin, who.at, {**_genesis(round_, folder), **standing_with(benches, placed)})
    yield from (naming(listed, admin, who.at) for listed in people)
    if who.person != ONE_PERSON:  # who acts for all needs no role of anybody's
        codes = tuple(unit.code for unit in round_.units)
        yield from (granting(key, admin, who.at) for key in wanted_grants(people, codes))


def _admin(who: Who) -> Actor:
    return Actor(who.person, "admin", "single" if who.person == ONE_PERSON else "board")


def _files(
    fresh: Sequence[Unit], formed: Sequence[Merged], who: Who, placed: Mapping[str, Mapping[str, Json]]
) -> Iterator[Wanted]:
    mode: Mode = "single" if who.person == ONE_PERSON else "board"
    former = {merged.code: merged.body for merged in formed}
    for unit in fresh:
        body: dict[str, Json] = {"name": unit.name, "kind": unit.type, "province": unit.province}
        body |= {"predecessors": former.get(unit.code, []), **placed[unit.code]}
        yield Wanted("open", unit.code, Actor(who.person, "secretary", mode), who.at, body)


def _genesis(round_: Round, folder: Path) -> dict[str, Json]:
    """What the first entry says of the round itself, as its file stands."""
    file = next(path for path in (folder / ROUND_FILE, folder / WORKBOOK) if path.exists())
    return {
        "round_sha": digest(file.read_bytes()),
        "on": round_.on.isoformat(),
        "four_eyes": four_eyes_of(folder),
        "simulated": round_.simulated,
        "tool": tool_name(),
        "schema": SCHEMA,
    }
