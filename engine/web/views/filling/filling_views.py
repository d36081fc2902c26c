"""Filling in a commune's form: the page, a field kept as it is left, how all of it stands, the Excel file of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from engine.forms.template import form_name
from engine.language import Say, speak
from engine.records.acting.actors import person_words
from engine.service.filling.checking_draft import Held, Looked, form_of_draft, held_draft, keys_of, look_at, parts_asked
from engine.service.filling.draft_form import content_of
from engine.service.filling.field_saving import Change, Clash, Outcome, begin_anew, keep_fields, settle_apart
from engine.service.filling.filling_setting import Setting, open_setting
from engine.service.filling.form_standing import FileStanding, file_standing
from engine.service.filling.kept_draft import version_of
from engine.service.review.desk import now
from engine.web.held.said import say_once
from engine.web.rendering import environment, house_of, page, say_of
from engine.web.views.filling.filling_rows import (
    NOTHING_BACK,
    Refilled,
    Shown,
    counted,
    other_files,
    part_rows,
    summary_lines,
    who_and_when,
)
from engine.web.visitors import who_of

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The fields of the page's own: what was shown of every field, and which of two values is left to the other person.
VERSIONS, THEIRS = "phien-ban", "lay"


@dataclass(frozen=True, slots=True)
class Opened:
    """A commune's form opened for a visitor, with how its file stands in the record, and people by id."""

    name: str
    setting: Setting
    standing: FileStanding | None
    people: Mapping[str, str]

    @property
    def locked(self) -> bool:
        """Whether nothing can be typed now."""
        return bool(self.standing and self.standing.locked)


def opened(request: HttpRequest, name: str, code: str) -> Opened:
    """A commune of a round; raises Http404 where there is none, ProblemsFound where it cannot be read."""
    store = house_of(request).open_store()
    setting = open_setting(store, name, code) if store.has_round(name) else None
    if setting is None:
        raise Http404
    standing = file_standing(setting.folder, code, who_of(request))
    return Opened(name, setting, standing, standing.people if standing else {})


