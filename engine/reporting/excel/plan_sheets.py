"""Sheets of the plan workbook from one side: communes' standing, their work, a sector's, last plan's outcome."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Entry, Value
from engine.improving.paths import Way
from engine.language import Say
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.planning.fulfilment import Fulfilled
from engine.planning.making import Plan, PlanLine, Share, end_of_month
from engine.reporting.words.plan_words import (
    action_words,
    amount,
    goal_words,
    kind_word,
    outcome_word,
)
from engine.reporting.words.sectors import sector_word
from engine.reporting.words.sentences import aside_sentence, card_word, verdict_word
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult

TOP = 5
Side = Literal["commune", "sector"]
LOOKS = {"done": "verdict recognised", "not_done": "verdict not_recognised", "unknown": "verdict undecided"}


def fill_standing(sheet: NewSheet, made: RoundResult, plan: Plan, say: Say) -> None:
    """Every commune of the round: where it stands, what the plan brings, and when it can be recognised."""
    columns = (
        Column(say("Đơn vị"), 20),
        Column(say("Kết luận hiện nay"), 17, "centre"),
        Column(say("Điểm chắc chắn hiện có"), 9, "number"),
        Column(say("Ngưỡng"), 9, "number"),
        Column(say("Thêm theo kế hoạch"), 9, "number"),
        Column(say("Sau khi làm xong"), 9, "number"),
        Column(say("Điểm còn để ngỏ"), 9, "number"),
        Column(say("Việc quá hạn"), 8, "number"),
        Column(say("Điểm có thể mất vì việc quá hạn"), 11, "number"),
        Column(say("Việc chưa rõ"), 8, "number"),
        Column(say("Đường đến đạt chuẩn"), 60),
    )
    ways, gains = {way.card.unit.code: way for way in plan.ways}, plan.expected
    rows = [_standing(made, gains.get(unit.code, 0), (unit, ways.get(unit.code)), say) for unit in made.round.units]
    sheet.put_table(TOP, columns, rows)


def _standing(made: RoundResult, gained: Score, of: tuple[Unit, Way | None], say: Say) -> tuple[Value, ...]:
    unit, way = of
    states = [status.state for status in made.tasks.communes[unit.code]] if made.tasks else []
    at_risk = made.tasks.at_risk.get(unit.code) if made.tasks else None
    tasks = (states.count("overdue") or None, at_risk or None, states.count("unknown") or None)
    if way is None:
        word = Entry(verdict_word(None, say), "verdict aside")
        return (unit.name, word, None, None, None, None, None, *tasks, aside_sentence(made, unit, say))
    card = way.card
    low, verdict = card.decision.low, card.decision.verdict
    points = (low, card.threshold, gained or None, low + gained, card.decision.high - low or None)
    return (
        unit.name,
        Entry(card_word(card, say), f"verdict {verdict}"),
        *points,
        *tasks,
        way_words(way, made, say),
    )


def way_words(way: Way, made: RoundResult, say: Say) -> str:
    """A commune's way in a sentence."""
    if way.reached:
        return (
            say("Đã đạt, hơn ngưỡng {n} điểm: giữ vững", n=way.margin)
            if way.margin
            else say("Đã đạt, vừa đúng ngưỡng: giữ vững")
        )
    for paths in (way.this, way.next):
        if paths and paths.route:
            months = max(move.action.months for move in paths.route.moves)
            values = {
                "n": len(paths.route.moves),
                "effort": say.whole(paths.route.effort),
                "day": say.day(end_of_month(made.round.on, months)),
            }
            if paths.period == "this":
                return say("Đạt được trong kỳ này: {n} việc, khoảng {effort} ngày công, đến {day}", **values)
            return say("Đạt được ở kỳ sau: {n} việc, khoảng {effort} ngày công, đến {day}", **values)
    return _blocked(way.card, say)


def _blocked(card: Scorecard, say: Say) -> str:
    if card.missing:
        return say("Chưa vạch được đường: nộp số liệu còn thiếu trước")
    return say("Chưa vạch được đường: làm hết mọi việc có thể vẫn chưa đủ")


