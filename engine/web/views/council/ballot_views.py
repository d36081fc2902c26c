"""A commune before its council: the question, both scores, who votes, and each act up to the signed decision."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from engine.problems import ProblemsFound
from engine.records.acting.act_words import CHOICE_WORDS, SIGNED_WORDS
from engine.records.acting.actors import INTEREST_WORDS, person_words
from engine.records.acting.council import RULE_WORDS
from engine.records.entries.canonical_json import Json
from engine.service.pages.council.ballot_sheet import ballot_sheet
from engine.service.pages.council.council_sheet import Recorded
from engine.service.review.desk import open_desk
from engine.service.review.showing import changed_lines, show_desk
from engine.service.review.signing import revoking_body, scan_of, signed_body
from engine.service.review.voting import VotesRequest, VoteTold, put_votes_down
from engine.web.rendering import house_of, page, say_of
from engine.web.views.council.ballot_forms import (
    CONFIRMED,
    SEEN,
    Refused,
    Step,
    carry_out,
    confirming,
    refused_again,
    settled,
    typed_in,
)
from engine.web.views.council.ballot_words import BallotWords, ballot_words, signed_choices
from engine.web.views.recorded_rounds import (
    desk_of,
    own_file,
    posted,
    recorded,
    sent_bytes,
    told_lines,
    whole_number,
    without_record,
)
from engine.web.visitors import visitor_of, who_of

# The field that a problem is of, by the form: what stands here is told beside it too.
FIELDS = {
    "phieu": {"WEB-130": "y-kien"},
    "quyet-dinh": {"REC-245": "qd-ly-do", "REC-262": "qd-tam-tinh", "REC-260": "qd-loai", "REC-261": "qd-loai"},
    "van-ban": {"WEB-132": "vb-ngay", "REC-266": "vb-ngay", "WEB-131": "vb-ban-chup", "FIL-201": "vb-ban-chup",
                "WEB-136": "vb-so"},
    "thu-hoi": {"WEB-136": "th-ly-do", "REC-245": "th-ly-do"},
}  # fmt: skip
CHOICES = ("yes", "no", "abstain")


@require_safe
def ballot(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """A commune's file before the council; raises Http404 where it has none."""
    own = recorded(request, name)
    if own.state is None:
        return without_record(request, own, say_of(request)("Biểu quyết và quyết định"))
    return draw_ballot(request, own, code, Refused())


def draw_ballot(request: HttpRequest, own: Recorded, code: str, told: Refused) -> HttpResponse:
    """The page, with a form that was refused where there is one."""
    say, who, file = say_of(request), who_of(request), own_file(own, code)
    desk = open_desk(house_of(request).open_store(), own.name)
    shown = show_desk(desk, (code,))
    sheet = ballot_sheet(own.opened, file, who)
    known: BallotWords = ballot_words(shown, file, changed_lines(desk, file, say), own.names, say)
    found = told_lines(told.found, FIELDS.get(told.form, {}), say)
    return page(
        request,
        "council/ballot.jinja",
        name=own.name,
        code=code,
        sheet=sheet,
        known=known,
        names=own.names,
        refused=told,
        found=found,
        wrong={field: text for text, field in found if field},
        roles=visitor_of(request).roles,
        single=visitor_of(request).mode == "single",
        choices=[(choice, _head_word(say.either(*CHOICE_WORDS[choice]))) for choice in CHOICES],  # type: ignore[index]
        choice_words=CHOICE_WORDS,
        interest_words=INTEREST_WORDS,
        rule=say.either(*RULE_WORDS[sheet.ballot.rule]) if sheet.ballot else "",
        signed_kinds=signed_choices(file, say),
        signed_words=SIGNED_WORDS,
    )


def _head_word(told: str) -> str:
    return told[:1].upper() + told[1:]


