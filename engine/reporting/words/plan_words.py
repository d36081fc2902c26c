"""Lines of a plan in words, the same on screen, in Excel and in Word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engine.language import Say
from engine.law.directives import Task
from engine.law.measures.kinds import line_of
from engine.law.questions import Evidence
from engine.planning.fulfilment import Outcome
from engine.planning.grouping import By
from engine.planning.making import Kind, PlanLine, Share
from engine.planning.record import cite_of, closing
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.words.changes import keep_words, reach_words
from engine.reporting.words.recognition.rule_words import level_title
from engine.reporting.words.recognition.shortfall_words import (
    is_fewer_better,
    lost_words,
    raise_goal,
    shortfall_action,
    shortfall_goal,
    shortfall_words,
)
from engine.reporting.words.sectors import sector_word
from engine.reporting.words.task_words import bodies_of, letter_name, task_words
from engine.scoring.round_result import RoundResult

# From how many communes on a list that is the whole round is said in three words.
WHOLE_ROUND = 4


def kind_word(kind: Kind, say: Say) -> str:
    """The kind of a line in two or three words."""
    match kind:
        case "form":
            return say("Nộp phiếu")
        case "mend":
            return say("Sửa phiếu")
        case "evidence":
            return say("Bổ sung số liệu")
        case "raise":
            return say("Nâng điểm")
        case "task":
            return say("Việc theo văn bản")
        case "condition":
            return say("Đạt điều kiện")
        case "level" | "climb":
            return say("Lên mức cao hơn")
    return say("Giữ vững")


def heading_of(made: RoundResult, by: By, key: str, say: Say) -> str:
    """The heading of a group."""
    if by == "sector":
        return sector_word(key, say)
    if by == "commune":
        return next(unit.name for unit in made.round.units if unit.code == key)
    return say("Tháng {month}/{year}", month=key[5:], year=key[:4]) if key else say("Thường xuyên")


def goal_words(line: PlanLine, say: Say) -> str:
    """What the line is for."""
    if line.kind in ("form", "mend"):
        return say("Chấm được điểm và kết luận cho xã")
    if line.kind in ("condition", "level"):
        return shortfall_goal(line, say)
    if line.item is None:
        helped = ", ".join(_number(name) for name in line.status.task.helps) if line.status else ""
        return say("Phục vụ tiêu chí, mục {helped}", helped=helped) if helped else say("Làm tròn việc được giao")
    values = {"number": number_of(line.item), "title": say.either(line.item.title, line.item.title_en)}
    match line.kind:
        case "evidence":
            return say("Chấm được mục {number}. {title}", **values)
        case "raise" | "climb":
            return raise_goal(line, values, say)
    goal = say("Giữ mục {number}. {title}", **values)
    if is_fewer_better(line):
        goal = say("Không để tăng mục {number}. {title}", **values)
    return say("{goal} (để giữ mức {level})", goal=goal, level=level_title(line.level, say)) if line.level else goal


def action_words(line: PlanLine, made: RoundResult, say: Say) -> str:
    """What is to be done."""
    match line.kind:
        case "form":
            return say("Điền và nộp phiếu minh chứng của đợt đánh giá")
        case "mend":
            return say("Sửa các lỗi trong phiếu đã nộp theo thông báo trả phiếu rồi nộp lại")
        case "evidence":
            labels = "; ".join(f"“{_label(made, name, say)}”" for name in line.missing)
            return say("Nộp số liệu còn thiếu: {labels}", labels=labels)
        case "keep":
            return _keeping(line, say)
        case "condition" | "level":
            return shortfall_action(line, say)
    if line.status:
        return task_words(line.status.task, say)
    return say.either(line.action.label, line.action.label_en) if line.action else ""


def _keeping(line: PlanLine, say: Say) -> str:
    """What a commune must do so that this item alone does not cost it its recognition, or its level."""
    lost = lost_words(line, say)
    if line.item and line_of(line.item.measure).values == "answer":
        return say("Giữ như hiện nay: chỉ riêng mục này mất là xã {lost}", lost=lost)
    if is_fewer_better(line):
        return say("Phòng ngừa, không để vượt mức ghi cạnh tên xã: chỉ riêng mục này vượt là xã {lost}", lost=lost)
    return say("Giữ từ mức ghi cạnh tên xã trở lên: chỉ riêng mục này dưới mức đó là xã {lost}", lost=lost)


def communes_words(line: PlanLine, made: RoundResult, say: Say) -> str:
    """Who does it and how much: "Xã Bình Yên (thêm 3 trẻ), Xã Tân Trào"."""
    told = shares_words(line, made, say)
    plain = told == tuple(share.unit.name for share in line.shares)
    if len(told) == len(made.round.units) >= WHOLE_ROUND and plain:
        return say("Cả {n} xã của đợt", n=len(told))
    return ", ".join(told)


def shares_words(line: PlanLine, made: RoundResult, say: Say) -> tuple[str, ...]:
    """Each commune of a line with how much of it is its own."""
    told = ((share.unit.name, amount(line, share, made, say)) for share in line.shares)
    return tuple(f"{name} ({much})" if much else name for name, much in told)


def amount(line: PlanLine, share: Share, made: RoundResult, say: Say) -> str:
    """How much of it is one commune's: "thêm 3 trẻ", "giữ ít nhất 47/49 trẻ"; nothing where it is all or nothing."""
    if line.overdue and len(line.dues) > 1 and share.status and share.status.due.last:
        return say("quá hạn từ {last}", last=say.day(share.status.due.last))
    if share.shortfall:
        return shortfall_words(share.shortfall, say)
    card, step, book = share.card, share.step, made.book.standard.book
    if card is None or step is None or line_of(card.item.measure).values == "answer":
        return ""
    if line.kind == "keep":
        return keep_words(card, step, book, say, lost=lost_words(line, say))
    return reach_words(card, step, book, say)


