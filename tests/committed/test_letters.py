"""The letters and the standing duties, held against counts and deadlines typed by hand from the letters.

A letter once sent stays as it was sent, so these tables are of papers, not of the law; a new letter turns none red.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from engine.law.directives import Directives, Task, TaskEvidence, load_directives
from engine.law.duties.deadlines import After, Between, By, EveryMonth, EveryYear, OpenEnd, Season, SeasonDays, When
from engine.law.loading import Lawbook
from engine.problems import ProblemsFound
from tests import frozen
from tests.committed.law_text import SHARED
from tests.committed.making import CRITERIA

LETTERS = {"thanh-hoa-2020": 46, "molisa-2022": 31, "son-duong-2024": 38, "byt-2025": 39, "cd-46-2026": 7}
DUTIES = "standing-duties"

SECTORS = {
    "ubnd-xa", "lao-dong-tbxh", "tai-chinh", "y-te", "giao-duc", "cong-an", "tu-phap", "van-hoa-thong-tin", "doan-the",
    "thanh-tra",
}  # fmt: skip

KEYS = """
    PLAN-YEAR PLAN-PROG SEDP REVIEW CPW BOARD STAND COLLAB TRAIN COMM H111 BUDGET FUND CASE ABUSE LAW INJ HAZARD SWIM
    SAFE LABOUR DROPOUT SPECIAL DISAB ECD VAX NUT CHECK MENTAL PANDEMIC ONLINE DB BOOK STAT INDEX RPT6 RPTY RPTX RPTM
    FORUM CONSULT CLUB OUTSIDE PLAY MONTH MOON COMMEND INSPECT FACIL OVERSEE SANCTION REG NETWORK SERVICE MODEL SUMMER
    CFC-SELF CFC-FILE CFC-DEC NTM MOVE WINTER FEEDBACK
