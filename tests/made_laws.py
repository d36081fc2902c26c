"""Small made-up standards for Hypothesis, with a plain evaluator of their own (số liệu mô phỏng)."""

from __future__ import annotations

import json
import operator as op
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from hypothesis import strategies as st

from engine.law.criteria import Criterion
from engine.law.loading import Lawbook, _routes, hash_of, shape
from engine.law.model import Standard, StandardHead
from engine.law.questions import EvidenceBook
from engine.law.source import parse_source

Tree = dict[str, object]
ENGLISH = ("label_en", "question_en", "holder_en")
CITE = {"document": "00/TN 03/01/2019", "at": "số liệu mô phỏng", "basis": "số liệu mô phỏng"}
KINDS = ("yes_no", "share up", "share down", "rate", "count", "survey")
ASKED = 30
OTHERWISE: Tree = {"otherwise": "true"}


def edge_of(word: str, number: str, kind: str) -> Fraction:
    """An edge as part ÷ whole."""
    return Fraction(number) / {"share": 100, "survey": 100, "rate": 1000}.get(kind.split(maxsplit=1)[0], 1)


def band_reached(band: Tree, value: Fraction, kind: str) -> bool:
    """Whether a value meets every condition that a band writes; the last takes all."""
    tests = {"at_least": op.ge, "more_than": op.gt, "at_most": op.le, "less_than": op.lt, "equals": op.eq}
    if "yes" in band:
        return value == 1
    return all(test(value, edge_of(word, str(band[word]), kind)) for word, test in tests.items() if word in band)


def first_band(item: Tree, value: Fraction) -> Tree:
    """The first band that is reached, tried in order: the evaluator that the product is held against."""
    return next(band for band in item["bands"] if band_reached(band, value, str(item["kind"])))  # type: ignore[attr-defined]


@st.composite
def items(draw: st.DrawFn, name: str, top: int = 60) -> Tree:
    """An item of any measure, with one to four bands in their right order, and its examples."""
    kind = draw(st.sampled_from(KINDS))
    bands: list[Tree] = [{"yes": "true"}] if kind == "yes_no" else _bands(draw, kind)
    points = sorted(draw(st.sets(st.integers(0, top), min_size=len(bands) + 1, max_size=len(bands) + 1)), reverse=True)
    marks = [draw(st.sampled_from(["verbatim", "reported", "provisional"])) for _ in points]
    rows = [{**band, "points": p, "mark": m} for band, p, m in zip([*bands, OTHERWISE], points, marks, strict=True)]
    item: Tree = {"id": name, "kind": kind, "max_points": points[0], "bands": rows, "measure": _measure(kind, name)}
    if kind in ("share up", "share down", "rate"):
        none = draw(st.sampled_from(["full_points", "zero", "not_applicable"]))
        firm_none = none == "not_applicable"
        item["when_none"] = none
        item["when_none_mark"] = "verbatim" if firm_none else draw(st.sampled_from(["verbatim", "provisional"]))
    item["examples"] = [
        {"name": f"{value}", "given": given, "points": first_band(item, value)["points"]}
        for value, given in _samples(item)
    ]
    return item


def _bands(draw: st.DrawFn, kind: str) -> list[Tree]:
    """Conditions on strictly ordered edges that leave every band a value of its own."""
    whole = kind == "count"
    numbers = st.integers(1, 40).map(str) if whole else st.integers(1, 198).map(lambda n: f"{n / 2}")
    edges = sorted(draw(st.sets(numbers, min_size=1, max_size=4)), key=Fraction)
    if kind in ("share down", "rate"):
        words = [draw(st.sampled_from(["at_most", "less_than"])) for _ in edges]
        first: list[Tree] = [{"equals": "0"}] if draw(st.booleans()) else []
        rest: list[Tree] = [{word: edge} for word, edge in zip(words, edges, strict=True)]
        return [*first, *rest]
    words = ["at_least" if whole else draw(st.sampled_from(["at_least", "more_than"])) for _ in edges]
    return [{word: edge} for word, edge in zip(words, reversed(edges), strict=True)]


def _measure(kind: str, name: str) -> Tree:
    part, whole = evidence_names(name)
    match kind:
        case "yes_no" | "count":
            return {kind: part}
        case "rate":
            return {"rate": part, "of": whole, "per": 1000}
        case "survey":
            return {"share": part, "of": whole, "asked_at_least": ASKED}
    return {"share": part, "of": whole}


def evidence_names(item: str) -> tuple[str, str]:
    """The part and the whole of an item's measure."""
    stem = item.replace(".", "_")
    return f"{stem}_part", f"{stem}_whole"


def edges_of_item(item: Tree) -> list[Fraction]:
    """Every edge the item writes, as part ÷ whole, ascending."""
    words = ("at_least", "more_than", "at_most", "less_than", "equals")
    rows: list[Tree] = list(item["bands"])  # type: ignore[call-overload]
    return sorted({edge_of(w, str(row[w]), str(item["kind"])) for row in rows for w in words if w in row})


