"""What communes gave themselves beside what they have: the totals, then each item that differs."""

from __future__ import annotations

from collections.abc import Iterator

from engine.files.kit.sheets import NewSheet
from engine.files.kit.styles import Column, Entry, Value
from engine.language import Say
from engine.law.asking import numbered_items
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.reporting.excel.sheet_criteria import points_of_range
from engine.reporting.words.ranking import by_name
from engine.scoring.explaining import own_points, own_total
from engine.scoring.round_result import RoundResult


def anybody_scored_itself(made: RoundResult) -> bool:
    """Whether there is anything to show."""
    return any(told.self_score for told in made.evidence.communes.values())


def fill_self_scores(sheet: NewSheet, made: RoundResult, say: Say, top: int) -> None:
    """A row for each commune that scored itself, and under it one for each item where its points differ."""
    columns = (
        Column(say("Đơn vị"), 24),
        Column(say("Mục"), 9, "centre"),
        Column(say("Nội dung"), 56),
        Column(say("Xã tự chấm"), 11, "number"),
        Column(say("Điểm chấm"), 11, "number"),
        Column(say("Lệch"), 9, "signed"),
        Column(say("Ngày tự chấm"), 14, "day"),
    )
    units = [card.unit for card in by_name(made.cards)] + list(made.aside)
    sheet.put_table(top, columns, (row for unit in units for row in _rows(unit, made, say)))


def _rows(unit: Unit, made: RoundResult, say: Say) -> Iterator[tuple[Value, ...]]:
    own = made.evidence.communes[unit.code].self_score
    if own is None or (total := own_total(made, unit.code)) is None:
        return
    numbers = {item.id: number for number, item in numbered_items(made.book.standard)}
    told = own_points(made, unit.code)
    about = say("tổng {n}/{all} mục xã đã ghi", n=len(own.points), all=len(numbers))
    if not told:
        gone = Entry("–", "open")
        yield (
            _strong(unit.name),
            _strong("–"),
            _strong(say("{about}; xã đang gác lại", about=about)),
            total.own,
            gone,
            gone,
            own.day,
        )
        return
    given = _given(total.low, total.high, say)
    yield _strong(unit.name), _strong("–"), _strong(about), total.own, given, total.by, own.day
    for line in (line for line in told if line.by):
        title = say.either(line.item.title, line.item.title_en)
        yield unit.name, numbers[line.item.id], title, line.own, _given(line.low, line.high, say), line.by, None


def _strong(text: str) -> Entry:
    return Entry(text, "strong text")


def _given(low: Score, high: Score, say: Say) -> Value:
    points = points_of_range(low, high, say)
    return Entry(points, "open") if isinstance(points, str) else points
