"""Where a commune's file stands, for the commune's own page; and its answer to what the board asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from engine.language import Say
from engine.problems import Problem
from engine.records.acting.commune_file import CommuneFile, Remark, Score
from engine.reporting.review.appraisal_page import value_words
from engine.reporting.review.state_words import decided_words, kept_day, state_word, waiting_words
from engine.reporting.words.sentences import verdict_word
from engine.service.pages.reviewing.file_standing import FileStanding, file_standing, standing_in
from engine.service.pages.reviewing.who_sees import is_of_board
from engine.service.pages.sighted_round import SightedRound
from engine.service.parts.round_parts import part_with
from engine.service.review.desk import Desk
from engine.service.review.moving import MoveRequest, move_all
from engine.web.held.said import say_once
from engine.web.rendering import house_of, page, refusal_page, say_of
from engine.web.views.recorded_rounds import status_of
from engine.web.views.review.desk_at import desk_at, on_open_record, once, to_page
from engine.web.views.review.waiting_rows import WaitingRow, rows_of
from engine.web.visitors import visitor_of, who_of
from engine.web.who_reaches import may_open


@dataclass(frozen=True, slots=True)
class StandingBlock:
    """The block in words: the state, both scores as recorded, what is asked, what comes next for whoever looks."""

    told: FileStanding
    state: str
    waits: str
    decided: str
    own: tuple[str, str, str] | None
    board: tuple[str, str, str] | None
    remarks: tuple[tuple[Remark, str], ...]
    next: tuple[WaitingRow, ...]
    sees_board: bool


def standing_block(
    request: HttpRequest, name: str, code: str, seen: SightedRound | None = None
) -> StandingBlock | None:
    """Where a commune's file stands, of a round that was ``seen`` found once while nothing is otherwise.

    None where no record is open or nobody opened a file for it.
    """
    who, store = who_of(request), house_of(request).open_store()
    told = standing_in(seen, store, name, code, who) if seen else file_standing(store, name, code, who)
    if told is None:
        return None
    say = say_of(request)
    return StandingBlock(
        told,
        state_word(told.file.state, say),
        waiting_words(told.file, say, told.names),
        decided_words(told.file, say, told.names),
        _score(told.own, say),
        _score(told.board, say),
        tuple((remark, kept_day(remark.due, say)) for remark in told.remarks),
        rows_of(request, name, told.next),
        is_of_board(told.state, who, code) and may_open(visitor_of(request), "appraisal", name, code),
    )


def _score(told: Score | None, say: Say) -> tuple[str, str, str] | None:
    """A recorded score: its verdict's kind, the word for it, points with the threshold."""
    score: Mapping[str, Any] = told or {}
    if "verdict" not in score:
        return None
    points = " – ".join(dict.fromkeys(_points(score[key], say) for key in ("low", "high")))
    line = say("{points} điểm, ngưỡng {bar}", points=points, bar=_points(score["threshold"], say))
    return score["verdict"], verdict_word(score["verdict"], say), line


def _points(text: str, say: Say) -> str:
    return say.whole(int(text)) if text.lstrip("-").isdigit() else text


@require_http_methods(["GET", "HEAD", "POST"])
@on_open_record
def answer_remark(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """What the board asked a commune, and its answers."""
    desk, who = desk_at(request, name, code)
    block = standing_block(request, name, code)
    if block is None:
        raise Http404
    if request.method != "POST":
        return _page(request, desk, block)
    remark, text, seen = (request.POST.get(key, "").strip() for key in ("so", "tra-loi", "phien-ban"))
    if not remark or not seen.isdigit():
        return refusal_page(request, "asked", 400)
    if not text:
        return _page(request, desk, block, Refused(remark, ""))
    asked = MoveRequest("answer", who, (code,), applied=True, seen=int(seen))
    done = move_all(desk, asked, {"remark": remark, "text": text})
    if done.problems:
        return _page(request, desk, block, Refused(remark, text, done.problems))
    say_once(request, say_of(request)("Đã ghi trả lời cho câu hỏi số {id}.", id=remark))
    return to_page("answer_remark", name=name, code=code)


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that was not kept: to which remark, what was typed, and why; for want of words where nothing is."""

    remark: str
    text: str
    found: tuple[Problem, ...] = ()


def _page(request: HttpRequest, desk: Desk, block: StandingBlock, refused: Refused | None = None) -> HttpResponse:
    return page(
        request,
        "review/answers.jinja",
        status_of(refused.found) if refused else 200,
        name=desk.round.id,
        code=block.told.file.code,
        standing=block,
        about=_asked_about(desk, block.told.file, say_of(request)),
        typed={refused.remark: refused.text} if refused else {},
        found=once(refused.found) if refused else (),
        empty=refused.remark if refused and not refused.text else "",
    )


def _asked_about(desk: Desk, file: CommuneFile, say: Say) -> dict[str, str]:
    """Of which datum each question is, with what the commune declared; nothing of a fact of the commune itself."""
    book = part_with(desk.benches, file.code).law.book.standard.book
    data = {datum.id: datum for datum in book.evidence}
    asked = [(remark.id, data[remark.evidence]) for remark in file.remarks if remark.evidence in data]
    return {
        number: say(
            "Về “{label}”, xã khai: {value}",
            label=say.either(datum.label, datum.label_en),
            value=value_words(datum, file.own.get(datum.id), say),
        )
        for number, datum in asked
    }