@require_http_methods(["GET", "HEAD", "POST"])
def filling(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """The form; what is sent back with the page's own button is kept, and told where it could not be."""
    own = opened(request, name, code)
    if own.locked:
        return locked_page(request, own)
    if request.method != "POST":
        return form_page(request, own)
    wanted = _typed(request, own)
    done = keep_fields(own.setting, wanted, who_of(request))
    if done.clashes or done.refused:
        return form_page(request, own, _back(done, wanted), 409 if done.clashes else 422)
    say = say_of(request)
    say_once(request, say("Đã lưu {n} ô lúc {time}.", n=say.whole(len(done.kept)), time=now()[11:16]))
    return HttpResponseRedirect(reverse("filling", kwargs={"name": name, "code": code}), status=303)


def own_page(request: HttpRequest, own: Opened, status: int, **more: object) -> HttpResponse:
    """The commune's page as it may be seen now: its form, or why that is locked; ``more`` is what came back refused."""
    return (
        locked_page(request, own, status, **more)
        if own.locked
        else form_page(request, own, NOTHING_BACK, status, **more)
    )


def form_page(
    request: HttpRequest, own: Opened, back: Refilled = NOTHING_BACK, status: int = 200, **more: object
) -> HttpResponse:
    """The page of a form that may be filled in."""
    setting, say, held = own.setting, say_of(request), held_draft(own.setting)
    looked, parts, papers = look_at(setting, held.draft), parts_asked(setting, say), parts_asked(setting, speak("vi"))
    shown = Shown(held, looked, own.people, back)
    rows = part_rows(tuple(zip(parts, papers, strict=True)), shown, say)
    versions = {field.key: field.version for part in rows for row in part.rows for field in row.fields}
    return page(
        request,
        "filling/filling.jinja",
        status,
        **_state(own, held, looked, say),
        parts=rows,
        law=setting.part.law.book.folder.name,
        versions=" ".join(f"{key}={version}" for key, version in versions.items()),
        standing=own.standing,
        apart=[(one, who_and_when(one.typed.by, one.typed.at, own.people, say)) for one in held.apart],
        labels={key: row.row.question for part in rows for row in part.rows for key in (f.key for f in row.fields)},
        begun=bool(held.draft.fields),
        tables=other_files(setting, looked),
        clashed=bool(back.clashes),
        hand=lambda clash: _hand(clash, own, say),
        clash_told=lambda clash: clash.told(setting, _hand(clash, own, say)),
        **more,
    )


def _hand(clash: Clash, own: Opened, say: Say) -> str:
    by = clash.theirs.by
    return person_words(by, own.people, say) or say("tệp Excel")


def _state(own: Opened, held: Held, looked: Looked, say: Say) -> dict[str, object]:
    setting = own.setting
    parts = parts_asked(setting, say)
    return {
        "name": own.name,
        "unit": setting.unit,
        "setting": setting,
        "count": counted(setting, parts, held, looked, say),
        "wrong": summary_lines(parts, looked, ("mend",), say),
        "open_questions": summary_lines(parts, looked, ("answer",), say),
    }


def locked_page(request: HttpRequest, own: Opened, status: int = 0, **more: object) -> HttpResponse:
    """That a file cannot be changed now: who brought it there, when, and what can be done."""
    told = status or (200 if request.method in ("GET", "HEAD") else 409)
    about = {"name": own.name, "unit": own.setting.unit, "standing": own.standing}
    return page(request, "filling/locked.jinja", told, **about, **more)


@require_POST
def filling_field(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Keep one field; a page that asks so shows what came of it without being drawn anew."""
    own, say = opened(request, name, code), say_of(request)
    if own.locked:
        return JsonResponse({"locked": _drawn("filling/locked_words.jinja", say, standing=own.standing)}, status=409)
    key, text = request.POST.get("o", ""), request.POST.get("chu", "")
    try:
        done = keep_fields(own.setting, {key: Change(text, request.POST.get("thay", ""))}, who_of(request))
    except KeyError:
        raise BadRequest from None
    if done.clashes:
        clash = done.clashes[0]
        hand = _hand(clash, own, say)
        found = clash.told(own.setting, hand)
        told = _drawn("filling/clash.jinja", say, clash=clash, found=found, hand=hand, key=key, buttons=False)
        theirs = clash.theirs.text
        return JsonResponse({"clash": told, "theirs": theirs, "version": version_of(theirs)}, status=409)
    if done.refused:
        return JsonResponse({"refused": _drawn("filling/found.jinja", say, found=done.refused.values())}, status=422)
    kept = done.held.draft.text(key)
    at = say("Đã lưu {time}", time=now()[11:16])
    return JsonResponse({"version": version_of(kept), "saved": at})


@require_safe
def filling_state(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """What is wrong now, how far it is and what it comes to, as pieces of the page; with a fresh mark of the login."""
    own, say = opened(request, name, code), say_of(request)
    held = held_draft(own.setting)
    looked = look_at(own.setting, held.draft)
    state = _state(own, held, looked, say)
    return JsonResponse(
        {
            "token": get_token(request),
            "progress": _drawn("filling/progress.jinja", say, **state),
            "summary": _drawn("filling/summary.jinja", say, **state),
            "bar": _drawn("filling/bar.jinja", say, **state),
            "fields": {key: _drawn("filling/found.jinja", say, found=found) for key, found in looked.by_field.items()},
        }
    )


@require_POST
def filling_choice(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Choose between what was typed here and the form that was changed since, or begin anew from the form."""
    own, say = opened(request, name, code), say_of(request)
    if own.locked:
        return locked_page(request, own)
    match request.POST.get("chon", ""):
        case "trang":
            settle_apart(own.setting, of_form=False)
            say_once(request, say("Đã giữ số trên trang."))
        case "tep":
            settle_apart(own.setting, of_form=True)
            say_once(request, say("Đã lấy số trong tệp Excel."))
        case "bo":
            begin_anew(own.setting)
            say_once(request, say("Đã bỏ mọi chữ chưa gửi; trang bắt đầu lại từ phiếu đã gửi."))
        case _:
            raise BadRequest
    return HttpResponseRedirect(reverse("filling", kwargs={"name": name, "code": code}), status=303)


@require_safe
def filling_form(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """The commune's Excel form as it stands on the page, or blank where the address asks so."""
    own = opened(request, name, code)
    blank = request.GET.get("trong") == "1"
    filled = None if blank else form_of_draft(own.setting, held_draft(own.setting).draft)
    content = content_of(own.setting, {}) if filled is None else filled
    told = content_disposition_header(as_attachment=True, filename=form_name(own.setting.unit))
    return HttpResponse(content, headers={"Content-Type": EXCEL, "Content-Disposition": told})


def _drawn(template: str, say: Say, **values: object) -> str:
    return environment().get_template(template).render(say=say, **values)


def _typed(request: HttpRequest, own: Opened) -> dict[str, Change]:
    """What came with the page's form, by field; raises BadRequest where it is not of this page."""
    seen = dict(told.rpartition("=")[::2] for told in request.POST.get(VERSIONS, "").split())
    left = request.POST.get(THEIRS, "")
    keys = (key for key in keys_of(parts_asked(own.setting, speak("vi"))) if key != left)
    return {key: Change(request.POST[key], seen[key]) for key in keys if key in request.POST and key in seen}


def _back(done: Outcome, wanted: Mapping[str, Change]) -> Refilled:
    clashes = {clash.key: clash for clash in done.clashes}
    texts = {key: wanted[key].text for key in (*clashes, *done.refused)}
    return Refilled(texts, clashes, done.refused)
