"""A PDF of which some pages are text and some pictures: none of them is passed over in silence."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pypdfium2
import pytest

from engine.files.keeping import recogniser
from engine.language import speak
from engine.reading.law_text import LawText, Passage, Said, Spot
from engine.reading.left_unread import asked_of
from engine.reading.loading.loading_scan import load_scan, unheard
from engine.reading.loading.opening_text import Loaded, ScanLoader, open_text
from engine.reading.matching_law import doubts, matched
from engine.reading.reading_law import read_law
from engine.service.reading.law_reading import LawReadRequest, read_decision
from engine.service.reading.letter_reading import LetterReadRequest, read_directive
from engine.service.workspace import Workspace
from tests import frozen
from tests.reading.corpus import law
from tests.reading.made_decisions import Decision, decision
from tests.reading.made_files import WIDE, pdf_bytes
from tests.reading.made_letters import letter
from tests.reading.made_scans import mixed_bytes, pictures_pdf, saved, with_unseen_text

MADE = decision(law(), "words", "rows")
DOT = 100 / 72


def written(pages: int) -> bytes:
    """Scans of pages with bars of ink where words would be."""
    scan = np.full((round(842 * DOT), round(595 * DOT)), 240, dtype=np.uint8)
    for top in range(100, 900, 40):
        for left in range(80, 600, 60):
            scan[top : top + 8, left : left + 14] = 30
    return pictures_pdf([scan] * pages)


def mixed(*pictures: int) -> bytes:
    """The decision with text, some pages of which are scans."""
    text = pdf_bytes(MADE)
    return mixed_bytes(text, written(30), pictures)


def opened(content: bytes, folder: Path, scan: ScanLoader | None = None) -> LawText:
    """A PDF opened from a file."""
    (folder / "a.pdf").write_bytes(content)
    return open_text(folder / "a.pdf", scan)


def reading(given: list[Sequence[int]]) -> ScanLoader:
    """A reader of scans that has a passage for each page, and keeps what it was given."""

    def scan(content: bytes, pages: Sequence[int]) -> dict[int, Loaded | None]:
        given.append(tuple(pages))
        return {number: [Passage(Said(f"Trang quét {number}"), Spot(number))] for number in pages}

    return scan


def pages_of(text: LawText) -> list[int]:
    """The pages of all blocks, each once, in their order."""
    spots = (block.spot if isinstance(block, Passage) else block.rows[0].spot for block in text.blocks)
    return list(dict.fromkeys(spot.page for spot in spots))


def test_the_pages_that_are_pictures_are_recognised_and_stand_in_their_places(tmp_path: Path) -> None:
    """Only they are given to the part that reads scans; a document with one such page is a scan."""
    given: list[Sequence[int]] = []
    text = opened(mixed(2, 4), tmp_path, reading(given))
    assert given == [(2, 4)]
    assert (text.how, text.unread) == ("scan", ())
    assert pages_of(text) == list(range(1, max(pages_of(text)) + 1))
    told = [block.said.text for block in text.blocks if isinstance(block, Passage)]
    assert [said for said in told if said.startswith("Trang quét")] == ["Trang quét 2", "Trang quét 4"]


def test_without_a_reader_of_scans_each_such_page_is_told_by_its_number(tmp_path: Path) -> None:
    """The pages with text are read; the others are a warning, and questions that keep a draft from becoming law."""
    text = opened(mixed(2, 4), tmp_path)
    assert (text.how, text.unread) == ("pdf", (2, 4))
    read = read_law(text)
    (warned,) = doubts(read)
    assert (warned.code, warned.values["pages"]) == ("READ-160", "2, 4")
    assert [one.spot for one in asked_of(read) if one.sentence == "(cả trang)"] == [Spot(2), Spot(4)]
    assert any(match.state == "agrees" for match in matched(read, law()))


def test_a_picture_in_which_nothing_was_read_is_told_too(tmp_path: Path) -> None:
    """Ink without a word; a blank page is nothing to tell."""
    blank = pictures_pdf([np.full((1170, 827), 240, dtype=np.uint8)])
    assert load_scan(written(1), (1,), lambda *_: (), unheard) == {1: None}
    assert load_scan(blank, (1,), lambda *_: (), unheard) == {1: []}

    def scan(content: bytes, pages: Sequence[int]) -> dict[int, Loaded | None]:
        return dict.fromkeys(pages)

    assert opened(mixed(3), tmp_path, scan).unread == (3,)


@pytest.mark.parametrize("seen", [True, False], ids=["a stamp of a signature", "text that is not shown"])
def test_a_scan_with_a_little_text_over_it_is_a_scan(seen: bool, tmp_path: Path) -> None:
    """What the portal stamps on a page is not its text, nor what another program recognised and hid behind it."""
    told = "Ký bởi: Cổng Thông tin điện tử Chính phủ 12.03.2027" if seen else "Từ 11% trở lên: 50 điểm " * 40
    given: list[Sequence[int]] = []
    content = with_unseen_text(written(2), told, seen=seen)
    text = opened(content, tmp_path, reading(given))
    assert (given, text.how) == ([(1, 2)], "scan")
    assert "11%" not in str(text.blocks)


def test_a_picture_beside_text_is_told(tmp_path: Path) -> None:
    """A table that was pasted as a picture: the page's text is read, and the page is named."""
    document = pypdfium2.PdfDocument(pdf_bytes(MADE))
    picture = pypdfium2.PdfImage.new(document)
    ink = pypdfium2.PdfBitmap.new_native(90, 50, pypdfium2.raw.FPDFBitmap_BGR)
    ink.fill_rect((40, 40, 40, 255), 0, 0, 90, 50)
    picture.set_bitmap(ink)
    picture.set_matrix(pypdfium2.PdfMatrix().scale(WIDE * 0.5, 200).translate(WIDE * 0.3, 40))
    page = document[1]
    page.insert_obj(picture)
    page.gen_content()
    text = opened(saved(document), tmp_path)
    assert (text.how, text.unread, text.pictured) == ("pdf", (), (2,))
    assert [found.code for found in doubts(read_law(text))] == ["READ-165"]


