"""Seating a council: the workbook of people taken and handed out, the record opened, the council put down."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.problems import ProblemsFound
from engine.service.review.opening.opening_record import OpenRequest, open_review
from engine.service.review.opening.people_upload import people_workbook, take_people_workbook
from engine.service.review.opening.seating import seat_council
from engine.web.held.said import say_once
from engine.web.rendering import house_of, say_of
from engine.web.views.council.council_views import back_to_council, draw_council
from engine.web.views.recorded_rounds import attached, desk_of, posted, recorded, say_notices, sent_bytes
from engine.web.visitors import who_of

WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def council_book(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook of the round's people, as it was filled in or empty."""
    own = recorded(request, name)
    store = house_of(request).open_store()
    return attached(people_workbook(store, own.name), f"hoi-dong-{own.name}.xlsx", WORKBOOK_TYPE)


@posted("council")
def people_taken(request: HttpRequest, name: str) -> HttpResponse:
    """Take the workbook of the round's people, filled in."""
    say, own, sent = say_of(request), recorded(request, name), sent_bytes(request, "so-nguoi")
    try:
        content = sent[1] if sent else b""
        store = house_of(request).open_store()
        told = take_people_workbook(store, own.name, content, request.POST.get("dau", ""))
    except ProblemsFound as refused:
        return draw_council(request, own, tuple(refused.problems), "so-nguoi")
    say_once(request, say("Đã nhận sổ: {n} người. Xem lại bên dưới rồi ghi vào nhật ký.", n=len(told.persons)))
    return back_to_council(own)


@posted("council")
def record_opened(request: HttpRequest, name: str) -> HttpResponse:
    """Open the round's record, or bring its people and communes up to the list."""
    say, own = say_of(request), recorded(request, name)
    try:
        store = house_of(request).open_store()
        done = open_review(store, OpenRequest(own.name, who_of(request), applied=True))
    except ProblemsFound as refused:
        return draw_council(request, own, tuple(refused.problems), "nhat-ky")
    if done.again:
        told = say(
            "Nhật ký đã ghi {n} thay đổi về người và vai trò; {m} xã mới.", n=len(done.changed), m=len(done.fresh)
        )
    else:
        told = say("Đã mở nhật ký: {n} hồ sơ xã.", n=len(done.fresh))
    say_once(request, told)
    say_notices(request, done.notices)
    return back_to_council(own)


@posted("council")
def council_seated(request: HttpRequest, name: str) -> HttpResponse:
    """Seat the council as the list has it."""
    say, own = say_of(request), recorded(request, name)
    try:
        desk = desk_of(request, name)
        done = seat_council(desk, who_of(request), applied=True, seen=request.POST.get("dau", ""))
    except ProblemsFound as refused:
        return draw_council(request, own, tuple(refused.problems), "hoi-dong")
    say_once(request, say("Đã ghi hội đồng theo {document}.", document=done.council.document))
    say_notices(request, desk.told)
    return back_to_council(own)
