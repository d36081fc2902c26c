"""Binds the feature of overrides by form: one person at work on a round of three communes (số liệu mô phỏng)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.service.record.record_store import open_record
from tests.web.review.working import CODE, OTHER, ROUND, Working, opened, working, workspace

scenarios("trang_an_dinh.feature")
CODES = {"Đồng Quý": CODE, "Minh Thanh": OTHER}
PAGE = f"{ROUND}an-dinh/"
GROUND = {"so": "14/TB-HĐ", "ngay": "05/11/2024", "ly-do": "lũ lụt", "tu": "01/11/2024"}


class Forms(HTMLParser):
    """What each form of a page would send as it stands, in the page's order: names with all their values."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[dict[str, list[str]]] = []
        self.buttons: list[list[str]] = []
        self._name = self._area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a field with its value."""
        told = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.forms.append({})
            self.buttons.append([])
        name, kind = told.get("name", ""), told.get("type", "")
        if tag == "input" and name and kind != "file" and (kind not in ("radio", "checkbox") or "checked" in told):
            self.forms[-1].setdefault(name, []).append(told.get("value", ""))
        elif tag == "button" and name:
            self.buttons[-1].append(told["value"])
        elif tag == "select":
            self._name = name
            self.forms[-1].setdefault(name, [""])
        elif tag == "option" and "selected" in told:
            self.forms[-1][self._name] = [told["value"]]
        elif tag == "textarea":
            self.forms[-1][name], self._area = [""], name

    def handle_data(self, data: str) -> None:
        """What stands in an area."""
        if self._area:
            self.forms[-1][self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        """An area ends."""
        if tag == "textarea":
            self._area = ""

    def with_button(self, *values: str) -> dict[str, list[str]]:
        """The first form that one of these buttons sends, with the button."""
        for form, buttons in zip(self.forms, self.buttons, strict=True):
            for value in values:
                if value in buttons:
                    return {**form, "viec": [value]}
        raise AssertionError(values)


@dataclass
class Visiting:
    """Somebody at the page of overrides, and the page that he sees."""

    work: Working
    status: int = 200
    text: str = ""
    told: dict[str, str] = field(default_factory=dict)

    def see(self, answer: Any) -> None:
        """Keep an answer; one that leads on is followed."""
        self.status = answer.status_code
        if answer.status_code == 302:
            answer = self.work.visit.get(answer["Location"])
        self.text = answer.content.decode()

    def goes(self, asked: str = "") -> None:
        """The page, as asked for."""
        self.see(self.work.visit.get(PAGE + asked))

    def sends(self, form: dict[str, list[str]]) -> None:
        """A form of the page."""
        self.see(self.work.visit.client.post(PAGE, form))

    def looks(self, typed: dict[str, str]) -> None:
        """The form of one override filled in over what stands in it, and looked at."""
        form = Forms(self.text).with_button("xem-mot")
        more = {name: [value] for name, value in typed.items() if name not in ("cho", "loai")}
        if "cho" in typed:
            more = {"ai": ["xa"], "xa": [CODES[name] for name in typed["cho"].split(", ")], **more}
        self.sends({**form, **more})

    @property
    def kept(self) -> dict[str, str]:
        """The overrides of the record by id, with their kind."""
        state = open_record(self.work.folder).round_state()
        assert state
        return {one.id: one.kind for one in state.overrides}


@pytest.fixture(scope="session")
def claimed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forms taken in and claimed, made once."""
    root = workspace(tmp_path_factory.mktemp("trang-an-dinh") / "noi")
    opened(root)
    return root


@given("một đợt ba xã đang thẩm định, chưa có ấn định nào, số liệu mô phỏng", target_fixture="visiting")
def in_review(claimed: Path, tmp_path: Path) -> Visiting:
    """A copy of it to write to."""
    import shutil

    shutil.copytree(claimed, tmp_path / "noi")
    return Visiting(working(tmp_path / "noi"))


@given("tệp ấn định của đợt")
def file_of_round(visiting: Visiting, docstring: str) -> None:
    """As an author wrote it, and kept in the record."""
    (visiting.work.folder / "overrides.yaml").write_text(docstring + "\n", "utf-8")


@when("mở trang ấn định")
def page_opened(visiting: Visiting) -> None:
    """As it stands."""
    visiting.goes()


