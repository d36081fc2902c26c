"""A round's council: the meeting with its files, who sits, and the list of people that it is seated from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from engine.language import Say
from engine.problems import Problem, ProblemsFound
from engine.records.acting.act_words import CHOICE_WORDS
from engine.records.acting.council import RULE_WORDS, sitting
from engine.reporting.review.state_words import state_word, waiting_words
from engine.service.pages.council.council_sheet import (
    STEPS,
    Recorded,
    Step,
    codes_by_step,
    file_lines,
    file_names,
    listed_people,
    unsigned_codes,
)
from engine.service.review.moving import MoveRequest, move_all
from engine.web.held.said import say_once
from engine.web.rendering import page, say_of
from engine.web.views.council.ballot_forms import CONFIRMED
from engine.web.views.council.ballot_words import verdict_words
from engine.web.views.council.score_words import score_range
from engine.web.views.recorded_rounds import (
    desk_of,
    posted,
    recorded,
    say_notices,
    status_of,
    told_lines,
    whole_number,
)
from engine.web.visitors import visitor_of, who_of

IN_ADDRESS: Final[Mapping[str, Step]] = {
    "cho-mo-phieu": "ready", "dang-bieu-quyet": "open", "cho-quyet-dinh": "voted", "da-quyet-dinh": "decided",
    "chua-den": "before",
}  # fmt: skip
A_PAGE: Final = 100


def step_words(step: Step, say: Say) -> str:
    """Where files stand before a council."""
    words: Mapping[Step, str] = {
        "ready": say("Chờ mở phiếu"),
        "open": say("Đang biểu quyết"),
        "voted": say("Chờ quyết định"),
        "decided": say("Đã quyết định"),
        "before": say("Chưa thẩm định xong"),
    }
    return words[step]


@require_safe
def council(request: HttpRequest, name: str) -> HttpResponse:
    """The meeting: which files wait for what, and who sits."""
    return draw_council(request, recorded(request, name), ())


def draw_council(request: HttpRequest, own: Recorded, found: tuple[Problem, ...], at: str = "") -> HttpResponse:
    """The page, with what was refused where there is something."""
    say, who = say_of(request), who_of(request)
    codes = codes_by_step(own)
    counts = {step: len(found_codes) for step, found_codes in codes.items()}
    asked = _step(request.GET.get("buoc", ""), counts)
    shown = codes[asked]
    number = _page(request, len(shown))
    seated = own.state.council if own.state else None
    sits = {member.person for member in sitting(seated, who.day)} if seated else set()
    told = told_lines(found, {}, say)
    return page(
        request,
        "council/council.jinja",
        status_of(found) if found else 200,
        name=own.name,
        own=own,
        seated=seated,
        issued=say.day(date.fromisoformat(seated.issued)) if seated else "",
        sits=sits,
        units=file_names(own),
        rule=say.either(*RULE_WORDS[seated.rule]) if seated else "",
        listed=listed_people(own),
        steps=[(word, step, step_words(step, say), counts[step]) for word, step in IN_ADDRESS.items()],
        asked=asked,
        lines=file_lines(own, who, shown[(number - 1) * A_PAGE : number * A_PAGE]),
        among=len(shown),
        page_number=number,
        pages=max(-(-len(shown) // A_PAGE), 1),
        unsigned=unsigned_codes(own) if own.state else (),
        found=told,
        at=at,
        roles=visitor_of(request).roles,
        single=visitor_of(request).mode == "single",
        state_word=state_word,
        waiting_words=waiting_words,
        verdict_words=verdict_words,
        score_range=score_range,
        choice_words=CHOICE_WORDS,
    )


def _step(given: str, counts: Mapping[Step, int]) -> Step:
    """What an address asks for; else the first step at which files wait."""
    if given and given not in IN_ADDRESS:
        raise BadRequest
    return IN_ADDRESS[given] if given else next((step for step in STEPS if counts[step]), "ready")


def _page(request: HttpRequest, lines: int) -> int:
    given = request.GET.get("trang", "1")
    if not (given.isascii() and given.isdigit() and len(given) < 6):
        raise BadRequest
    return min(max(int(given), 1), max(-(-lines // A_PAGE), 1))


@posted("council")
def ballots_moved(request: HttpRequest, name: str) -> HttpResponse:
    """Open or close the ballots of the files that were chosen, each by itself."""
    say, own, act = say_of(request), recorded(request, name), request.POST.get("viec", "")
    codes = request.POST.getlist("xa")
    if act not in ("ballot_open", "ballot_close"):
        raise BadRequest
    title = say("Mở phiếu cho {n} hồ sơ", n=len(codes)) if act == "ballot_open" else say(
        "Đóng phiếu của {n} hồ sơ", n=len(codes)
    )  # fmt: skip
    if codes and request.POST.get(CONFIRMED) != "1":
        return _confirming(request, own, title, act)
    desk, found, done = desk_of(request, name), list[Problem](), 0
    try:
        if not codes:
            move_all(desk, MoveRequest(act, who_of(request)), {})
        for code in codes:
            asked = MoveRequest(act, who_of(request), (code,), applied=True, seen=whole_number(request, f"ban-{code}"))
            moved = move_all(desk, asked, {})
            found, done = [*found, *moved.problems], done + len(moved.done)
    except ProblemsFound as refused:
        found += refused.problems
    told = say("Đã mở {n} phiếu.", n=done) if act == "ballot_open" else say("Đã đóng {n} phiếu.", n=done)
    if found:
        if done:
            say_once(request, told)
        return draw_council(request, recorded(request, name), tuple(found), "phieu")
    say_once(request, told)
    say_notices(request, desk.told)
    return back_to_council(own)


def _confirming(request: HttpRequest, own: Recorded, title: str, act: str) -> HttpResponse:
    say = say_of(request)
    if act == "ballot_open":
        follows = (
            say("Số liệu của mỗi hồ sơ được giữ bằng dấu từ lúc này; số nào đổi thì phiếu ấy mất giá trị."),
            say("Thành viên có liên quan đến xã nào được ghi là không biểu quyết về xã ấy."),
        )
    else:
        follows = (
            say("Phiếu đóng rồi không mở lại được và không ai bỏ phiếu thêm."),
            say("Phiếu nào chưa đủ số người biểu quyết thì không đóng, và trang nói rõ."),
        )
    typed = [
        (key, value) for key in request.POST for value in request.POST.getlist(key) if key != "csrfmiddlewaretoken"
    ]
    about = ", ".join(own_name for own_name in _names(own, request.POST.getlist("xa")))
    given = {"name": own.name}
    return page(
        request,
        "council/confirm.jinja",
        title=title,
        about=about,
        follows=follows,
        action=reverse("ballots_moved", kwargs=given),
        back=reverse("council", kwargs=given),
        typed=typed,
    )


def _names(own: Recorded, codes: list[str]) -> list[str]:
    held = file_names(own)
    return [held[code] for code in codes if code in held]


def back_to_council(own: Recorded) -> HttpResponse:
    """The way back to the council's page."""
    return HttpResponseRedirect(reverse("council", kwargs={"name": own.name}), status=303)
