"""A round as its record has it: the parts scored by the figures that the board let stand, or by those of the forms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.evidence.on_record import OnRecord
from engine.law.model import Standard, Unit
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.override_file import use_words
from engine.records.acting.overriding import DatedOverride
from engine.records.acting.round_state import RoundState
from engine.records.appraising.figure_layers import on_record
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import OpenPart
from engine.service.record.known_checkpoints import lost
from engine.service.record.record_store import RECORD, open_record
from engine.service.review.by_hand.used_overrides import Counting, counting
from engine.service.review.desk import Desk, bench_for
from engine.service.review.layer_scores import Bench, Kept, counted, layered
from engine.service.rounds import assess_parts, letters_followed, open_letters, open_parts
from engine.service.store import Holdings

MOST_NAMED = 5
# What is told of a round because it has a record.
OF_RECORD = ("RPT-151", "RPT-152", "RPT-153")
# Which figures are asked for; None is those of the record where there is one.
Layer = Literal["self", "appraised"]


@dataclass(frozen=True, slots=True)
class Files:
    """A round's record as it is read here: its state, its files that were sent and what counts for them by commune.

    ``own`` is whether the communes' own figures are asked for.
    """

    state: RoundState
    sent: Mapping[str, CommuneFile]
    counting: Counting
    own: bool


def recorded_parts(
    folder: Path, holdings: Holdings, layer: Layer | None = None, *, whole: bool = True
) -> tuple[RoundResult, ...]:
    """Every part of a round, scored by the figures that count in its record; by its forms where it has none.

    With the overrides that count as at the desk. A commune whose file was not sent is set aside and told; one with an
    override that is over (REC-270) only where what is asked for is not of the ``whole`` round. Raises ProblemsFound
    with each of these otherwise, and as ``open_parts`` and the record do: a record that is lost (REC-162), none where
    appraised figures are asked for (RPT-150).
    """
    record = open_record(folder)
    state = record.round_state()
    if state is None:
        if gone := lost(folder / RECORD):
            raise ProblemsFound([gone])
        if layer == "appraised":
            raise ProblemsFound([problem("RPT-150", Place(folder.name), name=folder.name)])
        return assess_parts(folder, holdings)
    parts = open_parts(folder, holdings)
    desk = Desk(folder, tuple(bench_for(folder, part) for part in parts), record, state)
    files = _files(desk, own=layer == "self")
    if whole and (over := [found for own in files.counting.expired.values() for found in own]):
        raise ProblemsFound(over)
    pairs = zip(parts, desk.benches, strict=True)
    made = tuple(_recorded(folder, part, holdings, (bench, files)) for part, bench in pairs)
    told = (*record.notices, *_other_law(desk))
    return (replace(made[0], problems=(*told, *made[0].problems)), *made[1:])


def _files(desk: Desk, *, own: bool) -> Files:
    """What a record has of the communes that sent their file; raises as ``Desk.by_part`` does."""
    held = [file for file in desk.files() if on_record(desk.state, file, own=own).layer]
    sent = {file.code: file for _, of_part in desk.by_part(held) for file in of_part}
    return Files(desk.state, sent, counting(desk, held, desk.day), own)


def _recorded(folder: Path, part: OpenPart, holdings: Holdings, held: tuple[Bench, Files]) -> RoundResult:
    bench, files = held
    law, round_, used = part.law, part.round, files.counting.used
    sent = {code: file for code, file in files.sent.items() if code not in files.counting.expired}
    scored = layered(bench, {code: _figures(file, files) for code, file in sent.items()}, used)
    given = {unit.code: scored.evidence.communes.get(unit.code) or _aside(files, unit) for unit in round_.units}
    stands = {unit.code: _stands(files, unit.code, law.book.standard) for unit in round_.units}
    communes = {code: replace(own, code=code, on_record=stands[code]) for code, own in given.items()}
    evidence = replace(scored.evidence, communes=communes)
    letters = letters_followed(open_letters(folder, round_, law.book, holdings))
    made = assess(law.book, law.table, replace(scored.round, units=round_.units), evidence, followed=letters)
    return replace(made, problems=(*part.problems, *_told(folder, round_.units, evidence), *made.problems))


def _figures(file: CommuneFile, files: Files) -> Kept:
    """The facts that count of a file that was sent: as corrected and exempted, else as given; or as given alone."""
    return file.own if files.own else counted(file, files.counting.used)


def _aside(files: Files, unit: Unit) -> CommuneEvidence:
    """A commune without a sent file, or with an override that is over, which is told."""
    found = files.counting.expired.get(unit.code, ())
    return CommuneEvidence("", {}, found, set_aside=True, received=unit.code in files.sent)


def _stands(files: Files, code: str, standard: Standard) -> OnRecord:
    """How a commune's figures stand in the record, with the overrides that count in its score."""
    own = on_record(files.state, files.sent.get(code), own=files.own)
    told = [one for one in files.counting.used.get(code, ()) if _bears_on(one, own=files.own)]
    exempt = frozenset(one.value for one in told if one.kind == "not_applicable")
    return replace(own, exempt=exempt, uses=tuple(use_words(one, standard) for one in told))


def _bears_on(override: DatedOverride, *, own: bool) -> bool:
    """Whether an override bears on these figures: a class on both layers, an exemption on the board's."""
    return override.kind == "class" or (override.kind == "not_applicable" and not own)


def _told(folder: Path, units: Collection[Unit], evidence: RoundEvidence) -> Iterator[Problem]:
    """Whose file was not sent, and which is no longer what was decided upon."""
    place, held = Place(f"{folder.name}/{RECORD}"), evidence.on_record
    if unsent := [unit for unit in units if not held[unit.code].layer]:
        yield problem("RPT-151", place, n=len(unsent), names=_named(unsent), round=folder.name)
    if changed := [unit for unit in units if held[unit.code].is_changed]:
        yield problem("RPT-152", place, n=len(changed), names=_named(changed), round=folder.name)


def _other_law(desk: Desk) -> Iterator[Problem]:
    """Which laws at hand are not those under which the record was begun."""
    own = {bench.law.book.standard.head.id: bench.law.book.sha256 for bench in desk.benches}
    for told in desk.state.laws:
        if own.get(told.standard) != told.law:
            yield problem("RPT-153", Place(f"{desk.folder.name}/{RECORD}"), name=told.standard)


def _named(units: Collection[Unit]) -> str:
    names = [unit.name for unit in units]
    return ", ".join(names[:MOST_NAMED]) + ", …" * (len(names) > MOST_NAMED)
