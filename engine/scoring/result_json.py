"""``results.json`` from columns, a commune a line: no object a fact, and never the whole in memory twice.

Same input, same bytes: keys sorted, shares as {"num", "den"}, days ISO, no clock. The shape is that of ``result_rows``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
import orjson

from engine.evidence.columns import columns_of
from engine.law.citing import cited_text
from engine.law.measures.kinds import line_of
from engine.law.points.scores import Score, added, listed, plain_score, score_at
from engine.law.readings.resting import points_by_mark
from engine.problems import words
from engine.scoring.cards import missing_of
from engine.scoring.gaps import NO_STEP, Nearest, nearest_better, nothing_nearer
from engine.scoring.joining.many_rounds import Told as ToldOfRounds
from engine.scoring.joining.many_rounds import told_of
from engine.scoring.joining.operands import operands
from engine.scoring.law_arrays import VERDICTS, ItemArrays
from engine.scoring.plain.evidence_rows import evidence_rows, whole_number
from engine.scoring.result_rows import SCHEMA, problem_row, status_name, task_row
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.besides import besides, days_row, decided_rows, self_score_row
from engine.scoring.sums.rows import ZEROS
from engine.scoring.whom.unit_rows import unit_row
from engine.semantics import Status

Plain = dict[str, Any]
OPEN, SETTLED = (Status.MISSING, Status.TOO_FEW), (Status.NONE, Status.NOT_APPLICABLE)


def to_json(made: RoundResult, *, tool: str) -> bytes:
    """The bytes of ``results.json``."""
    return b"".join(results_lines(made, tool=tool))


def results_lines(made: RoundResult, *, tool: str, communes: bool = True) -> Iterator[bytes]:
    """The bytes of ``results.json`` piece by piece: the head's keys in order, the communes, if wanted, a line each."""
    head = {**_head(made), "tool": tool, "schema": SCHEMA, "communes": None}
    yield b"{\n"
    for number, key in enumerate(sorted(head)):
        yield (b",\n" if number else b"") + orjson.dumps(key) + b": "
        if key == "communes":
            yield from _listed(commune_rows(made) if communes else iter(()))
        elif key == "problems":
            yield from _listed(problem_row(p, dict(words(p, "vi"))).model_dump() for p in made.problems)
        else:
            yield _text(head[key])
    yield b"\n}\n"


def _listed(rows: Iterator[Plain]) -> Iterator[bytes]:
    yield b"["
    for number, row in enumerate(rows):
        yield (b",\n" if number else b"\n") + _text(row)
    yield b"\n]"


def _text(told: object) -> bytes:
    """Plain data as JSON, points with parts of one in their own digits."""
    return orjson.dumps(told, default=plain_score, option=orjson.OPT_SORT_KEYS)


def _head(made: RoundResult) -> Plain:
    head, round_ = made.book.standard.head, made.round
    authority, marks = made.authority, points_by_mark(made.book.standard.criteria)
    about = {
        name: getattr(round_, name)
        for name in ("title", "period_from", "period_to", "area", "authority", "previous", "strict_before")
    }
    return {
        "round": round_.id,
        "on": round_.on,
        "simulated": round_.simulated,
        "authority": authority.id if authority else None,
        "standard": {"id": head.id, "status": head.status, "sha256": made.book.sha256, "marks": marks},
        "judged_by": made.table.judged_by,
        "about": {
            **about,
            "directives": list(round_.directives),
            "overrides": [asdict(override) for override in round_.overrides],
            "actions": [asdict(action) for action in round_.actions],
            "confirmed": [asdict(confirmed) for confirmed in round_.confirmed],
        },
        "problems": None,
    }


@dataclass(frozen=True, slots=True)
class _Item:
    """One item over all scored communes: what each piece says, and the lists that differ from commune to commune.

    ``rounds`` stand in for these where several rounds bear on it.
    """

    values: str
    line: ItemArrays
    statuses: tuple[Status, ...]
    said: tuple[Plain, ...]
    piece: list[int]
    part: list[int]
    whole: list[int] | None
    near: list[int]
    change: list[int]
    rounds: tuple[ToldOfRounds, ...]


