"""A standard known in part, edited by the pages: its text, checked as the command checks it, seen before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.service.check import check_target
from engine.service.store import FileStore
from tests import frozen
from tests.law.amending.amendments import amended_in
from tests.web.policy.desk_pages import Editor, words
from tests.web.visiting import TODAY, visit

NAME = "qd-34-2014"
LAW = f"/tieu-chi/{NAME}/"
EDIT, FILE = f"{LAW}sua/", f"{LAW}sua/tep/standard.yaml/"


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """A policy editor before a standard that is known in part."""
    root = frozen.desk_in(tmp_path / "desk", ("02551",))
    made = Editor(visit(root), root / "criteria" / NAME)
    yield made
    made.visit.house.rounds.close()


def typed(editor: Editor, old: str, new: str) -> dict[str, str]:
    """The file's text with one thing otherwise, as the form sends it."""
    text = (editor.folder / "standard.yaml").read_text("utf-8")
    assert text.count(old) == 1
    return {"chu": text.replace(old, new), "dau": editor.stamp(FILE), "lam": "xem"}


def test_the_list_says_what_it_is_for_and_finds_no_fault(editor: Editor) -> None:
    """By its title, its document, what of it was seen and what that is good for: nobody has to mend anything."""
    text = editor.text("/tieu-chi/")
    card = text[text.index(f'href="{LAW}"') :].split("</li>")[0]
    assert "Tiêu chuẩn xã, phường, thị trấn phù hợp với trẻ em (2014)</a>" in card
    assert "34/2014/QĐ-TTg" in card and "có hiệu lực từ 15/07/2014 đến 02/01/2020" in card
    assert "chỉ để so sánh, không dùng để chấm" in card and "Mới thấy ngưỡng" in card
    assert f'href="{LAW}so-sanh/"' in card and f'href="{EDIT}"' in card
    assert "LAW-601" not in text and "problem" not in card and "standard.yaml" not in text
    (editor.folder / "standard.yaml").write_text("id: [", "utf-8")
    assert "standard.yaml" in editor.text("/tieu-chi/")  # one that cannot be read is still told of


def test_the_list_says_what_an_amendment_rests_on(editor: Editor) -> None:
    """It says only what it changes: the rest is the other's, which is named and led to."""
    amended_in(editor.folder.parent)
    card = editor.text("/tieu-chi/").split('href="/tieu-chi/sua-doi/"')[1].split("</li>")[0]
    assert "Bộ sửa đổi: chỗ không ghi lấy nguyên từ" in card and 'href="/tieu-chi/small/"' in card


def test_what_can_be_changed_is_said_and_led_to(editor: Editor) -> None:
    """From its own page to the file; of fields, workbook and new year it says why there are none."""
    assert f'href="{EDIT}"' in editor.text(LAW)
    text = editor.text(EDIT)
    assert f'href="{FILE}"' in text and "soát đúng như lệnh" in text and "chưa thấy" in text
    assert "Sửa bằng Excel" not in text and "Năm mới</h2>" not in text
    assert "vi-du" not in editor.text(FILE)


def test_a_threshold_is_changed_as_it_would_be_by_hand(editor: Editor) -> None:
    """Told in words at its line, nothing written; then the file says it, and nothing else is written beside it."""
    before = editor.files()
    shown = editor.send(FILE, 302, **typed(editor, "threshold: 850", "threshold: 860"))
    draft = shown.headers["Location"]
    text = editor.text(draft)
    assert "850 → 860" in text and f"{NAME}/standard.yaml:" in text and "1 thay đổi" in text
    assert "Tác động lên một đợt" not in text and editor.files() == before
    editor.send(draft, 302, lam="ghi")
    raw = before["standard.yaml"].replace(b"threshold: 850", b"threshold: 860")
    assert editor.files() == {**before, "standard.yaml": raw}
    assert "Đã ghi standard.yaml." in editor.text(EDIT)
    store = FileStore(editor.folder.parents[1], bundled=False, today=TODAY)
    assert check_target(NAME, store).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("threshold: 850", "threshold: 8500", "LAW-312"),
        ("until: 2020-01-02", "until: 2010-01-02", "LAW-311"),
        ("number: 15", "number: mười lăm", "LAW-206"),
        ("parts:", "parts: [", "LAW-1"),
    ],
)
def test_what_the_command_refuses_the_page_refuses(editor: Editor, old: str, new: str, code: str) -> None:
    """By the same check, at the same line, with what was typed kept; nothing is written."""
    before = editor.files()
    answer = editor.send(FILE, 422, **typed(editor, old, new))
    told = words(answer)
    assert code in told and new in told and editor.files() == before
    raw = before["standard.yaml"].decode().replace(old, new)
    (editor.folder / "standard.yaml").write_text(raw, "utf-8")
    store = FileStore(editor.folder.parents[1], bundled=False, today=TODAY)
    assert {found.code for found in check_target(NAME, store).problems} & set(told.split())


def test_a_broken_one_can_still_be_mended_by_page(editor: Editor) -> None:
    """The pages tell what is wrong with what lies there, and lead to its text."""
    path = editor.folder / "standard.yaml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("threshold: 850", "threshold: 8500"), "utf-8")
    assert "LAW-312" in editor.text(EDIT)
    shown = editor.send(FILE, 302, **typed(editor, "threshold: 8500", "threshold: 850"))
    editor.send(shown.headers["Location"], 302, lam="ghi")
    assert path.read_text("utf-8") == sound


def test_it_is_accepted_by_nobody(editor: Editor) -> None:
    """There is no table and no state of it: the address is not there."""
    editor.send(f"{LAW}sua/chap-nhan/", 404)
