"""Binds the feature of a round's pages: somebody in a browser's place, and the round on the disk (số liệu mô phỏng)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from tests import frozen
from tests.broken_disk import held
from tests.web.overview.sending import looked_at, with_cell, with_line, with_part
from tests.web.visiting import Visit, ready, visit

scenarios("trang_dot.feature")
SETTING = f"/dot/{frozen.SAMPLE}/dat/"


@dataclass
class Told:
    """A visit, the round as it was, the page seen last and where it is."""

    visit: Visit
    folder: Path
    before: Mapping[str, bytes]
    page: str = ""
    at: str = ""
    seen: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        """Open a page, and wait until what it shows is worked out."""
        for _ in range(200):
            self.page = self.visit.page(address)
            if 'http-equiv="refresh"' not in self.page:
                return
        raise AssertionError(address)


@pytest.fixture
def closing() -> Iterator[list[Visit]]:
    """Visits whose servers end with the scenario."""
    held_open: list[Visit] = []
    yield held_open
    for made in held_open:
        made.house.rounds.close()
        made.house.jobs.close()


@given(parsers.parse("một người đã vào trang của đợt có các xã {codes}"), target_fixture="told")
def inside(tmp_path: Path, closing: list[Visit], codes: str) -> Told:
    """The frozen round with these communes, read and scored."""
    home = frozen.desk_in(tmp_path / "desk", codes.split(", "))
    made = visit(home)
    closing.append(made)
    ready(made, frozen.SAMPLE)
    folder = home / "assessments" / frozen.SAMPLE
    return Told(made, folder, held(folder))


@when(parsers.parse('gửi lên phiếu của xã {code} với ô {cell} là "{value}"'))
def send_form(told: Told, code: str, cell: str, value: str) -> None:
    """The commune's own form with another answer, under a name of its own."""
    (form,) = (told.folder / "evidence").glob(f"{code}-*.xlsx")
    told.at = looked_at(told.visit, [("gui-lai.xlsx", with_cell(form.read_bytes(), cell, value))])
    told.open(told.at)


@when("gửi lên một tệp Excel có macro")
def send_macro(told: Told) -> None:
    """Named like a form."""
    told.at = looked_at(told.visit, [("02551-phieu.xlsx", with_part("xl/vbaProject.bin"))])
    told.open(told.at)


@when(parsers.parse('gửi lại sổ dot.xlsx với mục "{label}" là "{value}"'))
def send_setting(told: Told, label: str, value: str) -> None:
    """The workbook as it is handed out, one line of the round typed otherwise."""
    answer = told.visit.client.post(SETTING, {"viec": "so", "so": with_line(told.visit, label, value)})
    told.page = answer.content.decode()


@when("bấm ghi thiết lập mới")
def write_setting(told: Told) -> None:
    """The button below what would change."""
    key = re.search(r'name="ban" value="([^"]+)"', told.page)
    assert key
    answer = told.visit.client.post(SETTING, {"viec": "ghi", "ban": key[1]})
    assert answer.status_code == 302, answer.content.decode()
    told.open(SETTING)


@when("bấm nhận")
def receive(told: Told) -> None:
    """With what is marked."""
    answer = told.visit.client.post(f"{told.at}nhan/", {"nhan": ["0"]})
    assert answer.status_code == 302, answer.content.decode()
    told.open(answer.headers["Location"])


@when(parsers.parse('mở trang "{page}"'))
def open_page(told: Told, page: str) -> None:
    """Of the round."""
    told.open(f"/dot/{frozen.SAMPLE}/{page}")


@then(parsers.parse('trang có "{text}"'))
def is_there(told: Told, text: str) -> None:
    """As it is read."""
    assert text in told.page, told.page


@then("đợt không thay đổi gì")
def is_as_it_was(told: Told) -> None:
    """Byte for byte."""
    assert held(told.folder) == told.before


@then(parsers.parse("chỉ xã {code} được chấm lại"))
def alone(told: Told, code: str) -> None:
    """The others keep their results."""
    seen = told.visit.house.rounds.sighted(frozen.SAMPLE, 120)
    assert seen is not None
    assert set(seen.own) == {code}


@then("không tệp nào được đánh dấu sẵn")
def unmarked(told: Told) -> None:
    """It is left to the board."""
    assert 'name="nhan"' in told.page
    assert "checked>" not in told.page