def test_a_whole_pdf_of_text_is_read_as_before(tmp_path: Path) -> None:
    """No page of it is a picture."""
    text = opened(pdf_bytes(MADE), tmp_path)
    assert (text.how, text.unread, text.pictured) == ("pdf", (), ())


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace on a machine without tesseract."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria")

    monkeypatch.setattr(recogniser, "tesseract", lambda: None)
    return tmp_path


def test_a_draft_with_a_page_unread_lists_it(desk: Path) -> None:
    """The page stands among what nobody has read, so the draft cannot become law."""
    (desk / "a.pdf").write_bytes(mixed(4))
    request = LawReadRequest(desk / "a.pdf", draft="qd-27-2027")
    done = read_decision(Workspace(desk, bundled=False), request, date(2027, 6, 1), speak("vi"))
    assert [found.code for found in done.problems] == ["READ-160"]
    assert '"(cả trang)"' in (desk / "criteria" / "qd-27-2027" / "standard.yaml").read_text("utf-8")


def test_a_letter_with_a_page_unread_asks_for_it(desk: Path) -> None:
    """The list to go through has a row for the page; no task is followed before it is answered."""
    text = pdf_bytes(Decision([*letter(), *["Nơi nhận:"] * 60], [], [], head=("Số", "Nơi nhận")))
    (desk / "a.pdf").write_bytes(mixed_bytes(text, written(9), (2,)))
    request = LetterReadRequest(desk / "a.pdf", desk / "nhap.yaml")
    done = read_directive(Workspace(desk, bundled=False), request, date(2027, 3, 5), speak("vi"))
    assert [found.code for found in done.problems] == ["READ-160"]
    assert ("(cả trang)", Spot(2)) in [(one.sentence, one.spot) for one in done.read.left]
