"""Where the time of a round goes, from one CSV to results and workbook, and what replaying it one by one would cost.

Run: ``python bench/bench_round.py [COMMUNES]``. CPU seconds of this run and each step's share of the whole; only the
shares and ratios travel.
"""

from __future__ import annotations

import resource
import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parents[1]))

from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.language import speak
from engine.reporting.excel.results_workbook import write_workbook
from engine.sample.made_round import Wish, make_sample
from engine.scoring.assessing import assess
from engine.scoring.reading_back import from_json
from engine.scoring.replay import replay
from engine.scoring.result_json import to_json
from engine.service.parts.open_law import open_law

ROOT = Path(__file__).parents[1]
Made = TypeVar("Made")
APART = ("replay through durable-rules", "results.json read back and judged again", "one commune's card")


def main(communes: int) -> None:
    """Print the CPU seconds of each step for a generated round, its share, and the ratio of replay to table."""
    spent: dict[str, float] = {}

    def step(name: str, run: Callable[[], Made]) -> Made:
        start = process_time()
        made = run()
        spent[name] = process_time() - start
        return made

    law = step("open the law", lambda: open_law(ROOT / "criteria" / "qd-06-2019"))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "round"
        wish = Wish(communes, 1, date(2024, 11, 15), forms=False)
        make_sample(place, law.book, ROOT / "criteria" / "units", wish, speak("vi"))
        round_, _ = step("read the round", lambda: read_round(place))
        evidence = step("read one CSV to columns", lambda: read_evidence(place, law.book, round_))
        made = step("columns to decisions", lambda: assess(law.book, law.table, round_, evidence))
        content = step("results.json", lambda: to_json(made, tool="phuhop"))
        step("workbook", lambda: write_workbook(Path(folder) / "t.xlsx", made, speak("vi")))
        step(APART[2], lambda: made.card(round_.units[-1].code))
        step(APART[1], lambda: from_json(content, law.book, law.table))
        told = step(APART[0], lambda: replay(made))
    whole = sum(seconds for name, seconds in spent.items() if name not in APART)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    said = f"{told.messages:,} messages replayed, {len(told.problems)} disagreements"
    print(f"{communes:,} communes, {said}; peak {peak} MB")
    for name, seconds in spent.items():
        share = "apart" if name in APART else f"{seconds / whole:.0%}"
        print(f"{name:42} {seconds:8.3f} s {share:>6}")
    print(f"durable-rules one by one ÷ columns: {spent[APART[0]] / spent['columns to decisions']:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_321)
