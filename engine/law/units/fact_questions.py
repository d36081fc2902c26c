"""What a form asks of the commune itself: every fact that the standard declares, and what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from engine.language import Say
from engine.law.model import Standard
from engine.law.units.unit_facts import Test, UnitFact

# How a form and its reader call the answer to such a question: no datum has a name like it.
PREFIX = "fact/"


@dataclass(frozen=True, slots=True)
class FactQuestion:
    """A declared fact, the items that hang on it ("2.1"), and whether the commune's class does."""

    fact: UnitFact
    items: tuple[str, ...]
    of_class: bool

    @property
    def name(self) -> str:
        """How a form calls the answer."""
        return f"{PREFIX}{self.fact.id}"


def fact_questions(standard: Standard) -> tuple[FactQuestion, ...]:
    """Every declared fact in the standard's order; none where it declares none. Pure."""
    of_class = _named(test for unit_class in standard.head.classes for test in unit_class.when)
    by_item: list[tuple[str, frozenset[str]]] = []
    for criterion in standard.criteria:
        for at, item in enumerate(criterion.items, 1):
            cases = (test for case in item.except_ for test in case.when)
            by_item.append((f"{criterion.number}.{at}", _named((*criterion.applies, *item.applies, *cases))))
    return tuple(
        FactQuestion(fact, tuple(number for number, used in by_item if fact.id in used), fact.id in of_class)
        for fact in standard.head.unit_facts
    )


def _named(tests: Iterator[Test] | tuple[Test, ...]) -> frozenset[str]:
    return frozenset(name for test in tests for name in test.facts or ())


def fact_words(fact: UnitFact, say: Say) -> str:
    """A fact as a question, with what may be written."""
    title = say.either(fact.title, fact.title_en)
    match fact.kind:
        case "yes_no":
            return say("{title}: có hay không?", title=title)
        case "choice":
            return say("{title}: chọn một tên trong danh sách.", title=title)
        case "count":
            return say("{title}: bao nhiêu? Ghi số nguyên, viết liền.", title=title)
        case "percent":
            return say("{title}: bao nhiêu phần trăm? Ghi như 12,5.", title=title)
