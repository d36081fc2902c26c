"""Steps for tasks and their deadlines."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.evidence.facts import Document, Fact
from engine.law.asked import asked_by_letters
from engine.law.directives import Directives, Letter, TaskEvidence, load_directives
from engine.law.duties.closing import Closed
from engine.law.duties.deadlines import Deadline
from engine.problems import Place
from engine.reporting.words.task_words import reason_words, recipient_of, state_word
from engine.scoring.assessing import with_tasks
from engine.scoring.round_result import RoundResult
from engine.service.rounds import letters_followed, tasks_of
from engine.tasks.calendar import Clock, Due, YearNotListed, due_of
from engine.tasks.following import TaskStatus
from features.case import SAY, Case, Table, criterion_of, day, rows, run
from tests import frozen

scenarios("nhiem_vu.feature", "han_nop.feature")

FORM = "phieu.xlsx"
ANSWERS = {"Có": (1, "given"), "Không": (0, "given"), "không áp dụng": (0, "not_applicable")}


@dataclass(slots=True)
class Desk:
    """The letters of a scenario and what came of them."""

    letters: Directives | None = None
    made: RoundResult | None = None

    @property
    def assessment(self) -> RoundResult:
        """What came of it."""
        assert self.made is not None, "Chưa có bước “Khi chấm điểm xã và xét nhiệm vụ”"
        return self.made

    @property
    def directives(self) -> Directives:
        """The letters."""
        assert self.letters is not None
        return self.letters


@dataclass(slots=True)
class Sum:
    """A deadline being reckoned."""

    typed: dict[str, object] = field(default_factory=dict)
    year: int | None = None
    strict: bool = True
    event: date | None = None
    due: Due | None = None
    refused: int | None = None


@pytest.fixture
def desk() -> Desk:
    """A scenario's letters."""
    return Desk()


@pytest.fixture
def reckoned() -> Sum:
    """A scenario's deadline."""
    return Sum()


def status_of(desk: Desk, case: Case, task: str) -> TaskStatus:
    """A task of the commune."""
    return next(s for s in tasks_of(desk.assessment).communes[case.unit.code] if s.task.id == task)


def datum(desk: Desk, label: str) -> TaskEvidence:
    """The datum that the second sheet calls so."""
    found = [entry for entry in desk.directives.evidence.values() if entry.label == label]
    assert found, f"evidence.yaml không có số liệu tên “{label}”"
    return found[0]


@given(parsers.parse('đợt dùng công văn "{name}" và việc thường xuyên theo luật'))
def letters(desk: Desk, name: str) -> None:
    """Letters of the frozen law."""
    desk.letters = load_directives(frozen.LETTERS, (name, "standing-duties"))


@given("xã trả lời ở trang Nhiệm vụ")
def answers(case: Case, desk: Desk, datatable: Table) -> None:
    """Answers as the second sheet holds them; "–" is no date, "để trống" no answer."""
    for at, row in enumerate(rows(datatable), 7):
        entry = datum(desk, row["số liệu"])
        if row["trả lời"] == "để trống":
            continue
        value, state = ANSWERS[row["trả lời"]]
        issued = None if row["ngày văn bản"] == "–" else day(row["ngày văn bản"])
        paper = Document("9/BC-UBND", issued) if value else None
        place = Place(FORM, sheet="Nhiệm vụ", cell=f"E{at}")
        case.facts[entry.id] = Fact(entry.id, value, place, state, paper)  # type: ignore[arg-type]


@given(parsers.parse('việc "Khám sức khỏe cho mọi trẻ" xong khi {part} đủ {percent:d} % của {whole}'))
def asks_a_share(desk: Desk, part: str, percent: int, whole: str) -> None:
    """LAW-03 closed by a share, of a whole that the standard asks for."""
    letters = desk.directives
    told = letters.evidence[part].model_dump() | {"id": whole, "same_as": "tre_em"}
    desk.letters = replace(letters, evidence={**letters.evidence, whole: TaskEvidence.model_validate(told)})
    closing = Closed(share=part, of=whole, at_least=percent, when_none="not_arisen")
    change(desk, "LAW-03", done_when=(closing,))


