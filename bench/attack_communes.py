"""A million made-up communes scored by the product and by the plain reading of the text, and every answer compared.

Run: ``python bench/attack_communes.py [--count 1000000] [--seed 0]`` (số liệu mô phỏng). Each commune has a ratio on an
edge or one unit off it as often as ``tests/strategies.py`` makes them; points, states, totals, verdicts and reasons are
held against ``tests/oracle.py``, which knows nothing of the engine. What must come out is 0 differences.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np

from tests import frozen
from tests.scoring.test_oracle import BLOCK, Law, classified, differences
from tests.strategies import block

SHOWN = 3


@cache
def opened() -> Law:
    """The frozen standard, once a process."""
    law = frozen.law()
    return Law(law.book, law.table)


def tried(seed: int) -> tuple[list[str], Counter[str]]:
    """One block of communes: where the two differ, and what was seen."""
    rng, law, seen = np.random.default_rng(seed), opened(), Counter[str]()
    pool = [found.unit_class for _, found in classified(law) if found.unit_class]
    made = block(rng, BLOCK)
    seen.update(communes=BLOCK, ratios=made.ratios, edges=made.at_edge, edgy=made.communes_at_edge)
    classes = [pool[at] for at in rng.integers(0, len(pool), BLOCK).tolist()]
    found = list(differences(law, made, classes, seen))
    return found, seen


def main() -> int:
    """Every block in turn, then the counts; ends with 1 where anything differs."""
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("--count", type=int, default=1_000_000)
    asked.add_argument("--seed", type=int, default=0)
    given = asked.parse_args()
    seen, differing = Counter[str](), 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for found, told in pool.map(tried, range(given.seed, given.seed + -(-given.count // BLOCK))):
            seen.update(told)
            differing += len(found)
            for line in found[: SHOWN if differing < 100 else 0]:
                print(line, flush=True)
    print(f"{differing:>11,}  DIFFERENCES")
    for name, count in sorted(seen.items()):
        print(f"{count:>11,}  {name}")
    return 1 if differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
