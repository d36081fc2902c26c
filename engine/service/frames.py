"""A scored round as pandas tables for analysts: typed columns, exact whole numbers, every row with what it rests on.

Zero, missing and not applicable stay three things: a value, an empty cell, a state of its own. ``mark`` is an ordered
category from the weakest up; on a commune or a fact it is the weakest mark of the points that it carries.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

from engine.evidence.facts import Fact
from engine.law.asked import asked_by_letters
from engine.law.citing import cited_text
from engine.law.criteria import Item, evidence_of, written_of
from engine.law.model import Law, Unit
from engine.law.points.scores import Score, added, plain_score
from engine.law.questions import Evidence
from engine.law.values import EvidenceKind, Mark, UnitType
from engine.scoring.cards import ItemCard, Scorecard
from engine.scoring.result_rows import StatusName, status_name
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import VerdictName
from engine.scoring.sums.total_columns import further_cells, further_columns
from engine.semantics import Status

if TYPE_CHECKING:
    import pandas as pd

    Table: TypeAlias = pd.DataFrame

Dtype = Literal["string", "Int64", "boolean", "Float64", "datetime64[s]"]
Column: TypeAlias = Dtype | tuple[str, ...]
Columns: TypeAlias = Mapping[str, Column]
Cells: TypeAlias = tuple[object, ...]
MARKS: tuple[Mark, ...] = ("provisional", "reported", "verbatim", "checked")


def frame(*parts: RoundResult) -> Table:
    """One row a commune, part by part in the round's order; one set aside has no decision and no points.

    ``low`` and ``high`` are the points that are sure and those still possible; ``points_…`` are how many of ``low``
    rest on each mark. Where the law has levels, or totals that are more than a sum, there are the columns of
    ``further_columns`` besides.
    """
    points = _points_dtype(parts)
    columns: Columns = {
        **_lead(parts), "type": get_args(UnitType), "class_rule": "string", "threshold": points, "because": "string",
        "low": points, "high": points, "max": points, "mark": MARKS, **{f"points_{mark}": points for mark in MARKS},
        "received": "boolean", "errors": "Int64", "missing": "string", "tasks_overdue": "Int64",
        "points_at_risk": points, **(further := _further(parts)),
    }  # fmt: skip
    return _table(columns, (row for made in parts for row in _communes(made, tuple(further))))


def items_frame(*parts: RoundResult) -> Table:
    """One row an item of a decided commune, in the standard's order.

    ``num`` over ``den`` is what was measured, never rounded; ``value`` is the same as the law writes it (``scale``:
    100 for percent) and only for reading: edges are compared with the fraction. Without a value both are empty and
    ``status`` says why. ``self_points`` are those that the commune gave itself, if any; nothing is scored by them.
    """
    standards = [made.book.standard for made in parts]
    criteria = _each(c.id for standard in standards for c in standard.criteria)
    items = _each(i.id for standard in standards for i in standard.items)
    measures = _each(_measure(item) for standard in standards for item in standard.items)
    points = _points_dtype(parts)
    columns: Columns = {
        **_lead(parts), "criterion": criteria, "item": items, "status": get_args(StatusName), "low": points,
        "high": points, "max": points, "self_points": points, "rule": "string", "mark": MARKS,
        "measure": measures, "num": "Int64", "den": "Int64", "scale": "Int64", "value": "Float64", "missing": "string",
        "next_change": "Int64", "next_direction": ("more", "fewer"), "next_points": points, "cite": "string",
    }  # fmt: skip
    return _table(columns, (row for made in parts for row in _items(made)))


def facts_frame(*parts: RoundResult) -> Table:
    """One row a fact as a commune gave it, also of communes set aside: its cell and the paper that it rests on.

    ``items`` are those that it is counted in. Data nobody gave have no row.
    """
    asked = _each(entry.id for made in parts for entry in _asked(made))
    columns: Columns = {
        **_lead(parts), "evidence": asked, "label": "string", "kind": get_args(EvidenceKind), "unit": "string",
        "sensitive": "boolean", "state": ("given", "not_applicable"), "value": "Int64", "place": "string",
        "file": "string", "document": "string", "document_date": "datetime64[s]", "items": "string", "mark": MARKS,
    }  # fmt: skip
    return _table(columns, (row for made in parts for row in _facts(made)))


def _each(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once, in the order in which they come."""
    return tuple(dict.fromkeys(names))


def _points_dtype(parts: Sequence[RoundResult]) -> Dtype:
    """Points are whole numbers, or decimals where a standard has parts of a point."""
    return "Int64" if all(made.book.standard.head.step == 1 for made in parts) else "Float64"


def _lead(parts: Sequence[RoundResult]) -> Columns:
    """The columns that stand first in every table, so that none is read without them."""
    heads = [made.book.standard.head for made in parts]
    return {
        "round": (parts[0].round.id,), "on": "datetime64[s]", "simulated": "boolean",
        "standard": _each(head.id for head in heads), "standard_status": _each(head.status for head in heads),
        "code": "string", "name": "string", "class": _each(c.id for head in heads for c in head.classes),
        "decision": get_args(VerdictName), "firm": "boolean",
        "set_aside": "boolean",
    }  # fmt: skip


def _lead_cells(made: RoundResult, unit: Unit, card: Scorecard | None) -> Cells:
    head, round_ = made.book.standard.head, made.round
    known = card.classified.unit_class if card else None
    return (
        round_.id, round_.on, round_.simulated, head.id, head.status, unit.code, unit.name, known.id if known else None,
        card.decision.verdict if card else None, bool(card and card.decision.firm), card is None,
    )  # fmt: skip


