"""The tasks of the sample round (số liệu mô phỏng): states, points at risk, the form's second sheet, what refuses."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.evidence.facts import Document, Fact
from engine.forms.template import write_form
from engine.language import speak
from engine.law.asked import asked_by_letters, asking, evidence_named, fact_names, is_for_commune, letter_sections
from engine.law.directives import Directives, Task, load_directives
from engine.problems import Place, ProblemsFound, render, words
from engine.reporting.words.task_words import STATE_ORDER, bodies_of, reason_words, recipient_of
from engine.sample.made_round import evidence_text
from engine.scoring.assessing import assess
from engine.scoring.round_result import RoundResult
from engine.scoring.task_risks import helped
from engine.service.check import check_target
from engine.service.rounds import assess_round, letters_followed, open_letters, open_round, tasks_of
from engine.service.workspace import find_workspace
from engine.tasks.calendar import Due
from engine.tasks.following import LAST_DISTRICT_DAY, RoundTasks, TaskStatus, follow
from engine.tasks.shown import closed_by
from engine.tasks.state_table import open_states
from engine.tasks.states import STATES, Given, Span
from tests import frozen
from tests.scored import results_of

SAY = speak("vi")


@pytest.fixture(scope="module")
def made() -> RoundResult:
    """The frozen round, assessed with its letters."""
    return frozen.assessed()


@pytest.fixture(scope="module")
def tasks(made: RoundResult) -> RoundTasks:
    """Its tasks."""
    return tasks_of(made)


def every(tasks: RoundTasks) -> list[TaskStatus]:
    """All tasks of all communes."""
    return [status for own in tasks.communes.values() for status in own]


def test_the_sample_has_every_state(tasks: RoundTasks) -> None:
    """Thirty communes by 45 tasks; each state occurs in at least ten of them, and most is done."""
    counted = Counter(status.state for status in every(tasks))
    assert counted.total() == 30 * 45
    assert set(counted) == set(STATE_ORDER)
    assert min(counted.values()) >= 10
    assert counted["done"] > counted.total() // 2


def test_one_commune_has_done_all_and_one_has_said_nothing(made: RoundResult, tasks: RoundTasks) -> None:
    """Tân Trào is an example to all; Tam Đa left the second sheet empty, which is unknown and never overdue."""
    by_name = {unit.name: tasks.communes[unit.code] for unit in made.round.units}
    assert {s.state for s in by_name["Xã Tân Trào"]} == {"done", "not_for_commune"}
    silent = Counter(s.state for s in by_name["Xã Tam Đa"])
    assert silent["unknown"] > 35
    assert silent["overdue"] == silent["due"] == 0


def test_points_at_risk_are_a_rescoring(made: RoundResult, tasks: RoundTasks) -> None:
    """Each overdue task's points are the total less the total decided anew with its items at 0; so are a commune's."""
    lost = {
        (item.item.id, at): criterion.criterion.id
        for at, card in enumerate(made.cards)
        for criterion in card.criteria
        for item in criterion.items
    }

    def anew(row: int, helps: frozenset[str]) -> int:
        items = made.cards[row].items
        return sum(int(item.low) for item in items if {item.item.id, lost[item.item.id, row]} & helps)

    seen = 0
    for row, card in enumerate(made.cards):
        own = tasks.communes[card.unit.code]
        overdue = [status for status in own if status.state == "overdue"]
        for status in overdue:
            by_hand = sum(c.low for c in card.criteria if c.criterion.id in status.task.helps)
            assert status.at_risk == by_hand == anew(row, frozenset(status.task.helps))
            seen += by_hand > 0
        assert tasks.at_risk[card.unit.code] == anew(row, helped(own)) <= sum(s.at_risk or 0 for s in overdue)
    assert seen > 10
    assert all(status.at_risk is None for status in every(tasks) if status.state != "overdue")


def test_a_commune_set_aside_has_tasks_but_no_points(made: RoundResult) -> None:
    """Nothing was scored, so nothing can be at risk."""
    unit = made.units[0]
    doubted = {unit.code: replace(made.evidence.communes[unit.code], set_aside=True)}
    evidence = replace(made.evidence, communes={**made.evidence.communes, **doubted})
    followed = letters_followed(open_letters(frozen.ROUND, made.round, made.book, frozen.SPACE))
    again = assess(made.book, made.table, made.round, evidence, followed=followed)
    assert again.aside == (unit,)
    tasks = tasks_of(again)
    assert len(tasks.communes[unit.code]) == 45
    assert unit.code not in tasks.at_risk
    assert all(status.at_risk is None for status in tasks.communes[unit.code])


def test_results_hold_each_task(made: RoundResult, tasks: RoundTasks) -> None:
    """Id, state, days and points, in the letters' order."""
    rows = {row.code: row.tasks for row in results_of(made, tool="thử").communes}
    for code, own in tasks.communes.items():
        assert [(r.id, r.status, r.rule, r.due) for r in rows[code]] == [
            (s.task.id, s.state, s.rule, s.due.last) for s in own
        ]


