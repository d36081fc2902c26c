"""Binds the features about the path to recognition and about what-if."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from pytest_bdd import given, parsers, scenarios, then, when
from rich.console import Console

from engine.evidence.facts import ActionOverride
from engine.improving.losses import losses_of
from engine.improving.paths import Way, way_of
from engine.improving.what_if import WhatIf, changed, rescored, what_if
from engine.law.criteria import evidence_of
from engine.law.measures.yes_no import YesNo
from engine.problems import Place, ProblemsFound, words
from engine.reporting.console.paths_console import show_way
from engine.reporting.console.screen import Screen
from engine.reporting.console.what_if_console import show_what_if
from engine.reporting.words.sentences import verdict_word
from engine.service.rounds import open_benchmarks
from features.case import SAY, Case, Table, rows

scenarios("duong_toi_cong_nhan.feature", "gia_dinh.feature")

PLACE = Place("thử")


def item_id(number: str) -> str:
    """The item with the law's own number: 7.1 is tc07.1."""
    criterion, part = number.split(".")
    return f"tc{int(criterion):02}.{part}"


def page() -> tuple[Screen, StringIO]:
    """A wide screen that can be read afterwards."""
    text = StringIO()
    return Screen(SAY, Console(file=text, width=400, highlight=False), Console(file=StringIO()), quiet=False), text


@pytest.fixture
def overrides() -> list[ActionOverride]:
    """What the round's file says of actions."""
    return []


@given(parsers.parse("trong round.yaml, việc ở mục {number} cần {effort:d} ngày công, mỗi trẻ thêm {each:d} ngày"))
def effort_said(overrides: list[ActionOverride], number: str, effort: int, each: int) -> None:
    """Another estimate."""
    overrides.append(ActionOverride(item_id(number), effort=effort, each=each))


@given(parsers.parse("trong round.yaml, việc ở mục {number} không kịp trong kỳ này"))
def not_in_time(overrides: list[ActionOverride], number: str) -> None:
    """Not in this period."""
    overrides.append(ActionOverride(item_id(number), possible=False))


@when("tìm đường tới đạt chuẩn", target_fixture="way")
def way_found(case: Case, overrides: list[ActionOverride]) -> Way:
    """The way of the scenario's commune."""
    made = case.assessment
    case.made = replace(made, round=replace(made.round, actions=tuple(overrides)))
    return way_of(case.made, case.card)


@then("đường trong kỳ này là")
def route_is(way: Way, datatable: Table) -> None:
    """Exactly these steps."""
    assert way.this.route, way.this.obstacles
    told = [(m.card.item.id, m.step.change, m.step.gain, m.effort) for m in way.this.route.moves]
    wanted = [
        (item_id(row["mục"]), int(row["thay đổi"]), int(row["điểm thêm"]), int(row["ngày công"]))
        for row in rows(datatable)
    ]
    assert told == wanted


@then(parsers.parse("làm đúng các việc ấy rồi chấm lại thì xã đạt với {total:d} điểm"))
def proved(case: Case, way: Way, total: int) -> None:
    """The claim, scored afresh."""
    assert way.this.route
    after = rescored(case.assessment, case.unit, changed(case.facts, way.this.route.values, PLACE))
    assert (after.decision.verdict, after.decision.low) == ("recognised", total)


@then("bớt một trẻ hoặc một việc thì chưa đạt")
def no_less(case: Case, way: Way) -> None:
    """One unit less anywhere is not enough."""
    assert way.this.route
    for move in way.this.route.moves:
        short = move.target - (1 if move.step.direction == "more" else -1)
        values = {**way.this.route.values, move.evidence: short}
        after = rescored(case.assessment, case.unit, changed(case.facts, values, PLACE))
        assert after.decision.verdict != "recognised"


@then("trong kỳ này không có đường")
def no_route(way: Way) -> None:
    """And it says why."""
    assert way.this.route is None
    assert way.this.obstacles


@then("mỗi điều nêu ra làm mất kết quả đạt, bớt một thì không")
def losses_proved(case: Case) -> None:
    """Each loss, scored afresh."""
    listed = [loss for loss in losses_of(case.assessment, case.card) if loss.flips]
    assert listed
    for loss in listed:
        name, sign = evidence_of(loss.card.item.measure)[0], 1 if loss.direction == "more" else -1
        for change, kept in ((loss.change, False), (loss.change - 1, True)):
            facts = changed(case.facts, {name: loss.card.part + sign * change}, PLACE)
            assert (rescored(case.assessment, case.unit, facts).decision.verdict == "recognised") == kept
    assert not any(isinstance(loss.card.item.measure, YesNo) and loss.change > 1 for loss in listed)


def way_told(case: Case, way: Way) -> str:
    """The way as it is printed."""
    screen, text = page()
    programmes = open_benchmarks(case.law.book)
    show_way(screen, case.assessment, way, losses=losses_of(case.assessment, case.card), programmes=programmes)
    return text.getvalue()


@then("lời chỉ đường có")
def way_says(case: Case, way: Way, datatable: Table) -> None:
    """Every stated piece stands in what is printed."""
    told = way_told(case, way)
    for row in rows(datatable):
        assert row["câu"] in told, told


@then(parsers.parse('lời chỉ đường không có "{said}"'))
def way_does_not_say(case: Case, way: Way, said: str) -> None:
    """What must not be claimed."""
    assert said not in way_told(case, way)


@when(parsers.re(r'giả định "(?P<first>[^"]+)"'), target_fixture="told")
@when(parsers.re(r'giả định "(?P<first>[^"]+)" và "(?P<second>[^"]+)"'), target_fixture="told")
def supposed(case: Case, first: str, second: str = "") -> WhatIf:
    """Other data, stored nowhere."""
    return what_if(case.assessment, case.card, [text for text in (first, second) if text])


@then(parsers.parse('giả định đổi kết luận từ "{old}" thành "{new}"'))
def verdicts(told: WhatIf, old: str, new: str) -> None:
    """Both conclusions in words."""
    assert [verdict_word(card.decision.verdict, SAY) for card in (told.old, told.new)] == [old, new]


@then(parsers.parse("giả định đổi tổng điểm từ {old:d} thành {new:d}"))
def totals(told: WhatIf, old: int, new: int) -> None:
    """Both totals."""
    assert [card.decision.low for card in (told.old, told.new)] == [old, new]


@then(parsers.parse("chỉ mục {number} thay đổi"))
def only_item(told: WhatIf, number: str) -> None:
    """Nothing else moves."""
    assert [new.item.id for _, new in told.items] == [item_id(number)]


@then("bảng giả định có")
def table_says(case: Case, told: WhatIf, datatable: Table) -> None:
    """Every stated piece stands in the table."""
    screen, text = page()
    show_what_if(screen, case.assessment, told)
    for row in rows(datatable):
        assert row["câu"] in text.getvalue(), text.getvalue()


@then("số liệu của xã vẫn như cũ")
def unchanged(case: Case, told: WhatIf) -> None:
    """The facts and the card are those of before."""
    assert dict(case.assessment.evidence.communes[case.unit.code].facts) == case.facts
    assert case.card is told.old


@then(parsers.parse('giả định "{typed}" bị trả lại với mã {code} và lời "{said}"'))
def sent_back(case: Case, typed: str, code: str, said: str) -> None:
    """Refused as a form would be."""
    with pytest.raises(ProblemsFound) as caught:
        what_if(case.assessment, case.card, [typed])
    (found,) = caught.value.problems
    assert found.code == code
    assert said in words(found, "vi")["what"], words(found, "vi")