def _further(parts: Sequence[RoundResult]) -> Columns:
    """What some standard says more of a total; a commune that another judges has nothing there."""
    found: dict[str, Column] = {}
    for made in parts:
        for name, kind in further_columns(made.book.standard).items():
            before = found.get(name)
            if isinstance(before, tuple) and isinstance(kind, tuple):
                found[name] = _each((*before, *kind))
            else:
                found[name] = "Float64" if "Float64" in (before, kind) else kind
    return found


def _communes(made: RoundResult, further: Sequence[str]) -> Iterator[Cells]:
    cards, standard = {card.unit.code: card for card in made.cards}, made.book.standard
    for unit in made.round.units:
        card = cards.get(unit.code)
        own = dict(zip(further_columns(standard), further_cells(standard, card), strict=True))
        yield (*_commune(made, unit, card), *(own.get(name) for name in further))


def _items(made: RoundResult) -> Iterator[Cells]:
    own = {code: told.self_score.points for code, told in made.evidence.communes.items() if told.self_score}
    for card in made.cards:
        lead, points = _lead_cells(made, card.unit, card), own.get(card.unit.code, {})
        yield from ((*lead, *_item(item, points.get(item.item.id), made.book.standard.laws)) for item in card.items)


def _commune(made: RoundResult, unit: Unit, card: Scorecard | None) -> Cells:
    known = card.classified.unit_class if card else None
    points = {mark: added(i.low for i in card.items if i.mark == mark) for mark in MARKS} if card else {}
    tasks = made.tasks
    return (
        *_lead_cells(made, unit, card),
        unit.type,
        card.classified.rule if card else None,
        known.threshold if known else None,
        " ".join(card.decision.because) if card else None,
        card.decision.low if card else None,
        card.decision.high if card else None,
        made.book.standard.head.maximum.points,
        _weakest(item.mark for item in card.items) if card else None,
        *(points.get(mark) for mark in MARKS),
        made.evidence.communes[unit.code].received,
        len(made.errors.get(unit.code, ())),
        " ".join(card.missing) if card else None,
        sum(status.state == "overdue" for status in tasks.communes[unit.code]) if tasks else None,
        tasks.at_risk.get(unit.code) if tasks else None,
    )


def _item(card: ItemCard, own: Score | None, laws: Collection[Law]) -> Cells:
    item, scored = card.item, card.status is Status.SCORED
    step = next(iter(card.steps), None)
    return (
        card.criterion,
        item.id,
        status_name(card.status),
        card.low,
        card.high,
        item.max_points,
        own,
        card.rule,
        card.mark,
        _measure(item),
        card.part if scored else None,
        card.whole if scored else None,
        int(written_of(item.measure, Fraction(1)) - written_of(item.measure, Fraction(0))),
        float(written_of(item.measure, Fraction(card.part, card.whole))) if scored else None,
        " ".join(card.missing),
        step.change if step else None,
        step.direction if step else None,
        step.gain if step else None,
        cited_text(item.cite, laws),
    )


def _measure(item: Item) -> str:
    """How an item is measured, by the key that its YAML begins with."""
    return next(iter(type(item.measure).model_fields))


def _facts(made: RoundResult) -> Iterator[Cells]:
    asked: Mapping[str, Evidence] = {entry.id: entry for entry in _asked(made)}
    cards = {card.unit.code: card for card in made.cards}
    used = {name: [item.id for item in made.book.standard.items if name in evidence_of(item.measure)] for name in asked}
    for unit in made.round.units:
        card = cards.get(unit.code)
        lead = _lead_cells(made, unit, card)
        marks = {item.item.id: item.mark for item in card.items} if card else {}
        for name, fact in made.evidence.communes[unit.code].facts.items():
            yield (*lead, *_fact(asked[name], fact), " ".join(used[name]), _weakest(marks.get(i) for i in used[name]))


def _fact(entry: Evidence, fact: Fact) -> Cells:
    paper = fact.document
    return (
        entry.id, entry.label, entry.kind, entry.unit, entry.sensitive, fact.state,
        fact.value if fact.state == "given" else None, str(fact.place), fact.place.file,
        paper.number if paper else None, paper.issued if paper else None,
    )  # fmt: skip


def _asked(made: RoundResult) -> Sequence[Evidence]:
    """Every datum that the round asks for: the standard's own, then the letters'."""
    return (*made.book.standard.book.evidence, *asked_by_letters(made.tasks.directives if made.tasks else None))


def _weakest(marks: Iterable[Mark | None]) -> Mark | None:
    """The mark that is the least sure of those there are; an item without a rule has none."""
    found = set(marks)
    return next((mark for mark in MARKS if mark in found), None)


def _table(columns: Columns, rows: Iterable[Cells]) -> Table:
    import pandas as pd

    held = list(rows)
    values = zip(*held, strict=True) if held else iter([()] * len(columns))
    typed = (_typed(kind, column) for kind, column in zip(columns.values(), values, strict=True))
    return pd.DataFrame(dict(zip(columns, typed, strict=True)))


def _typed(kind: Any, values: Sequence[Any]) -> Any:
    import pandas as pd

    if isinstance(kind, tuple):
        return pd.Categorical(values, categories=list(kind), ordered=kind == MARKS)
    told = [plain_score(value) if isinstance(value, Decimal) else value for value in values]
    return pd.array(told, dtype=kind)
