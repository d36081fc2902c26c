"""From columns in memory to rule ids, totals, zeros and verdicts: the product beside other engines with the same law.

Run: ``python bench/bench_core.py [COMMUNES …]``. Every peer's bands, totals and verdicts are held equal to the
product's before anything is timed; only the ratios of one run travel. No peer says whether a verdict is firm; the
product's figures are with it. All have one thread.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["POLARS_MAX_THREADS"] = "1"

import numpy as np

from bench.peers.plain_law import Answer, asked_of, plain_law
from engine.evidence.columns import Columns, Places, Told
from engine.law.criteria import evidence_of
from engine.law.measures.yes_no import YesNo
from engine.law.model import Standard
from engine.rules.number_line import LawTable
from engine.scoring.deciding import Fired, fired_at_once
from engine.scoring.grid import Grid, judge
from engine.scoring.law_arrays import LawArrays, law_arrays
from engine.semantics import Status
from engine.service.parts.open_law import open_law

ROOT = Path(__file__).parents[1]
TIMES, LONG = 5, 3.0
# Each peer: where its law is written, and the most communes that it is asked in a run; slow ones would take hours.
PEERS: Mapping[str, tuple[str, int]] = {
    "C, compiled for this law": ("c_kernel:prepare", 10**7),
    "NumPy by hand": ("numpy_by_hand:prepare", 10**7),
    "polars": ("in_polars:prepare", 10**7),
    "pandas": ("in_pandas:prepare", 10**6),
    "DuckDB": ("in_duckdb:prepare", 10**7),
    "OpenFisca-core": ("in_openfisca:prepare", 10**7),
    "zen-engine": ("row_by_row:in_zen", 10**5),
    "rule-engine": ("row_by_row:in_rule_engine", 4_000),
    "business-rules": ("row_by_row:in_business_rules", 4_000),
    "durable-rules, used directly": ("row_by_row:in_durable_rules", 4_000),
}
OURS, WITH_REASONS = "phuhop", "phuhop, with the rules fired"


def made_up(standard: Standard, communes: int, seed: int) -> Columns:
    """Random evidence: parts within wholes, a quarter on or beside an edge, one in a hundred missing."""
    rng = np.random.default_rng(seed)
    names = tuple(entry.id for entry in standard.book.evidence)
    value = rng.integers(0, 400, (len(names), communes))
    index = {name: at for at, name in enumerate(names)}
    for item in standard.items:
        part, *rest = evidence_of(item.measure)
        if rest:
            whole = value[index[rest[0]]]
            edge = rng.choice([0.005, 0.05, 0.3, 0.8, 0.95, 0.98, 1.0], communes)
            near = np.clip((whole * edge).astype(np.int64) + rng.integers(-1, 2, communes), 0, whole)
            value[index[part]] = np.where(rng.random(communes) < 0.5, near, rng.integers(0, whole + 1))
        elif isinstance(item.measure, YesNo):
            value[index[part]] = rng.random(communes) < 0.9
    told = np.where(rng.random(value.shape) < 0.01, Told.MISSING, Told.GIVEN).astype(np.int8)
    value *= told == Told.GIVEN
    nothing = np.zeros((1, 1), dtype=np.int32)
    places = Places(("",), (), nothing, nothing.astype(np.int16), nothing, nothing)
    codes = tuple(f"{at:07d}" for at in range(communes))
    return Columns(codes, names, value, told, places, (), nothing, (), nothing)


def answer_of(standard: Standard, law: LawArrays, grid: Grid) -> Answer:
    """The product's own answer, as the peers give theirs."""
    chosen = []
    for at, (item, line) in enumerate(zip(standard.items, law.items, strict=True)):
        names = {f"{item.id}/{number}": number - 1 for number in range(1, len(item.bands) + 1)}
        codes = [names.get(rule or "", -1 if rule else -2) for rule in line.rules]
        codes = [-2 if line.status[p] in (Status.MISSING, Status.TOO_FEW) else code for p, code in enumerate(codes)]
        chosen.append(np.array(codes)[grid.piece[at]])
    return Answer(np.stack(chosen), grid.total_low, grid.total_high, grid.verdict.astype(np.int64))


def same(ours: Answer, theirs: Answer) -> bool:
    """Band of every item, totals and verdicts, one by one."""
    return all(
        np.array_equal(getattr(ours, name), getattr(theirs, name)) for name in ("chosen", "low", "high", "verdict")
    )


def reasons(standard: Standard, cells: LawTable, grid: Grid) -> Fired:
    """The rules fired for every commune: of items they stand in the grid, those of decisions are looked up."""
    return fired_at_once(standard, cells, grid, standard.head.from_)


def seconds(run: Callable[[], object]) -> float:
    """The least seconds of a few runs; of one alone where that is long."""
    taken = [once(run)]
    while len(taken) < TIMES and taken[0] < LONG:
        taken.append(once(run))
    return min(taken)


def once(run: Callable[[], object]) -> float:
    """Seconds of a run."""
    start = perf_counter()
    run()
    return perf_counter() - start


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds of one engine for so many communes."""

    name: str
    communes: int
    seconds: float


def timings(size: int) -> Iterator[Timed]:
    """Each engine that takes so many communes; ends the program where one answers otherwise than the product."""
    law = open_law(ROOT / "criteria" / "qd-06-2019")
    standard, arrays = law.book.standard, law_arrays(law.book.standard, law.table)
    facts = made_up(standard, size, 7)
    classes = np.random.default_rng(1).integers(0, len(standard.head.classes), size)
    grid = judge(arrays, facts, classes)
    ours = seconds(lambda: judge(arrays, facts, classes))
    yield Timed(OURS, size, ours)
    yield Timed(WITH_REASONS, size, ours + seconds(lambda: reasons(standard, law.table, grid)))
    answer, plain, asked = answer_of(standard, arrays, grid), plain_law(standard), asked_of(facts, standard, classes)
    for name, (place, most) in PEERS.items():
        module, prepare = place.split(":")
        if size <= most:
            run = getattr(import_module(f"bench.peers.{module}"), prepare)(plain, asked)
            if not same(answer, run()):
                sys.exit(f"{name}, {size}: results differ")
            yield Timed(name, size, seconds(run))


def main(sizes: list[int]) -> None:
    """A row an engine and size: seconds, and how many times the product's without reasons."""
    for size in sizes:
        told = list(timings(size))
        print(f"\n{size:,} communes")
        for one in sorted(told, key=lambda one: one.seconds):
            print(f"  {one.name:<30} {one.seconds:>10.5f} s {one.seconds / told[0].seconds:>10.2f} ×", flush=True)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [30, 3_321, 10_598, 100_000, 1_000_000])
