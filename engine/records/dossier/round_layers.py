"""A round's facts and what they came to, layer by layer, as the plain data of ``facts.json`` and ``results.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engine.evidence.columns import Columns, Told, made_facts
from engine.evidence.facts import Document, Fact, UnitAnswer
from engine.evidence.own_facts.fact_data import kept_text
from engine.law.model import Unit
from engine.law.points.scores import listed, score_at, score_text
from engine.law.units.fact_questions import PREFIX
from engine.rules.meaning import KEPT
from engine.scoring.law_arrays import VERDICTS
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.kept_levels import kept_states
from engine.scoring.sums.rows import ZEROS
from engine.scoring.whom.own_laws import own_of
from engine.scoring.whom.placing import is_doubtful

READINGS = ("said", "low", "high")  # as the law says, with every stand-in at its worst, at its best
Plain = dict[str, Any]


def placed_communes(made: RoundResult) -> Plain:
    """By code what a verifier takes on trust of each scored commune: its class, its lines, its earlier rounds."""
    kept = _kept(made)
    return {unit.code: {**_placed(made, row), "kept": kept[row]} for row, unit in enumerate(made.units)}


def _placed(made: RoundResult, row: int) -> Plain:
    classified = made.classified[row]
    own = own_of(made.book.standard, made.round.on, classified.profile)
    unit, held = made.units[row], classified.unit_class
    return {
        "standard": made.book.standard.head.id,
        "title": f"{unit.code} {unit.name}, nhóm “{held.title if held else ''}”",
        "class": held.id if held else "",
        "class_by": classified.rule,
        "doubtful": is_doubtful(classified, made.table),
        "lines": {item: line for item, line in own.lines.items() if item != line},
        "left_out": sorted(own.out),
        "not_sure": sorted(own.unsure),
        "before": [_given(columns, row) for columns in made.before],
    }


def _given(columns: Columns, row: int) -> Plain:
    told = zip(columns.names, columns.value[:, row].tolist(), columns.told[:, row].tolist(), strict=True)
    return {name: value for name, value, state in told if state == Told.GIVEN}


def _kept(made: RoundResult) -> list[Plain]:
    """By row the state of each hurdle about earlier rounds, under each reading of stand-ins."""
    names = [hurdle.name for hurdle in made.laws.first.scheme.hurdles if hurdle.name.startswith(KEPT)]
    codes = [unit.code for unit in made.units]
    states = kept_states(made.book.standard, codes, made.evidence.decided)
    return [
        {
            name: {reading: ZEROS[int(part[at, row])] for reading, part in zip(READINGS, states, strict=True)}
            for at, name in enumerate(names)
        }
        for row in range(len(codes))
    ]


def counted_facts(made: RoundResult) -> Plain:
    """By code the facts of each scored commune that have a value: 1 is yes, 0 is no.

    With them what it says of itself ("fact/bai_ngang"), as text; it is no datum, and nothing is worked out from it.
    """
    told = ((unit, made_facts(made.evidence.communes[unit.code].facts)) for unit in made.units)
    return {
        unit.code: {
            **{name: fact.value for name, fact in sorted(facts.items()) if fact.state == "given"},
            **{f"{PREFIX}{answer.fact}": kept_text(answer.value) for answer in _said(made, unit)},
        }
        for unit, facts in told
    }


def _said(made: RoundResult, unit: Unit) -> list[UnitAnswer]:
    """What a commune says of itself, but where the round's list says otherwise."""
    answers = made.evidence.communes[unit.code].answers
    return sorted((told for told in answers if unit.told(told.fact) == told.value), key=lambda told: told.fact)


def fact_sources(made: RoundResult) -> Plain:
    """By code each fact of a scored commune with its paper and its place, those too that do not apply."""
    told = {unit.code: made_facts(made.evidence.communes[unit.code].facts) for unit in made.units}
    of_itself = {
        unit.code: {f"{PREFIX}{own.fact}": _own_source(own) for own in _said(made, unit)} for unit in made.units
    }
    return {
        code: {**{name: _source(fact) for name, fact in sorted(facts.items())}, **of_itself[code]}
        for code, facts in told.items()
    }


def _source(fact: Fact) -> Plain:
    return {"state": fact.state, **_paper(fact.document, str(fact.place)), "note": fact.note}


def _own_source(answer: UnitAnswer) -> Plain:
    return {"state": "given", **_paper(answer.document, str(answer.place)), "note": ""}


def _paper(document: Document | None, place: str) -> Plain:
    issued = document.issued.isoformat() if document and document.issued else ""
    return {"document": document.number if document else "", "issued": issued, "place": place}


def scores_of(made: RoundResult) -> Plain:
    """By code what each scored commune came to: points as text, ranges as [lowest, highest]."""
    return {unit.code: _score(made, row) for row, unit in enumerate(made.units)}


def _score(made: RoundResult, row: int) -> Plain:
    law, grid = made.laws.of(row), made.grid
    pieces = list(zip(law.items, grid.piece[:, row].tolist(), strict=True))
    criteria = zip(made.book.standard.criteria, listed(grid.low[:, row]), listed(grid.high[:, row]), strict=True)
    states = zip(law.scheme.hurdles, grid.state[:, row].tolist(), strict=True)
    plain, *above = _levels(made, row)
    return {
        **plain,
        "low": score_text(score_at(grid.total_low, row)),
        "high": score_text(score_at(grid.total_high, row)),
        "class": law_class.id if (law_class := made.classified[row].unit_class) else "",
        "items": {own.item.id: _ends(own.points, piece) for own, piece in pieces},
        "rules": {own.item.id: rule for own, piece in pieces if (rule := own.rules[piece])},
        "criteria": {criterion.id: [score_text(low), score_text(high)] for criterion, low, high in criteria},
        "hurdles": {hurdle.name: ZEROS[state] for hurdle, state in states},
        "levels": {level.id: told for level, told in zip(made.book.standard.head.levels[1:], above, strict=True)},
    }


def _ends(points: Sequence[Any], piece: int) -> list[str]:
    return [score_text(score_at(end, piece)) for end in points]


def _levels(made: RoundResult, row: int) -> list[Plain]:
    """What it came to on each level, plain recognition first."""
    bars = listed(made.laws.first.bars[:, int(made.grid.unit_class[row])])
    decided = zip(bars, made.grid.levels, strict=True)
    return [
        {"threshold": score_text(bar), "verdict": VERDICTS[int(own.verdict[row])], "firm": bool(own.firm[row])}
        for bar, own in decided
    ]
