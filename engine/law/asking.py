"""What a commune is asked: every datum once, under the first criterion that needs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from engine.language import Say
from engine.law.criteria import Criterion, Item, evidence_of
from engine.law.measures.kinds import Measure, is_some_of_whole, reads_of
from engine.law.model import Standard
from engine.law.periods.own_period import PLACEHOLDER, RoundDays, days_of, days_words
from engine.law.questions import Evidence, notes_on

# An item that reads a datum: its criterion, its number in it, the item.
User: TypeAlias = tuple[Criterion, int, Item]


@dataclass(frozen=True, slots=True)
class Question:
    """A datum with the items it serves ("7.1"), the clause of the first, and the whole it is a part of.

    ``may_not_arise`` lets "không áp dụng" stand for a thing that did not arise in the commune.
    """

    evidence: Evidence
    items: tuple[str, ...]
    document: str
    clause: str
    part_of: str | None
    may_not_arise: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A criterion's questions, the data it uses that were asked before, and its items that do not count: ("2.3", id).

    The data of these alone are not asked.
    """

    criterion: Criterion
    questions: tuple[Question, ...]
    again: tuple[Evidence, ...]
    out: tuple[tuple[str, str], ...] = ()


def sections(standard: Standard, out: Collection[str] = ()) -> tuple[Section, ...]:
    """Every criterion in the standard's order with what is asked there; ``out`` are items that do not count. Pure."""
    asked: set[str] = set()
    made = []
    users, wholes = all_users(standard), all_wholes(standard)
    for criterion in standard.criteria:
        counted = [item for item in criterion.items if item.id not in out]
        used = list(dict.fromkeys(name for item in counted for name in asking_order(item.measure)))
        again = tuple(evidence_by_id(standard, name) for name in used if name in asked)
        fresh = tuple(
            _question(evidence_by_id(standard, name), users[name], wholes.get(name, ()), out)
            for name in used
            if name not in asked
        )
        asked.update(used)
        left = [(f"{criterion.number}.{at}", i.id) for at, i in enumerate(criterion.items, 1) if i.id in out]
        made.append(Section(criterion, fresh, again, tuple(left)))
    return tuple(made)


def unused(standard: Standard, out: Collection[str]) -> frozenset[str]:
    """The data that only items read which do not count; those that no item reads at all are none of them."""
    reads = [(item.id in out, set(evidence_of(item.measure))) for item in standard.items]
    without, used = (set().union(*(names for is_out, names in reads if is_out is side)) for side in (True, False))
    return frozenset(without - used)


def asking_order(measure: Measure) -> tuple[str, ...]:
    """The data of a measure as one asks for them: first the whole, then its part."""
    reads = reads_of(measure)
    return tuple(dict.fromkeys(datum.name for datum in (*reads.whole, *reads.part)))


def question(standard: Standard, name: str, out: Collection[str] = ()) -> Question:
    """A datum as it is asked, for the items that count."""
    users, wholes = users_of(standard, name), wholes_of(standard, name)
    return _question(evidence_by_id(standard, name), users, wholes, out)


def _question(evidence: Evidence, users: Sequence[User], wholes: Sequence[str], out: Collection[str]) -> Question:
    counted = [user for user in users if user[2].id not in out]
    _, _, first = counted[0]
    return Question(
        evidence,
        tuple(f"{criterion.number}.{at}" for criterion, at, _ in counted),
        first.cite.document,
        first.cite.at,
        wholes[0] if wholes else None,
    )


def question_words(evidence: Evidence, asked: RoundDays, say: Say) -> str:
    """A question as a round of that day asks it: for which days, with what other laws say by then of whom to count."""
    notes = [
        _note_words(say.either(n.text, n.text_en), n.cite.document, n.cite.at, say)
        for n in notes_on(evidence, asked.on)
    ]
    return "\n".join([question_alone(evidence, asked, say), *notes])


def question_alone(evidence: Evidence, asked: RoundDays, say: Say) -> str:
    """The question with its days in their place; days of its own that have no place there, on a line of theirs."""
    told = say.either(evidence.question, evidence.question_en)
    days = days_words(days_of(evidence.period, asked), say)
    if evidence.period and PLACEHOLDER not in told:
        return "\n".join([told, say("• Kỳ số liệu: {days}", days=days)])
    return told.replace(PLACEHOLDER, days)


def own_days_words(data: Iterable[Evidence], say: Say) -> str:
    """That some questions are about other days than the round counts; nothing where none is."""
    return say(" · câu hỏi ghi kỳ riêng thì lấy số liệu của kỳ ấy") if any(entry.period for entry in data) else ""


def _note_words(told: str, document: str, at: str, say: Say) -> str:
    return say("• {told} ({document}, {at})", told=told.rstrip("."), document=document, at=at)


def numbered_items(standard: Standard) -> tuple[tuple[str, Item], ...]:
    """Every item in the standard's order, each as people number it: 7.1."""
    return tuple((f"{c.number}.{at}", item) for c in standard.criteria for at, item in enumerate(c.items, 1))


def is_taken_off(standard: Standard, item: Item) -> bool:
    """Whether an item's points are taken off, as its own role says or its criterion's."""
    homes = (c for c in standard.criteria if c.role == "deduction")
    return item.role == "deduction" or any(item.id == own.id for home in homes for own in home.items)


def users_of(standard: Standard, name: str) -> tuple[User, ...]:
    """The items that read a datum, with their criterion and their number in it."""
    return all_users(standard).get(name, ())


def all_users(standard: Standard) -> Mapping[str, tuple[User, ...]]:
    """The same of every datum that an item reads."""
    found: dict[str, list[User]] = {}
    for criterion in standard.criteria:
        for at, item in enumerate(criterion.items, 1):
            for name in dict.fromkeys(evidence_of(item.measure)):
                found.setdefault(name, []).append((criterion, at, item))
    return {name: tuple(users) for name, users in found.items()}


def wholes_of(standard: Standard, name: str) -> tuple[str, ...]:
    """The data of the same round that this one is divided by, first those that it is some of."""
    return all_wholes(standard).get(name, ())


def all_wholes(standard: Standard) -> Mapping[str, tuple[str, ...]]:
    """The same of every datum that is divided by another."""
    measures = sorted((item.measure for item in standard.items), key=is_some_of_whole, reverse=True)
    found: dict[str, dict[str, None]] = {}
    for reads in map(reads_of, measures):
        wholes = dict.fromkeys(whole.name for whole in reads.whole if not whole.back)
        for part in reads.part:
            found.setdefault(part.name, {}).update(wholes)
    return {name: tuple(wholes) for name, wholes in found.items()}


def evidence_by_id(standard: Standard, name: str) -> Evidence:
    """A datum of the standard; raises KeyError."""
    for evidence in standard.book.evidence:
        if evidence.id == name:
            return evidence
    raise KeyError(name)