@posted("ballot")
def ballot_open(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Open a ballot."""
    say = say_of(request)
    step = Step("mo", "ballot_open", "ballot_open", {}, say("Đã mở phiếu biểu quyết."))
    return carry_out(request, name, code, step=step, draw=draw_ballot)


@posted("ballot")
def ballot_close(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Close a ballot and count."""
    say = say_of(request)
    follows = (
        say("Phiếu đóng rồi không mở lại được và không ai bỏ phiếu thêm."),
        say("Số phiếu hiện ra cho mọi người có quyền xem; hồ sơ chuyển sang chờ chủ tịch quyết định."),
    )
    step = Step("dong", "ballot_close", "ballot_close", {}, say("Đã đóng phiếu và đếm."), say("Đóng phiếu biểu quyết"),
                follows)  # fmt: skip
    return carry_out(request, name, code, step=step, draw=draw_ballot)


@posted("ballot")
def vote(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Put votes down: one's own, on one laptop those of the minutes."""
    say, own = say_of(request), recorded(request, name)
    own_file(own, code)
    seen, confirmed = whole_number(request, SEEN), request.POST.get(CONFIRMED) == "1"
    votes = [*_votes(request)]
    desk = desk_of(request, name)
    try:
        put_votes_down(desk, who_of(request), VotesRequest(code, votes, seen, applied=confirmed))
    except ProblemsFound as refused:
        return refused_again(request, own, code, Refused("phieu", refused.problems, typed_in(request)), draw_ballot)
    told = [
        say("{who}: {choice}", who=person_words(v.member, own.names, say), choice=say.either(*CHOICE_WORDS[v.choice]))  # type: ignore[index]
        for v in votes
    ]  # fmt: skip
    follows = (*told, say("Phiếu ghi tên, ghi rồi không sửa và không rút được."))
    step = Step("phieu", "vote", "vote", {}, say("Đã ghi {n} phiếu.", n=len(votes)), say("Ghi phiếu biểu quyết"),
                follows)  # fmt: skip
    return settled(request, desk, code, step) if confirmed else confirming(request, own, code, step)


def _votes(request: HttpRequest) -> list[VoteTold]:
    told = []
    for field, choice in request.POST.items():
        member = field.removeprefix("y-kien-")
        if member != field and choice:
            if choice not in CHOICES:
                raise BadRequest
            told.append(VoteTold(member, choice, request.POST.get(f"vi-sao-{member}", "").strip()))
    return told


@posted("ballot")
def decide(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Recognise or refuse."""
    say, kind = say_of(request), request.POST.get("loai", "")
    if kind not in ("recognise", "refuse"):
        raise BadRequest
    knows = request.POST.get("tam-tinh") == "1"
    body: dict[str, Json] = {
        "kind": kind,
        "reason": request.POST.get("ly-do", "").strip(),
        "not_firm_acknowledged": knows,
    }
    word = say("công nhận") if kind == "recognise" else say("không công nhận")
    follows = [say("Quyết định {word} không sửa lại được; muốn bỏ thì phải thu hồi, cần hai người.", word=word)]
    if knows:
        follows.append(say("Giấy tờ sẽ in rằng quyết định được ký khi kết luận còn tạm tính."))
    follows.append(say("Từ đây lập được quyết định, thông báo để ký; ký xong thì ghi số và ngày ở trang này."))
    step = Step("quyet-dinh", "decide", "decide", body, say("Đã ghi quyết định {word}.", word=word),
                say("Quyết định {word}", word=word), tuple(follows))  # fmt: skip
    return carry_out(request, name, code, step=step, draw=draw_ballot)


@posted("ballot")
def signed(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Put down a paper as it was signed, with its scan where there is one."""
    say, given = say_of(request), request.POST
    own = recorded(request, name)
    own_file(own, code)
    try:
        kind = given.get("van-ban", "")
        if kind not in SIGNED_WORDS:
            raise BadRequest
        body = signed_body(kind, given.get("so", ""), given.get("ngay", ""), given.get("nguoi-ky", ""))
        sent = sent_bytes(request, "ban-chup")
        scan = scan_of(*sent) if sent else None
    except ProblemsFound as refused:
        return refused_again(request, own, code, Refused("van-ban", refused.problems, typed_in(request)), draw_ballot)
    step = Step("van-ban", "signed", "signed", body, say("Đã ghi văn bản đã ký."), scan=scan)
    return carry_out(request, name, code, step=step, draw=draw_ballot)


@posted("ballot")
def revoke(request: HttpRequest, name: str, code: str) -> HttpResponse:
    """Propose to revoke a recognition, or revoke it."""
    say, given, proposes = say_of(request), request.POST, request.POST.get("viec") == "de-nghi"
    own = recorded(request, name)
    own_file(own, code)
    try:
        body = revoking_body(given.get("ly-do", ""), given.get("can-cu", ""), given.get("loi-cong-bo", ""))
    except ProblemsFound as refused:
        return refused_again(request, own, code, Refused("thu-hoi", refused.problems, typed_in(request)), draw_ballot)
    if proposes:
        step = Step("thu-hoi", "revoke", "revoke", body, say("Đã đề nghị thu hồi."), say("Đề nghị thu hồi công nhận"),
                    (say("Đề nghị ghi vào nhật ký, không rút được; chủ tịch xem rồi mới thu hồi."),),
                    role="secretary")  # fmt: skip
    else:
        follows = (
            say("Thu hồi rồi không khôi phục được: xã muốn được công nhận lại thì chờ đợt sau."),
            say("Lần công bố sau ghi xã là chưa được công nhận; lời công bố in kèm quyết định thu hồi."),
        )
        step = Step("thu-hoi", "revoke", "revoke", body, say("Đã thu hồi công nhận."), say("Thu hồi công nhận"),
                    follows, role="chair")  # fmt: skip
    return carry_out(request, name, code, step=step, draw=draw_ballot)
