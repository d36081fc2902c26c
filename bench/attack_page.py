"""Ten thousand made-up communes given to the page for self-scoring, in a real browser, and every answer compared.

Run: ``python bench/attack_page.py [--count 10000] [--seed 0] [--law qd-06-2019 …]`` (số liệu mô phỏng). For each law
every edge of every band, one below it and one above it, and communes of all kinds, some of which most is missing or
which the law has no place for, until so many were judged. Points, ranges, hurdles, levels, verdicts and whether they
are firm are held against the engine's. What must come out is 0 differences.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import chain, count
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from engine.evidence.facts import CommuneEvidence, RoundEvidence
from engine.evidence.identity.official_lists import list_of
from engine.sample.made_round import Wish, draw_round
from engine.service.parts.open_law import OpenLaw, open_law
from tests.reporting.page.drawn_communes import Drawn, at_every_edge, drawn_communes
from tests.reporting.page.made_works import scored
from tests.reporting.page.opened_pages import differing, page_open

LAWS, BLOCK, SHOWN = ("qd-06-2019", "vi-du-2027"), 500, 5
# A day on which each of them is in force.
ON = {"qd-06-2019": date(2026, 11, 15), "vi-du-2027": date(2027, 11, 15)}


def sampled(law: OpenLaw, on: date, many: int, seed: int) -> Drawn:
    """Communes of the official list with the figures of a sample round."""
    made = draw_round(law.book, list_of(ROOT / "criteria" / "units", on), Wish(many, seed, on, forms=False))
    given = {code: CommuneEvidence(code, facts) for code, facts in made.facts.items()}
    return made.round, RoundEvidence(given, ())


def drawn(law: OpenLaw, on: date, seed: int) -> Iterator[Drawn]:
    """Blocks without end: of all kinds, by turns as a country has them where its list tells all that is asked."""
    kinds = [drawn_communes] if law.book.standard.head.unit_facts else [drawn_communes, sampled]
    for number in count(seed):
        yield kinds[number % len(kinds)](law, on, BLOCK, number)


def at_edges(law: OpenLaw, on: date, seed: int) -> Drawn:
    """Each edge of each band, of a commune that the law has a place for."""
    made = drawn_communes(law, on, BLOCK, seed)
    return at_every_edge(law, on, scored(law, *made).cards[0].unit)


def tried(name: str, most: int, seed: int, folder: Path) -> int:
    """One law: how many communes it judged, by verdict, and how many of all the page judges otherwise."""
    law = open_law(ROOT / "criteria" / name)
    verdicts, wrong = Counter[str](), 0
    with page_open(folder, law) as browser:
        for made in chain([at_edges(law, ON[name], seed)], drawn(law, ON[name], seed)):
            found, seen = differing(browser, law, made)
            verdicts += seen
            wrong += len(found)
            for told in found[:SHOWN]:
                print(f"{name}: {told}", flush=True)
            if verdicts.total() >= most:
                break
    print(f"{name}: {verdicts.total():,} communes judged ({dict(verdicts)}), {wrong} differ", flush=True)
    return wrong


def main() -> int:
    """Each law in turn; ends with 1 where anything differs."""
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--law", action="append", choices=LAWS)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return min(1, sum(tried(name, given.count, given.seed, Path(folder)) for name in given.law or LAWS))


if __name__ == "__main__":
    raise SystemExit(main())
