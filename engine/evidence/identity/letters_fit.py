"""Whether a letter is of the round's own place and year: one that is not asks communes what they owe nobody.

The place is the round's ``area`` and what the list of its day says of its communes, so an area elsewhere is told too.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

from engine.evidence.facts import Round
from engine.evidence.identity.confirming import answered
from engine.evidence.identity.official_lists import Listed, OfficialLists
from engine.files.numbers import plain
from engine.law.directives import Directive, Directives, Letter
from engine.law.source import Source
from engine.problems import Problem

EVERYWHERE = "ca nuoc"
MOST_SHOWN = 5
KIND_OF_AREA = re.compile(r"^(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|dac khu|xa|phuong|thi tran)\s+")


def letter_problems(
    letters: Directives, round_: Round, source: Source, lists: OfficialLists | None
) -> Iterator[Problem]:
    """Letters of another year than the round's, or of a place that the round is not of.

    Until the round confirms one (RND-235) it is held back (RND-234): no form asks by it and no plan cites it.
    """
    for at, name in enumerate(round_.directives):
        letter = next(entry.letter for entry in letters.letters if entry.id == name)
        if told := misfit(letter, round_, lists):
            found = source.problem("RND-234", ("directives", at), given=name, title=letter.title, **told)
            yield from answered([found], name, round_)


def area_problems(round_: Round, source: Source, lists: OfficialLists | None) -> Iterator[Problem]:
    """Communes whose province the round's area does not name (RND-240); a district by itself is named well enough."""
    held = [unit for unit in (lists.unit(u.code, round_.on) for u in round_.units) if unit] if lists else []
    if apart := [] if plain(round_.area) == EVERYWHERE else [unit for unit in held if not _names(round_.area, unit)]:
        provinces = ", ".join(dict.fromkeys(unit.province[:1].lower() + unit.province[1:] for unit in apart))
        names = ", ".join(f"{unit.code} {unit.name}" for unit in apart[:MOST_SHOWN])
        values = {"count": len(apart), "provinces": provinces, "names": names + ", …" * (len(apart) > MOST_SHOWN)}
        yield source.problem("RND-240", ("area",), given=round_.area, **values)


def fitting(letters: Mapping[str, Directive], round_: Round, lists: OfficialLists | None) -> tuple[str, ...]:
    """Of letters by their ids those of the round's own year and place."""
    return tuple(name for name, held in letters.items() if not misfit(held.letter, round_, lists))


def held_back(found: Iterable[Problem]) -> frozenset[str]:
    """The letters that are not followed, by their ids."""
    return frozenset(str(told.values["given"]) for told in found if told.code == "RND-234")


def letter_stamps(letters: Directives | None) -> Mapping[str, str]:
    """Each letter by its id, with eight signs of the SHA-256 of all that it says."""
    known = letters.letters if letters else ()
    return {entry.id: hashlib.sha256(entry.model_dump_json().encode()).hexdigest()[:8] for entry in known}


def misfit(letter: Letter, round_: Round, lists: OfficialLists | None) -> Mapping[str, str]:
    """What of a letter is not the round's, in both languages; nothing when it fits."""
    own, own_en = [], []
    if letter.year and not round_.period_from.year <= letter.year <= round_.on.year:
        years = "–".join(dict.fromkeys(str(day.year) for day in (round_.period_from, round_.on)))
        own.append(f"văn bản của năm {letter.year}, đợt này của năm {years}")
        own_en.append(f"it is of {letter.year}, the round of {years}")
    if not _covers(letter.area or EVERYWHERE, round_, lists):
        own.append(f"văn bản của {letter.area}, đợt này của {round_.area}")
        own_en.append(f"it is of {letter.area}, the round of {round_.area}")
    return {"why": "; ".join(own), "why_en": "; ".join(own_en)} if own else {}


def _covers(area: str, round_: Round, lists: OfficialLists | None) -> bool:
    """Whether each place that a letter names is one that the round names, or that all its communes lie in."""
    if plain(area) == EVERYWHERE:
        return True
    said = f" {_words(round_.area)} "
    return all(f" {part} " in said or part in _places(round_, lists) for part in map(_bare, area.split(",")))


def _names(area: str, unit: Listed) -> bool:
    """Whether an area names the province of a unit, or nothing but its district."""
    own = {_bare(place) for place in (unit.district, unit.province) if place}
    return f" {_bare(unit.province)} " in f" {_words(area)} " or own >= {*map(_bare, area.split(","))}


def _places(round_: Round, lists: OfficialLists | None) -> frozenset[str]:
    """The districts and provinces that every commune of the round lies in, by the list of its day."""
    held = [lists.unit(unit.code, round_.on) for unit in round_.units] if lists else []
    if not held or not all(held):
        return frozenset()
    places = [{_bare(place) for place in (u.district, u.province) if place} for u in held if u]
    return frozenset(set.intersection(*places))


def _bare(place: str) -> str:
    """The name of a place without its kind."""
    return _words(KIND_OF_AREA.sub("", plain(place)))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9']+", plain(text)))
