"""A made-up province of 98 communes on a board's desk, some of its files corrected by script (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from engine.evidence.facts import RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.records.acting.commune_file import CommuneFile, KeptFact, State
from engine.records.appraising.disagreements import Disagreements, disagreements
from engine.sample.made_round import Wish, draw_round
from engine.service.review.layer_scores import Bench, TwoLayers, as_kept, contradicted, two_layers
from tests import frozen

COUNT, SEED, ON, AT = 98, 7, date(2024, 11, 15), "2024-11-20T09:30:00+07:00"
# Two communes in five are corrected in up to four data each, mostly downwards; one in ten has only been sent.
CORRECTED, SENT, DOWN = 0.4, 0.1, 0.85


@dataclass(frozen=True, slots=True)
class Province:
    """A round's files, both layers scored, and where these differ."""

    bench: Bench
    files: tuple[CommuneFile, ...]
    scored: TwoLayers
    differing: Disagreements


@cache
def corrected_province() -> Province:
    """The same 98 files each time."""
    law, wish = frozen.law(), Wish(COUNT, SEED, ON)
    drawn = draw_round(law.book, list_of(frozen.UNITS, ON), wish)
    bench, random = Bench(law, drawn.round, RoundEvidence({}, ())), Random(SEED)
    files = []
    for unit in drawn.round.units:
        own = {name: as_kept(fact, by="p-001", at=AT) for name, fact in drawn.facts[unit.code].items()}
        state: State = "submitted" if random.random() < SENT else "in_review"
        file = CommuneFile(unit.code, unit.name, unit.type, "", state, 3, "0" * 64, own=own)
        files.append(file if state == "submitted" or random.random() > CORRECTED else _corrected(bench, file, random))
    scored = two_layers(bench, files)
    told = disagreements(scored.own, scored.appraised, files)
    return Province(bench, tuple(files), scored, told)


def _corrected(bench: Bench, file: CommuneFile, random: Random) -> CommuneFile:
    """A file with some parts of wholes put otherwise, as long as nothing then contradicts itself."""
    parts = [e.id for e in bench.law.book.standard.book.evidence if e.not_more_than and e.kind != "yes_no"]
    board: dict[str, KeptFact] = {}
    for name in dict.fromkeys([*random.sample(parts, 3), random.choice(parts[:3])]):
        own = file.own.get(name)
        if own is None or own.state != "given":
            continue
        now = int(own.value)
        value = max(0, now - random.randint(1, max(1, now // 6))) if random.random() < DOWN else now + 1
        told = KeptFact(name, "given", str(value), "12/BC", "2024-11-18", own.place, "sổ gốc", "p-002", AT)
        if not contradicted(bench, file.code, {**file.own, **board, name: told}):
            board[name] = told
    return CommuneFile(file.code, file.name, file.kind, "", file.state, 4, "0" * 64, own=file.own, appraised=board)
