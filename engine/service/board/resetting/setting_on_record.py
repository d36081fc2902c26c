"""What of a round's setting its record rests on: what it began with, and what points were recorded by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from engine.evidence.facts import Round
from engine.evidence.setting.round_sheets import LINES
from engine.language import speak
from engine.problems import Place, Problem, problem
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.scoring.whom.authorities import authorities_for
from engine.service.parts.round_parts import OpenPart
from engine.service.record.record_store import record_at

MOST_NAMED: Final = 5
# The fields of a round that its first entry has, and those by which points are worked out; by the key of their line.
BEGUN_WITH: Final[Mapping[str, str]] = {"on": "on", "four_eyes": "four_eyes", "simulated": "simulated"}
SCORED_BY: Final[Mapping[str, str]] = {"from": "period_from", "to": "period_to", "previous": "previous"}


def against_record(folder: Path, before: Round, after: Round, parts: Sequence[OpenPart]) -> list[Problem]:
    """Why a round whose record is open must not be changed so; nothing where none is open, or nothing rests on it.

    What the record began with (REC-385), what recorded points were worked out by (REC-386), a commune that has a file
    taken out (REC-387), one put under another standard or authority than its file's (REC-382, REC-384). ``parts`` are
    those of the round as it would be. Raises ProblemsFound where the record cannot be read.
    """
    record = record_at(folder)
    state = record.round_state() if record.is_there() else None
    if state is None:
        return []
    files = {file.code: file for file in record.files()}
    place = Place(folder.name)
    return [
        *_begun(state, before, after, place),
        *_scored(before, after, _recorded(files), place),
        *_left(files, after, place),
        *_placed(state, files, parts, place),
    ]


def _begun(state: RoundState, before: Round, after: Round, place: Place) -> Iterator[Problem]:
    kept: Mapping[str, Any] = {"on": state.on, "four_eyes": state.four_eyes, "simulated": state.simulated}
    for key, name in BEGUN_WITH.items():
        old, new = _plain(getattr(before, name)), _plain(getattr(after, name))
        if new not in (old, kept[key]):
            yield problem("REC-385", place, **_labelled(key))


def _recorded(files: Mapping[str, CommuneFile]) -> dict[str, str]:
    """The communes whose points are in the record, by code."""
    return {code: file.name for code, file in files.items() if file.submissions or file.scores}


def _scored(before: Round, after: Round, recorded: Mapping[str, str], place: Place) -> Iterator[Problem]:
    for key, name in SCORED_BY.items():
        if recorded and getattr(before, name) != getattr(after, name):
            yield problem("REC-386", place, names=_some(list(recorded.values())), **_labelled(key))
    for label, label_en, old, new in _by_commune(before, after):
        if touched := [name for code, name in recorded.items() if old.get(code) != new.get(code)]:
            yield problem("REC-386", place, names=_some(touched), label=label, label_en=label_en)


def _by_commune(before: Round, after: Round) -> Iterator[tuple[str, str, Mapping[str, Any], Mapping[str, Any]]]:
    """What is said of single communes, by code; one that is taken out is told of in its own words."""
    held = {unit.code for unit in after.units}
    units = [{unit.code: unit for unit in told.units if unit.code in held} for told in (before, after)]
    yield "dữ kiện của xã", "facts of the commune", units[0], {**units[1]}
    classes = [{one.commune: one for one in told.overrides} for told in (before, after)]
    yield "nhóm ấn định", "class set by hand", classes[0], classes[1]
    confirmed = [{one.name: one for one in told.confirmed} for told in (before, after)]
    yield "xác nhận của hội đồng", "what the council confirms", confirmed[0], confirmed[1]


def _left(files: Mapping[str, CommuneFile], after: Round, place: Place) -> Iterator[Problem]:
    held = {unit.code for unit in after.units}
    if gone := [file.name for code, file in files.items() if code not in held]:
        yield problem("REC-387", place, names=_some(gone))


def _placed(
    state: RoundState, files: Mapping[str, CommuneFile], parts: Sequence[OpenPart], place: Place
) -> Iterator[Problem]:
    for part in parts:
        standard = part.law.book.standard.head.id
        for authority, units in authorities_for(part.law.book, part.law.table, part.round, part.round.units):
            for file in (files[unit.code] for unit in units if unit.code in files):
                own, by = file.standard or state.standard, file.authority or state.authority
                now = authority.id if authority else ""
                named = {"name": file.name}
                if own != standard:
                    yield problem("REC-382", place, "", file.code, **named, given=standard, wanted=own)
                elif by and now != by:
                    yield problem("REC-384", place, "", file.code, **named, given=now or "–", wanted=by)


def _labelled(key: str) -> dict[str, str]:
    label = next(line.label for line in LINES if line.route[-1] == key)
    return {"label": label, "label_en": speak("en")(label)}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:MOST_NAMED]) + (f" … ({len(names)})" if len(names) > MOST_NAMED else "")