def commune_rows(made: RoundResult) -> Iterator[Plain]:
    """Every commune of the round as plain data, one at a time."""
    items = [[_item(made, number, at) for at in range(len(law.items))] for number, law in enumerate(made.laws.arrays)]
    facts, before = evidence_rows(made.facts), [evidence_rows(columns) for columns in made.before]
    others = _others(made)
    maximum = made.book.standard.head.maximum.points
    for unit in made.round.units:
        row = made.rows.get(unit.code)
        back = [[] if row is None else list(next(held).values()) for held in before]
        own = _decided(made, row, maximum) if row is not None else _NOT_DECIDED
        nothing: Plain = {"items": [], "gaps": [], "missing": []}
        told = (
            nothing
            if row is None
            else _scored(items[int(made.laws.which[row])], next(facts), made.evidence.before(unit.code), row)
        )
        statuses = made.tasks.communes[unit.code] if made.tasks else ()
        yield {
            **own,
            **told,
            "code": unit.code,
            "name": unit.name,
            "set_aside": row is None,
            "received": made.evidence.communes[unit.code].received,
            "errors": len(made.errors.get(unit.code, ())),
            "tasks": [task_row(status).model_dump() for status in statuses],
            "unit": unit_row(unit),
            "facts": others[unit.code],
            "before": back[0] if back else [],
            **_earlier(back[1:]),
            **decided_rows(made, unit.code),
            "self_score": self_score_row(made, unit.code),
        }


def _earlier(back: Sequence[Sequence[Plain]]) -> Plain:
    """What was given in the rounds before the one before; nothing is said where no item reads so far back."""
    return {"earlier": back} if back else {}


_NOT_DECIDED: Plain = {
    "class": None, "class_rule": "", "threshold": None, "decision": None, "firm": False, "because": [], "total": None,
    "criteria": [],
}  # fmt: skip


def _decided(made: RoundResult, row: int, maximum: Score) -> Plain:
    classified, grid = made.classified[row], made.grid
    why = made.reasons[0]
    unit_class = classified.unit_class
    criteria = zip(
        made.book.standard.criteria, listed(grid.low[:, row]), listed(grid.high[:, row]),
        grid.zero[:, row].tolist(), strict=True,
    )  # fmt: skip
    return {
        "class": unit_class.id if unit_class else None,
        "class_rule": classified.rule,
        "threshold": unit_class.threshold if unit_class else None,
        "decision": VERDICTS[grid.verdict[row]],
        "firm": bool(grid.firm[row]),
        "because": list(why.fired.rules(row)),
        "total": {"low": score_at(grid.total_low, row), "high": score_at(grid.total_high, row), "max": maximum},
        "criteria": [
            {"id": c.id, "low": low, "high": high, "max": c.max_points, "zero": ZEROS[zero], **days_row(made, c)}
            for c, low, high, zero in criteria
        ],
        **besides(made, row),
    }


def _item(made: RoundResult, number: int, at: int) -> _Item:
    """An item by one of the round's laws; rows that have another law are missing here."""
    line, facts = made.laws.arrays[number].items[at], made.facts
    piece = np.where(made.laws.which == number, made.grid.piece[at], np.uint16(line.piece_of(Status.MISSING)))
    read = operands(line.reads, facts, made.before)
    part, whole = read.part, read.whole
    many = line.reads.rounds > 1
    near: Nearest = nothing_nearer(len(piece)) if many else nearest_better(line, piece, part, whole)
    cite = cited_text(line.item.cite, made.book.standard.laws)
    said = tuple({**_piece(made, line, of), "cite": cite} for of in range(len(line.rules)))
    listed = None if whole is None else whole.tolist()
    values = line_of(line.item.measure).values
    return _Item(
        values,
        line,
        tuple(Status(status) for status in line.status.tolist()),
        said,
        piece.tolist(),
        part.tolist(),
        listed,
        near.piece.tolist(),
        near.change.tolist(),
        _of_rounds(made, line, piece.tolist()) if many else (),
    )


