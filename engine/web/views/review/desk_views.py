"""The files of a round at the board's desk: their states, both conclusions, who is waited for; claimed together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from engine.evidence.identity.unit_names import full_name
from engine.language import Say
from engine.records.acting.commune_file import STATES, State
from engine.reporting.review.state_words import act_word, state_word, waiting_words
from engine.reporting.words.sentences import card_word, simulated_sentence
from engine.service.pages.reviewing.desk_listing import desk_listing
from engine.service.pages.reviewing.kept_files import files_now
from engine.service.pages.reviewing.who_sees import is_of_board
from engine.service.review.moving import MoveRequest, Moves, move_all
from engine.web.held.said import say_once
from engine.web.rendering import page, refusal_page, say_of
from engine.web.views.review.desk_at import board_desk, desk_at, on_open_record, once, to_page, unsent_words
from engine.web.views.review.waiting_rows import waiting_rows

# The states as addresses have them.
STEPS: Final[Mapping[str, State]] = {
    "dang-soan": "draft", "da-gui": "submitted", "gui-lai": "resubmitted", "dang-tham-dinh": "in_review",
    "tra-lai": "returned", "da-tham-dinh": "appraised", "dang-bieu-quyet": "before_council",
    "da-bieu-quyet": "voted", "da-quyet-dinh": "decided", "da-cong-bo": "published", "thu-hoi": "revoked",
}  # fmt: skip


@require_safe
@on_open_record
def desk(request: HttpRequest, name: str) -> HttpResponse:
    """The files of a round, those of one state where the address asks for it."""
    at, who = desk_at(request, name)
    step, search = request.GET.get("buoc", ""), request.GET.get("tim", "").strip()
    number = request.GET.get("trang", "1")
    if (step and step not in STEPS) or not number.isdigit():
        return refusal_page(request, "asked", 400)
    say = say_of(request)
    listed = desk_listing(at, who, state=STEPS.get(step, ""), search=search, page=int(number))
    steps = [(word, state_word(state, say), listed.counts.get(state, 0)) for word, state in STEPS.items()]
    return page(
        request,
        "review/desk.jinja",
        name=name,
        title=at.round.title,
        listed=listed,
        names=listed.names,
        steps=[told for told in steps if told[2] or told[0] == step],
        step=step,
        search=search,
        all=sum(listed.counts.values()),
        waiting=waiting_rows(request, name, at.state, files_now(at.folder, at.record, at.state), who),
        of_board=is_of_board(at.state, who),
        warnings=[simulated_sentence(say)] if at.round.simulated else [],
        state_word=state_word,
        waiting_words=waiting_words,
        card_word=card_word,
        notices=once(at.record.notices),
        notice=say(at.state.notice) if at.state.notice else "",
        unsent=unsent_words(request, at.state, {unit.code: full_name(unit) for unit in at.round.units}),
        claimable=sum(listed.counts.get(state, 0) for state in STATES if state in ("submitted", "resubmitted")),
        in_review=listed.counts.get("in_review", 0),
    )


@require_POST
@on_open_record
def claim_all(request: HttpRequest, name: str) -> HttpResponse:
    """Claim every file that was sent; each is judged by itself, and the page says which were not."""
    at, who = board_desk(request, name)
    done = move_all(at, MoveRequest("claim", who, every=True, applied=True), {})
    for line in _told(done, say_of(request)):
        say_once(request, line)
    return to_page("desk", name=name)


def _told(done: Moves, say: Say) -> list[str]:
    kept = sum(not moved.refused for moved in done.moved)
    values = {"act": act_word(done.act, say), "n": kept, "all": len(done.moved)}
    refused = dict.fromkeys(
        f"{moved.before.name}: {' '.join(say.told(found)['what'] for found in moved.refused)}"
        for moved in done.moved
        if moved.refused
    )
    return [say("{act}: đã ghi {n}/{all} hồ sơ.", **values), *list(refused)[:3]]
