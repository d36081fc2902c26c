"""The floor: the law written out as C, compiled for this machine, one pass over the communes."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from bench.peers.plain_law import Answer, Asked, PlainItem, PlainLaw, Run

HEAD = """#include <stdint.h>
void judge(int64_t n, const int64_t *restrict v, const uint8_t *restrict g, const int64_t *restrict bars,
           int64_t *restrict chosen, int64_t *restrict low, int64_t *restrict high, int64_t *restrict verdict) {
  for (int64_t i = 0; i < n; i++) {
    int64_t tl = 0, th = 0, zero = 0, cl, ch, part, whole, band, points; int known;
"""
TAIL = """    low[i] = tl; high[i] = th;
    verdict[i] = (zero == 2 || th < bars[i]) ? 0 : (tl >= bars[i] && zero == 0) ? 2 : 1;
  }
}
"""


def present() -> bool:
    """Whether this machine has a compiler."""
    return shutil.which("cc") is not None


def prepare(law: PlainLaw, asked: Asked) -> Run:
    """Compile the law; the columns stand one after the other, as C has them."""
    names = {name: at for at, name in enumerate(asked.value)}
    with tempfile.TemporaryDirectory() as folder:
        source, built = Path(folder) / "law.c", Path(folder) / "law.so"
        source.write_text(HEAD + "\n".join(_lines(law, names)) + TAIL, "utf-8")
        command = ["cc", "-O3", "-march=native", "-shared", "-fPIC", "-o", str(built), str(source)]
        subprocess.run(command, check=True)
        judge = ctypes.CDLL(str(built)).judge
    value = np.ascontiguousarray(np.stack(list(asked.value.values())))
    given = np.ascontiguousarray(np.stack(list(asked.given.values()))).astype(np.uint8)

    def run() -> Answer:
        chosen = np.empty((len(law.items), asked.communes), dtype=np.int64)
        low, high, verdict = (np.empty(asked.communes, dtype=np.int64) for _ in range(3))
        told = (value, given, asked.bars, chosen, low, high, verdict)
        judge(ctypes.c_int64(asked.communes), *(array.ctypes.data_as(ctypes.c_void_p) for array in told))
        return Answer(chosen, low, high, verdict)

    return run


def _lines(law: PlainLaw, names: dict[str, int]) -> Iterator[str]:
    for first, last in law.criteria:
        yield "    cl = 0; ch = 0;"
        for at in range(first, last):
            yield from _item(law.items[at], at, names)
        yield "    tl += cl; th += ch; if ((cl == 0) + (ch == 0) > zero) zero = (cl == 0) + (ch == 0);"


def _item(item: PlainItem, at: int, names: dict[str, int]) -> Iterator[str]:
    yield f"    part = v[{names[item.part]} * n + i]; known = g[{names[item.part]} * n + i];"
    yield f"    whole = {f'v[{names[item.whole]} * n + i]' if item.whole else '1'};"
    chain = "".join(
        f"part * {test.denominator} {test.sign} whole * {test.numerator} ? (points = {test.points}, {number}) : "
        for number, test in enumerate(item.tests)
    )
    yield f"    points = 0; band = {chain}{len(item.tests)};"
    if item.whole:
        there = f"g[{names[item.whole]} * n + i]"
        yield f"    known = known && {there} && whole >= {item.asked};"
        yield f"    if ({there} && whole == 0 && whole >= {item.asked}) "
        yield f"{{ known = 1; band = -1; points = {item.when_empty}; }}"
    yield f"    cl += known ? points : 0; ch += known ? points : {item.most};"
    yield f"    chosen[{at} * n + i] = known ? band : -2;"
