"""Setting up a round: the day and the province first, then what it is called and follows, a look at it, and done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from engine.language import Say, text
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.reporting.board.next_steps import steps_of
from engine.reporting.words.task_words import letter_name
from engine.service.board.official_units import Wanted
from engine.service.board.setting_up import NewRoundRequest, RoundSetUp
from engine.service.pages.communes_table import law_words
from engine.service.pages.listed_rounds import ListedStandard
from engine.service.pages.round_choices import Choices, choices_for, made_round, tried_round
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, say_of

FORMATS = ("%d/%m/%Y", "%Y-%m-%d")
LONGEST = 300
# The field that a refusal is about, by its code.
FIELDS: Final[Mapping[str, str]] = {
    "RND-932": "ma", "RND-933": "ma", "RND-934": "tinh", "RND-935": "huyen", "RND-936": "xa", "RND-938": "bo",
    "RND-201": "tu", "RND-202": "den",
}  # fmt: skip
# What the fields of days are called, by the name that a refusal of one has for its place.
DAYS: Final[Mapping[str, str]] = {
    "ngay": text("Ngày chốt số liệu"), "tu": text("Kỳ số liệu: từ ngày"), "den": text("Kỳ số liệu: đến ngày"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, as it was typed; ``found`` is what of it cannot be taken."""

    values: Mapping[str, str]
    communes: tuple[str, ...]
    letters: tuple[str, ...]
    days: Mapping[str, date | None]
    found: tuple[Problem, ...] = field(default=())

    @property
    def wanted(self) -> Wanted | None:
        """Which communes of which day; None before there is a day."""
        on = self.days["ngay"]
        return Wanted(self.values["tinh"], on, self.values["huyen"], self.communes) if on else None


def _typed(told: QueryDict) -> Typed:
    names = ("ngay", "tinh", "huyen", "ma", "ten", "bo", "tu", "den", "excel", "tim")
    values = {name: told.get(name, "").strip()[:LONGEST] for name in names}
    days = {name: typed_day(values[name]) for name in DAYS}
    found = [
        problem("WEB-167", Place(name), values[name], given=values[name])
        for name in days
        if values[name] and days[name] is None
    ]
    return Typed(values, tuple(told.getlist("xa")), tuple(told.getlist("van-ban")), days, tuple(found))


def typed_day(typed: str) -> date | None:
    """A day as people type it; None where it is none."""
    for form in FORMATS:
        with suppress(ValueError):
            return datetime.strptime(typed, form).date()
    return None


def with_labels(found: Sequence[Problem], say: Say) -> tuple[Problem, ...]:
    """Problems with the field of a day by its label where its name stood."""
    return tuple(
        replace(one, place=Place(say(DAYS[one.place.file]))) if one.place.file in DAYS else one for one in found
    )


@require_http_methods(["GET", "HEAD", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    """The first form, the second once day and province are known; with POST the look at it, or the round itself."""
    typed, store = _typed(request.POST if request.method == "POST" else request.GET), house_of(request).open_store()
    choices = choices_for(store, typed.wanted) if typed.wanted else None
    if request.method != "POST" or typed.wanted is None or typed.found:
        return _page(request, typed, choices, typed.found)
    asked = NewRoundRequest(
        typed.values["ma"], typed.wanted, typed.days["tu"], typed.days["den"], typed.values["ten"], typed.values["bo"],
        typed.letters, bool(typed.values["excel"]),
    )  # fmt: skip
    try:
        if "lap" not in request.POST:
            return _page(request, typed, choices, (), tried_round(store, asked))
        done = made_round(store, asked)
    except ProblemsFound as refused:
        return _page(request, typed, choices, tuple(refused.problems))
    say_once(
        request,
        say_of(request)("Đã lập đợt “{title}”. Việc tiếp theo: làm phiếu trắng gửi các xã.", title=done.round.title),
    )
    return HttpResponseRedirect(reverse("uploads", kwargs={"name": done.round.id}))


def _standard_words(own: ListedStandard, say: Say) -> str:
    """A standard by its text and its id, for several texts bear one number; a draft says so."""
    if own.standard is None:
        return own.name
    told = f"{law_words(own.standard, say)} ({own.name})"
    return f"{told} – {say('BẢN NHÁP, chưa có hiệu lực')}" if own.standard.head.status == "draft" else told


def _page(
    request: HttpRequest, typed: Typed, choices: Choices | None, refused: Sequence[Problem],
    tried: RoundSetUp | None = None,
) -> HttpResponse:  # fmt: skip
    found = (*refused, *(choices.problems if choices and typed.values["tinh"] and not refused else ()))
    say = say_of(request)
    wrong = {FIELDS.get(one.code, one.place.file): one for one in reversed(found)}
    told = {"fitting": tried.fitting, "unsure": tried.unsure, "grounds": tried.grounds} if tried else {}
    return page(
        request,
        "setting/new_round.jinja",
        422 if refused else 200,
        typed=typed,
        choices=choices,
        refused=with_labels(found, say),
        wrong=wrong,
        tried=tried,
        steps=tuple(steps_of(tried.round, "page", excel=tried.excel, **told)) if tried else (),
        letter_name=letter_name,
        pairs=lambda names: tuple((name, name) for name in names),
        standards=tuple((own.name, _standard_words(own, say)) for own in choices.standards) if choices else (),
        letters=", ".join(letter_name(own.letter, say) for own in choices.letters if own.id in typed.letters)
        if choices
        else "",
    )
