"""Lines of the checking sheet that say whom something is for."""

from __future__ import annotations

from engine.language import Say
from engine.law.criteria import Criterion, Item
from engine.law.loading import Lawbook
from engine.law.readings.number import Number
from engine.reporting.words.whom.whom_words import case_title, test_words


def for_some(book: Lawbook, criterion: Criterion, item: Item | None, number: Number, say: Say) -> str:
    """Whom a case, an item or a criterion is for; nothing for any other number."""
    if number.key not in ("applies", "when"):
        return ""
    head, at = book.standard.head, int(number.owner.rsplit("/", 1)[-1]) - 1
    if number.key == "applies":
        test = (item or criterion).applies[at]
        return say("Chỉ áp dụng cho: {who}", who=test_words(head, test, say))
    if number.key == "when" and item:
        case = next(c for c in item.except_ if f"{item.id}@{c.id}" == number.owner.split("/")[0])
        told = {"title": case_title(case, say), "who": test_words(head, case.when[at], say)}
        return say("Trường hợp “{title}” – gồm: {who}", **told)
    return ""
