"""Two standards side by side by page, their effect on a round, and a draft for a new year."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.service.pages.listed_rounds import list_rounds, rounds_to_try
from features.command_line import as_typed
from tests import frozen
from tests.evidence.test_bad_files import BAD
from tests.web.policy.desk_pages import LAW, Editor, words

NEW = {"ma": "qd-moi", "tu-ngay": "01/01/2030", "loai": "thay"}


def test_a_new_year_by_page_is_the_new_year_by_command(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same files, byte for byte, but for the day on which they are accepted; the old standard keeps its own."""
    before = editor.files()
    editor.send(f"{LAW}nam-moi/", 302, **NEW)
    root = frozen.desk_in(tmp_path / "lenh", ("02536",))
    monkeypatch.chdir(root)
    assert as_typed(["new-year", frozen.STANDARD, "qd-moi", "--from", "2030-01-01"])[1] == 0
    made, wanted = (
        {path.name: path.read_bytes() for path in (home / "criteria" / "qd-moi").glob("*.yaml")}
        for home in (editor.folder.parents[1], root)
    )
    assert made == wanted and len(made) > 10 and editor.files() == before
    assert "BẢN NHÁP" in editor.text("/tieu-chi/qd-moi/")


def test_what_cannot_be_a_new_year_comes_back_as_typed(editor: Editor) -> None:
    """A day that is none (WEB-154), one before the old standard's, an id that is none, one that is taken."""
    for typed, told in (
        ({"tu-ngay": "hôm nào"}, "Không đọc được ngày"),
        ({"tu-ngay": "01/01/2010"}, "01/01/2010"),
        ({"ma": "Mới 2030"}, "Mới 2030"),
        ({"ma": frozen.STANDARD}, frozen.STANDARD),
    ):
        back = editor.send(f"{LAW}nam-moi/", 422, **{**NEW, **typed})
        field, value = next(iter(typed.items()))
        assert told in words(back) and f'value="{value}"' in back.content.decode()
        assert f'href="#{field}"' in back.content.decode()
    assert not (editor.folder.parent / "qd-moi").exists()


def test_a_draft_is_tried_on_a_round_of_what_it_takes_the_place_of(editor: Editor) -> None:
    """A later round by another law asks for other figures: it is offered, and not first."""
    editor.send(f"{LAW}nam-moi/", 302, **NEW)
    root = editor.folder.parents[1]
    shutil.copytree(frozen.SMALL, root / "criteria" / "small")
    later = root / "assessments" / "dot-thu"
    later.mkdir()
    shutil.copy(BAD / "communes.csv", later)
    head = (BAD / "round.yaml").read_text("utf-8")
    (later / "round.yaml").write_text(head.replace("on: 2024-11-15", "on: 2024-11-16"), "utf-8")
    store = editor.visit.house.open_store()
    assert [own.name for own in list_rounds(store)] == ["dot-thu", frozen.SAMPLE]
    assert [own.name for own in rounds_to_try(store, "qd-moi")] == [frozen.SAMPLE, "dot-thu"]
    assert [own.name for own in rounds_to_try(store, "small")] == ["dot-thu", frozen.SAMPLE]


def test_two_standards_are_compared_in_words_and_on_a_round(editor: Editor) -> None:
    """A copy differs by nothing that scores; an edit of it is told, and whom it moves; the workbook is handed out."""
    editor.send(f"{LAW}nam-moi/", 302, **NEW)
    path = editor.folder.parent / "qd-moi" / "standard.yaml"
    path.write_text(path.read_text("utf-8").replace("threshold: 850", "threshold: 999"), "utf-8")
    new = "/tieu-chi/qd-moi/so-sanh/"
    assert "850 → 999" in words(editor.visit.get(f"{new}?voi={frozen.STANDARD}"))
    # From the page of the old one the new one is still the new one.
    assert "850 → 999" in words(editor.visit.get(f"{LAW}so-sanh/?voi=qd-moi"))
    there = editor.done(editor.send(f"{new}tac-dong/", 302, voi=frozen.STANDARD, dot=frozen.SAMPLE))
    told = words(editor.visit.get(there))
    assert "3 xã được chấm theo cả hai bộ" in told and "BẢN NHÁP: qd-moi chưa có hiệu lực" in told
    assert editor.visit.get(f"{there}excel/").content[:2] == b"PK"


def test_a_standard_known_in_part_is_compared_by_what_is_known(editor: Editor) -> None:
    """In words; on a round it is refused by the service."""
    assert "mới biết một phần" in words(editor.visit.get(f"{LAW}so-sanh/?voi=qd-34-2014"))
    heading = words(editor.visit.get(f"/tieu-chi/qd-34-2014/so-sanh/?voi={frozen.STANDARD}"))
    assert heading.index("qd-34-2014 (34/2014") < heading.index(f"→ {frozen.STANDARD}")
    begun = editor.send(f"{LAW}so-sanh/tac-dong/", 302, voi="qd-34-2014", dot=frozen.SAMPLE)
    assert "RND-924" in editor.refused(begun)


def test_a_round_or_standard_that_is_none_is_told(editor: Editor) -> None:
    """By the service's own refusals."""
    assert "RND-901" in words(editor.visit.get(f"{LAW}so-sanh/?voi=khong-co"))
    assert "RND-902" in words(editor.send(f"{LAW}so-sanh/tac-dong/", 422, voi="qd-34-2014", dot="khong-co"))
