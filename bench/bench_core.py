"""From columns in memory to rule ids, totals, zeros and verdicts: the product beside NumPy by hand for this law.

Run: ``python bench/bench_core.py [COMMUNES …]``. Results are held equal before anything is timed; only the ratios of
one run travel. The hand-written side has no ``firm``; the product's figures are with it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parents[1]))

import numpy as np
import numpy.typing as npt

from engine.evidence.columns import Columns, Places, Told
from engine.law.criteria import Item, evidence_of
from engine.law.measures.share import Share
from engine.law.measures.yes_no import YesNo
from engine.law.model import Standard
from engine.rules.number_line import LawTable
from engine.scoring.deciding import distinct_situations, fired_rules
from engine.scoring.grid import Grid, judge
from engine.scoring.law_arrays import LawArrays, law_arrays
from engine.semantics import Status
from engine.service.parts.open_law import open_law

ROOT = Path(__file__).parents[1]
Ints = npt.NDArray[np.int64]
TIMES = 7


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


WORDS: Mapping[str, Callable[..., npt.NDArray[np.bool_]]] = {
    "at_least": np.greater_equal,
    "more_than": np.greater,
    "at_most": np.less_equal,
    "less_than": np.less,
    "equals": np.equal,
}
Plan = tuple[int, int | None, int, tuple[tuple[str, Fraction, int], ...], int, int]


def planned(item: Item, index: Mapping[str, int]) -> Plan:
    """An item as the programmer notes it: rows of part and whole, least asked, tests in order, empty whole, maximum."""
    part, *rest = evidence_of(item.measure)
    asked = (item.measure.asked_at_least or 0) if isinstance(item.measure, Share) else 0
    scale = 100 if isinstance(item.measure, Share) else getattr(item.measure, "per", 1)
    tests = [
        (word, Fraction(told) / scale, int(band.points))
        for band in item.bands
        for word in WORDS
        if (told := Fraction(1) if band.yes and word == "equals" else getattr(band, word)) is not None
    ]
    most = int(item.max_points)
    none = most if item.when_none == "full_points" else 0
    return index[part], index[rest[0]] if rest else None, asked, tuple(tests), none, most


def by_hand(standard: Standard, facts: Columns, classes: npt.NDArray[np.intp]) -> Callable[[], list[Ints]]:
    """What a good NumPy programmer writes for this law: an array per item, exact cross-multiplication, np.select."""
    index = {name: at for at, name in enumerate(facts.names)}
    bars = np.array([c.threshold for c in standard.head.classes], dtype=np.int64)[classes]
    plans = [planned(item, index) for item in standard.items]
    runs, start = [], 0
    for criterion in standard.criteria:
        runs.append((start, start + len(criterion.items)))
        start += len(criterion.items)

    def run() -> list[Ints]:
        lows, highs, chosen = [], [], []
        for part_at, whole_at, asked, bands, none, most in plans:
            part, given = facts.value[part_at], facts.told[part_at] == Told.GIVEN
            whole = facts.value[whole_at] if whole_at is not None else np.int64(1)
            known = given if whole_at is None else given & (facts.told[whole_at] == Told.GIVEN)
            tests = [WORDS[word](part * edge.denominator, whole * edge.numerator) for word, edge, _ in bands]
            band = np.select(tests, list(range(len(bands))), len(bands)).astype(np.int64)
            points = np.array([*(p for *_, p in bands), 0])[band]
            if whole_at is not None:
                empty = (facts.told[whole_at] == Told.GIVEN) & (whole == 0) & (whole >= asked)
                points, known = np.where(empty, none, points), (known & (whole >= asked)) | empty
                band = np.where(empty, -1, band)
            lows.append(np.where(known, points, 0))
            highs.append(np.where(known, points, most))
            chosen.append(np.where(known, band, -2))
        low, high = np.stack(lows), np.stack(highs)
        zero = np.zeros(len(classes), dtype=np.int64)
        for first, last in runs:
            bottom, top = low[first:last].sum(axis=0), high[first:last].sum(axis=0)
            zero = np.maximum(zero, (bottom == 0).astype(np.int64) + (top == 0))
        total_low, total_high = low.sum(axis=0), high.sum(axis=0)
        lost = (zero == 2) | (total_high < bars)
        verdict = np.where(lost, 0, np.where((total_low >= bars) & (zero == 0), 2, 1))
        return [np.stack(chosen), total_low, total_high, verdict]

    return run


def same(standard: Standard, law: LawArrays, grid: Grid, told: list[Ints]) -> bool:
    """Rule of every item, totals and verdicts, one by one."""
    chosen, low, high, verdict = told
    for at, (item, line) in enumerate(zip(standard.items, law.items, strict=True)):
        names = {f"{item.id}/{number}": number - 1 for number in range(1, len(item.bands) + 1)}
        codes = [names.get(rule or "", -1 if rule else -2) for rule in line.rules]
        codes = [-2 if line.status[p] in (Status.MISSING, Status.TOO_FEW) else code for p, code in enumerate(codes)]
        if not np.array_equal(np.array(codes)[grid.piece[at]], chosen[at]):
            return False
    pairs = ((grid.total_low, low), (grid.total_high, high), (grid.verdict, verdict))
    return all(np.array_equal(ours, theirs) for ours, theirs in pairs)


def reasons(standard: Standard, cells: LawTable, grid: Grid) -> int:
    """The rules fired for every commune, a look-up a distinct situation."""
    distinct, _ = distinct_situations(standard, grid, standard.head.from_)
    return len([fired_rules(cells, situation) for situation in distinct])


def seconds(run: Callable[[], object]) -> float:
    """The least CPU seconds of a few runs."""
    taken = []
    for _ in range(TIMES):
        start = process_time()
        run()
        taken.append(process_time() - start)
    return min(taken)


def main(sizes: list[int]) -> None:
    """A row a size: seconds by hand, ratios of ours without and with reasons."""
    law = open_law(ROOT / "criteria" / "qd-06-2019")
    standard, arrays = law.book.standard, law_arrays(law.book.standard, law.table)
    print(f"{'communes':>10} {'by hand s':>10} {'ours ÷ hand':>12} {'with reasons':>13}")
    for size in sizes:
        facts = made_up(standard, size, 7)
        classes = np.random.default_rng(1).integers(0, len(standard.head.classes), size)
        hand = by_hand(standard, facts, classes)
        grid = judge(arrays, facts, classes)
        if not same(standard, arrays, grid, hand()):
            sys.exit(f"{size}: results differ")
        base, ours = seconds(hand), seconds(lambda f=facts, c=classes: judge(arrays, f, c))  # type: ignore[misc]
        more = seconds(lambda g=grid: reasons(standard, law.table, g))  # type: ignore[misc]
        print(f"{size:>10,} {base:>10.4f} {ours / base:>12.2f} {(ours + more) / base:>13.2f}")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [30, 3_321, 100_000, 1_000_000])
