"""The standard as a page: every number with its mark, what it rests on and where it stands; files to take away."""

from __future__ import annotations

import re

import pytest

from engine.law.numbers_of_law import numbers_of
from engine.reporting.law_page.whole_law import law_text
from engine.service.edit import LawExportRequest, export_law
from engine.service.policy.show_law import ShowRequest, show_law
from tests import frozen
from tests.web.policy.desk_pages import EDIT, LAW, Editor
from tests.web.test_pages import Read
from tests.web.visiting import Visit

PAGES = (
    LAW, f"{LAW}sua/", f"{LAW}sua/muc/tc07.1/", f"{LAW}sua/muc/chung/", f"{LAW}sua/muc/class:other/",
    f"{LAW}sua/tep/tc07.yaml/", f"{LAW}nam-moi/", f"{LAW}so-sanh/", f"{LAW}so-sanh/?voi=qd-34-2014", f"{LAW}doi-chieu/",
    f"{LAW}doi-chieu/tc07/", f"{LAW}doi-chieu/chung/", "/tieu-chi/doc/", f"/tro-giup/muc/{frozen.STANDARD}/",
    "/bat-dau/", "/bat-dau/xa/", "/bat-dau/tham-dinh/", "/bat-dau/hoi-dong/", "/bat-dau/chinh-sach/", "/bat-dau/xem/",
)  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_a_page_is_whole(inside: Visit, address: str) -> None:
    """One main heading and none skipped, each field labelled, no id twice, nothing that needs a script to be read."""
    text = inside.page(address)
    read = Read(text)
    assert read.headings[0] == 1 and read.headings.count(1) == 1
    assert all(later - before <= 1 for before, later in zip(read.headings, read.headings[1:], strict=False))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    tags = ("input", "select", "textarea")
    fields = [told for tag in tags for told in read.named.get(tag, []) if told.get("type") != "hidden"]
    assert {told["id"] for told in fields} <= {told.get("for") for told in read.named.get("label", [])}
    assert not {name for name in read.attributes() if name == "style" or name.startswith("on")}
    assert all(told.get("src") for told in read.named.get("script", []))


def test_what_is_provisional_stands_first_with_its_count(inside: Visit) -> None:
    """As many as the standard has, and the page says that they are no law."""
    text = inside.page(LAW)
    marks = [number.mark for number in numbers_of(frozen.law().book.standard)]
    n = marks.count("provisional")
    head = text.partition('<section id="tc01"')[0]
    assert f"{n} con số còn đặt tạm, không được coi là luật" in head and n > 100


def test_each_band_says_how_sure_it_is_and_what_it_rests_on(inside: Visit) -> None:
    """Item 7.1: its first band by the press, the others stand-ins, whose ground is told; each item has its place."""
    text = inside.page(LAW)
    item = text.partition('id="tc07.1"')[2].partition("</article>")[0]
    rows = re.findall(r'<th scope="row">(.*?)</th>.*?<span class="sure sure-(\w+)">', item)
    assert rows[0] == ("từ 98 % trở lên", "reported")
    assert rows[1] == ("từ 95 % đến dưới 98 %", "provisional")
    assert "mức dưới đặt tạm" in item and "06/QĐ-TTg 03/01/2019, Điều 2 khoản 2, tiêu chí 7" in item


def test_no_stand_in_is_shown_without_its_mark() -> None:
    """Every row of every table carries the mark of the number that it shows."""
    from engine.language import speak

    book = frozen.law().book
    told = law_text(book, speak("vi"))
    items = {item.id: item for item in book.standard.items}
    for criterion in told.criteria:
        for item in criterion.items:
            shown = [row.sure.mark for row in item.tables[0].rows if row.values != "không có ai thuộc diện này"]
            own = items[item.name]
            assert shown == ([own.steps.mark] if own.steps else [band.points_mark for band in own.bands])


@pytest.mark.parametrize("kind", ["excel", "word", "phieu", "phieu-in", "tu-cham"])
def test_a_file_is_handed_out_to_be_kept(inside: Visit, kind: str) -> None:
    """As an attachment; one of another kind is not there."""
    answer = inside.get(f"{LAW}tai/{kind}/")
    assert answer.status_code == 200 and answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert frozen.STANDARD in answer.headers["Content-Disposition"] and len(answer.content) > 1000
    assert inside.get(f"{LAW}tai/khac/").status_code == 404


def test_the_files_are_those_of_the_commands(editor: Editor) -> None:
    """The workbook of ``law export`` and the page of ``law show``, byte for byte."""
    store, say = editor.visit.house.open_store(), editor.visit.house.says["vi"]
    export_law(store, LawExportRequest(frozen.STANDARD, editor.folder.parent / "so.xlsx"), say)
    show_law(store, ShowRequest(frozen.STANDARD, editor.folder.parent / "trang.docx"), say)
    for kind, name in (("excel", "so.xlsx"), ("word", "trang.docx")):
        assert editor.visit.get(f"{LAW}tai/{kind}/").content == (editor.folder.parent / name).read_bytes()


def test_a_standard_that_is_none_is_not_there(inside: Visit) -> None:
    """Nor is any page of it."""
    for below in ("", "sua/", "so-sanh/", "doi-chieu/", "nam-moi/", "tai/excel/", "sua/tep/tc01.yaml/"):
        assert inside.get(f"/tieu-chi/khong-co/{below}").status_code == 404
    for below in ("sua/tep/khong.yaml/", "sua/tep/ledger.yaml/", "sua/muc/tc99/", "doi-chieu/tc99/", "sua/ban/khong/"):
        assert inside.get(LAW + below).status_code == 404


def test_the_desk_speaks_english(editor: Editor) -> None:
    """Every page of it, with no Vietnamese heading left."""
    editor.visit.client.post("/ngon-ngu/", {"ngon-ngu": "en", "ve": "/"})
    for address, heading in (
        (EDIT, "Edit the standard"),
        (f"{LAW}doi-chieu/", "Check"),
        (f"{LAW}nam-moi/", "new year"),
    ):
        text = editor.text(address)
        assert heading in (re.search(r"<h1>(.*?)</h1>", text, re.DOTALL) or ("", ""))[1]