"""
CATALOGUE = frozenset(KEYS.split())
# Not in the catalogue: what a dated standing duty needs so that its deadline can be met or missed.
FOR_DUTIES = frozenset({"FORUM-RPT", "CASE-IN", "ALT-CARE", "CASE-12H"})
# The wholes of shares, which the standard asks for.
WHOLES = frozenset({"CHILDREN", "INFANTS", "SPECIAL-ALL"})
# Done for every child or every one of them, as the text says: the part and its whole.
FOR_ALL = {
    "THA-2020-27": ("tre_vui_trung_thu", "tong_tre_em"),
    "THA-2020-37": ("tre_dac_biet_da_giup", "tong_tre_dac_biet"),
    "MOH-2025-12": ("tre_duoi_1_da_tiem_du", "tong_tre_duoi_1"),
    "LAW-03": ("tre_da_kham_dinh_ky", "tong_tre_em"),
}

DATED: dict[str, tuple[When, ...]] = {
    "THA-2020-02": (Between(from_=date(2020, 3, 5), to=date(2020, 12, 31)),),
    "THA-2020-03": (Between(from_=date(2020, 3, 5), to=date(2020, 12, 31)),),
    "THA-2020-13": (By(by=date(2020, 12, 31)),),
    "THA-2020-24": (Between(from_=date(2020, 6, 1), to=date(2020, 6, 30)),),
    "THA-2020-27": (By(by=date(2020, 10, 1)),),
    "THA-2020-42": (Season(each_year=SeasonDays(from_=(5, 25), to=(8, 31))),),
    "THA-2020-43": (By(by=date(2020, 5, 20), strict=True),),
    "THA-2020-44": (By(by=date(2020, 11, 15), strict=True),),
    "MOLISA-2022-02": (Between(from_=date(2022, 1, 1), to=date(2022, 12, 31)),),
    "MOLISA-2022-22": (Between(from_=date(2022, 1, 1), to=date(2022, 12, 31)),),
    "MOLISA-2022-23": (Between(from_=date(2022, 6, 1), to=date(2022, 6, 30)),),
    "MOLISA-2022-30": (By(by=date(2022, 5, 25), strict=True),),
    "MOLISA-2022-31": (By(by=date(2022, 11, 20), strict=True),),
    "SDG-2024-09": (EveryMonth(every_month=12, strict=True),),
    "SDG-2024-34": (Between(from_=date(2024, 1, 1), to=date(2024, 12, 31)),),
    "SDG-2024-37": (By(by=date(2024, 5, 15), strict=True),),
    "SDG-2024-38": (By(by=date(2024, 11, 10), strict=True),),
    "MOH-2025-04": (Between(from_=date(2025, 1, 1), to=date(2025, 12, 31)),),
    "MOH-2025-08": (Between(from_=date(2025, 3, 14), to=date(2025, 12, 31)),),
    "MOH-2025-22": (Between(from_=date(2025, 6, 1), to=date(2025, 6, 30)),),
    "MOH-2025-23": (By(by=date(2025, 10, 6)),),
    "MOH-2025-37": (By(by=date(2025, 5, 20), strict=True),),
    "MOH-2025-38": (By(by=date(2025, 11, 20), strict=True),),
    "LAW-01": (EveryYear(every_year=((7, 10),), strict=True), EveryYear(every_year=((7, 20),), strict=True)),
    "LAW-02": (After(after="da_to_chuc_dien_dan", days=15), After(after="da_to_chuc_dien_dan", days=15)),
    "LAW-06": (After(after="tiep_nhan_vu_viec", working_days=7),),
    "LAW-07": (EveryYear(every_year=((6, 30), (12, 31))),),
    "LAW-08": (EveryYear(every_year=((12, 25),), strict=True),),
}

# Tasks without a day, but with words about time: on a case, urgent, or kept up all the time.
TIMED: dict[Literal["event", "urgent", "continuous"], set[str]] = {
    "event": {"THA-2020-34", "THA-2020-35", "THA-2020-37", "THA-2020-45", "MOH-2025-33", "LAW-09"},
    "urgent": {"MOH-2025-07", "CD46-2026-01", *(f"CD46-2026-0{number}" for number in range(3, 7))},
    "continuous": {
        "THA-2020-14", "THA-2020-30", "THA-2020-39", "MOLISA-2022-29", "SDG-2024-08", "MOH-2025-35", "LAW-05",
        "CD46-2026-02",
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def directives() -> Directives:
    """All letters and the standing duties."""
    return load_directives(CRITERIA / "directives", (*LETTERS, DUTIES))


@pytest.fixture(scope="module")
def standard() -> Lawbook:
    """The standard whose criteria the tasks help, as it was when they were read."""
    return frozen.law().book


@pytest.fixture(scope="module")
def tasks(directives: Directives) -> tuple[Task, ...]:
    """Every task of every file."""
    return tuple(task for letter in directives.letters for task in letter.tasks)


def test_every_letter_has_all_its_tasks(directives: Directives) -> None:
    """46, 31, 38, 39 and 7 tasks in the letters, 161 in all, and 9 standing duties, numbered without a gap."""
    found = {letter.id: len(letter.tasks) for letter in directives.letters}
    assert found == {**LETTERS, DUTIES: 9}
    assert sum(found.values()) - found[DUTIES] == 161
    for letter in directives.letters:
        assert [int(task.id[-2:]) for task in letter.tasks] == list(range(1, len(letter.tasks) + 1))


def test_ids_are_unique(tasks: tuple[Task, ...], directives: Directives, standard: Lawbook) -> None:
    """No task id and no evidence id names two things, nor a datum of the standard."""
    assert not [name for name, times in Counter(task.id for task in tasks).items() if times > 1]
    written = (CRITERIA / "directives" / "evidence.yaml").read_text(encoding="utf-8")
    data, checks = written.split("\nchecks:\n")
    assert len(re.findall(r"^  - id: ", data, re.MULTILINE)) == len(directives.evidence)
    assert len({check.id for check in directives.checks}) == len(re.findall(r"^  - id: ", checks, re.MULTILINE))
    assert directives.evidence.keys().isdisjoint(entry.id for entry in standard.standard.book.evidence)


def test_dated_duties_have_their_dates(tasks: tuple[Task, ...]) -> None:
    """Every day, stretch and term of the letters and duties stands, and no other task was given a day."""
    held = {task.id: tuple(deadline.when for deadline in task.deadlines) for task in tasks}
    dated = {name: whens for name, whens in held.items() if not all(isinstance(when, OpenEnd) for when in whens)}
    assert dated == DATED


def test_words_about_time_are_kept(tasks: tuple[Task, ...]) -> None:
    """On a case, urgent, kept up: as the letters say; a deadline that is more than "this year" says what was said."""
    for word, names in TIMED.items():
        assert {task.id for task in tasks for d in task.deadlines if d.when == OpenEnd(open=word)} == names
    for task in tasks:
        for deadline in task.deadlines:
            assert deadline.said or deadline.when == OpenEnd(open="year"), task.id


def test_duties_change_hands_with_the_districts(tasks: tuple[Task, ...]) -> None:
    """A duty with two deadlines goes to the district to 30/06/2025 and to the province from the next day."""
    changing = {task.id: task.deadlines for task in tasks if len(task.deadlines) > 1}
    assert changing.keys() == {"LAW-01", "LAW-02"}
    for before, after in changing.values():
        assert (before.valid_from, before.valid_until, before.to) == (None, date(2025, 6, 30), "UBND cấp huyện")
        assert (after.valid_from, after.valid_until, after.to) == (date(2025, 7, 1), None, "UBND cấp tỉnh")


def test_reports_name_their_receiver(tasks: tuple[Task, ...]) -> None:
    """Every six-month, yearly and monthly report of a letter says to whom it goes, in both languages."""
    reports = {"bao_cao_6_thang", "bao_cao_nam", "bao_cao_du_lieu_thang"}
    sending = [task for task in tasks if any(closed.yes in reports for closed in task.done_when)]
    assert len(sending) == 4 * 2 + 1 + 1
    assert all(deadline.to and deadline.to_en for task in sending for deadline in task.deadlines)


def test_the_catalogue_is_whole_and_used(tasks: tuple[Task, ...], directives: Directives) -> None:
    """The 63 items each stand once, besides those for standing duties and the wholes; each is used, none undeclared."""
    assert len(CATALOGUE) == 63
    stand = Counter(entry.key for entry in directives.evidence.values())
    assert stand == dict.fromkeys((*CATALOGUE, *FOR_DUTIES, *WHOLES), 1)
    used = {name for task in tasks for closed in task.done_when for name in closed.data}
    used |= {d.when.after for task in tasks for d in task.deadlines if isinstance(d.when, After)}
    assert used == {name for name, entry in directives.evidence.items() if entry.key in CATALOGUE | FOR_DUTIES | WHOLES}


def test_closing_fits_the_evidence(tasks: tuple[Task, ...], directives: Directives) -> None:
    """A yes is closed by a yes-no datum, a count by a count with its least number; zero is enough where it is true."""
    zero_is_a_result = {"tre_bi_xam_hai", "tre_bi_tai_nan", "tre_duoc_quan_ly_giao_duc", "kho_khan_phan_anh"}
    for task in tasks:
        for closed in task.done_when:
            least = None if closed.yes else 100 if closed.share else 0 if closed.count in zero_is_a_result else 1
            assert closed.at_least == least, (task.id, closed.datum)
    shares = {task.id: (c.share, c.of) for task in tasks for c in task.done_when if c.share}
    assert shares == FOR_ALL
    assert directives.warnings == ()


def test_the_son_duong_letter_binds_all_that_it_is_sent_to(directives: Directives) -> None:
    """Parts I and II bind those that the head of the letter names, three of them outside the district's board."""
    (letter,) = [letter for letter in directives.letters if letter.id == "son-duong-2024"]
    named = ("Bảo hiểm xã hội huyện", "Trung tâm Văn hóa, Truyền thông và Thể thao huyện", "Trung tâm Y tế huyện")
    bound = [task for task in letter.tasks if "Cơ quan thành viên Ban điều hành" in task.responsible]
    assert len(bound) == 34
    assert all(body in task.responsible.split("; ") for task in bound for body in named)


