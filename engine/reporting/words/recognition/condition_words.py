"""What bars recognition, or does not, in words: a criterion's zero, conditions, levels above the plain one."""

from __future__ import annotations

from collections.abc import Iterator

from engine.language import Say
from engine.law.points.scores import Score
from engine.law.recognising.conditions import Condition
from engine.law.values import Role
from engine.reporting.words.bands import range_words
from engine.scoring.cards import CriterionCard, ItemCard, Scorecard
from engine.scoring.sums.conditions_met import ConditionCard, LevelCard
from engine.scoring.sums.kept_levels import KeptCard
from engine.semantics import Zero


def zero_word(criterion: CriterionCard, say: Say) -> str:
    """What bars recognition: 0 points, or so many and fewer where the law says more than 0."""
    if not criterion.knocked_at:  # conditions have words of their own
        return say("0 điểm")
    return say("điểm liệt (từ {n} điểm trở xuống)", n=say.whole(criterion.knocked_at))


def passed_word(card: Scorecard, say: Say) -> str:
    """That nothing bars a recognised commune: "không tiêu chí nào bị 0 điểm", "đạt mọi điều kiện"."""
    told = []
    if card.criteria[0].knocked_at is not None:
        told.append(say("không tiêu chí nào bị {zero}", zero=zero_word(card.criteria[0], say)))
    if any(own.level == 0 for own in card.conditions):
        told.append(say("đạt mọi điều kiện"))
    return ", ".join(told) or say("văn bản không đặt điều kiện nào khác")


def condition_title(condition: Condition, say: Say) -> str:
    """A condition as the standard names it."""
    return say.either(condition.title, condition.title_en)


def conditions_words(card: Scorecard, state: Zero, say: Say) -> str:
    """The conditions of plain recognition that bar for certain, or may, with the criteria that fall short."""
    own = [told for told in card.conditions if told.level == 0 and told.state == state]
    return "; ".join(condition_sentence(told, say) for told in own)


def condition_sentence(told: ConditionCard, say: Say) -> str:
    """One condition: "không đạt điều kiện “…” (tiêu chí 3, 5)"."""
    title = condition_title(told.condition, say)
    numbers = ", ".join(str(criterion.number) for criterion in told.short)
    values = {"title": title, "numbers": numbers}
    if told.state == Zero.CERTAIN:
        if numbers:
            return say("Không đạt điều kiện “{title}” (tiêu chí {numbers})", **values)
        return say("Không đạt điều kiện “{title}”", title=title)
    if told.state == Zero.POSSIBLE:
        if numbers:
            return say("chưa rõ có đạt điều kiện “{title}” không (tiêu chí {numbers})", **values)
        return say("chưa rõ có đạt điều kiện “{title}” không", title=title)
    return say("đạt điều kiện “{title}”", title=title)


def level_word(card: Scorecard, say: Say) -> str:
    """The highest level above plain recognition that is reached for certain, and the next that is still open."""
    reached = [own for own in card.levels if own.verdict == "recognised"]
    still_open = [own for own in card.levels if own.verdict == "undecided"]
    told = [say.either(reached[-1].level.title, reached[-1].level.title_en)] if reached else []
    if still_open and card.decision.verdict == "recognised":
        title = say.either(still_open[0].level.title, still_open[0].level.title_en)
        told.append(say("chưa rõ mức {title}", title=title))
    return "; ".join(told)


def level_lines(card: Scorecard, say: Say) -> tuple[str, ...]:
    """Every level above plain recognition on a line: its threshold, and how the commune stands to it."""
    return tuple(line for own in card.levels for line in _level_lines(own, say))


def _level_lines(own: LevelCard, say: Say) -> Iterator[str]:
    words = {"recognised": say("đạt"), "not_recognised": say("không đạt"), "undecided": say("chưa rõ")}
    title = say.either(own.level.title, own.level.title_en)
    yield say("Mức {title} (từ {total} điểm): {word}", title=title, total=say.whole(own.total), word=words[own.verdict])
    if own.kept:
        yield say("Mức {title}: {kept}", title=title, kept=kept_sentence(own.kept, say))


def kept_lines(card: Scorecard, say: Say) -> Iterator[str]:
    """What earlier rounds leave to be kept, level by level; nothing where all was kept."""
    for own in card.levels:
        if own.kept and own.kept.state:
            title = say.either(own.level.title, own.level.title_en)
            yield say("Mức {title}: {kept}", title=title, kept=kept_sentence(own.kept, say))


def kept_sentence(told: KeptCard, say: Say) -> str:
    """What earlier rounds came to on a level to be kept: "giữ mức “Đạt” 2 đợt liền: chưa; đợt trước (…) không đạt"."""
    answer = {Zero.NO: say("có"), Zero.POSSIBLE: say("chưa rõ"), Zero.CERTAIN: say("chưa")}[Zero(told.state)]
    level, n = say.either(told.level.title, told.level.title_en), told.kept.rounds
    parts = [say("giữ mức “{level}” {n} đợt liền: {answer}", level=level, n=n, answer=answer)]
    words = {"recognised": say("đạt"), "not_recognised": say("không đạt"), "undecided": say("chưa kết luận")}
    for held in told.rounds:
        word = words[held.verdict] if held.verdict else say("không có kết luận của xã")
        parts.append(say("đợt trước ({title}) {word}", title=held.round.title, word=word))
    if told.lacking:
        parts.append(say("còn thiếu {n} đợt trước", n=told.lacking))
    if told.state == Zero.CERTAIN:
        parts.append(say("cần giữ thêm {n} đợt", n=told.more))
    return "; ".join(parts)


def criterion_points_word(own: CriterionCard, say: Say) -> str:
    """A criterion's points: "35/50"; what is won "+5 (thưởng tối đa 50)"; what is taken off "−8 …"."""
    return _points_word(own.criterion.role, range_words(own.low, own.high, say), own.criterion.max_points, say)


def item_points_word(own: ItemCard, say: Say) -> str:
    """An item's points in the same words: "35/50"; what is won, or taken off, with its sign."""
    return _points_word(own.role, range_words(own.low, own.high, say), own.item.max_points, say)


def _points_word(role: Role, points: str, most: Score, say: Say) -> str:
    match role:
        case "bonus":
            return say("+{points} (thưởng tối đa {most})", points=points, most=say.whole(most))
        case "deduction":
            return say("−{points} (trừ tối đa {most})", points=points, most=say.whole(most))
    return f"{points}/{say.whole(most)}"
