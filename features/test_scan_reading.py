"""Binds the feature about scans; what needs the program that reads them is bound where this machine has it."""

from __future__ import annotations

import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from pytest_bdd import given, parsers, scenario, then, when

from engine.comparing.partial import load_partial
from engine.files.keeping import recogniser
from features.command_line import as_typed
from tests import frozen
from tests.reading.corpus import law, reads_scans, short_law
from tests.reading.made_decisions import Decision, decision
from tests.reading.made_files import pdf_bytes
from tests.reading.made_letters import letter
from tests.reading.made_scans import mixed_bytes, pictures_pdf, scan_bytes

FEATURE = "doc_ban_quet.feature"
OF_READERS = ("Bản quét thành bản máy đọc, kèm ảnh cắt của từng dòng", "Công văn quét cũng đọc được")


@dataclass
class Office:
    """A desk: its folder, and what the screen has said."""

    home: Path
    said: str = ""

    def run(self, *words: str) -> None:
        """Run a command of the program."""
        self.said, _ = as_typed(words)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """A workspace with the frozen criteria."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")
    (tmp_path / "assessments").mkdir()
    monkeypatch.chdir(tmp_path)
    return Office(tmp_path)


@scenario(FEATURE, "Máy không có tesseract thì nói cách cài")
def test_a_machine_without_tesseract_says_what_to_install() -> None:
    """Bound everywhere."""


@scenario(FEATURE, "PDF có trang chữ, có trang ảnh mà máy không có tesseract thì nói trang nào chưa đọc")
def test_a_page_that_is_not_read_is_named() -> None:
    """Bound everywhere."""


if reads_scans():

    @scenario(FEATURE, OF_READERS[0])
    def test_a_scan_becomes_a_draft_with_its_pictures() -> None:
        """Bound where the program is."""

    @scenario(FEATURE, OF_READERS[1])
    def test_a_scanned_letter_is_read() -> None:
        """Bound where the program is."""


def test_a_machine_on_which_scans_are_not_tried_says_so_itself(office: Office) -> None:
    """Scenarios that need the program are left out only where ``doctor`` tells that it, or a font, is not there."""
    bound = {name for name in globals() if name.startswith(("test_a_scan_becomes", "test_a_scanned_letter"))}
    office.run("doctor")
    reads = "Đọc bản quét bằng" in office.said
    assert len(bound) == (len(OF_READERS) if reads and reads_scans() else 0)
    assert reads or "tesseract" in office.said


@given("một bàn làm việc có bộ tiêu chí và các văn bản chỉ đạo")
def a_desk(office: Office) -> None:
    """The frozen ones."""
    assert (office.home / "criteria" / "directives").is_dir()


@given("máy không có tesseract")
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program is on no path."""
    monkeypatch.setattr(recogniser, "tesseract", lambda: None)
    monkeypatch.setattr("engine.service.doctor.tesseract", lambda: None)


def of_2027(made: Decision) -> Decision:
    """The decision under another number and day, its bars below the sum of its few criteria."""
    for old, new in (("900", "150"), ("850", "140"), ("800", "130")):
        made.after[:] = [line.replace(old, new) for line in made.after]
    made.before[1:3] = ["Số: 27/QĐ-TTg", "Hà Nội, ngày 05 tháng 03 năm 2027"]
    return made


@given(parsers.parse('bản quét "{name}" của một quyết định ba tiêu chí'))
def a_scan(office: Office, name: str) -> None:
    """Printed, laid on the glass a little askew, kept as grey pictures."""
    made = of_2027(decision(short_law(), "words", "rows"))
    (office.home / name).write_bytes(scan_bytes(made, dpi=300, askew=-0.8, noise=8))


@given(parsers.parse('bản quét "{name}" của công văn có câu "{sentence}"'))
def a_scanned_letter(office: Office, name: str, sentence: str) -> None:
    """A letter of one clause."""
    lines = letter(body=(f"1. {sentence}",), end=("Nơi nhận:",))
    (office.home / name).write_bytes(
        scan_bytes(Decision(list(lines), [], [], head=("Số", "Nơi nhận")), dpi=300, noise=8)
    )


@given(parsers.parse('một PDF chỉ có ảnh "{name}"'))
def a_picture(office: Office, name: str) -> None:
    """A page with ink and no text."""
    (office.home / name).write_bytes(pictures_pdf([_inked()]))


def _inked() -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    scan = np.full((1170, 827), 240, dtype=np.uint8)
    scan[100:900:20, 100:700] = 30
    return scan


@given(parsers.parse('một PDF có chữ mà trang {page:d} là ảnh "{name}"'))
def a_mixed_file(office: Office, page: int, name: str) -> None:
    """The decision, one page of which was scanned."""
    text = pdf_bytes(decision(law(), "words", "rows"))
    (office.home / name).write_bytes(mixed_bytes(text, pictures_pdf([_inked()] * 30), (page,)))


@when(parsers.parse('đọc bản quét thành bản "{name}"'))
def read_as_draft(office: Office, name: str) -> None:
    """``law read --draft``."""
    office.run("law", "read", "27.pdf", "--draft", name)


@when(parsers.parse('đọc "{file}" cho bộ tiêu chí'))
def read_for(office: Office, file: str) -> None:
    """``law read --for``."""
    office.run("law", "read", file, "--for", frozen.STANDARD, "--out", "phieu.xlsx")


@when("đọc công văn quét")
def read_letter(office: Office) -> None:
    """``law read --directive``."""
    office.run("law", "read", "--directive", "cong-van.pdf", "--out", "nhap.yaml")


@when("gõ doctor")
def ask_doctor(office: Office) -> None:
    """``doctor``."""
    office.run("doctor")


@then(parsers.parse('màn hình nói "{words}"'))
def said(office: Office, words: str) -> None:
    """The last command said so."""
    assert words in office.said


@then(parsers.parse('không có bản "{name}"'))
def no_draft(office: Office, name: str) -> None:
    """Nothing was written."""
    assert not (office.home / "criteria" / name).exists()


@then(parsers.parse('mọi bậc của bản "{name}" giống quyết định đã in'))
def bands_are_those_printed(office: Office, name: str) -> None:
    """What was read is what was printed; what was asked is not there, and something was read."""
    printed = {item.id: item for item in short_law().items}
    made = load_partial(office.home / "criteria" / name)
    by_points = {tuple(band.points for band in item.bands) for item in printed.values()}
    assert made.items
    assert {tuple(band.points for band in item.bands) for item in made.items} <= by_points


@then(parsers.parse('tệp "{name}" có ảnh của từng dòng có số'))
def has_pictures(office: Office, name: str) -> None:
    """As many pictures as rows with items at least."""
    with zipfile.ZipFile(office.home / name) as parts:
        pictures = [part for part in parts.namelist() if part.startswith("xl/media/")]
    assert len(pictures) >= len(short_law().items)