def test_a_communes_duties_on_alternative_care_are_its_own(directives: Directives) -> None:
    """The report of 25 December is the province's; the commune assesses each child every six months."""
    (duties,) = [letter for letter in directives.letters if letter.id == DUTIES]
    levels = {task.id: task.levels for task in duties.tasks}
    assert (levels["LAW-07"], levels["LAW-08"]) == (("commune",), ("province",))


def test_a_term_after_an_event_is_closed_by_another_paper(tasks: tuple[Task, ...]) -> None:
    """A term that its own event closed could never be missed."""
    for task in tasks:
        for deadline in task.deadlines:
            if isinstance(deadline.when, After):
                assert {closed.datum for closed in task.done_when} - {deadline.when.after}, task.id


def test_shared_data_is_the_very_same_question(directives: Directives, standard: Lawbook) -> None:
    """``same_as`` names a datum of the standard with the same words, kind and unit, so that it is asked once."""
    asked = {entry.id: entry for entry in standard.standard.book.evidence}
    shared = [entry for entry in directives.evidence.values() if entry.same_as]
    assert {entry.key for entry in shared} >= {
        "CPW", "BOARD", "COLLAB", "BUDGET", "INJ", "SPECIAL", "VAX", "CHECK", "FORUM", "PLAY",
    }  # fmt: skip
    differing = [
        (entry.id, field)
        for entry in shared
        for field in SHARED
        if getattr(entry, field) != getattr(asked[str(entry.same_as)], field)
    ]
    assert differing == []


@pytest.mark.parametrize("field", ["label", "responsible"])
def test_both_languages(tasks: tuple[Task, ...], field: str) -> None:
    """Every task speaks Vietnamese and English, and a label stays short enough to read in a cell."""
    vietnamese = re.compile(r"[ăâđêôơưàáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵầấẩẫậằắẳẵặềếểễệồốổỗộờớởỡợừứửữự]", re.IGNORECASE)
    for task in tasks:
        own, english = getattr(task, field), getattr(task, f"{field}_en")
        assert vietnamese.search(own), (task.id, own)
        assert own != english, task.id
        assert field != "label" or max(len(own), len(english)) <= 110, task.id