def responsible_words(line: PlanLine, made: RoundResult, say: Say, *, blank: str = "") -> str:
    """Who leads: the bodies that a letter names, else the sector; ``blank`` is a paper's for one only guessed."""
    if not line.status:
        return sector_word(line.sector, say)
    return "; ".join(bodies_of(line.status.task, made, say, blank=blank))


def deadline_words(line: PlanLine, say: Say) -> str:
    """Until when; what is overdue says since when."""
    if line.kind in ("condition", "level"):
        return say("Đến kỳ xét sau")
    if line.deadline is None:
        return say("Thường xuyên")
    told = say.day(line.deadline)
    if line.overdue:
        return f"{told} ({overdue_words(line, say)})"
    return say("{day} (cho kỳ sau)", day=told) if line.period == "next" else told


def overdue_words(line: PlanLine, say: Say) -> str:
    """Since when a task is overdue; where each commune has a day of its own, since the first of them."""
    first = say.day(line.dues[0])
    return (
        say("quá hạn, sớm nhất từ {first}", first=first) if len(line.dues) > 1 else say("quá hạn từ {last}", last=first)
    )


def closing_words(line: PlanLine, made: RoundResult, say: Say) -> str:
    """What evidence closes it, by the labels of the form, with whoever holds it."""
    match line.kind:
        case "form":
            return say("Phiếu của xã đã được tiếp nhận")
        case "mend":
            return say("Phiếu đọc được, không còn lỗi")
        case "condition" | "level":
            return say("Kết quả chấm đợt sau")
    return _held(made, closing(line), say)


def _held(made: RoundResult, names: Sequence[str], say: Say) -> str:
    """Data by their labels, those of one holder together."""
    held: dict[str, list[str]] = {}
    for name in names:
        entry = _entry(made, name)
        holder = say.either(entry.holder, entry.holder_en) if entry else ""
        held.setdefault(holder, []).append(_label(made, name, say))
    told = [(" + ".join(labels), holder) for holder, labels in held.items()]
    return "; ".join(say("{labels} (nơi giữ: {holder})", labels=labels, holder=holder) for labels, holder in told)


def _label(made: RoundResult, name: str, say: Say) -> str:
    entry = _entry(made, name)
    return say.either(entry.label, entry.label_en) if entry else name


def _entry(made: RoundResult, name: str) -> Evidence | None:
    """A datum of the standard or of the round's letters."""
    letters: Mapping[str, Evidence] = made.tasks.directives.evidence if made.tasks else {}
    return next((entry for entry in made.book.standard.book.evidence if entry.id == name), letters.get(name))


def ground_words(line: PlanLine, say: Say) -> str:
    """Where it stands written."""
    if line.status is None:
        return cite_of(line)
    return f"{letter_name(line.status.letter.letter, say)}, {clause_words(line.status.task, say)}"


def clause_words(task: Task, say: Say) -> str:
    """The clause of a letter; what is named in words, such as an article of a law, stays as it is."""
    return say("mục {clause}", clause=task.clause) if re.match(r"[IVXLC\d]+\b", task.clause) else task.clause


def _number(name: str) -> str:
    """A criterion or item as people number it: tc07.1 is 7.1."""
    return name.removeprefix("tc").lstrip("0")


def points_words(line: PlanLine, say: Say) -> str:
    """A line's points with what they are: gained, still open, or to be kept."""
    if not line.points:
        return "–"
    n = say.whole(line.points)
    match line.kind:
        case "raise" | "climb":
            return f"+{n}"
        case "condition" | "level":
            return say("thiếu {n}", n=n)
        case "evidence":
            return say("tới {n}", n=n)
    return say("giữ {n}", n=n)


def outcome_word(outcome: Outcome, say: Say) -> str:
    """What came of a line of the plan before."""
    match outcome:
        case "done":
            return say("Đã thực hiện")
        case "not_done":
            return say("Chưa thực hiện")
    return say("Chưa rõ")
