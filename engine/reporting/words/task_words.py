"""Tasks in words: their states and the reasons, their days, who must act and who receives."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import assert_never

from engine.language import Say
from engine.law.directives import Letter, Task
from engine.law.duties.deadlines import Deadline
from engine.scoring.round_result import RoundResult
from engine.tasks.following import TaskStatus, days_over, is_apart, went_with_the_district
from engine.tasks.states import Span, State

# In the order in which a board wants to see them.
STATE_ORDER: tuple[State, ...] = ("overdue", "due", "unknown", "done_late", "done", "not_for_commune")
COLOURS: Mapping[State, str] = {
    "overdue": "red", "due": "yellow", "unknown": "magenta", "done_late": "cyan", "done": "green",
    "not_for_commune": "bright_black",
}  # fmt: skip


def state_word(state: State, say: Say) -> str:
    """A state in two words."""
    match state:
        case "done":
            return say("Xong")
        case "done_late":
            return say("Xong muộn")
        case "due":
            return say("Chưa xong")
        case "overdue":
            return say("Quá hạn")
        case "unknown":
            return say("Chưa rõ")
        case "not_for_commune":
            return say("Không thuộc xã")
        case _:
            assert_never(state)


def task_words(task: Task, say: Say) -> str:
    """What is to be done."""
    return say.either(task.label, task.label_en)


def letter_name(letter: Letter, say: Say) -> str:
    """A letter by title, issuer, number and day."""
    told = f"{say.either(letter.title, letter.title_en)} – {say.either(letter.issuer, letter.issuer_en)}"
    if letter.number and letter.date:
        return say("{letter} (số {number} ngày {day})", letter=told, number=letter.number, day=say.day(letter.date))
    return say("{letter} (chưa rõ số và ngày)", letter=told) if letter.year else told


def reason_words(status: TaskStatus, on: date, say: Say) -> str:
    """Why a task stands as it does, and how long it has; of turns that have passed, those for which nothing is seen."""
    told = _share_words(status, say) or _reason(status, on, say)
    if not status.missed:
        return told
    days = ", ".join(say.day(day) for day in status.missed)
    return say("{told}; kỳ đến {days} chưa thấy văn bản", told=told, days=days)


def _share_words(status: TaskStatus, say: Say) -> str:
    """A share that is too small: how far it has come, of what, and what is asked."""
    short = [share for share in status.shares if not share.reached]
    if not short or status.state not in ("due", "overdue"):
        return ""
    return "; ".join(
        say(
            "mới {part}/{whole}, bằng {share}; phải đủ {percent} %",
            part=say.whole(share.part),
            whole=say.whole(share.whole),
            share=say.percent(Fraction(share.part, share.whole)),
            percent=share.percent,
        )
        for share in short
    )


def _reason(status: TaskStatus, on: date, say: Say) -> str:
    last, paper, since = status.due.last, status.paper, status.due.since
    match status.rule:
        case "task/overdue":
            return say("chưa có, quá hạn {n} ngày", n=days_over(status, on))
        case "task/due" if last == on and status.due.span is Span.DATED:
            return say("chưa có, hôm nay là ngày cuối")
        case "task/due" if last and status.due.span is Span.DATED:
            return say("chưa có, còn {n} ngày", n=(last - on).days)
        case "task/paper-too-old" if paper and since:
            return say("văn bản ngày {paper} có trước kỳ này (từ {since})", paper=say.day(paper), since=say.day(since))
        case "task/done-late" if paper and last:
            return say("văn bản ngày {paper}, muộn {n} ngày", paper=say.day(paper), n=(paper - last).days)
        case "task/done" | "task/done-before-day" | "task/done-in-time" if paper:
            return say("văn bản ngày {paper}", paper=say.day(paper))
    return _plain_reason(status.rule, say)


def _plain_reason(rule: str, say: Say) -> str:
    """A reason that names no day."""
    reasons = {
        "task/due": say("chưa có"),
        "task/no-day-set": say("chưa có"),
        "task/no-evidence": say("chưa có minh chứng"),
        "task/day-not-known": say("chưa biết ngày để tính hạn: ghi ngày văn bản của sự kiện"),
        "task/paper-undated": say("có văn bản nhưng thiếu ngày, chưa biết đúng hạn hay muộn"),
        "task/not-arisen": say("ở xã không phát sinh"),
        "task/not-for-commune": say("việc của cấp trên"),
    }
    return reasons.get(rule) or say("đã có")


def due_words(status: TaskStatus, say: Say) -> str:
    """The last day in time; else what the letter says instead of a day."""
    due = status.due
    if due.span is Span.DATED and due.last:
        return say.day(due.last)
    if due.span is Span.OPEN and due.last:
        return say("trong năm {year}", year=due.last.year)
    return short_said(status.due.deadline, say)


def short_said(deadline: Deadline | None, say: Say) -> str:
    """The letter's own words of a deadline, without its remarks."""
    return deadline.said.split(";")[0] if deadline and deadline.said else say("không ghi ngày")


def bodies_of(task: Task, made: RoundResult, say: Say, *, blank: str = "") -> tuple[str, ...]:
    """The bodies that must act, each by itself; who only joins in is left out.

    With a ``blank``, as a paper to be signed needs it, a successor stands alone, and the blank where it is assumed.
    """
    told = say.either(task.responsible, task.responsible_en)
    parts = [part.split(", phối hợp")[0].split(", with")[0].strip() for part in told.split(";")]
    vietnamese = task.responsible.split(";")
    pairs = zip(parts, vietnamese, strict=False)
    return tuple(dict.fromkeys(body_now(body, own, made, say, blank=blank) for body, own in pairs))


def recipient_of(deadline: Deadline | None, made: RoundResult, say: Say) -> str:
    """To whom the report goes."""
    if deadline is None or deadline.to is None:
        return ""
    return body_now(say.either(deadline.to, deadline.to_en or deadline.to), deadline.to, made, say)


def body_now(body: str, vietnamese: str, made: RoundResult, say: Say, *, blank: str = "") -> str:
    """A body as the letter names it, and who took its place when it ended with the district level.

    With a ``blank`` only who took its place, or the blank where nobody has said who that is.
    """
    authority = made.authority
    if not went_with_the_district(vietnamese, made.round.on):
        return body
    if is_apart(vietnamese):
        return blank or say("{body} (không còn cấp huyện, chưa rõ nay là cơ quan nào)", body=body)
    if authority is None:
        return blank or body
    values = {"body": body, "now": say.either(authority.appraises, authority.appraises_en)}
    if blank:
        return blank if authority.status == "assumption" else values["now"]
    if authority.status == "assumption":
        return say("{body} → nay là {now} (giả định)", **values)
    return say("{body} → nay là {now}", **values)


def say_risk(say: Say) -> str:
    """What points at risk are, and that the link between a task and a criterion is no letter's own."""
    return say(
        "Điểm nguy cơ: điểm xã đang giữ ở các tiêu chí mà việc quá hạn có liên quan. "
        "Mối liên quan này do ban soạn suy ra, văn bản không ghi."
    )
