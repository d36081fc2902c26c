"""The steps that all features share: a commune's evidence, its scoring, and what came of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, then, when

from engine.evidence.facts import ClassOverride
from engine.law.criteria import evidence_of
from engine.problems import words
from engine.reporting.words.sentences import (
    decision_sentence,
    missing_labels,
    value_sentence,
    verdict_word,
)
from engine.service.parts.open_law import OpenLaw, open_law
from features.case import (
    CODE,
    SAY,
    Case,
    Table,
    criterion_of,
    day,
    entry_of,
    errors_of,
    full_marks,
    item_of,
    reach_total,
    rows,
    run,
    tell,
    unit_of,
)
from tests import frozen

TYPES = {"xã": "xa", "phường": "phuong", "thị trấn": "thi_tran", "đặc khu": "dac_khu"}
PROVINCES = {"tỉnh": "tinh", "thành phố trực thuộc trung ương": "thanh_pho"}
FLAGS = {"có": True, "không": False, "chưa rõ": None}
ZEROS = {"không bị 0": 0, "có thể bị 0": 1, "chắc chắn bị 0": 2}


@pytest.fixture(scope="session", name="law")
def frozen_law() -> OpenLaw:
    """The frozen law, opened once."""
    return frozen.law()


@pytest.fixture(autouse=True)
def _stand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands are run where the frozen law lies."""
    monkeypatch.chdir(frozen.FROZEN)


@pytest.fixture
def case(law: OpenLaw) -> Case:
    """The scenario's own commune."""
    return Case(law, unit_of())


# --- Cho: luật, xã, số liệu ---


@given("bộ tiêu chí của Quyết định 06/QĐ-TTg ngày 03/01/2019")
def the_law(case: Case) -> None:
    """The law by number and day."""
    law = case.law.book.standard.head.law
    assert (law.number, f"{law.date:%d/%m/%Y}") == ("06/QĐ-TTg", "03/01/2019")


@given("một bản chép của bộ tiêu chí ấy", target_fixture="copy")
def copied(tmp_path: Path) -> Path:
    """A copy for policy staff to edit."""
    return Path(shutil.copytree(frozen.LAW, tmp_path / "criteria" / frozen.LAW.name))


@given(parsers.parse("trong bản chép, tệp {name} được sửa"))
def edited(copy: Path, name: str, datatable: Table) -> None:
    """Lines changed as an editor would; an empty new line deletes, and what is not there cannot be changed."""
    path = copy / name
    text = path.read_text("utf-8")
    for row in rows(datatable):
        assert text.count(row["từ"]) == 1, f"{name} có {text.count(row['từ'])} chỗ “{row['từ']}”"
        text = text.replace(row["từ"], row["thành"].replace("\\n", "\n"))
    path.write_text(text, "utf-8")


@given(parsers.parse("trong bản chép, mọi mức tạm tính ở {name} được thấy nguyên văn"))
def seen_word_for_word(copy: Path, name: str) -> None:
    """What policy staff type once an extract of the text shows these numbers."""
    for path in sorted(copy.glob("*.yaml")) if name == "mọi tệp" else [copy / name]:
        text = path.read_text("utf-8")
        assert "mark: provisional" in text or name == "mọi tệp"
        path.write_text(text.replace("mark: provisional", "mark: verbatim"), "utf-8")


@given("trong bản chép, mỗi hoạt động cho trẻ em ở mục 12.3 được 1 điểm, tối đa 20 điểm")
def one_point_each(copy: Path) -> None:
    """A ladder of single points, so that any total can be reached; classes and thresholds stay as they are."""
    path = copy / "tc12.yaml"
    head, item = path.read_text("utf-8").split("  - id: tc12.3", 1)
    fixed = item.split("    bands:", 1)[0]
    bands = [f"      - {{at_least: {n}, points: {n}, mark: provisional}}" for n in range(20, 0, -1)]
    examples = [f"      - {{name: {n} hoạt động, given: {n}, points: {min(n, 20)}}}" for n in range(22)]
    lines = [
        "    bands:", *bands, "      - {otherwise: true, points: 0, mark: provisional}",
        "    cite: {document: 06/QĐ-TTg 03/01/2019, at: mục 12.3}", "    examples:", *examples, "",
    ]  # fmt: skip
    path.write_text(head + "  - id: tc12.3" + fixed + "\n".join(lines), "utf-8")


@given("bản chép được dùng để chấm")
def opened(case: Case, copy: Path) -> None:
    """The edited law, checked and proved."""
    case.law = open_law(copy)


@given("một xã đạt điểm tối đa ở mọi mục")
def full(case: Case) -> None:
    """1,000 points; a scenario then changes what it is about."""
    case.facts = full_marks()


@given("một xã chưa nộp số liệu nào")
def nothing(case: Case) -> None:
    """An empty form."""
    case.facts = {}


@given(parsers.parse("xã có tổng đúng {total:d} điểm và không tiêu chí nào 0 điểm"))
def with_total(case: Case, total: int) -> None:
    """Any total, by the trial law's single points."""
    reach_total(case, total)


@given(parsers.parse('số liệu "{label}" là {said}'))
def one_datum(case: Case, label: str, said: str) -> None:
    """One datum as the form names it."""
    tell(case, label, said)


@given(parsers.parse('chưa có số liệu "{label}"'))
def no_datum(case: Case, label: str) -> None:
    """A datum left empty in the form."""
    tell(case, label, "để trống")


@given("xã có số liệu")
def several_data(case: Case, datatable: Table) -> None:
    """Several data as the form names them."""
    for row in rows(datatable):
        tell(case, row["số liệu"], row["giá trị"])


