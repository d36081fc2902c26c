"""What stands on the page by which a commune scores itself: criteria, items, bands in words, with their ground."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.language import Say
from engine.law.asking import numbered_items
from engine.law.citing import cited_text
from engine.law.criteria import Action, Criterion, Item
from engine.law.loading import Lawbook
from engine.law.measures.kinds import is_some_of_whole, kind_of, line_of, reads_of
from engine.law.model import Standard, UnitClass
from engine.law.values import Cite
from engine.reporting.words.bands import band_sentence, mark_word, measure_sentence, steps_sentence
from engine.reporting.words.recognition.condition_words import condition_title
from engine.reporting.words.recognition.document_words import dated
from engine.reporting.words.recognition.rule_words import competing_rule, condition_rule, kept_rule, left_out_rule
from engine.reporting.words.whom.whom_words import case_title, test_words, who_words
from engine.rules.compiling import domain_top, rule_named
from engine.rules.meaning import KEPT, hurdles_of, scheme_of

Plain = dict[str, Any]


def head_of(book: Lawbook, say: Say) -> Plain:
    """What stands over the page: the document, its days, whether it is a draft."""
    standard = book.standard
    head = standard.head
    day, signed = dated(standard, say), head.law.signed
    law = say("Số {number} ngày {day}, {signed}", number=head.law.number, day=day, signed=signed)
    left = {"left_out": left_out_rule(head.left_out, say)} if head.left_out else {}
    return {
        "title": say.either(head.title, head.title_en),
        "law": law,
        "draft": head.status != "in_force",
        "maximum": say.whole(head.maximum.points),
        **left,
    }


def criteria_of(book: Lawbook, say: Say) -> list[Plain]:
    """Every criterion with its items, in the order of the law."""
    numbers = {item.id: number for number, item in numbered_items(book.standard)}
    return [_criterion(book, criterion, numbers, say) for criterion in book.standard.criteria]


def _criterion(book: Lawbook, criterion: Criterion, numbers: dict[str, str], say: Say) -> Plain:
    head, laws = book.standard.head, book.standard.laws
    only = {"only": who_words(head, criterion.applies, say)} if criterion.applies else {}
    return {
        "id": criterion.id,
        "number": criterion.number,
        "title": say.either(criterion.title, criterion.title_en),
        "role": criterion.role,
        "most": say.whole(criterion.max_points),
        "cited": cited_text(criterion.cite, laws),
        "items": [_item(book, criterion, item, numbers[item.id], say=say) for item in criterion.items],
        **only,
    }


def _item(book: Lawbook, criterion: Criterion, item: Item, number: str, *, say: Say) -> Plain:
    taken_off = "deduction" in (criterion.role, item.role)
    told = {
        "id": item.id,
        "number": number,
        "title": say.either(item.title, item.title_en),
        "role": "deduction" if taken_off else criterion.role if criterion.role != "scored" else item.role,
        "most": say.whole(item.max_points),
        "counted": measure_sentence(item, book.standard.book, say),
        "cited": cited_text(item.cite, book.standard.laws),
        "basis": item.cite.basis or "",
        "lines": {line.line: _line(book, line, say, taken_off=taken_off) for line in item.lines},
        "actions": [_action(action, say) for action in item.actions],
        **_measured(item),
    }
    if item.best_of:
        told["best_of"] = competing_rule(criterion, say)
    if item.applies:
        told["only"] = who_words(book.standard.head, item.applies, say)
    return told


def _measured(item: Item) -> Plain:
    """What a step to a better band needs to know: how values are written, how far the part may go, what cannot go."""
    line, top = line_of(item.measure), domain_top(item)
    return {
        "values": line.values,
        "times": line.times,
        "start": line.start,
        "unit": line.unit,
        "top": None if top is None else str(top),
        "events": kind_of(item.measure).events,
        "growing": [datum.name for datum in reads_of(item.measure).part] if is_some_of_whole(item.measure) else [],
    }


def _line(book: Lawbook, line: Item, say: Say, *, taken_off: bool) -> Plain:
    """A line's bands in the law's order, each with its mark; a case says whose it is and where that stands."""
    words = [band_sentence(line, f"{line.line}/{at}", say) for at in range(1, len(line.bands) + 1)]
    told: Plain = {"bands": [[told, band.mark] for told, band in zip(words, line.bands, strict=True)]}
    if line.steps:
        ladder = steps_sentence(line, say, taken_off=taken_off)
        told = {"bands": [["", line.steps.mark]] * len(line.bands), "steps": ladder}
    if line.when_none:
        rule = rule_named(line, f"{line.line}/none")
        told["none"] = rule.mark or line.when_none_mark
    if line.case:
        case = next(case for case in line.except_ if case.id == line.case)
        told |= {"title": case_title(case, say), "who": who_words(book.standard.head, case.when, say)}
        told |= {"cited": cited_text(case.cite, book.standard.laws), "basis": case.cite.basis or ""}
    return told


def _action(action: Action, say: Say) -> Plain:
    return {
        "label": say.either(action.label, action.label_en),
        "effort": action.effort,
        "each": action.each,
        "possible": action.possible,
    }


def _cited(cite: Cite, book: Lawbook) -> str:
    told = cited_text(cite, book.standard.laws)
    return f"{told} ({cite.basis})" if cite.basis else told


def recognition_of(book: Lawbook, say: Say) -> Plain:
    """Classes, hurdles and levels by the names that the law's tables have for them."""
    standard = book.standard
    return {
        "classes": {own.id: _class(book, own, say) for own in standard.head.classes},
        "hurdles": dict(_hurdles(book, say)),
        "levels": {level.id: say.either(level.title, level.title_en) for level in standard.head.levels},
        "marks": {mark: mark_word(mark, say) for mark in ("checked", "verbatim", "reported", "provisional")},
    }


def _class(book: Lawbook, own: UnitClass, say: Say) -> Plain:
    who = say(" · hoặc ").join(test_words(book.standard.head, clause, say) for clause in own.when)
    return {
        "title": say.either(own.title, own.title_en),
        "who": who,
        "cited": _cited(own.cite, book),
        "mark": own.mark,
    }


def _hurdles(book: Lawbook, say: Say) -> Iterator[tuple[str, Plain]]:
    standard, head = book.standard, book.standard.head
    if head.knock_out:
        title = say.either(head.knock_out.title, head.knock_out.title_en)
        for criterion in standard.criteria:
            told = {"title": title, "cited": _cited(head.knock_out.cite, book), "mark": head.knock_out.mark}
            yield criterion.id, {**told, "criterion": criterion.id}
    for condition in head.conditions or ():
        for own in hurdles_of(scheme_of(standard), condition):
            told = {"title": condition_title(condition, say), "rule": condition_rule(condition, standard, say)}
            yield own.name, {**told, "cited": _cited(condition.cite, book), "mark": condition.mark}
    yield from _kept(standard, book, say)


def _kept(standard: Standard, book: Lawbook, say: Say) -> Iterator[tuple[str, Plain]]:
    titles = {level.id: say.either(level.title, level.title_en) for level in standard.head.levels}
    for level in standard.head.levels:
        if level.kept:
            title = say("Mức {level}: các đợt trước", level=titles[level.id])
            told = {"title": title, "rule": kept_rule(level, standard, say), "below": titles[level.kept.level]}
            yield f"{KEPT}{level.id}", {**told, "cited": _cited(level.kept.cite, book), "mark": level.kept.mark}