FACTS = {
    "co": Fact("co", 1, Place("x"), document=Document("1/BC", date(2024, 5, 2))),
    "co_muon": Fact("co_muon", 1, Place("x"), document=Document("2/BC", date(2024, 5, 9))),
    "co_khong_ngay": Fact("co_khong_ngay", 1, Place("x"), document=Document("3/BC")),
    "khong": Fact("khong", 0, Place("x")),
    "dem_0": Fact("dem_0", 0, Place("x"), document=Document("4/BC", date(2024, 6, 1))),
    "dem_3": Fact("dem_3", 3, Place("x"), document=Document("4/BC", date(2024, 6, 1))),
    "kad": Fact("kad", 0, Place("x"), "not_applicable"),
}


@pytest.mark.parametrize(
    ("closing", "given", "paper"),
    [
        ([{"yes": "co"}], Given.DONE, date(2024, 5, 2)),
        ([{"yes": "co"}, {"yes": "co_muon"}], Given.DONE, date(2024, 5, 9)),
        ([{"yes": "co"}, {"yes": "co_khong_ngay"}], Given.DONE, None),
        ([{"yes": "khong"}, {"yes": "vang"}], Given.NOT_DONE, None),
        ([{"yes": "co"}, {"yes": "vang"}], Given.NOTHING, None),
        ([{"count": "dem_0"}], Given.NOT_DONE, None),
        ([{"count": "dem_0", "at_least": "0"}], Given.DONE, date(2024, 6, 1)),
        ([{"count": "dem_3", "at_least": "4"}], Given.NOT_DONE, None),
        ([{"yes": "co"}, {"count": "dem_3"}], Given.DONE, date(2024, 5, 2)),
        ([{"yes": "kad"}], Given.NOT_ARISEN, None),
        ([{"yes": "kad"}, {"yes": "co"}], Given.DONE, date(2024, 5, 2)),
        ([{"yes": "kad"}, {"yes": "vang"}], Given.NOTHING, None),
    ],
)
def test_what_closes_a_task(closing: list[dict[str, str]], given: Given, paper: date | None) -> None:
    """One no leaves it open; one missing leaves it unknown; "không áp dụng" is neither; the yes papers tell the day."""
    task = a_task(done_when=closing)
    assert closed_by(task, {name: name for name in (*FACTS, "vang")}, FACTS) == (given, paper)


def a_task(**changes: object) -> Task:
    """A task as it is typed."""
    told = {
        "id": "THU-01", "clause": "1", "label": "Việc thử", "label_en": "Trial", "responsible": "UBND xã",
        "responsible_en": "Commune", "sector": "tre-em", "levels": ("commune",), "commune_shows": "direct",
        "deadlines": ({"when": {"open": "year"}},), "done_when": ({"yes": "co"},),
    }  # fmt: skip
    return Task.model_validate({**told, **{k: tuple(v) if isinstance(v, list) else v for k, v in changes.items()}})


@pytest.mark.parametrize(
    ("levels", "shows", "acts"),
    [(["commune"], "direct", True), (["district", "commune"], "direct", True), (["province"], "direct", False),
     (["district", "commune"], "indirect", False), (["province", "district"], "indirect", False)],
)  # fmt: skip
def test_a_letter_says_which_levels_act(levels: list[str], shows: str, acts: bool) -> None:
    """A duty that lies above the commune is none of its tasks, and is not asked of it."""
    assert is_for_commune(a_task(levels=levels, commune_shows=shows)) is acts