@given(parsers.parse("đợt đánh giá chốt số liệu ngày {said}"))
def on_day(case: Case, said: str) -> None:
    """The round's day, on which the dated rules are read."""
    case.on = day(said)


@given(
    parsers.parse("một đơn vị là {kind} của {province}, miền núi: {mountain}, hải đảo: {island}, khu vực III: {area}")
)
def unit(case: Case, kind: str, province: str, mountain: str, island: str, area: str) -> None:
    """The unit facts that put a commune in its class."""
    flags = {"mountain": FLAGS[mountain], "island": FLAGS[island], "area_iii": FLAGS[area]}
    case.unit = unit_of(type=TYPES[kind], province=PROVINCES[province], **flags)
    case.facts = full_marks()


@given("nhóm của đơn vị được ấn định bằng tay trong round.yaml")
def override(case: Case, datatable: Table) -> None:
    """An override with its ground."""
    (row,) = rows(datatable)
    case.overrides = (ClassOverride(CODE, row["value"], row["reason"], row["document"], row["by"], day(row["on"])),)


# --- Khi ---


@when("chấm điểm xã")
def scored(case: Case) -> None:
    """Score and decide."""
    run(case)


@when(parsers.parse('xã nộp bổ sung "{label}" là {said} và được chấm lại'))
def completed(case: Case, label: str, said: str) -> None:
    """Missing evidence arrives."""
    before = case.card.decision
    tell(case, label, said)
    run(case)
    assert before.low <= case.card.decision.low <= case.card.decision.high <= before.high


# --- Thì ---


@then(parsers.parse("mục {number} được {points:d} điểm"))
def item_points(case: Case, number: str, points: int) -> None:
    """Points known for certain."""
    card = item_of(case, number)
    assert (card.low, card.high) == (points, points), (card.status, card.rule)


@then(parsers.parse("mục {number} còn để ngỏ từ {low:d} đến {high:d} điểm"))
def item_open(case: Case, number: str, low: int, high: int) -> None:
    """Points that evidence could still give."""
    card = item_of(case, number)
    assert (card.low, card.high, card.rule) == (low, high, None)


@then(parsers.parse('mục {number} được ghi là "{said}"'))
def item_value(case: Case, number: str, said: str) -> None:
    """The measured value in words."""
    assert value_sentence(item_of(case, number), SAY) == said


@then(parsers.parse("tiêu chí {number:d} được {points:d} điểm"))
def criterion_points(case: Case, number: int, points: int) -> None:
    """A criterion's sum."""
    card = criterion_of(case, number)
    assert (card.low, card.high) == (points, points)


@then(parsers.parse("tiêu chí {number:d} {state} điểm"))
def criterion_zero(case: Case, number: int, state: str) -> None:
    """Whether a criterion is, could be, or cannot be zero."""
    assert criterion_of(case, number).zero == ZEROS[state]


@then(parsers.parse("tổng điểm là {total:d}"))
def total_is(case: Case, total: int) -> None:
    """A total known for certain, equal to the sum of its items."""
    decision = case.card.decision
    assert (decision.low, decision.high) == (total, total)
    assert sum(card.low for card in case.card.items) == total


@then(parsers.parse("tổng điểm từ {low:d} đến {high:d}"))
def total_range(case: Case, low: int, high: int) -> None:
    """A total that evidence could still move."""
    assert (case.card.decision.low, case.card.decision.high) == (low, high)


@then(parsers.parse("ngưỡng của xã là {bar:d} điểm"))
@then(parsers.parse("ngưỡng của đơn vị là {bar:d} điểm"))
def threshold(case: Case, bar: int) -> None:
    """The total to reach."""
    assert case.card.threshold == bar


@then(parsers.parse('kết luận là "{said}"'))
def verdict(case: Case, said: str) -> None:
    """The decision in the words of the results."""
    assert verdict_word(case.card.decision.verdict, SAY) == said, decision_sentence(case.card, SAY)


@then(parsers.parse('lý do có câu "{said}"'))
def reason(case: Case, said: str) -> None:
    """The reason as the board reads it."""
    told = decision_sentence(case.card, SAY, book=case.law.book.standard.book)
    assert said in told, told


@then("số liệu còn thiếu gồm")
def missing(case: Case, datatable: Table) -> None:
    """All that is missing, by the form's own names, and nothing else."""
    told = missing_labels(case.card.missing, case.law.book.standard.book, SAY)
    assert set(told) == {row["số liệu"] for row in rows(datatable)}


@then(parsers.parse('mục {number} hỏi bổ sung "{label}"'))
def item_missing(case: Case, number: str, label: str) -> None:
    """What an item waits for."""
    card = item_of(case, number)
    assert entry_of(case.law, label).id in card.missing
    assert set(card.missing) <= set(evidence_of(card.item.measure))


@then(parsers.parse('mã lỗi là "{code}"'))
def by_code(case: Case, code: str) -> None:
    """The one error of the commune."""
    assert [found.code for found in errors_of(case.assessment, CODE)] == [code]


@then(parsers.parse('đơn vị chưa được chấm vì "{said}"'))
def not_scored(case: Case, said: str) -> None:
    """Nothing is guessed: no class, no score, and why."""
    made = case.assessment
    assert not made.cards
    assert [u.code for u in made.aside] == [CODE]
    (found,) = errors_of(made, CODE)
    assert said in words(found, "vi")["what"], words(found, "vi")


@then(parsers.parse('cách sửa là "{said}"'))
def remedy(case: Case, said: str) -> None:
    """What to do about it."""
    (found,) = errors_of(case.assessment, CODE)
    assert said in words(found, "vi")["remedy"], words(found, "vi")
