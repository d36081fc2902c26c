"""The travelling verifier as tests have it: its arithmetic on a scored round, or run as its reader runs it."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import engine.service.dossier.travelling as home
from engine.evidence.facts import CommuneEvidence, EarlierRound, Fact, Round, RoundEvidence
from engine.law.criteria import Item, ratio_of
from engine.law.loading import Lawbook
from engine.law.measures.kinds import is_some_of_whole, reads_of
from engine.law.model import Unit
from engine.problems import Place
from engine.records.dossier.compiled_law import compiled_bytes
from engine.records.dossier.plain_json import plain_bytes
from engine.records.dossier.round_layers import counted_facts, placed_communes, scores_of
from engine.scoring.round_result import RoundResult
from engine.service.dossier.making_dossier import VERIFIERS

VERIFIER = Path(next(iter(home.__path__))) / VERIFIERS["verify.py"]
HERE = Place("số liệu mô phỏng")
# A datum is left out in one of so many.
MISSING = 6
VERDICTS = ("recognised", "not_recognised", "undecided", None)


@cache
def verifier() -> Any:
    """The verifier as a module."""
    spec = importlib.util.spec_from_file_location("travelling_verifier", VERIFIER)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(folder: Path) -> tuple[int, str]:
    """The verifier run in an unpacked dossier by a Python that knows nothing of the project: exit code and output."""
    script = ["-I", "-X", "utf8", str(folder / "verify.py")]
    done = subprocess.run(
        [sys.executable, *script], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    return done.returncode, done.stdout + done.stderr


def recomputed(made: RoundResult, law: Mapping[str, Any] | None = None) -> Iterator[tuple[str, Any, Any]]:
    """What the verifier says otherwise than a result, as code, what, and both; ``law`` another than the result's."""
    told = law or json.loads(compiled_bytes(made.book, made.table, made.round.on))
    communes, facts, scores = (
        json.loads(plain_bytes(part(made))) for part in (placed_communes, counted_facts, scores_of)
    )
    for code, score in scores.items():
        rounds = [facts[code], *communes[code]["before"], *[{}] * 9]
        yield from (
            (code, what, both) for what, both in _unlike(verifier().judged(told, communes[code], rounds), score)
        )


def _unlike(made: Mapping[str, Any], score: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in made.items():
        if isinstance(value, dict):
            yield from ((f"{key} {name}", both) for name, both in _unlike(value, score[key]))
        elif value != score[key]:
            yield key, (value, score[key])


def made_up_round(
    book: Lawbook, units: Sequence[Unit], seed: int, *, on: date = date(2029, 11, 15), of: Round | None = None
) -> tuple[Round, RoundEvidence]:
    """A round of these communes with figures near the edges of bands, some missing, now and in three rounds before.

    What earlier rounds came to is drawn too. Số liệu mô phỏng.
    """
    dice = random.Random(seed)
    drawn = [{unit.code: _facts(book, dice) for unit in units} for _ in range(4)]
    given = {code: CommuneEvidence(code, facts) for code, facts in drawn[0].items()}
    plain = Round(
        id="thu", title="Đợt thử (số liệu mô phỏng)", standard=book.standard.head.id, on=on, period_from=on,
        period_to=on, area="–", simulated=True, authority=None, units=tuple(units), overrides=(),
    )  # fmt: skip
    decided = tuple(_decided(book, units, dice, back) for back in range(4))
    evidence = RoundEvidence(given, (), drawn[1], earlier=tuple(drawn[2:]), decided=decided)
    return replace(of, units=tuple(units)) if of else plain, evidence


def _decided(book: Lawbook, units: Sequence[Unit], dice: random.Random, back: int) -> EarlierRound:
    levels = ["", *(level.id for level in book.standard.head.levels[1:])]
    told: dict[str, dict[str, Any]] = {}
    for unit in units:
        drawn = {level: (dice.choice(VERDICTS), dice.random() < 0.5) for level in levels}
        told[unit.code] = {level: said for level, said in drawn.items() if said[0]}
    return EarlierRound(f"truoc-{back}", "–", date(2020, 1, 1), told)


def firmly_decided(evidence: RoundEvidence) -> RoundEvidence:
    """The same with earlier rounds that are settled: nobody is asked whether a recognition rests on a stand-in."""
    decided = tuple(
        replace(told, decided={code: {n: (v, True) for n, (v, _) in own.items()} for code, own in told.decided.items()})
        for told in evidence.decided
    )
    return replace(evidence, decided=decided)


def _facts(book: Lawbook, dice: random.Random) -> dict[str, Fact]:
    values: dict[str, int] = {}
    for item in book.standard.lines:
        values |= _near_an_edge(item, dice)
    # A part is never more than its whole: such figures are refused before they are scored.
    for item in (item for item in book.standard.lines if is_some_of_whole(item.measure)):
        reads = reads_of(item.measure)
        most = sum(values[datum.name] for datum in reads.whole) // len(reads.part)
        values |= {datum.name: min(values[datum.name], most) for datum in reads.part}
    known = {told.id: told.kind for told in book.standard.book.evidence}
    kept = {name: value for name, value in values.items() if dice.randrange(MISSING)}
    return {name: Fact(name, min(value, 1) if known[name] == "yes_no" else value, HERE) for name, value in kept.items()}


def _near_an_edge(item: Item, dice: random.Random) -> dict[str, int]:
    """Figures of one item: the whole drawn, now and then nobody, the part at an edge of some band or beside it."""
    reads = reads_of(item.measure)
    whole = dice.choice([0, 1, 7, 29, 30, 50, 400, 3_999])
    values = {datum.name: whole for datum in reads.whole}
    edge = dice.choice([v for band in item.bands for v in _edges(band)] or [0])
    for datum in reads.part:
        if datum.name not in values:
            near = int(ratio_of(item.measure, edge) * (whole if reads.whole else 1)) + dice.choice([-1, 0, 0, 1])
            values[datum.name] = max(0, near)
    return values


def _edges(band: Any) -> Iterator[Any]:
    yield from (v for v in (band.at_least, band.more_than, band.at_most, band.less_than, band.equals) if v is not None)