def all_letters() -> Directives:
    """Every letter there is."""
    return load_directives(
        frozen.LETTERS, ("byt-2025", "molisa-2022", "son-duong-2024", "standing-duties", "thanh-hoa-2020")
    )


def test_the_form_asks_only_what_the_letters_ask_and_the_standard_does_not() -> None:
    """Each datum once, all that a commune's tasks need, none that the standard asks under its own id or label."""
    letters, standard = all_letters(), open_round(frozen.ROUND, frozen.SPACE)[1].book.standard
    asked = [entry for section in letter_sections(letters) for entry, _ in section.questions]
    assert len({entry.id for entry in asked}) == len(asked) == len(asked_by_letters(letters))
    theirs = [task for letter in letters.letters for task in letter.tasks if is_for_commune(task)]
    needed = {name for task in theirs for name in evidence_named(task)}
    known = {entry.id for entry in standard.book.evidence}
    names = fact_names(letters)
    assert {entry.id for entry in asked} == {name for name in needed if names[name] not in known}
    labels = {label for e in standard.book.evidence for label in (e.label.casefold(), e.label_en.casefold())}
    assert not [e.id for e in asked if {e.label.casefold(), e.label_en.casefold()} & labels]


def test_a_form_comes_back_as_it_was_filled(made: RoundResult) -> None:
    """Both sheets: every fact of the sample is read from the very cell that it stands in."""
    letters = tasks_of(made).directives
    duties = {entry.id for entry in asked_by_letters(letters)}
    given = [f for own in made.evidence.communes.values() for f in own.facts.values() if f.evidence in duties]
    assert len(given) > 800
    assert {fact.place.sheet for fact in given} == {"Nhiệm vụ"}
    book = load_workbook(frozen.ROUND / "evidence" / "02545-tan-trao.xlsx")
    own = made.evidence.communes["02545"].facts
    assert book.sheetnames == ["Phiếu số liệu", "Nhiệm vụ", "Tự chấm", "_meta"]
    for name in duties & set(own):
        typed = book["Nhiệm vụ"][own[name].place.cell].value
        assert typed in ({1: "Có", 0: "Không"}.get(own[name].value), str(own[name].value), "không áp dụng")


def test_the_law_and_its_hash_know_nothing_of_letters(made: RoundResult) -> None:
    """Scores with and without the letters are the same; the law's hash is its own."""
    round_, law, _ = open_round(frozen.ROUND, frozen.SPACE)
    assert asking(law.book, asked_by_letters(tasks_of(made).directives)).sha256 == law.book.sha256 == made.book.sha256
    alone = replace(made, tasks=None)
    assert alone.tasks is None
    assert [c.decision for c in alone.cards] == [c.decision for c in made.cards]
    assert round_.directives == ("son-duong-2024", "standing-duties")


