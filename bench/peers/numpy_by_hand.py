"""What a good NumPy programmer writes for this law: an array per item, exact cross-multiplication, np.select."""

from __future__ import annotations

import numpy as np

from bench.peers.plain_law import SIGNS, Answer, Asked, Ints, PlainItem, PlainLaw, Run


def prepare(law: PlainLaw, asked: Asked) -> Run:
    """Nothing to prepare: the columns are NumPy's own."""
    return lambda: _judged(law, asked)


def _judged(law: PlainLaw, asked: Asked) -> Answer:
    lows, highs, chosen = zip(*(_item(item, asked) for item in law.items), strict=True)
    low, high = np.stack(lows), np.stack(highs)
    zero = np.zeros(asked.communes, dtype=np.int64)
    for first, last in law.criteria:
        bottom, top = low[first:last].sum(axis=0), high[first:last].sum(axis=0)
        zero = np.maximum(zero, (bottom == 0).astype(np.int64) + (top == 0))
    total_low, total_high = low.sum(axis=0), high.sum(axis=0)
    lost = (zero == 2) | (total_high < asked.bars)
    verdict = np.where(lost, 0, np.where((total_low >= asked.bars) & (zero == 0), 2, 1))
    return Answer(np.stack(chosen), total_low, total_high, verdict)


def _item(item: PlainItem, asked: Asked) -> tuple[Ints, Ints, Ints]:
    part, known = asked.value[item.part], asked.given[item.part]
    whole = asked.value[item.whole] if item.whole else np.int64(1)
    tests = [SIGNS[test.sign](part * test.denominator, whole * test.numerator) for test in item.tests]
    band = np.select(tests, list(range(len(tests))), len(tests)).astype(np.int64)
    points = np.array([*(test.points for test in item.tests), 0])[band]
    if item.whole:
        there = asked.given[item.whole]
        empty = there & (whole == 0) & (whole >= item.asked)
        points, known = np.where(empty, item.when_empty, points), (known & there & (whole >= item.asked)) | empty
        band = np.where(empty, -1, band)
    return np.where(known, points, 0), np.where(known, points, item.most), np.where(known, band, -2)