def fill_parts(
    sheet: NewSheet, made: RoundResult, asked: tuple[Plan, Sequence[tuple[int, PlanLine]], Side], say: Say
) -> None:
    """One row for each commune's part of each line, with the number that the line has in the plan."""
    _, lines, side = asked
    columns = (
        Column(say("Đơn vị") if side == "commune" else say("Ngành"), 17),
        Column(say("Ngành") if side == "commune" else say("Đơn vị"), 16),
        Column(say("TT"), 5, "centre"),
        Column(say("Loại việc"), 10, "centre"),
        Column(say("Mục tiêu"), 32),
        Column(say("Việc phải làm"), 34),
        Column(say("Phần của xã"), 26),
        Column(say("Hạn"), 11, "day"),
        Column(say("Điểm chắc chắn thêm"), 7, "number"),
        Column(say("Điểm còn để ngỏ"), 7, "number"),
        Column(say("Điểm có thể mất"), 7, "number"),
        Column(say("Ngày công (ước tính)"), 8, "number"),
    )
    sheet.put_table(TOP, columns, _parts(made, lines, side, say), still=2)


def _parts(
    made: RoundResult, lines: Sequence[tuple[int, PlanLine]], side: Side, say: Say
) -> Iterator[tuple[Value, ...]]:
    place = {unit.code: at for at, unit in enumerate(made.round.units)}
    sectors = list(dict.fromkeys(line.sector for _, line in lines))
    every = [(number, line, share) for number, line in lines for share in line.shares]

    def order(part: tuple[int, PlanLine, Share]) -> tuple[int, int, int]:
        commune, sector = place[part[2].unit.code], sectors.index(part[1].sector)
        return (commune, part[0], 0) if side == "commune" else (sector, part[0], commune)

    for number, line, share in sorted(every, key=order):
        names = (share.unit.name, sector_word(line.sector, say))
        yield (*(names if side == "commune" else names[::-1]), number, *_part(line, share, made, say))


def _part(line: PlanLine, share: Share, made: RoundResult, say: Say) -> tuple[Value, ...]:
    points = share.points or None
    return (
        kind_word(line.kind, say),
        goal_words(line, say),
        action_words(line, made, say),
        amount(line, share, made, say) or "–",
        line.deadline,
        points if line.kind in ("raise", "climb") else None,
        points if line.kind == "evidence" else None,
        points if line.kind in ("task", "keep") else None,
        share.effort or None,
    )


def fill_before(sheet: NewSheet, before: Sequence[Fulfilled], say: Say) -> None:
    """Each line of the plan before, judged by this round's facts: done, not done, or not known."""
    columns = (
        Column(say("TT"), 5, "centre"),
        Column(say("Loại việc"), 13, "centre"),
        Column(say("Việc trong kế hoạch trước"), 46),
        Column(say("Hạn"), 11, "day"),
        Column(say("Kết quả"), 14, "centre"),
        Column(say("Số xã đã làm"), 8, "number"),
        Column(say("Số xã chưa làm"), 8, "number"),
        Column(say("Số xã chưa rõ"), 8, "number"),
        Column(say("Xã chưa làm"), 32),
        Column(say("Xã chưa rõ"), 32),
    )
    sheet.put_table(TOP, columns, (_before(at, told, say) for at, told in enumerate(before, 1)), still=3)


def _before(number: int, told: Fulfilled, say: Say) -> tuple[Value, ...]:
    line = told.line
    return (
        number,
        kind_word(line.kind, say),
        before_words(told, say),
        line.deadline,
        Entry(outcome_word(told.outcome, say), LOOKS[told.outcome]),
        *(len(told.names(outcome)) or None for outcome in ("done", "not_done", "unknown")),
        ", ".join(told.names("not_done")),
        ", ".join(told.names("unknown")),
    )


def before_words(told: Fulfilled, say: Say) -> str:
    """A line of the plan before by its own texts."""
    line = told.line
    action, goal = _either(line.action, say), _either(line.goal, say)
    if line.item and goal:
        number = line.item.removeprefix("tc").lstrip("0")
        goal = say("mục {number}. {title}", number=number, title=goal)
    return " – ".join(text for text in (action or kind_word(line.kind, say), goal) if text)


def _either(worded: Mapping[Literal["vi", "en"], str] | None, say: Say) -> str:
    return say.either(worded["vi"], worded["en"]) if worded else ""
