"""The register in words: where a commune stands, what to do next, how many days are left."""

from __future__ import annotations

from typing import assert_never

from engine.forms.register import Register, Sent, Standing
from engine.forms.to_mend import OF_THE_BOARD
from engine.homes import page_words
from engine.language import Say
from engine.problems import errors

# As a board counts: from done to not begun.
COUNTED: tuple[Sent, ...] = ("complete", "mend", "partial", "empty", "unreadable", "nothing")


def sent_word(sent: Sent, say: Say) -> str:
    """Where a commune stands in two or three words."""
    match sent:
        case "nothing":
            return say("Chưa gửi")
        case "unreadable":
            return say("Không dùng được")
        case "empty":
            return say("Phiếu trống")
        case "mend":
            return say("Phải sửa")
        case "partial":
            return say("Điền dở")
        case "complete":
            return say("Đủ số liệu")
        case _:
            assert_never(sent)


def next_step(standing: Standing, say: Say) -> str:
    """What the board does next for a commune."""
    if standing.misplaced and say.telling:
        return say(
            "Phiếu đã điền còn nằm trong thư mục phiếu trống: xem đúng bản xã gửi thì gửi nó ở {page}",
            page=page_words("uploads", say),
        )
    if standing.misplaced:
        return say(
            "Phiếu đã điền còn nằm ở {file}: xem đúng bản xã gửi thì chuyển sang evidence/", file=standing.misplaced
        )
    open_ = standing.data.asked - standing.data.given
    match standing.sent:
        case "nothing":
            return say("Nhắc xã gửi phiếu")
        case "unreadable":
            return _ask_again(standing, say)
        case "empty":
            return say("Trả lại phiếu, nhắc xã điền")
        case "mend" if is_for_the_board(standing):
            return say("Hội đồng xem: {what}", what=_ask_again(standing, say))
        case "mend":
            return say("Trả lại xã kèm trang “Các chỗ phải sửa”") + _still_open(open_, say)
        case "partial":
            return say("Nhắc xã điền tiếp {n} số liệu còn trống", n=open_) + _to_answer(standing, say)
        case "complete":
            return say("Chấm được") + _to_answer(standing, say)
        case _:
            assert_never(standing.sent)


def is_for_the_board(standing: Standing) -> bool:
    """Whether all that keeps a commune from being scored is the board's own to see to."""
    return {found.code for found in errors(standing.problems)} <= OF_THE_BOARD


def _ask_again(standing: Standing, say: Say) -> str:
    """The remedy of what keeps the file from being used; a scan or another kind of file has none but the form."""
    wrong = errors(standing.problems)
    if not wrong:
        return say("Xin xã gửi lại phiếu Excel của đợt (.xlsx)")
    told = say.told(wrong[0])
    return f"{told['what']} {told['remedy']}"


def _still_open(open_: int, say: Say) -> str:
    return say("; tính cả chỗ sai, còn {n} số liệu chưa có", n=open_) if open_ else ""


def _to_answer(standing: Standing, say: Say) -> str:
    return say("; còn {n} cảnh báo để xã xem lại", n=standing.warnings) if standing.warnings else ""


def answered_words(standing: Standing) -> str:
    """How many of the standard's data are given: 41/42."""
    return f"{standing.data.given}/{standing.data.asked}"


def duties_words(standing: Standing) -> str:
    """The same of what the letters ask; a dash where they ask nothing."""
    return f"{standing.duties.given}/{standing.duties.asked}" if standing.duties.asked else "–"


def days_words(told: Register, say: Say) -> str:
    """How far today is from the round's day."""
    days = {"on": say.day(told.round.on), "today": say.day(told.today)}
    if told.days_left > 0:
        return say("Ngày {today}: còn {n} ngày đến ngày chốt số liệu {on}", n=told.days_left, **days)
    if told.days_left == 0:
        return say("Ngày {today} là ngày chốt số liệu", **days)
    return say("Ngày {today}: đã quá {n} ngày từ ngày chốt số liệu {on}", n=-told.days_left, **days)


def counts_words(told: Register, say: Say) -> str:
    """How many communes stand where, from complete to not sent."""
    parts = [f"{told.count(sent)} {_lower(sent_word(sent, say))}" for sent in COUNTED]
    return say("{n} xã: {parts}", n=len(told.standings), parts=", ".join(parts))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def strays_words(told: Register, say: Say) -> str:
    """The files that belong to no commune of the round; nothing where there are none."""
    if not told.strays:
        return ""
    return say(
        "Tệp trong evidence/ không của xã nào trong đợt ({n}): {names}. Xem từng tệp: đổi tên cho bắt đầu bằng mã xã, "
        "hoặc chuyển đi.",
        n=len(told.strays),
        names=", ".join(told.strays),
    )