@when(parsers.parse('mở biểu mẫu ấn định "{kind}"'))
def form_opened(visiting: Visiting, kind: str) -> None:
    """A new one."""
    visiting.goes(f"?them={kind}")


@when(parsers.parse('mở biểu mẫu sửa ấn định "{name}"'))
def change_opened(visiting: Visiting, name: str) -> None:
    """By its link."""
    visiting.goes()
    assert f"?sua={name}#mau" in visiting.text
    visiting.goes(f"?sua={name}")


@when("xem trước ấn định")
def looked_at(visiting: Visiting, datatable: list[list[str]]) -> None:
    """The form that is open, or one of the kind that is named."""
    typed = dict(row for row in datatable[1:])
    if "loai" in typed:
        visiting.goes(f"?them={typed['loai']}")
    visiting.looks(typed)


@when(parsers.parse('xem trước ấn định "{kind}" của "{names}" đến "{day}"'))
def looked_at_shortly(visiting: Visiting, kind: str, names: str, day: str) -> None:
    """A day given to supply, with its ground."""
    visiting.goes(f"?them={kind}")
    visiting.looks({**GROUND, "cho": names, "gia-tri": "31/12/2099", "den": day})


@when("ghi điều vừa xem trước")
def kept_now(visiting: Visiting) -> None:
    """By the button under what was looked at."""
    visiting.sends(Forms(visiting.text).with_button("ghi-mot", "ghi-bo"))


@when(parsers.parse('bấm bỏ ấn định "{name}"'))
def out_looked_at(visiting: Visiting, name: str) -> None:
    """By its own button."""
    visiting.goes()
    forms = Forms(visiting.text)
    (form,) = (form for form in forms.forms if form.get("sua") == [name])
    visiting.sends({**form, "viec": ["xem-bo"]})


@when("người khác ghi tệp ấn định của đợt")
def another_wrote(visiting: Visiting) -> None:
    """Meanwhile."""
    (visiting.work.folder / "overrides.yaml").write_text("overrides: []\n", "utf-8")


@when(parsers.parse('kết thúc thẩm định "{name}"'))
def appraised(visiting: Visiting, name: str) -> None:
    """By its button."""
    assert CODES[name] == CODE
    assert visiting.work.move("appraise").status_code == 302


@then(parsers.parse('trang có "{text}"'))
def page_has(visiting: Visiting, text: str) -> None:
    """As it is written."""
    assert text in unescape(re.sub(r"</?(?:strong|span)[^>]*>", "", visiting.text)), visiting.text


@then(parsers.parse("trang trả lời {status:d}"))
def answered(visiting: Visiting, status: int) -> None:
    """The status of the answer."""
    assert visiting.status == status


@then(parsers.parse('ô "{name}" của biểu mẫu còn ghi "{text}"'))
def still_typed(visiting: Visiting, name: str, text: str) -> None:
    """In the form that came back."""
    assert Forms(visiting.text).with_button("xem-mot")[name] == [text]


@then(parsers.parse('ô "{name}" của biểu mẫu báo "{text}"'))
def told_at(visiting: Visiting, name: str, text: str) -> None:
    """At the field itself."""
    (told,) = re.findall(rf'id="o-{name}-error"[^>]*>([^<]*)', visiting.text)
    assert text in told


@then("đợt chưa có tệp ấn định")
def no_file(visiting: Visiting) -> None:
    """Nor has the record any."""
    assert not (visiting.work.folder / "overrides.yaml").exists()
    assert visiting.kept == {}


@then(parsers.parse('nhật ký có ấn định "{name}"'))
def in_record(visiting: Visiting, name: str) -> None:
    """And it holds."""
    assert visiting.kept[name] != "withdrawn"


@then(parsers.parse('nhật ký không còn ấn định "{name}"'))
def out_of_record(visiting: Visiting, name: str) -> None:
    """Taken back."""
    assert visiting.kept[name] == "withdrawn"


@then(parsers.parse('tệp ấn định của đợt có dòng "{line}"'))
def file_has(visiting: Visiting, line: str) -> None:
    """Just so."""
    assert line in (visiting.work.folder / "overrides.yaml").read_text("utf-8").splitlines()
