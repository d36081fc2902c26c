"""How long an impact takes: a new standard against the old one over a country of made-up communes (số liệu mô phỏng).

Run: ``python bench/bench_impact.py [COMMUNES]``. Seconds are of this machine and this run; only the ratios travel.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.stopwatch import timed
from engine.comparing.differences import compare
from engine.comparing.impact import Side, impact_of
from engine.comparing.item_differences import levers_of
from engine.comparing.variants import tabulate_items
from engine.desk.editing.renewing import renewed_examples
from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.law.checking import check_standard
from engine.law.criteria import Item
from engine.law.loading import Lawbook, load_standard
from engine.problems import errors
from engine.rules.proving import prove
from engine.sample.made_round import Wish, draw_round
from engine.scoring.assessing import assess
from engine.service.parts.open_law import open_law

ROOT = Path(__file__).parents[1]
PACK = ROOT / "criteria" / "qd-06-2019"
VARIANTS = 1_000
ON = date(2026, 11, 1)
EDITS = {
    "standard.yaml": (("threshold: 850", "threshold: 865"), ("threshold: 800", "threshold: 780")),
    "tc05.yaml": (("at_most: 600", "at_most: 640"),),
    "tc07.yaml": (("at_least: 90, points: 20", "at_least: 90, points: 15"),),
    "tc09.yaml": (("at_least: 80, points: 50", "at_least: 82, points: 50"),),
}


def edited() -> Lawbook:
    """The pack with a handful of numbers changed, as files."""
    texts = {}
    for file, pairs in EDITS.items():
        text = (PACK / file).read_text("utf-8")
        for old, new in pairs:
            if old not in text:
                raise SystemExit(f"{file}: {old}")
            text = text.replace(old, new)
        texts[file] = text
    return load_standard(PACK, texts)


def side_of(book: Lawbook) -> Side:
    """An edited pack judged with examples that fit it."""
    criteria = tuple(
        c.model_copy(update={"items": tuple(i.model_copy(update={"examples": renewed_examples(i)}) for i in c.items)})
        for c in book.standard.criteria
    )
    standard = book.standard.model_copy(update={"criteria": criteria})
    return Side(standard, prove(replace(book, standard=standard)).table)


def first_share(book: Lawbook) -> Item:
    """The first item whose every band but the last asks for a share of at least so much."""
    return next(item for item in book.standard.items if all(band.at_least for band in item.bands[:-1]))


def version_of(item: Item, number: int) -> Item:
    """An item with its lowest edge moved down by so many ten-thousandths."""
    edge = item.bands[-2].at_least
    if edge is None:
        raise SystemExit(item.id)
    moved = edge - Fraction(number, 10_000)
    bands = (*item.bands[:-2], item.bands[-2].model_copy(update={"at_least": moved}), item.bands[-1])
    return item.model_copy(update={"bands": bands})


def main(communes: int) -> None:
    """Print the seconds of each step, and the impact beside two ordinary assessments of the same communes."""
    told: dict[str, float] = {}
    law = timed("open the pack", told, lambda: open_law(PACK))
    lint = timed("lint the pack (load and check)", told, lambda: errors(check_standard(load_standard(PACK))))
    new = side_of(edited())
    drawn = draw_round(law.book, list_of(ROOT / "criteria" / "units", ON), Wish(communes, 1, ON))
    given = {code: CommuneEvidence(code, facts) for code, facts in drawn.facts.items()}
    evidence = RoundEvidence(given, ())
    old = Side(law.book.standard, law.table)
    found = timed("compare in words", told, lambda: compare(old.standard, new.standard))
    made = timed("impact, whole", told, lambda: impact_of(old, new, drawn.round, evidence))
    timed("two assessments", told, lambda: [assess(law.book, law.table, drawn.round, evidence) for _ in range(2)])
    item = first_share(law.book)
    versions = [version_of(item, number) for number in range(VARIANTS)]
    sound = timed(f"{VARIANTS:,} versions of an item judged", told, lambda: tabulate_items(versions))
    if None in sound:
        raise SystemExit("a version of an item that cannot be judged")
    rescored = 1 + len(made.sensitivities)
    print(f"{communes} communes, {len(levers_of(found))} changes, {len(made.flips)} flips, "
          f"{len(made.sensitivities)} threshold variants, {len(lint)} errors in the pack")  # fmt: skip
    for name, seconds in told.items():
        print(f"{seconds:9.3f} s  {name}")
    each = told["two assessments"] / 2
    print(f"one variant costs 1/{each * rescored / told['impact, whole']:.0f} of an ordinary assessment")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3321)
