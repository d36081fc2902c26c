"""What a board sets by hand: what stands and how, one put in or taken out by a form, or the whole file as text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from engine.language import Say
from engine.problems import Problem, ProblemsFound
from engine.records.acting.overriding import DatedOverride
from engine.service.review.by_hand.bringing_overrides import Brought, bring_sent, lines_now, overrides_text
from engine.service.review.by_hand.override_entries import (
    effects,
    ids_taken,
    lying_text,
    put_in,
    taken_out,
)
from engine.service.review.desk import Desk, Who
from engine.web.held.held_uploads import sent_file
from engine.web.held.said import say_once
from engine.web.rendering import page, refusal_page, say_of
from engine.web.views.recorded_rounds import status_of
from engine.web.views.review.desk_at import board_desk, on_open_record, once, to_page
from engine.web.views.review.override_forms import (
    KINDS,
    TypedOverride,
    as_typed,
    blank,
    choices,
    made_of,
    typed_override,
)
from engine.web.views.review.override_words import StandingRow, effect_words, line_words, moved_lines, standing_rows

# What the field shows of a round that has no file yet.
EXAMPLE = """overrides: []
# - id: gia-han-1
#   commune: "02587"
#   kind: due
#   value: "2099-12-31"
#   reason: "lũ lụt"
#   document: "12/CV-UBND"
#   from: 2024-01-01
#   until: 2099-12-31
"""
# What a button does: looks or keeps, and of what. The text, one that is put in, one that is taken out.
BY_TEXT: Final = ("xem", "ghi")
ONE: Final = {"xem-mot": False, "ghi-mot": True}
OUT: Final = {"xem-bo": False, "ghi-bo": True}


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a form: what it would do, why it was refused, or what lies there instead (``theirs``).

    ``typed`` is the form of one override, ``out`` one that is to be taken out, ``text`` the whole file as it was typed.
    """

    done: Brought | None = None
    found: tuple[Problem, ...] = ()
    theirs: str = ""
    typed: TypedOverride | None = None
    out: DatedOverride | None = None
    text: str = ""
    made: tuple[str, ...] = ()

    @property
    def status(self) -> int:
        """409 where somebody was faster, 422 where it is refused."""
        return 409 if self.theirs else status_of(self.found) if self.found else 200

    @property
    def wrong(self) -> Mapping[str, Problem]:
        """What is wrong with the fields of the form, by field."""
        return self.typed.wrong(self.found, self.made) if self.typed else {}


@require_http_methods(["GET", "HEAD", "POST"])
@on_open_record
def overrides(request: HttpRequest, name: str) -> HttpResponse:
    """What stands; a form or a file is shown against the record first, then kept."""
    at = board_desk(request, name)
    act = request.POST.get("viec", "")
    if request.method != "POST":
        return _page(request, at, _opened(request, at))
    if act in BY_TEXT:
        return _by_text(request, at, keep=act == "ghi")
    if act in ONE:
        return _one(request, at, keep=ONE[act])
    return _out(request, at, keep=OUT[act]) if act in OUT else refusal_page(request, "asked", 400)


def _opened(request: HttpRequest, at: tuple[Desk, Who]) -> Asked:
    """The form that the address asks for: a new one of a kind, or one that stands."""
    if (kind := KINDS.get(request.GET.get("them", ""))) is not None:
        return Asked(typed=blank(kind, at[1].day))
    if asked := request.GET.get("sua", ""):
        return Asked(typed=as_typed(_lying(at, asked)))
    return Asked()


def _lying(at: tuple[Desk, Who], name: str) -> DatedOverride:
    """An override of the file by its id; raises Http404 for one that is not in it."""
    desk, who = at
    for line in lines_now(desk, who, lying_text(desk)):
        if line.override.id == name and line.change not in ("taken_out", "kept"):
            return line.override
    raise Http404


def _by_text(request: HttpRequest, at: tuple[Desk, Who], *, keep: bool) -> HttpResponse:
    sent = sent_file(request, "tep")
    raw = sent[1] if sent else request.POST.get("noi-dung", "").replace("\r\n", "\n").encode()
    return _tried(request, at, raw, Asked(text=raw.decode("utf-8", "replace")), keep=keep)


