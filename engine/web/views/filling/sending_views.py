"""Sending a commune's form: the check list, the sending, taking it back, answers to the board, the receipt."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from markupsafe import Markup

from engine.problems import Problem, ProblemsFound
from engine.reporting.record.seal_picture import seal_svg
from engine.reporting.record.seal_words import seal_words
from engine.reporting.review.receipt_word import receipt_lines
from engine.reporting.words.sentences import provisional_sentence, simulated_sentence
from engine.service.filling.checking_draft import kind_of_found, parts_asked
from engine.service.filling.sending_form import ready_form, send_form
from engine.service.review.desk import open_desk
from engine.service.review.handing_over import receipt_of
from engine.service.review.moving import MoveRequest, move_all
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, problem_words, say_of
from engine.web.views.filling.filling_rows import counted, looks_again, summary_lines
from engine.web.views.filling.filling_views import Opened, locked_page, opened, own_page
from engine.web.visitors import who_of


@require_http_methods(["GET", "HEAD", "POST"])
def sending(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """What is missing, asked and provisional before a form is sent; POST sends it, or answers what the board asks."""
    own = opened(request, name, code)
    if request.method == "POST" and request.POST.get("viec") == "tra-loi":
        return _answered(request, own)
    if own.locked:
        return locked_page(request, own)
    if request.method != "POST":
        return _check_list(request, own)
    return _sent(request, own)


def _check_list(request: HttpRequest, own: Opened, refused: tuple[Problem, ...] = ()) -> HttpResponse:
    """The check list, with what kept the form from being sent."""
    setting, say = own.setting, say_of(request)
    ready, parts = ready_form(setting), parts_asked(setting, say)
    looked = ready.looked
    return page(
        request,
        "filling/sending.jinja",
        422 if refused else 200,
        name=own.name,
        unit=setting.unit,
        standing=own.standing,
        refused=refused,
        count=counted(setting, parts, ready.held, looked, say),
        wrong=summary_lines(parts, looked, ("mend",), say),
        open_questions=summary_lines(parts, looked, ("answer",), say),
        answered=[found for found in looked.told if kind_of_found(found) == "answered"],
        looks=looks_again(looked, say),
        apart=len(ready.held.apart),
        provisional=provisional_sentence(looked.made, say),
        simulated=simulated_sentence(say) if setting.part.round.simulated else "",
        empty=ready.content is None,
    )


def _sent(request: HttpRequest, own: Opened) -> HttpResponse:
    """Send the draft; what keeps it from being sent is told on the check list."""
    say, setting = say_of(request), own.setting
    try:
        sent = send_form(house_of(request).open_store(), setting, who_of(request), recorded=own.standing is not None)
    except ProblemsFound as refused:
        return _check_list(request, own, tuple(refused.problems))
    given = {"name": own.name, "code": setting.unit.code}
    if sent.receipt:
        say_once(request, say("Đã nhận hồ sơ: biên nhận số {n}.", n=say.whole(sent.receipt)))
        return HttpResponseRedirect(reverse("receipt", kwargs={**given, "number": sent.receipt}), status=303)
    say_once(request, say("Đã gửi phiếu: số liệu đã vào đợt và được chấm ngay."))
    return HttpResponseRedirect(reverse("commune", kwargs=given), status=303)


@require_POST
def withdrawing(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Take a file back that nobody has claimed, with the reason."""
    own, say = opened(request, name, code), say_of(request)
    reason = request.POST.get("ly-do", "").strip()
    if own.standing is None:
        raise Http404
    refused = _moved(request, own, "withdraw", {"reason": reason})
    if refused:
        if not own.standing.withdrawable:
            raise ProblemsFound(refused)
        return own_page(request, own, 422, reason_typed=reason, reason_error=_first(request, refused))
    say_once(request, say("Đã rút hồ sơ. Sửa số liệu rồi gửi lại khi xong."))
    return HttpResponseRedirect(reverse("filling", kwargs={"name": name, "code": code}), status=303)


@require_safe
def receipt(request: HttpRequest, name: str, code: str, number: int) -> HttpResponse:
    """A receipt as it was given: hash of the form, how many data, where the record stood; raises Http404 for none."""
    own, say = opened(request, name, code), say_of(request)
    told = receipt_of(open_desk(house_of(request).open_store(), name), code, number) if own.standing else None
    if told is None:
        raise Http404
    return page(
        request,
        "filling/receipt.jinja",
        name=name,
        unit=own.setting.unit,
        receipt=told,
        lines=receipt_lines(told, say),
        seal=seal_words(told.checkpoint, say),
        picture=Markup(seal_svg(told.checkpoint).decode()),  # noqa: S704 - our own drawing, without a text in it
        simulated=simulated_sentence(say) if told.simulated else "",
    )


def _answered(request: HttpRequest, own: Opened) -> HttpResponse:
    """Answer what the board asks; an answer changes no figure."""
    say = say_of(request)
    if own.standing is None:
        raise BadRequest
    body = {"remark": request.POST.get("so", ""), "text": request.POST.get("loi", "").strip()}
    if refused := _moved(request, own, "answer", body):
        if body["remark"] not in {remark.id for remark in own.standing.remarks}:
            raise ProblemsFound(refused)
        return own_page(request, own, 422, answer={**body, "error": _first(request, refused)})
    say_once(request, say("Đã gửi trả lời; hội đồng thấy ngay trong hồ sơ."))
    given = {"name": own.name, "code": own.setting.unit.code}
    return HttpResponseRedirect(reverse("filling", kwargs=given), status=303)


def _moved(request: HttpRequest, own: Opened, act: str, body: dict[str, str]) -> tuple[Problem, ...]:
    """Do an act of the commune's upon its file; gives why not."""
    desk, code = open_desk(house_of(request).open_store(), own.name), own.setting.unit.code
    done = move_all(desk, MoveRequest(act, who_of(request), (code,), applied=True), {**body})
    return done.problems


def _first(request: HttpRequest, refused: tuple[Problem, ...]) -> str:
    words = problem_words(refused[0], say_of(request))
    return f"{words['what']} {words['remedy']}"
