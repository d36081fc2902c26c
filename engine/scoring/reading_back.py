"""``results.json`` read back: the evidence it holds is judged again by its law, and must say what the file says.

So the file needs no other to be believed: it holds all that its decisions rest on, and a figure or a verdict changed
by hand no longer agrees with the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import zip_longest

import orjson

from engine.evidence.believing.page_places import APPRAISAL
from engine.evidence.facts import (
    ActionOverride,
    ClassOverride,
    CommuneEvidence,
    Confirmed,
    Document,
    EarlierRound,
    Fact,
    Round,
    RoundEvidence,
    SelfScore,
)
from engine.files.intake.kept_formats import refuse_newer, steps_beyond
from engine.files.writing import coordinates
from engine.law.loading import Lawbook
from engine.law.model import Unit
from engine.law.points.scores import Score, plain_score, score_of
from engine.law.units.unit_facts import FactValue, UnitFact
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.rules.number_line import LawTable
from engine.scoring.assessing import Followed, assess
from engine.scoring.result_json import Plain, commune_rows, results_lines
from engine.scoring.result_rows import SCHEMA
from engine.scoring.round_result import RoundResult

FILE = "results.json"


def from_json(content: bytes, book: Lawbook, cells: LawTable, *, followed: Followed | None = None) -> RoundResult:
    """The result that a ``results.json`` pictures, judged again by the law it names.

    Raises ProblemsFound: SYS-105 for what is no such file, SYS-140 and SYS-141 for one of a newer or an older
    program, SYS-106 for another law or other letters than these, SYS-107 where judging its evidence does not give what
    it says.
    """
    try:
        told: Plain = orjson.loads(content)
        _refuse_other_format(told["schema"])
        round_, evidence, sha256 = (
            _round(told, book.standard.head.unit_facts),
            _evidence(told),
            str(told["standard"]["sha256"]),
        )
        found = tuple(map(_problem, told["problems"]))
    # Whatever else a foreign file lacks or has in a wrong place: it is no results file.
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        reason = f"{type(fault).__name__} {fault}".splitlines()[0]
        raise ProblemsFound([problem("SYS-105", Place(FILE), reason=reason)]) from None
    letters = tuple(letter.id for letter in followed.directives.letters) if followed else ()
    if sha256 != book.sha256 or round_.directives != letters:
        raise ProblemsFound([problem("SYS-106", Place(FILE), name=round_.standard, sha256=sha256[:12])])
    made = replace(assess(book, cells, round_, evidence, followed=followed), problems=found)
    _agrees(told, made)
    return made


def _refuse_other_format(given: object) -> None:
    place = Place(FILE)
    refuse_newer(given, SCHEMA, place)
    if steps_beyond(given, SCHEMA) < 0:
        raise ProblemsFound([problem("SYS-141", place, given=given, known=SCHEMA)])
    if given != SCHEMA:
        raise ValueError(given)


def _agrees(told: Plain, made: RoundResult) -> None:
    """What the file says is what its evidence gives, commune by commune and in its head; nothing more, nothing less."""
    lines = zip_longest(told["communes"], commune_rows(made))
    name = next((row["name"] for row, judged in lines if row and row != _plain(judged)), "")
    judged = orjson.loads(b"".join(results_lines(made, tool=str(told.get("tool")), communes=False)))
    if name or {**told, "communes": []} != judged or len(told["communes"]) != len(made.round.units):
        raise ProblemsFound([problem("SYS-107", Place(FILE), name=name or made.round.id)])


def _plain(row: object) -> object:
    """A row as it stands in a file."""
    return orjson.loads(orjson.dumps(row, default=plain_score))


def _points(told: float) -> Score:
    """Points by the digits in which a file has them."""
    return told if isinstance(told, int) else score_of(repr(told))


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _unit(row: Plain, declared: Sequence[UnitFact]) -> Unit:
    held, facts = dict(row["unit"]), row["unit"].get("facts", {})
    values = tuple((f.id, _told(f, facts[f.id])) for f in declared if f.id in facts)
    return Unit(code=row["code"], name=row["name"], **{**held, "facts": values})


def _told(fact: UnitFact, told: bool | str) -> FactValue:  # noqa: FBT001 - a fact's own value
    return told if fact.kind in ("yes_no", "choice") else Fraction(told)


def _round(told: Plain, declared: Sequence[UnitFact]) -> Round:
    about = told["about"]
    return Round(
        told["round"],
        about["title"],
        told["standard"]["id"],
        _day(told["on"]),
        _day(about["period_from"]),
        _day(about["period_to"]),
        about["area"],
        told["simulated"],
        about["authority"],
        tuple(_unit(row, declared) for row in told["communes"]),
        tuple(ClassOverride(**{**held, "on": _day(held["on"])}) for held in about["overrides"]),
        about["previous"],
        tuple(ActionOverride(**held) for held in about["actions"]),
        tuple(about["directives"]),
        tuple(Confirmed(**{**held, "on": _day(held["on"])}) for held in about["confirmed"]),
        about["strict_before"],
    )


def _evidence(told: Plain) -> RoundEvidence:
    own: dict[str, list[Problem]] = {}
    for entry in map(_problem, told["problems"]):
        own.setdefault(entry.commune, []).append(entry)
    communes = {row["code"]: _commune(row, own.pop(row["code"], [])) for row in told["communes"]}
    previous = {row["code"]: _facts(row["before"]) for row in told["communes"] if row["before"]}
    rest = tuple(entry for rest in own.values() for entry in rest)
    return RoundEvidence(communes, rest, previous, earlier=_earlier(told), decided=_decided(told))


def _earlier(told: Plain) -> tuple[Mapping[str, Mapping[str, Fact]], ...]:
    """The facts of the rounds before the one before, the latest first."""
    rows = {row["code"]: [_facts(held) for held in row.get("earlier", ())] for row in told["communes"]}
    back = max(map(len, rows.values()), default=0)
    return tuple({code: held[at] for code, held in rows.items() if at < len(held)} for at in range(back))


def _decided(told: Plain) -> tuple[EarlierRound, ...]:
    """What earlier rounds came to, the latest first: every commune tells of each."""
    rounds: list[EarlierRound] = []
    for held in told["communes"]:
        for at, row in enumerate(held.get("decided_before", ())):
            if at == len(rounds):
                rounds.append(EarlierRound(row["round"], row["title"], _day(row["on"]), {}))
            if levels := {name: (own["decision"], own["firm"]) for name, own in row["levels"].items()}:
                rounds[at] = replace(rounds[at], decided={**rounds[at].decided, held["code"]: levels})
    return tuple(rounds)


def _commune(row: Plain, found: Iterable[Problem]) -> CommuneEvidence:
    shown = (fact for item in row["items"] for fact in item["evidence"])
    facts = _facts((*shown, *row["facts"]))
    own = row["self_score"]
    given = {name: _points(points) for name, points in own["points"].items()} if own else {}
    scored = SelfScore(given, _day(own["day"]) if own["day"] else None) if own else None
    aside, received = row["set_aside"], row["received"]
    return CommuneEvidence(row["code"], facts, tuple(found), aside, received, scored)


def _facts(rows: Iterable[Plain]) -> Mapping[str, Fact]:
    return {row["id"]: _fact(row) for row in rows}


def _fact(row: Plain) -> Fact:
    issued = row["document_date"]
    document = Document(row["document"], _day(issued) if issued else None) if row["document"] else None
    return Fact(row["id"], row["value"], place_of(row["place"]), row["state"], document, row["note"])


def _problem(row: Plain) -> Problem:
    told = Problem(row["code"], place_of(row["place"]), row["typed"], row["commune"], _values(row["values"]))
    return told.about(*row["data"]).answered(row["answer"])


def _values(row: Plain) -> Plain:
    return {name: _points(value) if isinstance(value, float) else value for name, value in row.items()}


def place_of(text: str) -> Place:
    """A place from its own words: file › sheet › cell, or file:line:column."""
    parts = text.rsplit(" › ", 2)
    if len(parts) > 1 and (coordinates(parts[-1]) or parts[0] == APPRAISAL):
        return Place(parts[0], sheet=parts[1] if len(parts) > 2 else "", cell=parts[-1])
    if len(parts) > 1:
        return Place(" › ".join(parts[:-1]), sheet=parts[-1])
    if found := re.fullmatch(r"(.*?):(\d+)(?::(\d+))?", text, re.DOTALL):
        return Place(found[1], int(found[2]), int(found[3] or 0))
    return Place(text)
