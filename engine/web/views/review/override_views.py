"""What a board sets by hand: the overrides in force, and the file of them brought into the record."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from engine.language import Say
from engine.problems import Problem, ProblemsFound
from engine.records.acting.override_file import use_words
from engine.records.acting.overriding import DatedOverride, standing
from engine.reporting.review.setting.overrides_console import change_word, standing_word
from engine.service.review.by_hand.bringing_overrides import Brought, bring_sent, overrides_text
from engine.service.review.desk import Desk, Who
from engine.web.held.held_uploads import sent_file
from engine.web.held.said import say_once
from engine.web.rendering import page, refusal_page, say_of
from engine.web.views.recorded_rounds import status_of
from engine.web.views.review.desk_at import board_desk, on_open_record, once, to_page

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


@dataclass(frozen=True, slots=True)
class OverrideWords:
    """An override in words, and how it stands."""

    whom: str
    told: str
    stands: str
    change: str
    kind: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of a file that was typed or sent: what it would do, why it was refused, or what lies there instead."""

    done: Brought | None = None
    found: tuple[Problem, ...] = ()
    theirs: str = ""

    @property
    def status(self) -> int:
        """409 where somebody was faster, 422 where it is refused."""
        return 409 if self.theirs else status_of(self.found) if self.found else 200


@require_http_methods(["GET", "HEAD", "POST"])
@on_open_record
def overrides(request: HttpRequest, name: str) -> HttpResponse:
    """Those in the record; a file that was typed or sent is shown against it first, then kept."""
    desk, who = board_desk(request, name)
    kept = overrides_text(desk)
    if request.method != "POST":
        return _page(request, (desk, who), kept.decode("utf-8", "replace") or EXAMPLE)
    act, sent = request.POST.get("viec", ""), sent_file(request, "tep")
    if act not in ("xem", "ghi"):
        return refusal_page(request, "asked", 400)
    raw = sent[1] if sent else request.POST.get("noi-dung", "").replace("\r\n", "\n").encode()
    text = raw.decode("utf-8", "replace")
    if request.POST.get("dau", "") != _mark(kept):
        return _page(request, (desk, who), text, Asked(theirs=kept.decode("utf-8", "replace") or "–"))
    try:
        done = bring_sent(desk, who, raw, applied=act == "ghi")
    except ProblemsFound as refused:
        return _page(request, (desk, who), text, Asked(found=refused.problems))
    if act == "xem":
        return _page(request, (desk, who), text, Asked(done))
    say = say_of(request)
    say_once(request, say("Đã ghi {n} thay đổi vào nhật ký.", n=done.acts))
    if done.again:
        listed = ", ".join(f"{file.name} ({file.code})" for file in done.again)
        told = say("Đã thẩm định với ấn định khác, nên phải mở lại và thẩm định lại: {listed}.", listed=listed)
        say_once(request, told)
    return to_page("overrides", name=name)


def _mark(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _page(request: HttpRequest, at: tuple[Desk, Who], text: str, asked: Asked | None = None) -> HttpResponse:
    told = asked or Asked()
    (desk, who), say = at, say_of(request)
    return page(
        request,
        "review/overrides.jinja",
        told.status,
        name=desk.name,
        title=desk.round.title,
        text=text,
        mark=_mark(overrides_text(desk)),
        theirs=told.theirs,
        found=once(told.found),
        held=[
            _words(desk, one, standing_word(standing(one, who.day), who.day, say), "", say)
            for one in desk.state.overrides
            if one.kind != "withdrawn"
        ],
        done=told.done,
        lines=_lines(desk, who, told.done, say) if told.done else (),
    )


def _lines(desk: Desk, who: Who, done: Brought, say: Say) -> list[OverrideWords]:
    return [
        _words(desk, own.override, standing_word(own.standing, who.day, say), own.change, say) for own in done.lines
    ]


def _words(desk: Desk, one: DatedOverride, stands: str, change: str, say: Say) -> OverrideWords:
    names = {unit.code: unit.name for unit in desk.round.units}
    book = next(
        (own.law.book for own in desk.benches if any(unit.code == one.commune for unit in own.round.units)),
        desk.benches[0].law.book,
    )
    whom = f"{names.get(one.commune, one.commune)} ({one.commune})" if one.commune else say("Cả đợt")
    told = say.either(*use_words(one, book.standard))
    return OverrideWords(whom, told, stands, change_word(change, say) if change else "", change)
