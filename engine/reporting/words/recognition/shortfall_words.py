"""What lacks of a condition or of the next level, in words; what a step is for where points are won or taken off."""

from __future__ import annotations

from collections.abc import Mapping

from engine.language import Say
from engine.planning.making import PlanLine
from engine.planning.shortfalls import Short, Shortfall
from engine.reporting.words.recognition.condition_words import condition_title
from engine.reporting.words.recognition.rule_words import level_title
from engine.rules.number_line import fewer_is_better


def shortfall_goal(line: PlanLine, say: Say) -> str:
    """What a line on a condition or a level is for."""
    if line.condition:
        return say("Đạt điều kiện “{title}”", title=condition_title(line.condition, say))
    return say("Lên mức {title}", title=level_title(line.level, say) if line.level else "")


def shortfall_action(line: PlanLine, say: Say) -> str:
    """What is to be done for it: the condition or the level, then that the commune's part says how much lacks."""
    goal = shortfall_goal(line, say)
    if line.condition and line.condition.allowed:
        most = line.condition.allowed
        return say(
            "{goal}: được phép {most} tiêu chí không đạt; số điểm còn thiếu ghi cạnh tên xã", goal=goal, most=most
        )
    return say("{goal}: số điểm còn thiếu ghi cạnh tên xã", goal=goal)


def shortfall_words(told: Shortfall, say: Say) -> str:
    """How much one commune lacks: "tổng còn thiếu 12 điểm; tiêu chí 2 mới 75, cần 80"."""
    total = (say("tổng còn thiếu {n} điểm", n=say.whole(told.total)),) if told.total else ()
    return "; ".join((*total, *(_short(short, say) for short in told.shorts)))


def _short(short: Short, say: Say) -> str:
    values = {"number": short.criterion.number, "have": say.whole(short.have), "need": say.whole(short.need)}
    if short.together:
        return say("các tiêu chí cộng lại mới {have} điểm, cần {need}", **values)
    return say("tiêu chí {number} mới {have} điểm, cần {need}", **values)


def is_fewer_better(line: PlanLine) -> bool:
    """Whether the item of a line has more points the less there is; of what is taken off the more points the worse."""
    if line.item is None:
        return False
    role = next((share.card.role for share in line.shares if share.card), line.item.role)
    return fewer_is_better(line.item) != (role == "deduction")


def raise_goal(line: PlanLine, values: Mapping[str, object], say: Say) -> str:
    """What a step is for: to raise an item, to lower what harms, to win a bonus, to be taken off less."""
    role = next((share.card.role for share in line.shares if share.card), "scored")
    if line.kind == "climb" and line.level:
        level = level_title(line.level, say)
        return say("Lên mức {level}: mục {number}. {title}", level=level, **values)
    if role == "bonus":
        return say("Thêm điểm thưởng ở mục {number}. {title}", **values)
    if role == "deduction":
        return say("Bớt điểm trừ ở mục {number}. {title}", **values)
    if is_fewer_better(line):
        return say("Giảm mục {number}. {title}", **values)
    return say("Nâng mục {number}. {title}", **values)


def lost_words(line: PlanLine, say: Say) -> str:
    """What would be lost: recognition, or the level that is reached."""
    return say("mất mức {title}", title=level_title(line.level, say)) if line.level else say("mất chuẩn")
