"""A page made of a law and opened in a browser, offline and from the disk."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from engine.evidence.facts import Round, RoundEvidence
from engine.improving.paths import ways_of
from engine.language import speak
from engine.law.points.scores import score_text
from engine.reporting.page.self_score_page import self_score_page
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw
from tests.records.dossier.browser import Browser, browsing
from tests.reporting.page.made_works import ASKED, Work, expected, scored, unlike, work_of

# So many communes are handed to the page at once.
BATCH = 250


def write_self_page(home: Path, law: OpenLaw, language: str = "vi") -> Path:
    """The page of a law on the disk."""
    path = home / f"{law.book.standard.head.id}-{language}.html"
    path.write_bytes(self_score_page(law.book, law.table, speak(language)))
    return path


PATHS = """(works) => works.map((work) => {
  const stand = standing({ ...emptyWork(), ...work }), path = stand.told && cheapestPath(stand);
  return path ? [path.effort, path.steps.length, text(path.total), path.whole] : null;
})"""


@contextmanager
def page_open(home: Path, law: OpenLaw) -> Iterator[Browser]:
    """The page in a browser of its own."""
    path = write_self_page(home, law)
    with browsing(home) as browser:
        browser.open(path, "standard")
        yield browser


def standings(browser: Browser, works: Sequence[Work]) -> list[dict[str, Any] | None]:
    """What the page makes of communes, in the shape of ``made_works.expected``; None of one that is not placed."""
    told: list[dict[str, Any] | None] = []
    for first in range(0, len(works), BATCH):
        asked = json.dumps(works[first : first + BATCH])
        told += json.loads(browser.value(f"JSON.stringify(({ASKED})({asked}))"))
    return told


def differing(browser: Browser, law: OpenLaw, drawn: tuple[Round, RoundEvidence]) -> tuple[list[str], Counter[str]]:
    """What the page says otherwise than the engine, by commune, and how often the engine comes to each verdict."""
    round_, evidence = drawn
    want = expected(scored(law, round_, evidence))
    told = standings(browser, [work_of(law, round_, evidence, unit) for unit in round_.units])
    found = []
    for unit, own in zip(round_.units, told, strict=True):
        if unit.code in want:
            found += [f"{unit.code} {line}" for line in unlike(own, want[unit.code])]
        elif own is not None:
            found.append(f"{unit.code} is placed by the page alone")
    return found, Counter(own["verdict"] for own in want.values())


def ways_found(
    browser: Browser, made: RoundResult, law: OpenLaw
) -> tuple[list[Sequence[Any] | None], list[Sequence[Any] | None]]:
    """The page's paths to recognition and the engine's, of communes that are not recognised; None where there is none.

    Effort, steps and the total then; the page says of each whether it has looked at all.
    """
    ways = [way for way in ways_of(made) if not way.reached]
    works = [work_of(law, made.round, made.evidence, way.card.unit) for way in ways]
    routes = [way.this.route for way in ways]
    want: list[Sequence[Any] | None] = [
        (r.effort, len(r.moves), score_text(r.total), True) if r else None for r in routes
    ]
    told = browser.value(f"({PATHS})({json.dumps(works)})")
    return [tuple(own) if own else None for own in told], want