def _one(request: HttpRequest, at: tuple[Desk, Who], *, keep: bool) -> HttpResponse:
    """One override put in, for each of several communes one; or one that stands changed."""
    desk, changed = at[0], request.POST.get("sua", "")
    behind = _is_behind(request, desk)
    typed = typed_override(request.POST, _lying(at, changed) if changed and not behind else None)
    if typed is None:
        return refusal_page(request, "asked", 400)
    if behind:
        return _behind(request, at, Asked(typed=typed))
    if typed.found:
        return _page(request, at, Asked(found=typed.found, typed=typed))
    raw = lying_text(desk)
    fresh = made_of(typed, ids_taken(desk, raw))
    asked = Asked(typed=typed, made=tuple(one.id for one in fresh))
    return _tried(request, at, put_in(raw, fresh), asked, keep=keep)


def _out(request: HttpRequest, at: tuple[Desk, Who], *, keep: bool) -> HttpResponse:
    if _is_behind(request, at[0]):
        return _behind(request, at, Asked())
    gone = _lying(at, request.POST.get("sua", ""))
    return _tried(request, at, taken_out(lying_text(at[0]), (gone.id,)), Asked(out=gone), keep=keep)


def _is_behind(request: HttpRequest, desk: Desk) -> bool:
    return request.POST.get("dau", "") != _mark(overrides_text(desk))


def _behind(request: HttpRequest, at: tuple[Desk, Who], asked: Asked) -> HttpResponse:
    return _page(request, at, replace(asked, theirs=overrides_text(at[0]).decode("utf-8", "replace") or "–"))


def _tried(request: HttpRequest, at: tuple[Desk, Who], raw: bytes, asked: Asked, *, keep: bool) -> HttpResponse:
    """A file's bytes held against the record, and where ``keep`` kept; what was typed stays when it is refused."""
    desk, who = at
    if _is_behind(request, desk):
        return _behind(request, at, asked)
    try:
        done = bring_sent(desk, who, raw, applied=keep)
    except ProblemsFound as refused:
        return _page(request, at, replace(asked, found=refused.problems))
    return _kept(request, desk, done) if keep else _page(request, at, replace(asked, done=done))


def _kept(request: HttpRequest, desk: Desk, done: Brought) -> HttpResponse:
    say = say_of(request)
    say_once(request, say("Đã ghi {n} thay đổi vào nhật ký.", n=done.acts))
    if done.again:
        listed = ", ".join(f"{file.name} ({file.code})" for file in done.again)
        told = say("Đã thẩm định với ấn định khác, nên phải mở lại và thẩm định lại: {listed}.", listed=listed)
        say_once(request, told)
    return to_page("overrides", name=desk.name)


def _mark(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _standing(at: tuple[Desk, Who], say: Say) -> tuple[tuple[StandingRow, ...], tuple[Problem, ...]]:
    """What stands; of a file that cannot be read the reasons."""
    desk, who = at
    try:
        return standing_rows(desk, who, lines_now(desk, who, lying_text(desk)), say), ()
    except ProblemsFound as refused:
        return (), refused.problems


def _page(request: HttpRequest, at: tuple[Desk, Who], asked: Asked) -> HttpResponse:
    (desk, who), say = at, say_of(request)
    rows, broken = _standing(at, say)
    told, more = effects(desk, asked.done) if asked.done else ((), 0)
    return page(
        request,
        "review/overrides.jinja",
        asked.status,
        name=desk.name,
        title=desk.round.title,
        asked=asked,
        text=asked.text or lying_text(desk).decode("utf-8", "replace") or EXAMPLE,
        mark=_mark(overrides_text(desk)),
        found=once(asked.found),
        typed_wrong=[(say.told(one)["what"], f"o-{one.place.file}") for one in asked.typed.found]
        if asked.typed
        else (),
        rows=rows,
        broken=once(broken),
        lines=(line_words if asked.text else moved_lines)(desk, who, asked.done, say) if asked.done else (),
        effects=effect_words(told, say),
        more=more,
        kinds=KINDS,
        units=desk.round.units,
        choices=choices(desk, asked.typed.kind, say) if asked.typed else (),
    )
