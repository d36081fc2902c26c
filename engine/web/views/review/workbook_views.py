"""The appraisal workbook by page: handed out for one commune or many, sent back, shown what it would change, kept."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from engine.problems import Problem, ProblemsFound
from engine.service.review.appraisal.appraisal_in import ReadBack, read_sent
from engine.service.review.appraisal.appraisal_out import IN_HAND, WORKBOOK, handed_bytes
from engine.service.review.desk import Desk
from engine.web.held.held_uploads import held, hold, let_go, sent_file
from engine.web.held.said import say_once
from engine.web.rendering import page, refusal_page, say_of
from engine.web.views.recorded_rounds import status_of
from engine.web.views.review.desk_at import board_desk, on_open_record, once, to_page, workbook
from engine.web.views.review.review_words import words_of

KIND: Final = "tham-dinh"


@require_safe
@on_open_record
def appraisal_book(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook of the files in review, or of the communes that the address names."""
    desk, _ = board_desk(request, name)
    codes = request.GET.getlist("xa")
    if not set(codes) <= {unit.code for unit in desk.round.units}:
        return refusal_page(request, "asked", 400)
    shown = f"{name}-{codes[0]}-{WORKBOOK}" if len(codes) == 1 else f"{name}-{WORKBOOK}"
    return workbook(handed_bytes(desk, codes, say_of(request)), shown)


@require_http_methods(["GET", "HEAD", "POST"])
@on_open_record
def appraisal_book_in(request: HttpRequest, name: str) -> HttpResponse:
    """A workbook sent back: what it would change first, and by a second button it is kept."""
    desk, who = board_desk(request, name)
    if request.method != "POST":
        return _page(request, desk, None, ())
    act, kind = request.POST.get("viec", ""), f"{KIND} {name}"
    if act == "bo":
        let_go(request, kind)
        return to_page("appraisal_book_in", name=name)
    if act == "xem" and (sent := sent_file(request, "so")):
        hold(request, kind, *sent)
    told = held(request, kind)
    if act not in ("xem", "ghi") or told is None:
        return _page(request, desk, None, (), missing=True)
    try:
        done = read_sent(desk, told, who, applied=act == "ghi")
    except ProblemsFound as refused:
        return _page(request, desk, None, refused.problems)
    if act == "xem" or (done.problems and not any(not change.refused for change in done.changes)):
        return _page(request, desk, done, done.problems if act == "ghi" else ())
    let_go(request, kind)
    return _kept(request, desk, done)


def _kept(request: HttpRequest, desk: Desk, done: ReadBack) -> HttpResponse:
    say, kept = say_of(request), sum(not change.refused for change in done.changes)
    values = {"n": kept, "all": len(done.changes), "unchanged": done.unchanged}
    say_once(request, say("Đã ghi {n}/{all} hồ sơ có thay đổi; {unchanged} trang không đổi gì.", **values))
    if done.problems:
        return _page(request, desk, done, done.problems)
    return to_page("desk", name=desk.name)


def _page(
    request: HttpRequest, desk: Desk, done: ReadBack | None, found: tuple[Problem, ...], *, missing: bool = False
) -> HttpResponse:
    say = say_of(request)
    return page(
        request,
        "review/workbook.jinja",
        (422 if missing else status_of(found)) if found or missing else 200,
        name=desk.name,
        title=desk.round.title,
        in_review=len(desk.files((), IN_HAND)),
        done=done,
        changes=words_of(desk, done.changes, say) if done else (),
        found=once(found) if not done else (),
        warned=once(done.warnings) if done else (),
        missing=missing,
    )
