"""What the law asks besides points by item, in words: a condition, a level, what competes, what is left out."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from engine.language import Say
from engine.law.criteria import Criterion
from engine.law.model import Standard, StandardHead
from engine.law.periods.own_period import period_words
from engine.law.recognising.conditions import Condition, LeftOut, Level
from engine.law.values import Role


def condition_rule(told: Condition, standard: Standard, say: Say) -> str:
    """What a condition asks: "mỗi tiêu chí ít nhất 30 % điểm tối đa, nhiều nhất 2 tiêu chí không đạt"."""
    parts = [say("{who} {bound}", who=_who(told, standard, say), bound=_bound(told, say))]
    if told.allowed:
        parts.append(say("cho phép nhiều nhất {n} tiêu chí không đạt", n=told.allowed))
    if told.from_level and (level := _level(told.from_level, standard)) and level != standard.head.levels[0]:
        parts.append(say("chỉ xét từ mức {level}", level=level_title(level, say)))
    return ", ".join(parts)


def _who(told: Condition, standard: Standard, say: Say) -> str:
    """The criteria by their numbers, each or together."""
    numbers = [str(c.number) for c in standard.criteria if c.id in told.named]
    named = say("{some} và {last}", some=", ".join(numbers[:-1]), last=numbers[-1]) if numbers[1:] else "".join(numbers)
    if told.sum_of:
        return say("các tiêu chí {numbers} cộng lại", numbers=named) if numbers else say("mọi tiêu chí cộng lại")
    if not told.named:
        return say("mỗi tiêu chí")
    return say("mỗi tiêu chí {numbers}", numbers=named) if numbers[1:] else say("tiêu chí {numbers}", numbers=named)


def _bound(told: Condition, say: Say) -> str:
    key = told.bounds[0]
    edge = say.decimal(Fraction(getattr(told, key)))
    match key:
        case "more_than":
            return say("trên {n} điểm", n=edge)
        case "at_least":
            return say("ít nhất {n} điểm", n=edge)
        case "more_than_percent":
            return say("trên {n} % điểm tối đa", n=edge)
    return say("ít nhất {n} % điểm tối đa", n=edge)


def demand_text(standard: Standard, kind: str, name: str, key: str, say: Say) -> str:
    """What a number of a condition, of a period, or of a level in a class, is a number of."""
    head = standard.head
    if kind == "condition":
        told = next(c for c in head.conditions or () if c.id == name)
        return say("Điều kiện “{title}”: {rule}", title=say.either(told.title, told.title_en),
                   rule=condition_rule(told, standard, say))  # fmt: skip
    if kind == "period":
        period = next(p for p in head.periods if p.id == name)
        told_of = {"title": say.either(period.title, period.title_en), "period": period_words(period, say)}
        return say("Kỳ “{title}”: {period}", **told_of)
    if key.startswith("kept") and (asking := _level(name, standard)):
        return say("Mức {level}: {class_}", level=level_title(asking, say), class_=kept_rule(asking, standard, say))
    level, unit_class = _level(name, standard), key.partition("/")[2]
    title = next((say.either(c.title, c.title_en) for c in head.classes if c.id == unit_class), unit_class)
    return say("Mức {level}: {class_}", level=level_title(level, say) if level else name, class_=title)


def total_text(head: StandardHead, key: str, say: Say) -> str:
    """What a number of the total is: how far bonus may carry it, or what it is where an item is left out."""
    if key == "with_bonus":
        return say("Tổng điểm cao nhất, kể cả điểm thưởng")
    if key == "step":
        return say("Bước điểm: phần nhỏ nhất của một điểm, mọi số điểm chia hết cho nó")
    return say("Khi có mục không tính cho xã: {rule}", rule=left_out_rule(head.left_out, say))


def _level(name: str, standard: Standard) -> Level | None:
    return next((level for level in standard.head.levels if level.id == name), None)


def level_title(level: Level, say: Say) -> str:
    """A level as the standard names it."""
    return say.either(level.title, level.title_en)


def level_bars(level: Level, standard: Standard, say: Say) -> str:
    """What a level asks of each class: "“Xã, phường còn lại” 930 điểm; …"; of the first nothing of its own."""
    titles = {c.id: say.either(c.title, c.title_en) for c in standard.head.classes}
    told = ((titles.get(t.unit_class, t.unit_class), say.whole(t.threshold)) for t in level.thresholds)
    return "; ".join(say("“{title}” {points} điểm", title=title, points=points) for title, points in told)


def kept_rule(level: Level, standard: Standard, say: Say) -> str:
    """What a level asks of earlier rounds: "giữ mức “Đạt” 2 đợt liền, kể cả đợt này"; empty where it asks nothing."""
    if level.kept is None:
        return ""
    below = _level(level.kept.level, standard)
    title = level_title(below, say) if below else level.kept.level
    return say("giữ mức “{level}” {n} đợt liền, kể cả đợt này", level=title, n=level.kept.rounds)


def left_out_rule(told: LeftOut | None, say: Say) -> str:
    """What a total is made of where an item is not for a commune."""
    if told is None or told.how == "nothing":
        return say("tổng điểm giữ nguyên")
    if told.how == "full_points":
        return say("mục ấy được đủ điểm")
    rounding = {"down": say("làm tròn xuống"), "nearest": say("làm tròn đến số gần nhất"), "up": say("làm tròn lên")}
    return say("tổng điểm quy đổi theo phần còn lại, {rounding}", rounding=rounding[told.round])


def role_word(role: Role, say: Say) -> str:
    """What points are: scored, won beyond, taken off."""
    return {"scored": say("tính điểm"), "bonus": say("điểm thưởng"), "deduction": say("điểm trừ")}[role]


def most_words(criterion: Criterion, say: Say) -> str:
    """The most a criterion gives, or wins or takes off beyond what is scored."""
    points = say.whole(criterion.max_points)
    match criterion.role:
        case "bonus":
            return say("thưởng tối đa {points} điểm", points=points)
        case "deduction":
            return say("trừ tối đa {points} điểm", points=points)
    return say("{most} điểm", most=points)


def competing_rule(criterion: Criterion, say: Say) -> str:
    """Of which items only the best counts: "mục 5.1 và 5.2"; empty where none compete."""
    letters = dict.fromkeys(item.best_of for item in criterion.items if item.best_of)
    groups = ([item.id for item in criterion.items if item.best_of == letter] for letter in letters)
    return "; ".join(_numbers(criterion, group, say) for group in groups)


def _numbers(criterion: Criterion, ids: Sequence[str], say: Say) -> str:
    numbers = [f"{criterion.number}.{name.rsplit('.', 1)[-1]}" for name in ids]
    return say("mục {some} và {last}", some=", ".join(numbers[:-1]), last=numbers[-1]) if numbers[1:] else numbers[0]
