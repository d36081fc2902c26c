"""What durable-rules and the arrays decide against a plain reading of the files' own words, on made-up standards."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.law.checking import check_standard
from engine.law.loading import load_standard
from engine.problems import errors
from engine.rules.proving import prove
from engine.scoring.law_arrays import VERDICTS
from tests.made_laws import ASKED, Tree, evidence_names, first_band
from tests.made_recognition import rich_laws
from tests.plain_recognition import Files, refusals, role_of, total_of
from tests.scored import scored
from tests.scoring.test_theorems import facts_of

ROWS = 60  # communes of one standard
Evidence = Mapping[str, int]


def files_of(trees: Mapping[str, Tree]) -> Files:
    """The files as the plain reading has them."""
    return Files(trees["standard.yaml"], [tree for name, tree in trees.items() if name.startswith("tc")])


def ends_of(item: Mapping[str, Any], commune: Evidence) -> tuple[Fraction | None, Fraction | None]:
    """Least and most points of an item by its words; None where it is not for the commune."""
    part, whole = evidence_names(item["id"])
    most, measure = Fraction(str(item["max_points"])), item["measure"]
    if "yes_no" in measure or "count" in measure:
        told = Fraction(commune[part]) if part in commune else None
    elif "asked_at_least" in measure and commune.get(whole, 0) < ASKED:
        told = None
    elif commune.get(whole) == 0:
        none = {"full_points": most, "zero": Fraction(0), "not_applicable": None}[item["when_none"]]
        return none, none
    else:
        told = Fraction(commune[part], commune[whole]) if {part, whole} <= set(commune) else None
    if told is None:
        return Fraction(0), most
    points = Fraction(str(first_band({**item, "kind": kind_of(measure)}, told)["points"]))
    return points, points


def kind_of(measure: Mapping[str, Any]) -> str:
    """What the edges of a measure's bands are counted in."""
    return next(key for key in ("yes_no", "count", "share", "rate") if key in measure)


def by_words(files: Files, commune: Evidence) -> tuple[dict[str, Fraction | None], dict[str, Fraction | None]]:
    """The points of every item where all that is missing turns out worst, and where it turns out best."""
    worst, best = {}, {}
    for criterion in files.criteria:
        for item in criterion["items"]:
            ends = ends_of(item, commune)
            takes = role_of(item, criterion) == "deduction"
            worst[item["id"]], best[item["id"]] = reversed(ends) if takes else ends
    return worst, best


def spoken(refused: Sequence[Iterable[str]]) -> str:
    """The verdict where the worst and the best completion are known: open where they differ."""
    at_worst, at_best = (bool(list(reasons)) for reasons in refused)
    return "not_recognised" if at_best else "undecided" if at_worst else "recognised"


def telling(item: Mapping[str, Any]) -> list[Evidence]:
    """What a commune may say of an item: nothing, nobody in the whole, and a value at and beside every edge."""
    part, whole = evidence_names(item["id"])
    if "yes_no" in item["measure"]:
        return [{}, {part: 0}, {part: 1}]
    if "count" in item["measure"]:
        return [{}, *({part: int(example["given"])} for example in item["examples"])]
    given_ = [example["given"].split("/") for example in item["examples"]]
    return [{whole: 7}, {whole: 0, part: 0}, *({part: int(above), whole: int(below)} for above, below in given_)]


def communes_of(files: Files, rng: Random) -> list[Evidence]:
    """Some communes, each saying something of every item."""
    told = [telling(item) for criterion in files.criteria for item in criterion["items"]]
    return [{name: value for own in told for name, value in rng.choice(own).items()} for _ in range(ROWS)]


@settings(max_examples=150, deadline=None)
@given(st.one_of(rich_laws(), rich_laws(scaled=True)), st.randoms(use_true_random=False))
def test_totals_and_verdicts_are_those_of_the_files_words(trees: dict[str, Tree], rng: Random) -> None:
    """Whatever a standard that passes its checks asks: totals and verdicts of every level, and where they stay open."""
    texts = {name: json.dumps(tree, ensure_ascii=False, indent=1) for name, tree in trees.items()}
    book, files = load_standard(Path("made"), texts), files_of(trees)
    assume(not errors(check_standard(book)))
    communes = communes_of(files, rng)
    classes = [book.standard.head.classes[0]] * len(communes)
    grid = scored(book.standard, prove(book).table, [facts_of(c) for c in communes], classes).grid
    for row, commune in enumerate(communes):
        ends = by_words(files, commune)
        assert (grid.total_low[row], grid.total_high[row]) == tuple(total_of(files, end) for end in ends), commune
        for at, level in enumerate(grid.levels):
            told = spoken([refusals(files, end, "all", at) for end in ends])
            assert VERDICTS[level.verdict[row]] == told, (commune, at)
