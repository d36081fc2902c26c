"""What a commune is asked: every datum once, under the first criterion that needs it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from engine.language import Say
from engine.law.criteria import Criterion, Item, evidence_of
from engine.law.measures.kinds import Measure, is_some_of_whole, reads_of
from engine.law.model import Standard
from engine.law.periods.own_period import PLACEHOLDER, RoundDays, days_of, days_words
from engine.law.questions import Evidence, notes_on


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
    for criterion in standard.criteria:
        counted = [item for item in criterion.items if item.id not in out]
        used = list(dict.fromkeys(name for item in counted for name in asking_order(item.measure)))
        again = tuple(evidence_by_id(standard, name) for name in used if name in asked)
        fresh = tuple(question(standard, name, out) for name in used if name not in asked)
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
    users = [used for used in users_of(standard, name) if used[2].id not in out]
    _, _, first = users[0]
    wholes = wholes_of(standard, name)
    return Question(
        evidence_by_id(standard, name),
        tuple(f"{criterion.number}.{at}" for criterion, at, _ in users),
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


def users_of(standard: Standard, name: str) -> Iterator[tuple[Criterion, int, Item]]:
    """The items that read a datum, with their criterion and their number in it."""
    for criterion in standard.criteria:
        for at, item in enumerate(criterion.items, 1):
            if name in evidence_of(item.measure):
                yield criterion, at, item


def wholes_of(standard: Standard, name: str) -> tuple[str, ...]:
    """The data of the same round that this one is divided by, first those that it is some of."""
    measures = sorted((item.measure for item in standard.items), key=is_some_of_whole, reverse=True)
    readings = [reads_of(measure) for measure in measures]
    wholes = [whole for reads in readings for whole in reads.whole if name in [part.name for part in reads.part]]
    return tuple(dict.fromkeys(whole.name for whole in wholes if not whole.back))


def evidence_by_id(standard: Standard, name: str) -> Evidence:
    """A datum of the standard; raises KeyError."""
    for evidence in standard.book.evidence:
        if evidence.id == name:
            return evidence
    raise KeyError(name)
