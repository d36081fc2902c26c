"""Letters read as proposed tasks: who, what, when, in the letter's words; and nothing followed that nobody accepted."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from engine.evidence.identity.letters_fit import letter_stamps
from engine.language import speak
from engine.law.directives import Directives, load_directives
from engine.law.duties.deadlines import OpenEnd
from engine.problems import ProblemsFound, render
from engine.reading.letters.letter_draft import when_of
from engine.reading.letters.letter_tasks import Proposed, ReadLetter, read_letter
from engine.reading.letters.same_words import same_words
from engine.reading.loading.opening_text import open_text
from engine.service.reading.letter_reading import LetterReadRequest, read_directive
from engine.service.workspace import Workspace
from tests import frozen
from tests.reading.letters_measured import measured, text_of, verdict
from tests.reading.made_letters import (
    BODY,
    HEAD,
    TABLE,
    TABLE_HEAD,
    letter,
    letter_docx,
    letter_html,
    with_line,
)

TODAY = date(2027, 3, 5)
WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {"docx": letter_docx, "html": letter_html}
ADDRESSED = "Các sở, ban, ngành cấp tỉnh; Ủy ban nhân dân các xã, phường"
COMMUNES, OFFICES = "Ủy ban nhân dân các xã, phường", "Các cơ quan, đơn vị"
# Clause, owner, deadline as the draft writes it ("" where it is asked), in the letter's order.
EXPECTED = (
    ("I.1", ADDRESSED, "{open: year}"),
    ("I.1", ADDRESSED, "{by: 2027-06-30, strict: true}"),
    ("I.2, điểm a", ADDRESSED, "{open: year}"),
    ("I.2, điểm a", ADDRESSED, "{open: year}"),
    ("I.2, điểm b", ADDRESSED, "{open: year}"),
    ("I.3, gạch 1", COMMUNES, "{every_month: 12, strict: true}"),
    ("I.3, gạch 2", COMMUNES, "{open: event}"),
    ("I.3, gạch 3", COMMUNES, ""),
    ("I.4", ADDRESSED, ""),
    ("II, đoạn 1", OFFICES, "{by: 2027-05-15, strict: true}"),
    ("II, đoạn 1", OFFICES, "{by: 2027-11-10, strict: true}"),
    ("II, đoạn 2", "Sở Y tế", ""),
    ("kết", "các đơn vị", "{open: year}"),
)


def read(lines: Sequence[str], folder: Path, kind: str = "docx", table: Sequence[Sequence[str]] = ()) -> ReadLetter:
    """A made letter read from its file."""
    path = folder / f"cong-van.{kind}"
    path.write_bytes(letter_docx(lines, table) if table else WRITERS[kind](lines))
    return read_letter(open_text(path), {})


def told(tasks: Sequence[Proposed]) -> list[tuple[str, str, str]]:
    """Clause, owner and deadline of each."""
    return [(task.clause, task.owner, when_of(task)) for task in tasks]


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_every_task_has_its_clause_owner_and_day(kind: str, tmp_path: Path) -> None:
    """Parts, numbers, letters, dashes, unnumbered paragraphs, the close; owners of headings, sentences, addressees."""
    found = read(letter(), tmp_path, kind)
    assert told(found.tasks) == list(EXPECTED)
    assert all(task.label in task.sentence and task.sentence in " ".join(letter()) for task in found.tasks)
    assert found.head.number == "312/SYT-BTXH"
    assert (found.head.day, found.head.years.about, found.head.level) == (date(2027, 3, 2), 2027, "province")


def test_a_table_of_owners_gives_a_task_a_row(tmp_path: Path) -> None:
    """Its owner and day from its cells; a vague cell, an empty owner are asked."""
    found = read(with_line("Thực hiện theo bảng phân công."), tmp_path, table=(TABLE_HEAD, *TABLE))
    rows = [task for task in found.tasks if task.owner_from in ("table", "nowhere")]
    assert [(task.owner, when_of(task)) for task in rows] == [
        ("Sở Y tế", "{by: 2027-09-30, strict: true}"),
        (COMMUNES, "{from: 2027-10-01, to: 2027-12-31}"),
        (COMMUNES, ""),
        ("", "{by: 2027-12-31}"),
    ]
    assert [bool(task.asked) for task in rows] == [False, False, True, True]


def test_legal_bases_give_no_task(tmp_path: Path) -> None:
    """Căn cứ, thực hiện: neither tasks nor questions, whatever days they cite."""
    found = read(letter(body=("1. Báo cáo trước ngày 15/5/2027.",), end=("Nơi nhận:", "- Lưu: VT.")), tmp_path)
    assert told(found.tasks) == [("1", ADDRESSED, "{by: 2027-05-15, strict: true}")]
    assert found.left == ()


def test_an_order_in_the_opening_paragraph_is_found(tmp_path: Path) -> None:
    """A letter of one paragraph has no clauses."""
    said = "Căn cứ Luật Trẻ em, Sở Y tế đề nghị Ủy ban nhân dân các xã báo cáo trước ngày 15/5/2027."
    found = read((*HEAD, said, "Nơi nhận:"), tmp_path)
    assert told(found.tasks) == [("mở đầu", "Ủy ban nhân dân các xã", "{by: 2027-05-15, strict: true}")]


def test_a_day_said_above_its_clauses_is_asked_of_each(tmp_path: Path) -> None:
    """“Hoàn thành trước ngày …:” over a list: no item of it is without a deadline in silence."""
    body = ("1. Hoàn thành trước ngày 30/6/2027 các việc sau:", "- Lập danh sách;", "- Cắm biển cảnh báo.")
    found = read(letter(body=body, end=("Nơi nhận:",)), tmp_path)
    assert [when_of(task) for task in found.tasks] == ["", ""]
    assert all(task.asked for task in found.tasks)


def test_a_sentence_that_orders_nothing_is_left_for_a_person(tmp_path: Path) -> None:
    """It is neither a task nor lost."""
    found = read(with_line("Tình hình đuối nước còn phức tạp. Rà soát ao hồ."), tmp_path)
    assert next(task.label for task in found.tasks) == "Rà soát ao hồ."
    assert [one.sentence for one in found.left] == ["Tình hình đuối nước còn phức tạp."]


def test_words_behind_the_recipients_that_speak_of_time_are_told(tmp_path: Path) -> None:
    """An annex below the signature is read by nobody else."""
    found = read((*letter(), "Phụ lục: gửi biểu mẫu trước ngày 20/4/2027"), tmp_path)
    assert "Phụ lục: gửi biểu mẫu trước ngày 20/4/2027" in [one.sentence for one in found.left]


def test_criteria_are_named_only_by_the_same_words() -> None:
    """Three telling words in a row; a likeness of meaning names none."""
    titles = {"tc05": ("Trẻ em bị tai nạn, thương tích",), "tc02": ("Trẻ em được khai sinh đúng quy định",)}
    assert same_words("Phòng, chống tai nạn, thương tích trẻ em", titles) == (("tc05", "tai nạn thương tích"),)
    assert same_words("Phòng chống đuối nước cho trẻ em ở ao hồ", titles) == ()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of directives with the frozen book of evidence, and a letter's file beside it."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    (tmp_path / "cong-van.docx").write_bytes(letter_docx(letter()))
    return tmp_path


def drafted(desk: Path, lines: Sequence[str] | None = None) -> Path:
    """The draft of the letter, put among the directives as an officer would."""
    if lines is not None:
        (desk / "cong-van.docx").write_bytes(letter_docx(lines))
    request = LetterReadRequest(desk / "cong-van.docx", desk / "nhap-312.yaml", frozen.STANDARD)
    done = read_directive(Workspace(desk, bundled=False), request, TODAY, speak("vi"))
    assert done.listed.read_bytes().startswith(b"PK")
    return Path(shutil.copy(done.draft, desk / "criteria" / "directives"))


def opened(path: Path) -> Directives | list[str]:
    """The letter as a round would take it up, or the codes with which it is refused, each told in both languages."""
    try:
        return load_directives(path.parent, (path.stem,))
    except ProblemsFound as refused:
        for found in refused.problems:
            assert not re.search(r"\{\w*\}", render(found, "vi") + render(found, "en"))
        return sorted({found.code for found in refused.problems})


def taken_up(draft: str, *, accepted: bool = True, asked: bool = False, unread: bool = False) -> str:
    """A draft as a person finishes it: what is lacking written, questions answered, each task accepted."""
    text, left = draft.replace("status: reading\n", "").split("\nunread:")
    text = text.replace("letter:\n", "letter:\n  issuer_en: Health\n  title_en: Children\n", 1)
    tasks = []
    for task in re.split(r"(?=^  - id: )", text, flags=re.MULTILINE)[1:]:
        lines = [line for line in task.rstrip().splitlines() if asked or not line.startswith("    asked:")]
        lines += [] if "    levels:" in task else ["    levels: [commune]"]
        lines += [] if "    deadlines:" in task else ["    deadlines: [{when: {by: 2027-09-30}}]"]
        lines += ["    label_en: Task", "    responsible_en: All", "    sector: y-te", "    commune_shows: direct"]
        lines += ["    done_when: [{yes: ke_hoach_nam}]"]
        lines += ["    accepted: {by: Trần Thị Mai, on: 2027-03-06}"] if accepted else []
        tasks.append("\n".join(lines))
    behind = f"\nunread:{left}" if unread else ""
    return text.split("  - id: ", 1)[0] + "\n".join(tasks) + "\n" + behind


def test_a_proposal_is_not_followed_by_the_machine_s_reading(desk: Path) -> None:
    """The draft as it was written is refused whole."""
    assert opened(drafted(desk)) == ["READ-130"]


def test_what_a_person_has_accepted_is_followed(desk: Path) -> None:
    """With every question answered and every task accepted the letter opens, each task with its sentence and place."""
    path = drafted(desk)
    path.write_text(taken_up(path.read_text("utf-8")), "utf-8")
    letters = opened(path)
    assert isinstance(letters, Directives), letters
    (followed,) = letters.letters
    assert len(followed.tasks) == len(EXPECTED)
    assert all(task.read and task.accepted and task.accepted.by == "Trần Thị Mai" for task in followed.tasks)
    assert sum(not isinstance(task.deadlines[0].when, OpenEnd) for task in followed.tasks) == 7


def test_who_accepted_is_no_part_of_what_a_form_asks(desk: Path) -> None:
    """A form bears a stamp of its letter; sentence, place and name do not change it."""
    path = drafted(desk)
    path.write_text(taken_up(path.read_text("utf-8")), "utf-8")
    first = opened(path)
    bare = re.sub(r"^    (?:read|accepted): .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
    path.write_text(bare, "utf-8")
    then = opened(path)
    assert isinstance(first, Directives)
    assert isinstance(then, Directives)
    assert letter_stamps(first) == letter_stamps(then)


@pytest.mark.parametrize(
    ("kept", "code"),
    [({"accepted": False}, "READ-132"), ({"asked": True}, "READ-131"), ({"unread": True}, "READ-135")],
    ids=str,
)
def test_what_is_left_undone_is_refused(desk: Path, kept: dict[str, bool], code: str) -> None:
    """A task nobody accepted, a question nobody answered, a sentence nobody read."""
    path = drafted(desk, letter(end=("Đuối nước còn phức tạp.", "Nơi nhận:")))
    path.write_text(taken_up(path.read_text("utf-8"), **kept), "utf-8")
    assert opened(path) == [code]


def refused(desk: Path, name: str = "nhap-312.yaml", lines: Sequence[str] = ()) -> list[str]:
    """The codes with which the service refuses to read."""
    if lines:
        (desk / "cong-van.docx").write_bytes(letter_docx(lines))
    with pytest.raises(ProblemsFound) as found:
        read_directive(
            Workspace(desk, bundled=False), LetterReadRequest(desk / "cong-van.docx", desk / name), TODAY, speak("vi")
        )  # fmt: skip
    return [problem.code for problem in found.value.problems]


def test_what_cannot_be_read_or_written_is_refused(desk: Path) -> None:
    """A file without tasks, a name that is none, files that are there; nothing is written."""
    assert refused(desk, lines=("Kính gửi: Ủy ban nhân dân xã", "Trân trọng cảm ơn.")) == ["READ-133"]
    assert refused(desk, name="Nháp.yaml") == ["READ-134"]
    assert refused(desk, name="nhap.txt") == ["READ-134"]
    assert not list(desk.glob("nhap*"))
    drafted(desk, letter())
    before = (desk / "nhap-312.yaml").read_bytes()
    assert refused(desk) == ["READ-116", "READ-116"]
    assert (desk / "nhap-312.yaml").read_bytes() == before


def test_a_letter_without_number_and_day_is_told(desk: Path) -> None:
    """The draft is written and says so; days without a year are asked."""
    (desk / "cong-van.docx").write_bytes(letter_docx(letter(head=HEAD[5:], body=("1. Báo cáo trước ngày 15/5.",))))
    request = LetterReadRequest(desk / "cong-van.docx", desk / "nhap-312.yaml")
    done = read_directive(Workspace(desk, bundled=False), request, TODAY, speak("vi"))
    assert [problem.code for problem in done.problems] == ["READ-140"]
    assert next(when_of(task) for task in done.read.tasks) == ""
    assert "Chưa thấy số, ngày ký" in (desk / "nhap-312.yaml").read_text("utf-8")


def test_the_measure_counts_what_is_missed_and_wrong(desk: Path) -> None:
    """A task taken away is missed, a day changed is wrong: the figures of a letter can fail."""
    path = drafted(desk)
    path.write_text(taken_up(path.read_text("utf-8")), "utf-8")
    typed = opened(path)
    assert isinstance(typed, Directives)
    whole = measured(typed.letters[0], read(letter(), desk))
    assert all(made for _, made in whole.pairs)
    assert whole.deadlines["WRONG"] == 0
    without = measured(typed.letters[0], read(letter(body=BODY[:9]), desk))
    assert {task.clause for task, made in without.pairs if made is None} == {"I.4", "II, đoạn 1", "II, đoạn 2"}
    moved = [line.replace("30/6/2027", "29/6/2027") for line in letter()]
    assert measured(typed.letters[0], read(moved, desk)).deadlines["WRONG"] == 1
    printed = text_of("\n".join(letter()), "cong-van.txt")
    assert "asked" in {verdict(task.deadlines, made) for task, made in measured(
        typed.letters[0], read_letter(printed, {})).pairs if made}  # fmt: skip
