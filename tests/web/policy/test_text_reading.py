"""A decision's or letter's file handed in by page: read beside the pages, told with its places, and taken away."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from engine.service.store import FileStore
from tests import frozen
from tests.reading.made_decisions import decision
from tests.reading.made_files import docx_bytes
from tests.reading.made_letters import BODY, HEAD, letter, letter_docx
from tests.reading.test_task_list import ONE, READER, WHOLE, typed
from tests.reading.test_task_list import TODAY as DAY
from tests.web.policy.desk_pages import Editor, words

READ = "/tieu-chi/doc/"
SHEET = {"viec": "doi-chieu", "bo": frozen.STANDARD}


def text() -> bytes:
    """The frozen standard as a decision's Word file."""
    return docx_bytes(decision(frozen.law().book.standard, "words", "rows"))


def test_a_decision_fills_a_sheet(editor: Editor) -> None:
    """The counts first; the sheet is handed out and can be handed in; no number is checked by it."""
    before = editor.files()
    there = editor.done(editor.hand_in(READ, "quyet-dinh.docx", text(), 302, **SHEET))
    told = words(editor.visit.get(there))
    assert "số giống bộ tiêu chí" in told and "số không thấy" in told
    file = f"{there}tep/doi-chieu-{frozen.STANDARD}-may-doc.xlsx"
    assert editor.visit.get(file).content[:2] == b"PK"
    assert editor.visit.get(f"{there}tep/khac.xlsx").status_code == 404
    assert editor.files() == before


def test_a_draft_is_written_at_the_word_alone(editor: Editor) -> None:
    """Shown first; then it lies beside the standards, marked as read by machine; twice it is refused."""
    there = editor.done(editor.hand_in(READ, "quyet-dinh.docx", text(), 302, viec="nhap", ten="qd-may"))
    home = editor.folder.parent / "qd-may"
    assert "Chưa gì được ghi" in words(editor.visit.get(there)) and not home.exists()
    assert editor.send(there, 302).url == "/tieu-chi/"
    assert "status: reading" in (home / "standard.yaml").read_text("utf-8")
    assert "READ-113" in words(editor.send(there, 422))


def test_a_letter_gives_its_draft_and_its_list(editor: Editor) -> None:
    """Both files are handed out; no task is followed by that."""
    letters = {path.name for path in (editor.folder.parent / "directives").iterdir()}
    begun = editor.hand_in(READ, "cong-van.docx", letter_docx((*HEAD, *BODY)), 302, viec="cong-van", bo="")
    there = editor.done(begun)
    assert "Chưa việc nào được theo dõi" in words(editor.visit.get(there))
    assert b"tasks" in editor.visit.get(f"{there}tep/nhap-cong-van.yaml").content
    assert editor.visit.get(f"{there}tep/nhap-cong-van.xlsx").content[:2] == b"PK"
    assert letters == {path.name for path in (editor.folder.parent / "directives").iterdir()}


def test_hostile_files_are_refused_by_their_code(editor: Editor) -> None:
    """None, too large, macros, a bomb's kind, words alone: told on the form or by the work, and nothing is left."""
    assert "WEB-152" not in words(editor.visit.get(READ))
    assert "Chưa chọn tệp nào" in words(editor.send(READ, 422, **SHEET))
    assert "tối đa" in words(editor.hand_in(READ, "a.docx", b"0" * (20 * 2**20 + 1), 422, **SHEET)).casefold()
    for name, content in (
        ("a.docx", b"PK\x03\x04hong"),
        ("a.pdf", b"%PDF-1.7 hong"),
        ("a.exe", b"MZ"),
        ("a.docx", macros()),
    ):
        told = editor.refused(editor.hand_in(READ, name, content, 302, **SHEET))
        assert "Chưa làm được" in told, name


def macros() -> bytes:
    """A workbook with macros, under a letter's name."""
    return (Path(__file__).parents[2] / "bad" / "FIL-204.xlsx").read_bytes()


def test_what_one_read_is_nobody_elses(editor: Editor) -> None:
    """A name that is none, and one of a letter asked for as a draft, are not there."""
    assert editor.visit.get(f"{READ}khong-co/").status_code == 404
    there = editor.done(editor.hand_in(READ, "quyet-dinh.docx", text(), 302, **SHEET))
    assert editor.visit.client.post(there, {}).status_code == 404
    assert editor.visit.house.kept.take("p-999", there.strip("/").rsplit("/", 1)[1], object) is None


def test_a_decided_list_becomes_a_letter_that_is_followed(editor: Editor, tmp_path: Path) -> None:
    """As by ``law accept``: shown first, written at the word, refused with a draft that was touched."""
    root = editor.folder.parents[1]
    object.__setattr__(editor.visit.house, "open_store", lambda: FileStore(root, bundled=False, today=DAY))
    begun = editor.hand_in(
        READ, "cv-312.docx", letter_docx(letter(body=ONE, end=("Nơi nhận:",))), 302, viec="cong-van", bo=""
    )
    there = editor.done(begun)
    draft = editor.visit.get(f"{there}tep/nhap-cv-312.yaml").content
    path = tmp_path / "nhap-cong-van.xlsx"
    path.write_bytes(editor.visit.get(f"{there}tep/nhap-cv-312.xlsx").content)
    typed(path, {**READER, "task/1": WHOLE})
    home = editor.folder.parent / "directives"
    before = {one.name for one in home.iterdir()}
    refused = hand_both(editor, path.read_bytes(), draft + b"# khac\n")
    assert refused.status_code == 422 and "CHK-231" in words(refused)
    seen = hand_both(editor, path.read_bytes(), draft)
    assert seen.status_code == 302, words(seen)
    assert hand_both(editor, path.read_bytes(), draft, crossed=True).status_code == 302  # each at the other's field
    assert "Nhận 1 việc, bỏ 0, chưa quyết 0" in words(editor.visit.get(seen.url))
    assert {one.name for one in home.iterdir()} == before
    editor.send(seen.url, 302)
    (made,) = {one.name for one in home.iterdir()} - before
    assert made == "cv-312.yaml" and "CV-312-01" in (home / made).read_text("utf-8")
    again = words(editor.visit.get(seen.url))
    assert "READ-162" in again and "“Tên của bản máy đọc”" in again


def hand_both(editor: Editor, sheet: bytes, draft: bytes, *, crossed: bool = False) -> Any:
    """What the page answers to a list and its draft."""
    files = {
        "tep": SimpleUploadedFile("nhap-cong-van.xlsx", sheet),
        "nhap": SimpleUploadedFile("nhap-cv-312 (1).yaml", draft),  # as a browser calls what it saves twice
    }
    files = {"tep": files["nhap"], "nhap": files["tep"]} if crossed else files
    return editor.visit.client.post(f"{READ}nhan-viec/", files)


def test_another_letter_has_a_draft_of_its_own_name(editor: Editor) -> None:
    """By its file, or by the name that is given: of two letters of one name both are taken up."""
    text = letter_docx((*HEAD, *BODY))
    for name, given, wanted in (
        ("Công văn 15.docx", "", "cong-van-15"),
        ("Công văn 15.docx", "cv-15-quy-2", "cv-15-quy-2"),
    ):
        there = editor.done(editor.hand_in(READ, name, text, 302, viec="cong-van", bo="", ten=given))
        assert f"id: nhap-{wanted}" in editor.visit.get(f"{there}tep/nhap-{wanted}.yaml").content.decode()
