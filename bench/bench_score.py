"""Where the time of a score goes, and how the cell path compares with durable-rules one commune at a time.

Run: ``python bench/bench_score.py [COMMUNES]``. Seconds are of this machine and this run; only the ratios travel.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.stopwatch import timed
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.language import speak
from engine.reporting.excel.results_workbook import write_workbook
from engine.sample.made_round import Wish, make_sample
from engine.scoring.assessment import assess
from engine.scoring.deciding import decide
from engine.scoring.measuring import measure
from engine.scoring.points import score
from engine.scoring.replay import replay
from engine.service.rounds import open_law

ROOT = Path(__file__).parents[1]


def main(communes: int) -> None:
    """Print the seconds of each step for a generated round, and the ratio of replay to table."""
    told: dict[str, float] = {}
    law = timed("open the law", told, lambda: open_law(ROOT / "criteria" / "qd-06-2019"))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "round"
        wish = Wish(communes, 1, date(2024, 11, 15), forms=False)
        make_sample(place, law.book, ROOT / "criteria" / "units", wish, speak("vi"))
        round_, _ = read_round(place)
        evidence = timed("read one CSV", told, lambda: read_evidence(place, law.book, round_))
        made = timed("assess, whole", told, lambda: assess(law.book, law.cells, round_, evidence))
        facts, standard = made.board.facts, law.book.standard
        classes = [entry.unit_class for entry in made.board.classified if entry.unit_class]
        measured = timed("measure", told, lambda: measure(standard, facts))
        scores = timed("score", told, lambda: score(standard, law.cells, measured))
        timed("decide", told, lambda: decide(standard, law.cells, scores, classes))
        told_again = timed("replay through durable-rules", told, lambda: replay(made))
        timed("write the workbook", told, lambda: write_workbook(Path(folder) / "t.xlsx", made, speak("vi")))
    print(f"{communes} communes, {told_again.messages} messages replayed, {len(told_again.problems)} disagreements")
    for name, seconds in told.items():
        print(f"{name:32} {seconds:8.3f} s")
    table = told["score"] + told["decide"]
    print(f"durable-rules one by one ÷ table: {told['replay through durable-rules'] / table:.1f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3_321)
