"""A round's record opened: who works in it, the simplest way of one laptop, what opening does, and the button."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from engine.language import Say
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import ROLE_WORDS
from engine.records.acting.council import RULE_WORDS
from engine.reporting.review.setting.council_sheets import WORKBOOK
from engine.service.pages.reviewing.file_standing import has_record
from engine.service.pages.reviewing.opening_sheet import OpeningSheet, opening_sheet
from engine.service.pages.round_seats import communes_of
from engine.service.review.opening.opening_record import Opened, OpenRequest, open_review
from engine.service.review.opening.people import PersonShape
from engine.service.review.opening.people_upload import people_workbook, take_people_workbook
from engine.service.review.opening.setting_people import state_one_person
from engine.service.store import Store
from engine.web.held.held_uploads import sent_file
from engine.web.held.said import say_once
from engine.web.rendering import page, refusal_page, say_of
from engine.web.views.recorded_rounds import status_of, store_of
from engine.web.views.review.desk_at import once, to_page, unsent_words, workbook
from engine.web.visitors import visitor_of, who_of
from engine.web.who_reaches import may_state_alone

ACTS: Final = ("mo", "so-nguoi", "mot-nguoi")


@require_safe
def people_book(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook of people and council, as it was filled in or empty."""
    return workbook(people_workbook(store_of(request, name), name), WORKBOOK)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, name: str) -> HttpResponse:
    """How the round stands at its opening; by POST its people are brought in, or its record is opened."""
    store = store_of(request, name)
    if request.method != "POST":
        return _page(request, store, name)
    act = request.POST.get("viec", "")
    sent = sent_file(request, "so") if act == "so-nguoi" else None
    if act not in ACTS:
        return refusal_page(request, "asked", 400)
    if act == "so-nguoi" and sent is None:
        return _page(request, store, name, act=act)
    try:
        say_once(request, _done(request, store, name, act, sent[1] if sent else b""))
    except ProblemsFound as refused:
        return _page(request, store, name, found=refused.problems, act=act)
    return to_page("desk" if act == "mo" else "opening", name=name)


def _done(request: HttpRequest, store: Store, name: str, act: str, content: bytes) -> str:
    """Do it; gives what is to be said of it."""
    say = say_of(request)
    if act == "so-nguoi":
        told = take_people_workbook(store, name, content, request.POST.get("dau", ""))
        if has_record(store, name):
            return say("Đã nhận sổ: {n} người. Xem lại dưới đây rồi ghi thay đổi vào nhật ký.", n=len(told.persons))
        return say("Đã nhận sổ: {n} người. Xem lại dưới đây rồi mở nhật ký.", n=len(told.persons))
    if act == "mot-nguoi":
        if not may_state_alone(visitor_of(request)):
            raise ProblemsFound([problem("WEB-191", Place(name))])
        state_one_person(store, name)
        return say("Đợt đã ghi: một người làm mọi việc. Mọi giấy tờ sẽ nói rõ điều đó.")
    opened = open_review(store, OpenRequest(name, who_of(request), applied=True))
    return _opened(opened, say)


def _opened(opened: Opened, say: Say) -> str:
    if opened.again and opened.fresh:
        return say("Đã mở thêm {n} hồ sơ.", n=len(opened.fresh))
    if opened.again:
        return say("Đã ghi {n} thay đổi về người và vai trò.", n=len(opened.changed))
    return say("Đã mở nhật ký với {n} hồ sơ. Việc tiếp theo: nhận phiếu.", n=len(opened.fresh))


def _page(
    request: HttpRequest, store: Store, name: str, *, found: tuple[Problem, ...] = (), act: str = ""
) -> HttpResponse:  # fmt: skip
    """The page; ``act`` is what was asked for and could not be done, with nothing ``found`` for want of a file."""
    say = say_of(request)
    sheet = opening_sheet(store, name, who_of(request))
    return page(
        request,
        "review/opening.jinja",
        status_of(found) if act else 200,
        name=name,
        sheet=sheet,
        found=once(found),
        act=act,
        missing=bool(act) and not found,
        people=[_person(one, say) for one in sheet.people.persons] if sheet.people else [],
        council=_council(sheet, say),
        refused=once(sheet.refused),
        wrong=once(sheet.wrong),
        unsent=unsent_words(request, sheet.trial.state, communes_of(store, name)) if sheet.trial else "",
        own_id=visitor_of(request).person,
        may_state=sheet.may_state and may_state_alone(visitor_of(request)),
    )


def _person(one: PersonShape, say: Say) -> tuple[str, str, str, str, str]:
    """A person's id, name, office, roles and communes."""
    roles = ", ".join(say.either(*ROLE_WORDS[role]) for role in one.roles)
    return one.id, one.name, one.office, roles or "–", ", ".join(one.communes) or say("cả đợt")


def _council(sheet: OpeningSheet, say: Say) -> str:
    told = sheet.people.council if sheet.people else None
    if told is None:
        return ""
    return say(
        "Hội đồng theo {document} ngày {day}: {n} thành viên, cần {quorum} người biểu quyết, thông qua khi {rule}.",
        document=told.document,
        day=say.day(told.issued),
        n=len(told.members),
        quorum=told.quorum,
        rule=say.either(*RULE_WORDS[told.rule]),
    )
