"""A round as its record has it: the parts scored by the figures that the board let stand, or by those of the forms."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.commune_file import CommuneFile
from engine.records.acting.round_state import RoundState
from engine.records.appraising.figure_layers import figures_of, on_record
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import OpenPart
from engine.service.record.known_checkpoints import lost
from engine.service.record.record_store import RECORD, open_record
from engine.service.review.layer_scores import Bench, layered
from engine.service.rounds import assess_parts, evidence_before, letters_followed, open_letters, open_parts
from engine.service.store import Holdings

MOST_NAMED = 5
# What is told of a round because it has a record.
OF_RECORD = ("RPT-151", "RPT-152", "RPT-153")
# Which figures are asked for; None is those of the record where there is one.
Layer = Literal["self", "appraised"]


@dataclass(frozen=True, slots=True)
class Files:
    """A round's record as it is read here: its state, its files by commune, and whether the own figures are asked."""

    state: RoundState
    held: Mapping[str, CommuneFile]
    own: bool


def recorded_parts(folder: Path, holdings: Holdings, layer: Layer | None = None) -> tuple[RoundResult, ...]:
    """Every part of a round, scored by the figures that count in its record; by its forms where it has none.

    A commune whose file was not sent is set aside and told. Raises ProblemsFound as ``open_parts`` and the record do:
    a record that is lost (REC-162), none where appraised figures are asked for (RPT-150).
    """
    record = open_record(folder)
    state = record.round_state()
    if state is None:
        if gone := lost(folder / RECORD):
            raise ProblemsFound([gone])
        if layer == "appraised":
            raise ProblemsFound([problem("RPT-150", Place(folder.name), name=folder.name)])
        return assess_parts(folder, holdings)
    files = Files(state, {file.code: file for file in record.files()}, layer == "self")
    parts = open_parts(folder, holdings)
    made = tuple(_recorded(folder, part, holdings, files) for part in parts)
    told = (*record.notices, *_other_law(folder, parts, state))
    return (replace(made[0], problems=(*told, *made[0].problems)), *made[1:])


def _recorded(folder: Path, part: OpenPart, holdings: Holdings, files: Files) -> RoundResult:
    law, round_ = part.law, part.round
    only = frozenset(unit.code for unit in round_.units) if part.among else None
    bench = Bench(law, round_, evidence_before(folder, round_, law, only=only))
    stands = {unit.code: on_record(files.state, files.held.get(unit.code), own=files.own) for unit in round_.units}
    sent = {code: files.held[code] for code, own in stands.items() if own.layer}
    scored = layered(bench, {code: figures_of(file, own=files.own) for code, file in sent.items()})
    unsent = CommuneEvidence("", {}, set_aside=True, received=False)
    given = {unit.code: scored.evidence.communes.get(unit.code, unsent) for unit in round_.units}
    communes = {code: replace(own, code=code, on_record=stands[code]) for code, own in given.items()}
    evidence = replace(scored.evidence, communes=communes)
    letters = letters_followed(open_letters(folder, round_, law.book, holdings))
    made = assess(law.book, law.table, replace(scored.round, units=round_.units), evidence, followed=letters)
    return replace(made, problems=(*part.problems, *_told(folder, round_.units, evidence), *made.problems))


def _told(folder: Path, units: Collection[Unit], evidence: RoundEvidence) -> Iterator[Problem]:
    """Whose file was not sent, and which is no longer what was decided upon."""
    place, held = Place(f"{folder.name}/{RECORD}"), evidence.on_record
    if unsent := [unit for unit in units if not held[unit.code].layer]:
        yield problem("RPT-151", place, n=len(unsent), names=_named(unsent), round=folder.name)
    if changed := [unit for unit in units if held[unit.code].is_changed]:
        yield problem("RPT-152", place, n=len(changed), names=_named(changed), round=folder.name)


def _other_law(folder: Path, parts: Collection[OpenPart], state: RoundState) -> Iterator[Problem]:
    """That the law at hand is not the one under which the record was begun; of several parts the record tells it."""
    if len(parts) == 1 and state.law not in {part.law.book.sha256 for part in parts}:
        yield problem("RPT-153", Place(f"{folder.name}/{RECORD}"), name=state.standard)


def _named(units: Collection[Unit]) -> str:
    names = [unit.name for unit in units]
    return ", ".join(names[:MOST_NAMED]) + ", …" * (len(names) > MOST_NAMED)
