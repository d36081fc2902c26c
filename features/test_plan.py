"""Binds the feature about the plan of a round."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import dataclass, field, replace

import pytest
from docx import Document
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import ClassOverride, CommuneEvidence, Fact, Round, RoundEvidence
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.planning.fulfilment import Fulfilled, fulfilment
from engine.planning.grouping import By, groups_of
from engine.planning.making import Plan, PlanLine, plan_of
from engine.planning.record import plan_file
from engine.problems import ProblemsFound, words
from engine.reporting.excel.sheet_lists import number_of
from engine.reporting.word.filling import fill_template
from engine.reporting.word.plan_word import paper_of, values_of
from engine.reporting.words.plan_words import (
    action_words,
    amount,
    communes_words,
    deadline_words,
    kind_word,
    outcome_word,
    points_words,
    responsible_words,
)
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw
from features.case import LOSSES, SAY, Case, Table, day, full_marks, rows, tell, unit_of

scenarios("ke_hoach.feature")

WAYS: dict[str, By] = {"ngành": "sector", "xã": "commune", "tháng": "month"}
BIRTHS = "raise/tc02.1/1/this"


@dataclass(slots=True)
class Desk:
    """The round of a scenario, its plan, and what the next round says of it."""

    law: OpenLaw
    round: Round
    facts: dict[str, dict[str, Fact]]
    plan: Plan | None = None
    told: tuple[Fulfilled, ...] = field(default_factory=tuple)

    def made(self) -> RoundResult:
        """The round assessed."""
        evidence = {code: CommuneEvidence(code, facts) for code, facts in self.facts.items()}
        return assess(self.law.book, self.law.table, self.round, RoundEvidence(evidence, ()))

    def lines(self) -> tuple[PlanLine, ...]:
        """The plan's lines; a scenario that looks before planning is wrong."""
        assert self.plan, "Chưa có bước “Khi lập kế hoạch của đợt”"
        return self.plan.lines

    def unit(self, name: str) -> Unit:
        """A commune by name."""
        return next(unit for unit in self.round.units if unit.name == name)


@given(parsers.parse("một đợt chốt số liệu ngày {said} có các xã"), target_fixture="desk")
def round_of_communes(law: OpenLaw, said: str, datatable: Table) -> Desk:
    """Communes with every point but for what their row says."""
    on, units, facts = day(said), [], {}
    for at, row in enumerate(rows(datatable), 1):
        unit = unit_of(code=f"{at:05}", name=row["xã"])
        silent = row["đạt đủ điểm, chỉ khác"] == "chưa gửi gì"
        case = Case(law, unit, on, facts={} if silent else full_marks())
        for told in row["đạt đủ điểm, chỉ khác"].split("; "):
            label, sign, value = told.partition(" = ")
            if sign:
                tell(case, label, value)
        units.append(unit)
        facts[unit.code] = case.facts
    area = "huyện Mẫu, tỉnh Mẫu"
    held = Round(
        id="thu",
        title="Đợt thử (số liệu mô phỏng)",
        standard="qd-06-2019",
        on=on,
        period_from=on.replace(month=1, day=1),
        period_to=on,
        area=area,
        simulated=True,
        authority=None,
        units=tuple(units),
        overrides=(),
    )
    return Desk(law, held, facts)


@given(parsers.parse('trong đợt có thêm đặc khu "{name}"'))
def special_zone(desk: Desk, name: str) -> None:
    """A unit of another kind, put into the class of the hard places by hand."""
    unit = unit_of(code="00099", name=name).model_copy(update={"type": "dac_khu"})
    ground = ClassOverride(unit.code, "mountain-island-difficult", "Đặc khu là đảo", "1/QĐ", "Hội đồng", desk.round.on)
    desk.round = replace(desk.round, units=(*desk.round.units, unit), overrides=(ground,))
    desk.facts[unit.code] = full_marks()


@given(parsers.parse('"{name}" chỉ vừa đúng ngưỡng'))
def just_enough(desk: Desk, name: str) -> None:
    """150 of 1,000 points lost and no criterion at 0, so that any further loss is fatal."""
    facts = desk.facts[desk.unit(name).code]
    lost = {points: (datum, value) for points, datum, value in LOSSES}
    for datum, value in (lost[points] for points in (50, 40, 25, 20, 15)):
        facts[datum] = replace(facts[datum], value=value)


@when("lập kế hoạch của đợt")
def planned(desk: Desk) -> None:
    """Plan the round."""
    desk.plan = plan_of(desk.made())


@when(parsers.parse('đợt sau "{name}" có "{label}" là {value}'))
def next_round(desk: Desk, name: str, label: str, value: str) -> None:
    """The next round with one datum changed reads the plan."""
    assert desk.plan
    before = plan_file(desk.plan, desk.made(), tool="thử")
    unit = desk.unit(name)
    case = Case(desk.law, unit, desk.round.on, facts=dict(desk.facts[unit.code]))
    tell(case, label, value)
    later = Desk(desk.law, desk.round, {**desk.facts, unit.code: case.facts})
    desk.told = fulfilment(before, later.made())


@then("kế hoạch có dòng")
def has_lines(desk: Desk, datatable: Table) -> None:
    """Each row stands in the plan as people read it, once."""
    made = desk.made()
    told = [
        {
            "loại": kind_word(line.kind, SAY),
            "việc": action_words(line, made, SAY),
            "xã": communes_words(line, made, SAY),
            "chủ trì": responsible_words(line, made, SAY),
            "hạn": deadline_words(line, SAY),
            "điểm": points_words(line, SAY),
        }
        for line in desk.lines()
    ]
    for row in rows(datatable):
        assert told.count(row) == 1, told


