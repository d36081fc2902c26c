"""Binds the feature of the policy editor's pages: what is typed, shown, refused and written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.law.loading import load_standard
from engine.service.check import check_target
from engine.service.proofread import StatusRequest, status
from engine.service.store import FileStore
from tests import frozen
from tests.web.policy.desk_pages import EDGE, FILE, ITEM, LAW, Editor, fields_in, words
from tests.web.visiting import visit

scenarios("trang_tieu_chi.feature")
NUMBER, PART = "tc07.1/1/at_least", f"{LAW}doi-chieu/tc07/"


@dataclass
class Told:
    """An editor, the files as they were, the last answer, and the draft that is looked at."""

    editor: Editor
    before: dict[str, bytes]
    answer: Any = None
    draft: str = ""
    typed: dict[str, str] = field(default_factory=dict)

    def typed_text(self, old: str, new: str) -> dict[str, str]:
        """The form of the file with something typed in place of something."""
        text = self.before["tc07.yaml"].decode()
        assert old in text
        return {"dau": self.editor.stamp(FILE), "chu": text.replace(old, new, 1)}


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Told]:
    """A desk of three communes."""
    root = frozen.desk_in(tmp_path / "desk", ("02536", "02542", "02551"))
    editor = Editor(visit(root), root / "criteria" / frozen.STANDARD)
    yield Told(editor, editor.files())
    editor.visit.house.rounds.close()
    editor.visit.house.jobs.close()


@given("một nơi làm việc có bộ tiêu chí qd-06-2019 và một đợt ba xã, mở bằng trình duyệt")
def a_desk(told: Told) -> None:
    """Somebody has come in."""
    assert told.editor.text("/")


@when("mở trang của bộ tiêu chí")
def the_law(told: Told) -> None:
    """The standard as text."""
    told.answer = told.editor.visit.get(LAW)


@then("đầu trang nói có con số còn đặt tạm, không được coi là luật")
def stand_ins_first(told: Told) -> None:
    """Before the first criterion."""
    assert "con số còn đặt tạm, không được coi là luật" in words(told.answer).partition("Tiêu chí 1.")[0]


@then(parsers.parse('bậc "{band}" của mục tc07.1 mang dấu "{mark}"'))
def band_marked(told: Told, band: str, mark: str) -> None:
    """In its row."""
    row = words(told.answer).partition("Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ")[2].partition(band)[2]
    assert row.split()[1:3] == mark.split()


@when(parsers.parse('gõ "{new}" thay cho "{old}" trong tệp tc07.yaml rồi bấm Kiểm tra'))
def checked(told: Told, new: str, old: str) -> None:
    """The button that needs no script."""
    told.answer = told.editor.send(FILE, 422, **told.typed_text(old, new), lam="kiem-tra")


@then(parsers.parse('trang báo lỗi "{code}" ở dòng {line:d}'))
def told_at_line(told: Told, code: str, line: int) -> None:
    """With its line."""
    assert f"Dòng {line}" in words(told.answer)
    assert code in words(told.answer)


@when(parsers.parse('gõ "{new}" thay cho "{old}" trong tệp tc07.yaml, để máy lập lại ví dụ, rồi bấm Xem thay đổi'))
def typed(told: Told, new: str, old: str) -> None:
    """Leads to the preview."""
    fields = {**told.typed_text(old, new), "vi-du": "1", "lam": "xem"}
    told.draft = told.editor.send(FILE, 302, **fields).url
    told.answer = told.editor.visit.get(told.draft)


@when(
    parsers.parse('gõ "{new}" thay cho "{old}" trong tệp của bộ biết một phần {name} rồi bấm Xem thay đổi'),
    target_fixture="partial",
)
def typed_in_part(told: Told, new: str, old: str, name: str) -> Path:
    """A standard beside the one that is scored by; leads to the preview."""
    path = told.editor.folder.parent / name / "standard.yaml"
    there, text = f"/tieu-chi/{name}/sua/tep/standard.yaml/", path.read_text("utf-8")
    assert old in text
    fields = {"dau": told.editor.stamp(there), "chu": text.replace(old, new, 1), "lam": "xem"}
    told.draft = told.editor.send(there, 302, **fields).url
    told.answer = told.editor.visit.get(told.draft)
    return path


@then(parsers.parse('bộ biết một phần {name} có dòng "{line}" và soát không lỗi'))
def part_is_sound(told: Told, partial: Path, name: str, line: str) -> None:
    """By the check of the command."""
    assert line in partial.read_text("utf-8")
    assert check_target(name, FileStore(partial.parents[2], bundled=False)).problems == ()


@when(parsers.parse('sửa mức bậc đầu của mục tc07.1 thành "{edge}" bằng ô và xem trước'))
def typed_in_field(told: Told, edge: str) -> None:
    """By the fields of the item."""
    told.draft = told.editor.draft_of_edge(edge)
    assert EDGE in told.editor.fields(ITEM)


@then(parsers.parse('trang xem trước kể "{change}"'))
def preview(told: Told, change: str) -> None:
    """In words."""
    assert change in words(told.answer)


@then("mọi tệp của bộ tiêu chí còn nguyên từng byte")
def untouched(told: Told) -> None:
    """Nothing was written."""
    assert told.editor.files() == told.before


@when("thử bản sửa trên đợt")
def tried(told: Told) -> None:
    """Beside the pages."""
    there = told.editor.done(told.editor.send(f"{told.draft}tac-dong/", 302, dot=frozen.SAMPLE))
    told.answer = told.editor.visit.get(there.partition("#")[0])


@then(parsers.parse('trang xem trước nói "{line}"'))
def effect(told: Told, line: str) -> None:
    """On the same page."""
    assert line in words(told.answer)


@when("bấm Ghi")
def written(told: Told) -> None:
    """The one button that writes."""
    told.answer = told.editor.visit.client.post(told.draft, {"lam": "ghi"})


@when(parsers.parse('người khác đổi "{old}" thành "{new}" trong tệp tc07.yaml'))
def changed_by_another(told: Told, old: str, new: str) -> None:
    """In the file itself."""
    path = told.editor.folder / "tc07.yaml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


@then(parsers.parse('trang trả lời 409 với cả "{mine}" và "{theirs}"'))
def both_texts(told: Told, mine: str, theirs: str) -> None:
    """Side by side."""
    assert told.answer.status_code == 409
    assert mine in told.answer.content.decode()
    assert theirs in told.answer.content.decode()


@then(parsers.parse('tệp tc07.yaml có dòng "{line}"'))
def in_the_file(told: Told, line: str) -> None:
    """As it lies on the disk."""
    assert line in (told.editor.folder / "tc07.yaml").read_text("utf-8")


@then("bộ tiêu chí mở được và được chấp nhận")
def accepted(told: Told) -> None:
    """Nothing is told of it."""
    standing = status(told.editor.visit.house.open_store(), StatusRequest(frozen.STANDARD))
    assert not standing.problems
    assert standing.accepted is not None


@given("bộ tiêu chí đòi hai người đọc")
def two_readers(told: Told) -> None:
    """As its head says."""
    head = told.editor.folder / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("status: in_force", "status: in_force\nreaders: 2"), "utf-8")


def reading(who: str, value: str, sentence: str) -> dict[str, str]:
    """The form of a reading."""
    at = {f"given:{NUMBER}": value, f"page:{NUMBER}": "3", f"sentence:{NUMBER}": sentence}
    return {"who": who, "when": "20/11/2024", **at}


@when(parsers.parse('"{who}" đọc "{value}" ở mức bậc đầu của mục tc07.1 và ghi'))
def read(told: Told, who: str, value: str) -> None:
    """Typed, looked at, written."""
    seen = told.editor.send(PART, 302, **reading(who, value, f"Từ {value}% trở lên được 50 điểm")).url
    told.editor.send(seen, 302)


@when(parsers.parse('"{who}" đọc "{value}" ở mức bậc đầu của mục tc07.1 mà không chép câu'))
def read_without_sentence(told: Told, who: str, value: str) -> None:
    """Which proves nothing."""
    told.answer = told.editor.send(PART, 422, **reading(who, value, ""))


@then(parsers.parse('trang trả lại 422 với điều đã gõ và "{told_words}"'))
def sent_back(told: Told, told_words: str) -> None:
    """Nothing typed is lost."""
    assert fields_in(told.answer.content.decode())[f"given:{NUMBER}"] == "98"
    assert told_words in words(told.answer)
    assert told.editor.files() == told.before


@then("mức ấy chưa đối chiếu xong")
def half_read(told: Told) -> None:
    """One reader is not two."""
    assert not load_standard(told.editor.folder).readings.standings[NUMBER].checked


@then("mức ấy đã đối chiếu")
def read_by_two(told: Told) -> None:
    """By the ledger."""
    assert load_standard(told.editor.folder).readings.standings[NUMBER].checked


@when(parsers.parse('lập bản nháp "{name}" từ ngày "{day}" bằng trang'))
def new_year(told: Told, name: str, day: str) -> None:
    """A copy."""
    told.editor.send(f"{LAW}nam-moi/", 302, ma=name, loai="thay", **{"tu-ngay": day})


@then(parsers.parse('trang của "{name}" nói BẢN NHÁP và không con số nào mang dấu "{mark}"'))
def all_provisional(told: Told, name: str, mark: str) -> None:
    """In the text of the law, the legend apart."""
    text = told.editor.text(f"/tieu-chi/{name}/")
    assert "BẢN NHÁP" in text
    assert f'">{mark}</span>' not in text
