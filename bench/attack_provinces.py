"""A thousand made-up provinces attacked by linear programs, over two releases, as outsider and as every commune.

Run: ``python bench/attack_provinces.py [PROVINCES [two]]`` (số liệu mô phỏng); with ``two`` two standards judge them.
What must come out is 0 solved; beside it stand how much is hidden, and what a commune solves under the usual rule of
two hidden cells.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.records.publishing.protecting import protected
from tests.records.publishing.lp_attacker import Program, is_solved, program_of
from tests.records.publishing.made_of_two import made_of_two
from tests.records.publishing.made_provinces import MadeProvince, figures, limits_of, made_province, released
from tests.records.publishing.usual_rule import usually_protected

PROVINCES = 1_000


def main(provinces: int, make: Callable[[int], MadeProvince] = made_province) -> None:
    """Print what was attacked, what was solved, and how much was hidden."""
    told: Counter[str] = Counter()
    for seed in range(provinces):
        made = make(seed)
        kept = released(made)
        told["second releases wanted"] += len(made.second)
        for tables, own in kept:
            last = tables[-1][1]
            told[f"tables after release {len(tables)} ({last.shape})"] += 1
            for found in program_of(tables).solved(own):
                told["programs solved twice, by " + ("a commune" if found.to else "an outsider")] += 1
                told["GIVEN AWAY"] += is_solved(found, last.below)
        for counts in made.first:
            ours = protected(counts, limits_of(counts.datum))
            usual = usually_protected(counts, limits_of(counts.datum).below)
            told["figures"] += len(ours.figures)
            told["hidden"] += ours.hidden
            told["hidden by the usual rule"] += usual.hidden
            told["given away by the usual rule"] += sum(
                is_solved(found, usual.below) for found in Program(((1, usual),)).solved(figures(counts))
            )
    for name, count in sorted({"GIVEN AWAY": 0, **told}.items()):
        print(f"{count:>9,}  {name}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else PROVINCES, made_of_two if "two" in sys.argv else made_province)