@then("điểm dự kiến của kế hoạch bằng điểm của các đường đến đạt chuẩn")
def adds_up(desk: Desk) -> None:
    """Commune by commune and together."""
    assert desk.plan
    total: Score = 0
    for way in desk.plan.ways:
        paths = way.this if way.this.route else way.next
        route = paths.route if paths and not way.reached else None
        gained = route.total - way.card.decision.low if route else 0
        assert desk.plan.expected.get(way.card.unit.code, 0) == gained
        total += gained
    assert total == sum(line.points for line in desk.lines() if line.kind == "raise") > 0


@then(parsers.parse('"{name}" chỉ có dòng loại "{kind}"'))
def only_kind(desk: Desk, name: str, kind: str) -> None:
    """All lines that name the commune are of one kind, and there are some."""
    code = desk.unit(name).code
    found = {kind_word(line.kind, SAY) for line in desk.lines() if code in {share.unit.code for share in line.shares}}
    assert found == {kind}


@then(parsers.parse('"{name}" phải giữ mục {number} với "{said}"'))
def keeps(desk: Desk, name: str, number: str, said: str) -> None:
    """The least change that alone loses recognition."""
    (line,) = (x for x in desk.lines() if x.kind == "keep" and x.item and number_of(x.item) == number)
    (share,) = (share for share in line.shares if share.unit.name == name)
    assert amount(line, share, desk.made(), SAY) == said


@then(parsers.parse("xếp theo {way} thì mỗi phần việc đứng đúng một chỗ"))
def grouped(desk: Desk, way: str) -> None:
    """No part is lost or told twice."""
    assert desk.plan
    parts = Counter((line.id, share.unit.code) for line in desk.lines() for share in line.shares)
    groups = groups_of(desk.plan, WAYS[way])
    assert parts == Counter((x.id, s.unit.code) for group in groups for x in group.lines for s in x.shares)


def drafted(desk: Desk) -> bytes:
    """The draft as a Word file."""
    assert desk.plan
    return paper_of(desk.plan, desk.made(), "sector")


def printed(desk: Desk) -> list[str]:
    """Every paragraph of the draft, those of its tables too."""
    paper = Document(io.BytesIO(drafted(desk)))
    cells = [cell for table in paper.tables for row in table.rows for cell in row.cells]
    return [p.text for p in paper.paragraphs] + [p.text for cell in cells for p in cell.paragraphs]


@then(parsers.parse('bản thảo Word có "{said}"'))
def paper_says(desk: Desk, said: str) -> None:
    """Within one of its paragraphs, whatever spaces keep its words on a line."""
    assert any(said in line.replace("\u00a0", " ") for line in printed(desk)), printed(desk)


@then(parsers.parse('bản thảo Word không có "{said}"'))
def paper_never_says(desk: Desk, said: str) -> None:
    """Nowhere, whatever the case of its letters; the head and foot of its pages are looked at too."""
    paper = Document(io.BytesIO(drafted(desk)))
    section = paper.sections[0]
    ends = [p.text for part in (section.footer, section.first_page_footer, section.header) for p in part.paragraphs]
    told = [*printed(desk), *ends]
    assert len(told) > 50
    assert [line for line in told if said.casefold() in line.casefold()] == []


@then(parsers.parse('bản thảo Word không nơi nào viết "{said}" ở dòng của mục {number}'))
def row_never_says(desk: Desk, said: str, number: str) -> None:
    """None of the rows about an item."""
    rows_ = [row for table in Document(io.BytesIO(drafted(desk))).tables for row in table.rows]
    about = [text for row in rows_ if f"mục {number}." in (text := " ".join(cell.text for cell in row.cells))]
    assert about
    assert not [text for text in about if said in text]


@then("bản thảo Word có các dòng")
def paper_lines(desk: Desk, datatable: Table) -> None:
    """Each stands as a paragraph of its own."""
    told = printed(desk)
    for row in rows(datatable):
        assert row["dòng"] in told, told


@then("trong bản thảo, số và ngày để trống")
def blanks(desk: Desk) -> None:
    """Given after signing (Decree 30/2020, Article 15)."""
    told = printed(desk)
    assert any(re.fullmatch(r"Số:\s+/KH-UBND", line) for line in told)
    assert any(re.fullmatch(r"Mẫu, ngày\s+tháng\s+năm\s+", line) for line in told)


@then(parsers.parse('mẫu Word có "{said}" bị từ chối vì "{why}"'))
def refused(desk: Desk, said: str, why: str) -> None:
    """With the name in the message, and a remedy."""
    assert desk.plan
    paper = Document()
    paper.add_paragraph(said)
    stream = io.BytesIO()
    paper.save(stream)
    with pytest.raises(ProblemsFound) as problems:
        fill_template(stream.getvalue(), "mau.docx", values_of(desk.plan, desk.made(), "sector"), on=desk.round.on)
    told = words(problems.value.problems[0], "vi")
    assert why in told["what"]
    assert told["remedy"]


@then(parsers.parse('việc khai sinh của "{name}" là "{said}"'))
def commune_outcome(desk: Desk, name: str, said: str) -> None:
    """One commune's part of the line about registering births."""
    (entry,) = (entry for entry in desk.told if entry.line.id == BIRTHS)
    (outcome,) = (outcome for share, outcome in entry.communes if share.name == name)
    assert outcome_word(outcome, SAY) == said


@then(parsers.parse('dòng khai sinh của kế hoạch trước là "{said}"'))
def line_outcome(desk: Desk, said: str) -> None:
    """The line on the whole."""
    (entry,) = (entry for entry in desk.told if entry.line.id == BIRTHS)
    assert outcome_word(entry.outcome, SAY) == said
