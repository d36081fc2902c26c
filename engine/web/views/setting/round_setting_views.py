"""A round's setting by page: shown with what each line means, changed by its workbook or by a few fields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from engine.evidence.facts import Round
from engine.evidence.setting.round_sheets import LINES, WORKBOOK
from engine.language import Say
from engine.problems import Place, Problem, ProblemsFound, errors, problem
from engine.reporting.words.task_words import letter_name
from engine.service.board.resetting.setting_files import setting_workbook
from engine.service.board.resetting.trying_setting import (
    TriedSetting,
    refuse_second,
    try_round,
    try_workbook,
    write_setting,
)
from engine.service.pages.setting_sheet import SettingSheet, setting_sheet
from engine.service.store import Store
from engine.web.held.held_uploads import sent_file
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, refusal_page, say_of
from engine.web.views.recorded_rounds import attached, status_of, store_of
from engine.web.views.setting.new_round_views import LONGEST, typed_day, with_labels
from engine.web.views.setting.setting_lines import authority_names, change_rows, changed_fields, line_rows, typed_values
from engine.web.visitors import visitor_of
from engine.web.who_reaches import may_open, may_state_alone

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What is changed by fields: the line's key, and the field of the page. All else is changed in the workbook.
FIELDS: Final[Mapping[str, str]] = {
    "title": "ten", "on": "ngay", "from": "tu", "to": "den", "area": "dia-ban", "previous": "dot-truoc",
    "authority": "tham-quyen",
}  # fmt: skip
DAYS: Final = ("on", "from", "to")
# The field that a refusal is about, by its code.
AT: Final[Mapping[str, str]] = {
    "RND-201": "den", "RND-202": "den", "RND-206": "ngay", "RND-208": "tham-quyen", "RND-906": "dot-truoc",
}  # fmt: skip


@require_safe
def setting_book(request: HttpRequest, name: str) -> HttpResponse:
    """The workbook that says the round, to be changed in Excel."""
    return attached(setting_workbook(store_of(request, name), name), f"{name}-{WORKBOOK}", XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def setting(request: HttpRequest, name: str) -> HttpResponse:
    """What a round is set to; by POST what a workbook or the fields would change of it, and then the change itself."""
    store, act = store_of(request, name), request.POST.get("viec", "")
    sheet = setting_sheet(store, name)
    if request.method != "POST":
        return _page(request, sheet)
    if act == "so":
        sent = sent_file(request, "so")
        return (
            _seen(request, sheet, try_workbook(store, name, sent[1])) if sent else _page(request, sheet, missing=True)
        )
    if act == "o" and sheet.round:
        return _by_fields(request, store, sheet, sheet.round)
    held = house_of(request).kept.take(visitor_of(request).person, request.POST.get("ban", ""), TriedSetting)
    if act == "bo" and held:
        house_of(request).kept.drop(visitor_of(request).person, request.POST.get("ban", ""))
        say_once(request, say_of(request)("Đã bỏ thay đổi; đợt còn nguyên."))
        return HttpResponseRedirect(reverse("setting", kwargs={"name": name}))
    if act != "ghi":
        return refusal_page(request, "asked", 400)
    gone = problem("WEB-190", Place(name), name=name)  # the server began anew: nobody knows what was looked at
    return _written(request, store, sheet, held) if held and held.name == name else _page(request, sheet, found=(gone,))


def _by_fields(request: HttpRequest, store: Store, sheet: SettingSheet, now: Round) -> HttpResponse:
    """What the fields would change; a field that cannot be taken is told of at itself, with what was typed kept."""
    typed = {key: request.POST.get(field, "").strip()[:LONGEST] for key, field in FIELDS.items()}
    days = {key: typed_day(typed[key]) for key in DAYS}
    wrong = [problem("WEB-167", Place(FIELDS[key]), typed[key], given=typed[key]) for key in DAYS if not days[key]]
    letters = tuple(request.POST.getlist("van-ban"))
    ticked = {name: request.POST.get(name, "") for name in ("mo-phong", "con-kip")}
    values = {**typed, **ticked, "van-ban": letters}
    if wrong:
        return _page(request, sheet, found=tuple(wrong), typed=values)
    wanted = replace(
        now, title=typed["title"], area=typed["area"], on=days["on"] or now.on,
        period_from=days["from"] or now.period_from, period_to=days["to"] or now.period_to,
        previous=typed["previous"] or None, authority=typed["authority"] or None,
        simulated=bool(ticked["mo-phong"]), strict_before=not ticked["con-kip"], directives=letters,
    )  # fmt: skip
    return _seen(request, sheet, try_round(store, sheet.name, wanted), values)


def _seen(
    request: HttpRequest, sheet: SettingSheet, tried: TriedSetting, typed: Mapping[str, object] | None = None
) -> HttpResponse:
    """What would change, kept until somebody says so; or what is wrong with it."""
    try:
        if not may_state_alone(visitor_of(request)):
            refuse_second(tried)
    except ProblemsFound as refused:
        tried = replace(tried, problems=(*tried.problems, *refused.problems))
    if not tried.sound:
        return _page(request, sheet, found=errors(tried.problems), typed=typed, by_book=typed is None)
    if not tried.files:
        say_once(request, say_of(request)("Thiết lập đã như vậy, không có gì phải ghi."))
        return HttpResponseRedirect(reverse("setting", kwargs={"name": sheet.name}))
    size = sum(len(content) for content in tried.files.values())
    held = house_of(request).kept.put(visitor_of(request).person, tried, size=size)
    return _page(request, sheet, tried=tried, held=held, typed=typed)


def _written(request: HttpRequest, store: Store, sheet: SettingSheet, held: TriedSetting) -> HttpResponse:
    try:
        write_setting(store, held)
    except ProblemsFound as refused:
        return _page(request, sheet, found=tuple(refused.problems))
    house_of(request).kept.drop(visitor_of(request).person, request.POST.get("ban", ""))
    say = say_of(request)
    say_once(request, say("Đã ghi {files}. Đợt được đọc và chấm lại theo thiết lập mới.", files=", ".join(held.files)))
    return HttpResponseRedirect(reverse("setting", kwargs={"name": sheet.name}))


def _page(  # noqa: PLR0913 - what a page shows besides the setting is each named by whoever draws it
    request: HttpRequest, sheet: SettingSheet, *, tried: TriedSetting | None = None, held: str = "",
    found: tuple[Problem, ...] = (), typed: Mapping[str, object] | None = None, missing: bool = False,
    by_book: bool = False,
) -> HttpResponse:  # fmt: skip
    say: Say = say_of(request)
    wrong = {changed_fields(one, AT, FIELDS, LINES): one for one in found} if not by_book else {}
    return page(
        request,
        "setting/round_setting.jinja",
        status_of(found) if found else 422 if missing else 200,
        name=sheet.name,
        sheet=sheet,
        lines=line_rows(sheet, say),
        typed=typed or typed_values(sheet, FIELDS, say),
        tried=tried,
        held=held,
        changes=change_rows(tried, sheet, say) if tried else (),
        found=with_labels(found, say),
        wrong=wrong,
        missing=missing,
        by_book=by_book,
        people=may_open(visitor_of(request), "opening", sheet.name),
        alone=visitor_of(request).mode == "single",
        letter_name=letter_name,
        authorities=tuple(authority_names(sheet, say).items()),
    )