@given(parsers.parse("xã có {children:d} trẻ em, {checked:d} trẻ đã được khám"))
def children_checked(case: Case, children: int, checked: int) -> None:
    """The standard's own figures, which the letter uses again."""
    for name, value in (("tre_em", children), ("tre_kham_suc_khoe", checked)):
        case.facts[name] = replace(case.facts[name], value=value)


@given(parsers.parse("việc {task} có hạn {first:d}/{month:d} và {second:d}/{later:d} hằng năm"))
def twice_a_year(desk: Desk, task: str, first: int, month: int, second: int, later: int) -> None:
    """A duty of every half-year."""
    days = (f"{month:02}-{first:02}", f"{later:02}-{second:02}")
    change(desk, task, deadlines=(Deadline.model_validate({"when": {"every_year": days}}),))


def change(desk: Desk, task: str, **changes: object) -> None:
    """The letters with one task said otherwise."""
    letters = tuple(
        letter.model_copy(
            update={"tasks": tuple(t.model_copy(update=changes) if t.id == task else t for t in letter.tasks)}
        )
        for letter in desk.directives.letters
    )
    desk.letters = replace(desk.directives, letters=letters)


@when("chấm điểm xã và xét nhiệm vụ")
def followed(case: Case, desk: Desk) -> None:
    """Score the commune and follow its tasks."""
    run(case)
    desk.made = with_tasks(case.assessment, letters_followed(desk.directives))


@then(parsers.parse('việc {task} là "{state}" vì "{reason}"'))
def task_state(case: Case, desk: Desk, task: str, state: str, reason: str) -> None:
    """State and reason as the console prints them."""
    status = status_of(desk, case, task)
    assert (state_word(status.state, SAY), reason_words(status, case.on, SAY)) == (state, reason)


@then(parsers.parse("việc {task} có {points:d} điểm nguy cơ, đúng bằng điểm của tiêu chí {number:d}"))
def at_risk(case: Case, desk: Desk, task: str, points: int, number: int) -> None:
    """The points the commune holds there."""
    assert status_of(desk, case, task).at_risk == points == criterion_of(case, number).low


@then(parsers.parse("việc {task} không có điểm nguy cơ"))
def no_risk(case: Case, desk: Desk, task: str) -> None:
    """It is not overdue."""
    assert status_of(desk, case, task).at_risk is None


@then(parsers.parse('nơi nhận của việc {task} có câu "{said}"'))
def recipient(case: Case, desk: Desk, task: str, said: str) -> None:
    """Who receives the report."""
    told = recipient_of(status_of(desk, case, task).due.deadline, desk.assessment, SAY)
    assert said in told, told


@then(parsers.parse('trang Nhiệm vụ không hỏi "{label}"'))
def not_asked(desk: Desk, label: str) -> None:
    """The standard asks it."""
    assert datum(desk, label) not in asked_by_letters(desk.directives)


@then(parsers.parse('trang Nhiệm vụ có hỏi "{label}"'))
def asked(desk: Desk, label: str) -> None:
    """Only the letters ask it."""
    assert datum(desk, label) in asked_by_letters(desk.directives)


# --- hạn ---


@given(parsers.parse("hạn là trước ngày {number:d} hằng tháng, công văn của năm {year:d}"))
def monthly(reckoned: Sum, number: int, year: int) -> None:
    """Every month, strictly before a day."""
    reckoned.typed, reckoned.year = {"every_month": str(number), "strict": "true"}, year


@given(parsers.re(r"hạn là trước ngày (?P<said>\d\d/\d\d/\d{4})"))
def fixed(reckoned: Sum, said: str) -> None:
    """A fixed day."""
    reckoned.typed = {"by": day(said).isoformat(), "strict": "true"}


@given(parsers.parse("đợt {how} ngày 15/05"))
def grace(reckoned: Sum, how: str) -> None:
    """Whether the named day itself is in time."""
    reckoned.strict = {"không tính": True, "tính cả": False}[how]


@given("hạn là ngày 29/02 hằng năm")
def leap(reckoned: Sum) -> None:
    """A day that most years lack."""
    reckoned.typed = {"every_year": "02-29"}


