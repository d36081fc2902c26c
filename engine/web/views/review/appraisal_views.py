"""One file's appraisal: both layers line by line, and the acts of whoever appraises it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from engine.language import Say
from engine.problems import Problem, ProblemsFound
from engine.records.entries.canonical_json import Json
from engine.reporting.review.appraisal_page import Page
from engine.reporting.review.appraisal_words import deciding_line, used_lines, warnings
from engine.reporting.review.history_words import history_lines
from engine.reporting.review.state_words import act_word, interest_lines, state_word, waiting_words
from engine.reporting.words.sentences import card_word, decision_sentence
from engine.reporting.words.whom.unit_words import placing_lines
from engine.scoring.cards import Scorecard
from engine.service.pages.reviewing.appraisal_sheet import AppraisalSheet, appraisal_sheet
from engine.service.pages.reviewing.who_sees import is_of_board, may_see
from engine.service.review.appraisal.appraisal_changes import Change, told_changes
from engine.service.review.appraisal.appraisal_fields import FIELDS, TypedPage, field_at, handed_of, put_down
from engine.service.review.appraisal.appraisal_lines import Handed
from engine.service.review.desk import Desk, Who
from engine.service.review.moving import MoveRequest, move_all
from engine.web.held.said import say_once
from engine.web.rendering import page, refusal_page, say_of
from engine.web.views.commune_words import criterion_rows
from engine.web.views.recorded_rounds import status_of
from engine.web.views.review.appraisal_rows import choice_fields, field_titles, part_rows, wrong_fields
from engine.web.views.review.desk_at import desk_at, on_open_record, once, to_page
from engine.web.views.review.review_words import ChangeWords, change_words, saved_words

MOVES: Final = ("claim", "return", "appraise", "reopen")
REASONED: Final = ("return", "reopen")
FIELDS_FIRST: Final = next(iter(FIELDS.values()))


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page is drawn with besides the file: what was typed and refused, what would change, and its status."""

    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reason: str = ""
    act: str = ""
    found: tuple[Problem, ...] = ()
    changes: tuple[ChangeWords, ...] = ()
    status: int = 200