def trial(tmp_path: Path, *, directives: str = 'directives: ["son-duong-2024", "standing-duties"]') -> Path:
    """A round of the sample's communes without evidence, in a workspace of its own."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    folder = tmp_path / "assessments" / frozen.SAMPLE
    (folder / "evidence").mkdir(parents=True)
    text = (frozen.ROUND / "round.yaml").read_text("utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("directives")]
    (folder / "round.yaml").write_text("\n".join([*kept, directives, ""]), "utf-8")
    shutil.copy(frozen.ROUND / "communes.csv", folder)
    return folder


def test_a_form_without_letters_has_one_sheet(tmp_path: Path) -> None:
    """And a round without letters has no tasks, which is said with what to do."""
    folder = trial(tmp_path, directives="")
    round_, law, _ = open_round(folder, frozen.SPACE)
    write_form(tmp_path / "phieu.xlsx", law.book, round_, round_.units[0], SAY)
    assert load_workbook(tmp_path / "phieu.xlsx").sheetnames == ["Phiếu số liệu", "Tự chấm", "_meta"]
    with pytest.raises(ProblemsFound) as told:
        tasks_of(assess_round(folder, find_workspace(tmp_path)))
    assert [p.code for p in told.value.problems] == ["DIR-106"]
    assert "standing-duties" in words(told.value.problems[0], "vi")["rule"]


def test_a_form_whose_second_sheet_was_changed_is_refused_at_its_cell(tmp_path: Path) -> None:
    """Rows moved on it are named; the sheet taken out is missed."""
    folder = trial(tmp_path)
    for name, change in (("02545-tan-trao.xlsx", "row"), ("02536-son-duong.xlsx", "sheet")):
        book = load_workbook(frozen.ROUND / "evidence" / name)
        book.security = None
        if change == "row":
            book["Nhiệm vụ"].insert_rows(9)
        else:
            del book["Nhiệm vụ"]
        text = book["_meta"]
        for line in text.iter_rows(min_col=1, max_col=2):
            if line[0].value == "round":
                line[1].value = "son-duong-2024"
        book.save(folder / "evidence" / name)
    found = assess_round(folder, find_workspace(tmp_path)).problems
    told = {(p.commune, p.code): str(p.place) for p in found if p.commune in ("02545", "02536")}
    assert told[("02545", "EVI-112")].startswith("evidence/02545-tan-trao.xlsx › Nhiệm vụ › E")
    assert ("02536", "EVI-106") in told


def test_tables_of_many_communes_take_the_letters_data_too(tmp_path: Path, made: RoundResult) -> None:
    """One long CSV of the sample gives every commune the same states as its forms do."""
    folder = trial(tmp_path)
    letters = tasks_of(made).directives
    broken = {unit.code for unit in made.aside}
    facts = {code: own.facts for code, own in made.evidence.communes.items() if code not in broken}
    book = asking(made.book, asked_by_letters(letters))
    (folder / "evidence" / "so-lieu.csv").write_text(evidence_text(book, facts), "utf-8-sig")
    again = tasks_of(assess_round(folder, find_workspace(tmp_path)))
    for code in facts:
        assert [(s.task.id, s.rule) for s in again.communes[code]] == [
            (s.task.id, s.rule) for s in tasks_of(made).communes[code]
        ]
    head = next(csv.reader(io.StringIO(evidence_text(book, facts))))
    assert head == ["commune", "evidence", "value", "document", "note"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("round.yaml", '"standing-duties"', '"standing-dutys"', "DIR-102"),
        ("evidence.yaml", "same_as: dien_dan_tre_em", "same_as: dien_dan_tre", "DIR-103"),
        ("evidence.yaml", "  - id: so_ho_gia_dinh\n", "  - id: so_thon\n", "DIR-104"),
        ("standing-duties.yaml", "helps: [tc12]", "helps: [tc12, tc14]", "DIR-105"),
        ("standing-duties.yaml", "when: {open: continuous}", "when: {until: later}", "LAW-501"),
        ("standing-duties.yaml", "{yes: thang_hanh_dong}", "{yes: thang_hanh_dog}", "LAW-307"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_line(tmp_path: Path, file: str, old: str, new: str, code: str) -> None:
    """In both languages, with the nearest right word."""
    folder = trial(tmp_path)
    path = folder / file if file == "round.yaml" else tmp_path / "criteria" / "directives" / file
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")
    line = text[: text.index(old)].count("\n") + 1
    space = find_workspace(tmp_path)
    with pytest.raises(ProblemsFound) as told:
        open_round(folder, space)
    (found,) = [p for p in told.value.problems if p.code == code]
    assert found.place.line == line
    assert all(len(render(found, language)) > 80 for language in ("vi", "en"))
    assert (code == "DIR-102") or check_target("directives", space).problems


@pytest.mark.parametrize("slip", ["28-CT/TW (25/12/2024)", "1481/BYT-BMTE 14/03/2024", "1481/byt-bmte ngày 4/3/2025"])
def test_a_letter_that_cites_itself_by_another_date_is_refused(tmp_path: Path, slip: str) -> None:
    """The same number with another date is another letter; other documents may have any date."""
    home = Path(shutil.copytree(frozen.LETTERS, tmp_path / "directives"))
    path = home / "byt-2025.yaml"
    path.write_text(path.read_text("utf-8").replace("28-CT/TW (25/12/2023)", slip, 1), "utf-8")
    if slip.startswith("28"):
        assert load_directives(home, ("byt-2025",)).letters
        return
    with pytest.raises(ProblemsFound) as told:
        load_directives(home, ("byt-2025",))
    (found,) = told.value.problems
    assert (found.code, slip in found.typed) == ("LAW-359", True)


def test_a_year_without_holidays_is_a_warning_and_the_task_stays_unknown(made: RoundResult) -> None:
    """Seven working days after a case taken in in December of the last listed year."""
    letters = tasks_of(made).directives
    last = max(letters.holidays)
    unit = made.round.units[0]
    event = Fact("tiep_nhan_vu_viec", 1, Place("phieu.xlsx"), document=Document("1/BB", date(last, 12, 28)))
    done = Fact("vu_viec_da_giai_quyet", 1, Place("phieu.xlsx"), document=Document("2/KH", date(last, 12, 30)))
    round_ = replace(made.round, on=date(last + 1, 2, 1), period_from=date(last, 1, 1), units=(unit,))
    facts = {unit.code: {event.evidence: event, done.evidence: done}}
    told = follow(letters, open_states(frozen.LETTERS), round_, facts)
    (status,) = [s for s in told.communes[unit.code] if s.task.id == "LAW-06"]
    (found,) = told.problems
    assert (status.state, status.rule) == ("unknown", "task/day-not-known")
    assert (found.code, found.severity, found.commune) == ("DIR-101", "warning", unit.code)
    assert str(last + 1) in words(found, "vi")["what"]


def test_after_the_district_its_duties_go_where_the_profile_says(made: RoundResult) -> None:
    """Until 30/06/2025 the letter's own words; from the day after the profile's body, marked as an assumption."""
    (report,) = [s for s in tasks_of(made).communes["02545"] if s.task.id == "SDG-2024-37"]
    later = replace(made, round=replace(made.round, on=date(2025, 7, 1)))
    authority = later.authority
    assert authority is not None and authority.status == "assumption"
    before = replace(made, round=replace(made.round, on=LAST_DISTRICT_DAY))
    assert report.due.deadline is not None
    assert "nay là" not in recipient_of(report.due.deadline, before, SAY)
    told = recipient_of(report.due.deadline, later, SAY)
    assert told == f"{report.due.deadline.to} → nay là {authority.appraises} (giả định)"
    assert any(authority.appraises in body for body in bodies_of(report.task, later, SAY))
    assert not any("nay là" in body for body in bodies_of(a_task(), later, SAY))


def test_a_centre_of_the_district_is_not_given_the_profile_of_recognition(made: RoundResult) -> None:
    """Who follows a district's social insurance or medical centre is not said, and a paper leaves it blank."""
    task = a_task(responsible="Trung tâm Y tế huyện; UBND huyện", responsible_en="Medical Centre; Committee")
    later = replace(made, round=replace(made.round, on=date(2025, 7, 1)))
    centre, committee = bodies_of(task, later, SAY)
    assert "chưa rõ nay là cơ quan nào" in centre and "nay là Sở Y tế" in committee
    assert bodies_of(task, later, SAY, blank="……") == ("……",)
    before = replace(made, round=replace(made.round, on=LAST_DISTRICT_DAY))
    assert bodies_of(task, before, SAY) == ("Trung tâm Y tế huyện", "UBND huyện")


def test_every_state_is_told_with_its_reason(tasks: RoundTasks, made: RoundResult) -> None:
    """No reason is empty; each rule of the sample has its own words."""
    told = {status.rule: reason_words(status, made.round.on, SAY) for status in every(tasks)}
    assert all(told.values())
    assert len(set(told) & set(STATES)) >= 9
    assert {STATES[rule] for rule in told} == set(STATE_ORDER)


def test_the_last_day_and_a_paper_of_before_have_words_of_their_own(tasks: RoundTasks) -> None:
    """Not nought days left; and a paper that is too old is told with both days."""
    some = every(tasks)[0]
    last = date(2024, 11, 15)
    due = replace(some, rule="task/due", state="due", due=Due(Span.DATED, last=last), shares=())
    assert reason_words(due, last, SAY) == "chưa có, hôm nay là ngày cuối"
    assert reason_words(due, date(2024, 11, 13), SAY) == "chưa có, còn 2 ngày"
    old = replace(due, rule="task/paper-too-old", due=Due(Span.DATED, last, date(2024, 1, 1)), paper=date(2023, 12, 31))
    assert reason_words(old, last, SAY) == "văn bản ngày 31/12/2023 có trước kỳ này (từ 01/01/2024)"