def _samples(item: Tree) -> list[tuple[Fraction, str]]:
    """A value at each edge and strictly between neighbours, as an example writes it."""
    if item["kind"] == "yes_no":
        return [(Fraction(1), "yes"), (Fraction(0), "no")]
    edges = edges_of_item(item)
    if item["kind"] == "count":
        values = sorted({edge + step for edge in edges for step in (-1, 0, 1)})
        return [(value, str(value)) for value in values if value >= 0]
    ends = [Fraction(0), *edges, edges[-1] + Fraction(1, 10) if item["kind"] == "rate" else Fraction(1)]
    between = [(low + high) / 2 for low, high in pairwise(ends) if low < high]
    floor = ASKED if item["kind"] == "survey" else 1
    return [(v, f"{v.numerator * floor}/{v.denominator * floor}") for v in sorted({*edges, *between})]


@st.composite
def laws(draw: st.DrawFn, top: int = 60, most_items: int = 3, fewest: int = 1) -> list[list[Tree]]:
    """``fewest`` to three criteria, each with one to ``most_items`` items."""
    sizes = draw(st.lists(st.integers(1, most_items), min_size=fewest, max_size=3))
    return [[draw(items(f"tc{c:02}.{i}", top)) for i in range(1, size + 1)] for c, size in enumerate(sizes, 1)]


def lawbook(
    criteria: list[list[Tree]], threshold: int, *, marks: tuple[str, str] = ("verbatim", "verbatim")
) -> Lawbook:
    """A standard of one class from items, as if read from files; ``marks`` are of class and knock-out."""
    trees = trees_of(criteria, threshold, marks)
    sources = {name: parse_source(json.dumps(tree, indent=1), f"made/{name}") for name, tree in trees.items()}
    standard = Standard(
        head=shape(StandardHead, sources["standard.yaml"]),
        criteria=tuple(shape(Criterion, sources[name]) for name in sources if name.startswith("tc")),
        book=shape(EvidenceBook, sources["evidence.yaml"]),
    )
    return Lawbook(standard, Path("made"), hash_of(sources), sources, dict(_routes(standard)))


def trees_of(criteria: list[list[Tree]], threshold: int, marks: tuple[str, str]) -> dict[str, Tree]:
    """The files of a standard of one class, by their names, as what they say."""
    total = sum(int(str(item["max_points"])) for criterion in criteria for item in criterion)
    files = {f"tc{n:02}.yaml": _criterion(n, criterion) for n, criterion in enumerate(criteria, 1)}
    return {"standard.yaml": _head(list(files), total, threshold, marks), "evidence.yaml": _book(criteria), **files}


def _titled(**rest: object) -> Tree:
    return {"title": "mô phỏng", "title_en": "made up", **rest}


def _criterion(number: int, rows: list[Tree]) -> Tree:
    told = [_titled(cite=CITE, **{key: value for key, value in row.items() if key != "kind"}) for row in rows]
    most = sum(int(str(row["max_points"])) for row in rows)
    name = f"tc{number:02}"
    return _titled(id=name, number=number, max_points=most, mark="verbatim", cite=CITE, items=told)


def _head(files: list[str], total: int, threshold: int, marks: tuple[str, str]) -> Tree:
    law = _titled(number="00/TN", date="2019-01-03", signed="mô phỏng")
    every = ["xa", "phuong", "thi_tran", "dac_khu"]
    one = _titled(id="all", threshold=threshold, mark=marks[0], cite=CITE, when=[{"type": every}])
    who = {"appraises": "x", "appraises_en": "x", "recognises": "x", "recognises_en": "x"}
    authority = {"id": "a", "from": "2019-01-03", "status": "settled", "mark": "verbatim", "cite": CITE, **who}
    return _titled(
        id="made",
        status="draft",
        law=law,
        **{"from": "2019-01-03"},
        maximum={"points": total, "mark": "verbatim", "cite": CITE},
        cycle={"months": [11], "plan_years": [2, 4], "mark": "verbatim", "cite": CITE},
        criteria=[name.removesuffix(".yaml") for name in files],
        classes=[one],
        knock_out=_titled(criterion_scores=0, mark=marks[1], cite=CITE),
        authorities=[authority],
        readings=[],
    )


def _book(criteria: list[list[Tree]]) -> Tree:
    rows = []
    for item in (item for criterion in criteria for item in criterion):
        kind = "yes_no" if item["kind"] == "yes_no" else "count"
        names = evidence_names(str(item["id"]))[: 1 if item["kind"] in ("yes_no", "count") else 2]
        rows += [
            {"id": n, "kind": kind, **dict.fromkeys(("label", "question", "holder"), n), **dict.fromkeys(ENGLISH, n)}
            for n in names
        ]
    return {"evidence": rows}