def test_labels_tell_the_tasks_of_a_letter_apart(directives: Directives) -> None:
    """No two tasks of one letter read the same."""
    for letter in directives.letters:
        for field in ("label", "label_en"):
            assert len({getattr(task, field) for task in letter.tasks}) == len(letter.tasks), (letter.id, field)


def test_evidence_is_asked_in_both_languages(directives: Directives) -> None:
    """Every datum has a hint in both languages and a count has its unit; a yes-no has none."""
    for entry in directives.evidence.values():
        assert entry.hint and entry.hint_en, entry.id
        assert (entry.unit is not None) == (entry.unit_en is not None) == (entry.kind == "count"), entry.id
        assert entry.question.endswith("?"), entry.id
        assert _says_what_zero_is(entry), entry.id


def _says_what_zero_is(entry: TaskEvidence) -> bool:
    said = (entry.hint or "").lower()
    return entry.kind == "yes_no" or entry.same_as is not None or "ghi 0" in said or "áp dụng" in said


def test_helps_existing_criteria(tasks: tuple[Task, ...], standard: Lawbook) -> None:
    """Every criterion that a task helps is in the standard, and each is helped by some task, save the survey."""
    known = {criterion.id for criterion in standard.standard.criteria}
    assert {name for task in tasks for name in task.helps} <= known
    apart = {"SDG-2024-18", "THA-2020-06", "THA-2020-23", "MOLISA-2022-25", "MOH-2025-18"}
    assert all(set(task.helps) == known for task in tasks if task.id in apart)
    assert {name for task in tasks if task.id not in apart for name in task.helps} == known - {"tc13"}


def test_sectors_are_of_the_closed_list(tasks: tuple[Task, ...]) -> None:
    """Every sector is one of ten, each is used, and the README explains each."""
    assert {task.sector for task in tasks} == SECTORS
    told = (CRITERIA / "directives" / "README.md").read_text(encoding="utf-8")
    assert {name for name in SECTORS if f"| `{name}` |" in told} == SECTORS


def test_citations_name_number_and_date(tasks: tuple[Task, ...]) -> None:
    """A cited number comes with its day where the letter gave one; both decisions numbered 06/QĐ-TTg are told apart."""
    cited = {cite for task in tasks for cite in task.cites}
    numbered = {cite for cite in cited if re.match(r"\d+[/-]\S*", cite) and not cite.startswith("56/2017/NĐ-CP, Điều")}
    dateless = {cite for cite in numbered if not re.search(r"\((\d\d/\d\d/\d{4})", cite)}
    assert dateless == {"28/2019/TT-BLĐTBXH", "29/2019/TT-BLĐTBXH", "36/2018/TT-BLĐTBXH"}
    for cite in numbered - dateless:
        day = re.search(r"\((\d\d)/(\d\d)/(\d{4})", cite)
        assert day
        assert date(int(day[3]), int(day[2]), int(day[1])) < date(2026, 7, 11), cite
    decisions = {cite[:22] for cite in cited if cite.startswith("06/QĐ-TTg")}
    assert decisions == {"06/QĐ-TTg (03/01/2019)", "06/QĐ-TTg (06/01/2022;"}


def test_letters_are_named_as_far_as_they_were_seen(directives: Directives) -> None:
    """Number and date as legible; absent for Sơn Dương, whose header was not seen; no address or telephone anywhere."""
    named = {letter.id: (letter.letter.number, letter.letter.date) for letter in directives.letters}
    assert named == {
        "thanh-hoa-2020": ("546/SLĐTBXH-TEBĐG", date(2020, 3, 5)),
        "molisa-2022": ("478/LĐTBXH-TE", date(2022, 2, 28)),
        "son-duong-2024": (None, None),
        "byt-2025": ("1481/BYT-BMTE", date(2025, 3, 14)),
        "cd-46-2026": ("46/CĐ-TTg", date(2026, 7, 11)),
        DUTIES: (None, None),
    }
    for path in (CRITERIA / "directives").iterdir():
        assert not re.search(r"@|\b0\d{8,10}\b", path.read_text(encoding="utf-8")), path.name


def test_an_unknown_deadline_is_refused(tmp_path: Path) -> None:
    """A deadline kind nobody knows is LAW-501, at the line where it was typed."""
    for path in (CRITERIA / "directives").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if path.stem == DUTIES:
            text = text.replace("{open: continuous}", "{someday: soon}")
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(ProblemsFound) as refused:
        load_directives(tmp_path, (DUTIES,))
    assert ("LAW-501", "- when: {someday: soon}") in [(f.code, f.typed.strip()) for f in refused.value.problems]