def _of_rounds(made: RoundResult, line: ItemArrays, pieces: Sequence[int]) -> tuple[ToldOfRounds, ...]:
    """What decided an item of several rounds in each commune, and its nearest step."""
    evidence, codes = made.evidence, [unit.code for unit in made.units]
    return tuple(
        told_of(line, piece, evidence.communes[code].facts, evidence.before(code))
        for piece, code in zip(pieces, codes, strict=True)
    )


def _piece(made: RoundResult, line: ItemArrays, piece: int) -> Plain:
    """What all communes on one piece of an item share, but for the item's citation."""
    rule, item = line.rules[piece], line.item
    points = {**{end: score_at(getattr(line.points, end), piece) for end in ("low", "high")}, "max": item.max_points}
    band = item.band_of(rule)
    return {
        "id": item.id,
        "status": status_name(Status(int(line.status[piece]))),
        **points,
        "rule": rule,
        "mark": made.table.rules[rule].mark if rule else None,
        **({"marks": band.marks.model_dump()} if band and band.marks else {}),
    }


def _scored(items: Sequence[_Item], given: Mapping[str, Plain], before: Sequence[Container[str]], row: int) -> Plain:
    """The items of one commune with its facts, what they leave open, and all that is missing, ``before`` too."""
    told, gaps = [], []
    names = frozenset(given)
    for item in items:
        piece, line = item.piece[row], item.line
        status = item.statuses[piece]
        missing = list(missing_of(line, status, names, before)) if status in OPEN else []
        evidence = [given[name] for name in line.names if name in given]
        said = item.said[piece]
        told.append({**said, "value": _value(item, row), "evidence": evidence, "missing": missing})
        if said["low"] < line.item.max_points and status not in SETTLED:
            lacking = line.item.max_points - said["low"]
            gaps.append({"item": line.item.id, "points": lacking, "to_next": _next(item, row), "missing": missing})
    return {"items": told, "gaps": gaps, "missing": list(dict.fromkeys(n for i in told for n in i["missing"]))}


def _value(item: _Item, row: int) -> Plain | None:
    if item.statuses[item.piece[row]] is not Status.SCORED:
        return None
    part = item.rounds[row].part if item.rounds else item.part[row]
    if item.values == "answer":
        return {"yes": bool(part)}
    if item.values == "whole" or item.whole is None:
        return {"count": part}
    whole = item.rounds[row].whole if item.rounds else item.whole[row]
    return {"num": whole_number(part), "den": whole_number(whole)}


def _next(item: _Item, row: int) -> Plain | None:
    if item.rounds:
        return item.rounds[row].nearest
    piece, change = item.near[row], item.change[row]
    if piece == NO_STEP:
        return None
    gain = added(score_at(item.line.points.low, at) * sign for at, sign in ((piece, 1), (item.piece[row], -1)))
    way = "more" if change > 0 else "fewer"
    return {"band": item.line.rules[piece], "children": abs(change), "direction": way, "points": gain}


def _others(made: RoundResult) -> Mapping[str, list[Plain]]:
    """By commune, the facts that no item shows: what only checks or letters ask for, and all of a set-aside one."""
    codes = [unit.code for unit in made.round.units]
    facts = [made.evidence.communes[code].facts for code in codes]
    shown = frozenset(made.facts.names)
    names = sorted({name for given in facts for name in given} - shown)
    rows = evidence_rows(columns_of(codes, names, facts))
    rest = {code: list(row.values()) for code, row in zip(codes, rows, strict=True)}
    for code, given in zip(codes, facts, strict=True):
        if code not in made.rows:
            (row,) = evidence_rows(columns_of([code], sorted(given), [given]))
            rest[code] = list(row.values())
    return rest