@given(parsers.re(r"hạn là ngày (?P<first>\d\d/\d\d) và (?P<second>\d\d/\d\d) hằng năm"))
def halves(reckoned: Sum, first: str, second: str) -> None:
    """Two days of every year."""
    reckoned.typed = {"every_year": (month_day(first), month_day(second))}


@given(
    parsers.re(r"hạn là từ (?P<first>\d\d/\d\d) đến hết (?P<last>\d\d/\d\d) hằng năm, công văn của năm (?P<year>\d{4})")
)
def season(reckoned: Sum, first: str, last: str, year: str) -> None:
    """A season of a letter's year."""
    reckoned.typed = {"each_year": {"from": month_day(first), "to": month_day(last)}}
    reckoned.year = int(year)


def month_day(said: str) -> str:
    """15/06 as a letter's file has it: 06-15."""
    day_, _, month = said.partition("/")
    return f"{month}-{day_}"


@given(parsers.parse("hạn là {number:d} ngày làm việc sau sự kiện"))
def working(reckoned: Sum, number: int) -> None:
    """Working days after an event."""
    reckoned.typed = {"after": "su_kien", "working_days": str(number)}


@given(parsers.parse("hạn là {number:d} ngày sau sự kiện"))
def plain_days(reckoned: Sum, number: int) -> None:
    """Days after an event."""
    reckoned.typed = {"after": "su_kien", "days": str(number)}


@given(parsers.re(r"sự kiện ghi ngày (?P<said>\d\d/\d\d/\d{4})"))
def event_on(reckoned: Sum, said: str) -> None:
    """The day of the event's paper."""
    reckoned.event = day(said)


@given("sự kiện ghi ngày 28/12 của năm cuối có trong lịch nghỉ")
def event_at_the_end(reckoned: Sum) -> None:
    """Near the end of what is listed."""
    reckoned.event = date(max(load_directives(frozen.LETTERS, ("standing-duties",)).holidays), 12, 28)


@when(parsers.re(r"hỏi vào ngày (?P<said>\d\d/\d\d/\d{4})"))
def ask(reckoned: Sum, said: str) -> None:
    """Reckon the deadline on a day."""
    on = day(said)
    head = {"seen": "thử", "issuer": "thử", "issuer_en": "t", "level": "district", "title": "thử", "title_en": "t"}
    letter = Letter.model_validate({**head, **({"year": str(reckoned.year)} if reckoned.year else {})})
    held = Deadline.model_validate({"when": reckoned.typed})
    holidays = load_directives(frozen.LETTERS, ("standing-duties",)).holidays
    clock = Clock(on, date(on.year, 1, 1), reckoned.strict, holidays)
    try:
        reckoned.due = due_of((held,), letter, clock, reckoned.event)
    except YearNotListed as gap:
        reckoned.refused = gap.year


@when("hỏi vào ngày của sự kiện")
def ask_at_event(reckoned: Sum) -> None:
    """Reckon on the day of the event."""
    assert reckoned.event
    ask(reckoned, f"{reckoned.event:%d/%m/%Y}")


@then(parsers.parse("hạn đang xét là {last}, kỳ tới là {coming}"))
def turn(reckoned: Sum, last: str, coming: str) -> None:
    """The turn judged and the coming one."""
    assert reckoned.due
    assert (reckoned.due.last, reckoned.due.next) == (day(last), day(coming))


@then(parsers.re(r"ngày cuối cùng đúng hạn là (?P<said>\d\d/\d\d/\d{4})"))
def last_day(reckoned: Sum, said: str) -> None:
    """The last day in time."""
    assert reckoned.due
    assert reckoned.due.last == day(said)


@then("chưa biết ngày cuối cùng đúng hạn")
def no_last_day(reckoned: Sum) -> None:
    """Nothing is guessed."""
    assert reckoned.due
    assert reckoned.due.last is None


@then("máy nói lịch nghỉ chưa có năm sau đó")
def year_named(reckoned: Sum) -> None:
    """The year that nobody has listed."""
    assert reckoned.event
    assert reckoned.refused == reckoned.event.year + 1
    assert reckoned.due is None