@require_http_methods(["GET", "HEAD", "POST"])
@on_open_record
def appraisal(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """A commune's appraisal; an act that is refused gives the page again with what was typed."""
    desk, who = desk_at(request, name, code)
    file = desk.record.file(code)
    if file is None or not may_see(desk.state, file, who):
        raise Http404
    if request.method != "POST":
        return _page(request, (desk, who, code), Drawn())
    act = request.POST.get("viec", "")
    if act in MOVES:
        return _moved(request, (desk, who, code), act)
    if act in ("ghi", "xem-truoc"):
        return _put_down(request, (desk, who, code), applied=act == "ghi")
    return refusal_page(request, "asked", 400)


def _put_down(request: HttpRequest, at: tuple[Desk, Who, str], *, applied: bool) -> HttpResponse:
    """Keep what the fields say, or only show what it would change."""
    desk, who, code = at
    say, file = say_of(request), desk.record.file(code)
    typed = _typed(request, say)
    if file is None or typed is None:
        return refusal_page(request, "asked", 400)
    try:
        change, told = put_down(desk, file, typed, who, applied=applied)
    except ProblemsFound as refused:
        return _page(request, at, Drawn(typed.fields, found=refused.problems, status=status_of(refused.problems)))
    if change and change.refused:
        return _page(request, at, Drawn(typed.fields, found=change.refused, status=status_of(change.refused)))
    if applied:
        for line in (*saved_words(desk, change, say), *_told(desk, told, say)):
            say_once(request, line)
        return to_page("appraisal", name=desk.name, code=code)
    return _page(request, at, Drawn(typed.fields, changes=_would(desk, change, say)))


def _would(desk: Desk, change: Change | None, say: Say) -> tuple[ChangeWords, ...]:
    if change is None:
        return (ChangeWords("", say("Chưa có gì để ghi: mọi dòng như trong hồ sơ."), (), (), ()),)
    return tuple(change_words(told, say) for told in told_changes(desk, [change]))


def _told(desk: Desk, told: tuple[Problem, ...], say: Say) -> tuple[str, ...]:
    return tuple(say.told(one)["what"] for one in once((*told, *desk.told)))


def _moved(request: HttpRequest, at: tuple[Desk, Who, str], act: str) -> HttpResponse:
    """Do a move upon the file as it was seen."""
    desk, who, code = at
    say, seen, reason = say_of(request), request.POST.get("phien-ban", ""), request.POST.get("ly-do-chung", "").strip()
    if not seen.isdigit():
        return refusal_page(request, "asked", 400)
    body: dict[str, Json] = {"reason": reason} if act in REASONED else {}
    done = move_all(desk, MoveRequest(act, who, (code,), applied=True, seen=int(seen)), body)
    if found := done.problems:
        return _page(request, at, Drawn(reason=reason, act=act, found=found, status=status_of(found)))
    (moved,) = done.moved
    say_once(request, say("{act}: {state}.", act=act_word(act, say), state=state_word(moved.after.state, say)))
    for line in _told(desk, (), say):
        say_once(request, line)
    return to_page("appraisal", name=desk.name, code=code)


def _typed(request: HttpRequest, say: Say) -> TypedPage | None:
    """The fields of the page as they were sent; None for a form that no page of ours makes."""
    try:
        stood = json.loads(request.POST.get("luc-mo", ""))
        own = {str(name): str(told[0]) for name, told in stood["dong"].items()}
        was = {str(name): str(told[1]) for name, told in stood["dong"].items()}
        handed = Handed(int(stood["phien-ban"]), own, was)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return None
    fields = {
        name: {key: request.POST.get(f"{key}:{name}", "") for key in FIELDS.values()}
        for name in was
        if f"{FIELDS_FIRST}:{name}" in request.POST
    }
    return TypedPage(handed, fields, say)


def _page(request: HttpRequest, at: tuple[Desk, Who, str], drawn: Drawn) -> HttpResponse:
    desk, who, code = at
    say = say_of(request)
    sheet = appraisal_sheet(desk, code, who, say)
    if sheet is None:
        raise Http404
    handed = handed_of(sheet.page.file, sheet.page.lines, say)
    stood = {"phien-ban": handed.version, "dong": {name: [handed.own[name], mark] for name, mark in handed.was.items()}}
    found = once(drawn.found)
    at_fields = wrong_fields(found, say)
    return page(
        request,
        "review/appraisal.jinja",
        drawn.status,
        name=desk.name,
        code=code,
        sheet=sheet,
        unit=sheet.page.unit,
        file=sheet.page.file,
        drawn=drawn,
        overtaken=drawn.status == 409,
        wrong=[*((text, field_name) for field_name, text in at_fields.items())],
        other_problems=[told for told in found if not _is_at_field(told, at_fields)],
        parts=part_rows(sheet.page, drawn.typed, found, say),
        choices=choice_fields(say),
        titles=field_titles(say),
        handed=json.dumps(stood, ensure_ascii=False, separators=(",", ":")),
        of_board=is_of_board(desk.state, who, code),
        criteria=criterion_rows(sheet.reasons, say) if sheet.reasons else (),
        **_words(desk, sheet, say),
    )


def _is_at_field(told: Problem, at_fields: Mapping[str, str]) -> bool:
    return field_at(told.place) in at_fields


def _words(desk: Desk, sheet: AppraisalSheet, say: Say) -> dict[str, object]:
    """What is said of the file above and below its lines."""
    shown, file, scored = sheet.page, sheet.page.file, sheet.page.scored
    names = sheet.names
    return {
        "state": state_word(file.state, say),
        "waits": waiting_words(file, say, names),
        "warnings": tuple(warnings(shown, say)),
        "layers": (
            (say("Theo xã khai"), scored.own, *_conclusion(scored.own, scored.layer_words("own", say), say)),
            (say("Theo hội đồng"), scored.board, *_conclusion(scored.board, scored.layer_words("board", say), say)),
        ),
        "placing": tuple(placing_lines(scored.own, scored.board, say)),
        "used": tuple(used_lines(shown, say)),
        "deciding": deciding_line(shown, say),
        "interests": interest_lines(sheet.interests, names, say),
        "history": history_lines(file, say, names),
        "left": _left(shown, sheet, say),
        "notice": say(desk.state.notice) if desk.state.notice else "",
    }


def _conclusion(card: Scorecard | None, words: str, say: Say) -> tuple[str, str]:
    """A layer's conclusion and its reason apart; of one that could not be scored only why."""
    return ("", words) if card is None else (card_word(card, say), decision_sentence(card, say))


def _left(shown: Page, sheet: AppraisalSheet, say: Say) -> tuple[str, ...]:
    """What an appraiser has still to look at before he ends."""
    asked = [told for told in shown.file.remarks if told.is_open]
    decides = len(shown.part("decides"))
    told = [
        say("{n} yêu cầu, câu hỏi chờ xã trả lời", n=len(asked)) if asked else "",
        say("{n} mâu thuẫn, cảnh báo trong số xã khai chưa ai trả lời", n=len(sheet.found)) if sheet.found else "",
        say("{n} số liệu quyết định kết luận mà hội đồng chưa sửa hay hỏi", n=decides) if decides else "",
    ]
    return tuple(line for line in told if line)
