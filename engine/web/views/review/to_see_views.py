"""What a board should look at first in a round: what decides results, what is often corrected, what is unanswered."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.law.asking import numbered_items
from engine.problems import Problem
from engine.records.appraising.visits import Visit
from engine.reporting.parts.part_words import standard_words
from engine.reporting.review.appraisal_excel import paper_words
from engine.reporting.review.visit_words import (
    LookedAt,
    cell_words,
    datum_words,
    differing_sentence,
    given_words,
    holder_words,
    reason_words,
    share_words,
    standing_sentence,
    standing_word,
)
from engine.reporting.words.sentences import simulated_sentence, verdict_word
from engine.service.pages.folder_stamps import setting_stamp
from engine.service.review.desk import Desk
from engine.service.review.visiting import WORKBOOK, visits_workbook, worth_seeing
from engine.web.rendering import house_of, page, say_of
from engine.web.views.job_views import found_once
from engine.web.views.review.desk_at import board_desk, on_open_record, workbook
from engine.web.views.round_views import waiting_page

MOST_COMMUNES, MOST_FOUND = 30, 100


@dataclass(frozen=True, slots=True)
class VisitRow:
    """A datum to look at: of which item, what was given and where, why, and who holds it."""

    kind: str
    number: str
    datum: str
    evidence: str
    given: str
    where: str
    holder: str
    reason: str


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A finding on a commune's figures, and what became of it."""

    code: str
    name: str
    found: Problem
    evidence: str
    word: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item that was corrected: how often, to what effect."""

    number: str
    title: str
    share: str
    up: str
    down: str
    turned: str


@dataclass(frozen=True, slots=True)
class SeenPart:
    """What to look at under one standard; ``visits`` by commune (code, name)."""

    standard: str
    differing: str
    items: tuple[ItemRow, ...]
    turns: tuple[tuple[str, str, str], ...]
    visits: tuple[tuple[str, str, tuple[VisitRow, ...]], ...]
    more: int
    standing: str
    found: tuple[FoundRow, ...]
    more_found: int


@require_safe
@on_open_record
def to_see(request: HttpRequest, name: str) -> HttpResponse:
    """The whole round, or the one commune that the address names."""
    desk, _ = board_desk(request, name)
    say, code = say_of(request), request.GET.get("xa", "")
    if code and code not in {unit.code for unit in desk.round.units}:
        raise Http404
    looked = worth_seeing(desk, (code,)) if code else _whole(request, desk)
    if looked is None:
        return waiting_page(request, name)
    parts = tuple(_part(own, say, several=len(desk.benches) > 1, whole=bool(code)) for own in looked)
    return page(
        request,
        "review/to_see.jinja",
        name=name,
        title=desk.round.title,
        unit=next((unit for unit in desk.round.units if unit.code == code), None),
        parts=parts,
        standards=[own.round.standard for own in looked],
        warnings=[simulated_sentence(say)] if desk.round.simulated else [],
    )


@require_safe
@on_open_record
def to_see_book(request: HttpRequest, name: str) -> HttpResponse:
    """The same as a workbook, of the standard that the address names where there are several."""
    desk, _ = board_desk(request, name)
    wanted = request.GET.get("bo", "")
    looked = _whole(request, desk)
    if looked is None:
        return waiting_page(request, name)
    found = next((own for own in looked if wanted in ("", own.round.standard)), None)
    if found is None:
        raise Http404
    return workbook(visits_workbook(found, say_of(request)), f"{name}-{WORKBOOK}")


def _whole(request: HttpRequest, desk: Desk) -> tuple[LookedAt, ...] | None:
    """What to look at in the whole round as its record is now; None while a large one is still being looked through."""
    say, criteria = say_of(request), house_of(request).open_store().criteria
    stamp = f"{desk.record.checkpoint().size} {setting_stamp(desk.folder, criteria)} {desk.day}"
    return found_once(request, f"to see {desk.name} {stamp}", say("Nên xem gì trước"), lambda _: worth_seeing(desk))


def _part(told: LookedAt, say: Say, *, several: bool, whole: bool) -> SeenPart:
    groups = [tuple(own) for _, own in groupby(told.visits, key=lambda visit: visit.file.code)]
    shown = groups if whole else groups[:MOST_COMMUNES]
    titles = {number: say.either(i.title, i.title_en) for number, i in numbered_items(told.book.standard)}
    turns = ((t.code, t.name, " → ".join(verdict_word(v, say) for v in (t.own, t.board))) for t in told.differing.turns)
    items = (
        ItemRow(
            one.number,
            titles[one.number],
            share_words(one.corrected, one.seen, say),
            f"{say.whole(one.gained)} ({one.raised})",
            f"{say.whole(one.lost)} ({one.lowered})",
            str(one.turned),
        )
        for one in told.differing.most_corrected
    )
    return SeenPart(
        standard_words(told.book.standard, say) if several else "",
        differing_sentence(told.differing, say),
        () if whole else tuple(items),
        () if whole else tuple(turns),
        tuple((own[0].file.code, own[0].file.name, tuple(_visit(v, told, say) for v in own)) for own in shown),
        len(groups) - len(shown),
        standing_sentence(told.standing, say),
        tuple(_found(told, say))[:MOST_FOUND],
        max(0, len(told.standing) - MOST_FOUND),
    )


def _visit(visit: Visit, told: LookedAt, say: Say) -> VisitRow:
    fact = visit.fact
    paper = (paper_words(fact.document, fact.issued) or say("không nêu văn bản")) if fact else ""
    return VisitRow(
        visit.kind,
        visit.number,
        datum_words(visit.evidence, told.book, say),
        visit.evidence,
        given_words(visit, told.book, say),
        " · ".join(part for part in (cell_words(fact), paper) if part),
        holder_words(visit.evidence, told.book, say),
        reason_words(visit, told.book, say),
    )


def _found(told: LookedAt, say: Say) -> list[FoundRow]:
    return [
        FoundRow(
            one.file.code,
            one.file.name,
            one.found,
            next(iter(one.found.data), ""),
            standing_word(one.standing, say),
            one.standing == "open",
        )
        for one in told.standing
    ]
