"""What a commune must mend before it can be judged, in words: how many errors, and the first of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engine.language import Say
from engine.law.model import Unit
from engine.problems import Problem, doubts
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult

MOST_NAMED = 8


def open_word(card: Scorecard, say: Say) -> str:
    """The conclusion of an undecided commune in a few words: with how many errors it waits for, where there are any."""
    if not card.holding:
        return say("Chưa kết luận")
    return say("Chưa kết luận – phải sửa {n} lỗi", n=say.whole(len(card.holding)))


def mend_sentence(found: Sequence[Problem], say: Say) -> str:
    """How many errors there are, and the first in its own words; ``found`` is not empty."""
    first = say.told(found[0])["what"].rstrip(".")
    if len(found) == 1:
        return say("Phải sửa 1 lỗi: {first}", first=first)
    rest = say.whole(len(found) - 1)
    return say("Phải sửa {n} lỗi: {first}, và {rest} lỗi khác", n=say.whole(len(found)), first=first, rest=rest)


def still_wrong(card: Scorecard, say: Say) -> str:
    """That a commune which is decided has errors all the same, and why they change nothing."""
    return say("còn {n} lỗi phải sửa, sửa thế nào cũng không làm đổi kết luận", n=say.whole(len(card.errors)))


def wrong_besides(card: Scorecard, say: Say) -> list[str]:
    """That an undecided commune has errors too by which no point is open, where it has any."""
    rest = len(card.errors) - len(card.holding)
    return [say("còn {n} lỗi phải sửa ở chỗ không tính điểm", n=say.whole(rest))] if rest else []


def aside_sentence(made: RoundResult, unit: Unit, say: Say) -> str:
    """Why a commune could not be scored: no form came, or what is in doubt; that before all else that is wrong."""
    found = made.errors.get(unit.code, ())
    if not found:
        received = made.evidence.communes[unit.code].received
        return say("Có lỗi trong hồ sơ; xem trang “Vấn đề”") if received else say("Chưa nhận được phiếu của xã")
    first = say.told((doubts(found) or found)[0])["what"].rstrip(".")
    if len(found) == 1:
        return say("Phải sửa 1 lỗi rồi mới chấm: {first}", first=first)
    return say("Phải sửa {n} lỗi rồi mới chấm: {first}; …", n=len(found), first=first)


def questions_sentence(made: RoundResult, say: Say) -> str:
    """How many warnings wait for an answer, and of which communes; there is at least one."""
    counted = Counter(told.commune for told in made.questions)
    names = {unit.code: unit.name for unit in made.round.units}
    listed = [f"{names.get(code, say('cả đợt'))} ({say.whole(n)})" for code, n in counted.items()]
    shown = ", ".join(listed[:MOST_NAMED]) + (", …" if len(listed) > MOST_NAMED else "")
    return say("{n} cảnh báo xã chưa trả lời: {names}.", n=say.whole(len(made.questions)), names=shown)
