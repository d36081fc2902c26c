"""What a printed page holds: whose it is on every sheet, heads with what they head; nothing to be pressed."""

from __future__ import annotations

import re
from datetime import date

import pypdfium2
from playwright.sync_api import Page

from engine.records.publishing.releases import Release
from engine.reporting.publishing.public_page import public_page
from engine.reporting.publishing.public_tables import PublicTable
from tests import frozen
from tests.web.browser.driving import Driver
from tests.web.every_page import addresses
from tests.web.visiting import Visit

ROUND, LAW = f"/dot/{frozen.SAMPLE}/", f"/tieu-chi/{frozen.STANDARD}/"
COMMUNE = "02551"


def sheets(page: Page) -> list[str]:
    """The words of each printed sheet, once what is fetched after the page is there."""
    page.wait_for_load_state("networkidle")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    told = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return told


def in_a_line(page: Page) -> list[str]:
    """The same, each sheet in one line."""
    return [" ".join(text.split()) for text in sheets(page)]


def at(told: list[str], words: str) -> int:
    """The sheet on which a line begins so."""
    return next(number for number, text in enumerate(told) if re.search(f"(?m)^{re.escape(words)}", text))


def test_a_criterion_stands_on_the_sheet_of_its_first_item(driver: Driver) -> None:
    """No heading of the law is left alone at the foot of a sheet, with its source or without."""
    told = driver.on_page(LAW, sheets)
    heads = {number: at(told, f"Tiêu chí {number}.") for number in range(1, 14)}
    assert heads == {number: at(told, f"{number}.1 ") for number in heads}


def test_a_table_s_head_is_not_left_without_a_line(driver: Driver) -> None:
    """Of the tables of a plan, none begins with the last line of a sheet."""
    last = [re.sub(r"\d+ / \d+\s*$", "", text).split()[-9:] for text in driver.on_page(f"{ROUND}ke-hoach/", sheets)]
    assert len(last) > 2
    assert [words for words in last if "Việc phải làm" in " ".join(words)] == []


def test_what_is_folded_is_printed_once_it_is_opened(driver: Driver) -> None:
    """Neither its title nor a heading over nothing stands on paper before."""

    def work(page: Page) -> list[list[bool]]:
        page.emulate_media(media="print")
        parts = [page.locator("#nhan-dau"), page.locator(".as-typed").first]
        before = [own.is_visible() for own in parts]
        page.locator("details:has(> .as-typed)").first.evaluate("own => own.open = true")
        return [before, [own.is_visible() for own in parts]]

    assert driver.on_page(f"{ROUND}tai-len/", work) == [[False, False], [True, True]]


def test_an_opened_preview_is_printed_without_the_page_around_it(driver: Driver) -> None:
    """The list of papers stays on the screen, and the round and the commune are named over the paper."""

    def work(page: Page) -> list[str]:
        page.locator(".paper-preview summary").first.click()
        return sheets(page)

    told = driver.on_page(f"{ROUND}xa/{COMMUNE}/van-ban/", work)
    assert "Lập được chưa" not in "".join(told) and "BẢNG TỰ CHẤM ĐIỂM" in told[0]
    assert "Xã Thượng Ấm" in told[0].split("Xem trước")[0]


PREVIEW = "BẢN XEM TRƯỚC"


def test_every_sheet_of_an_opened_preview_says_that_it_is_one(driver: Driver) -> None:
    """No sheet of it is taken for the paper itself; the page with none opened says nothing of the kind."""

    def work(page: Page) -> tuple[list[str], list[str]]:
        closed = in_a_line(page)
        for summary in page.locator(".paper-preview > summary").all():
            summary.click()
        return closed, in_a_line(page)

    closed, opened = driver.on_page(f"{ROUND}xa/{COMMUNE}/van-ban/", work)
    assert len(opened) > len(closed) and PREVIEW not in "".join(closed)
    assert [text for text in opened if f"{PREVIEW}: chưa phải giấy đã lập" not in text] == []


def test_every_sheet_of_what_would_be_says_that_nothing_was_written(shown: Visit, driver: Driver) -> None:
    """A release before it is signed, a change of a law before it is written: each sheet by itself, none after."""

    def release(page: Page) -> tuple[list[str], list[str]]:
        before = in_a_line(page)
        page.get_by_role("button", name="Xem bản sẽ công bố").click()
        page.locator("#ban-xem").wait_for()
        return before, in_a_line(page)

    before, told = driver.on_page(f"{ROUND}cong-bo/", release)
    assert PREVIEW not in "".join(before)
    assert len(told) > 1 and [text for text in told if f"{PREVIEW}: chưa công bố" not in text] == []
    law = driver.on_page(next(own for own in addresses() if own.name == "law_draft").at(shown), in_a_line)
    assert [text for text in law if f"{PREVIEW}: chưa ghi gì" not in text] == []


def test_no_address_and_no_field_for_files_is_printed(driver: Driver) -> None:
    """Nobody follows a link on paper, nor hands in a file there."""

    def work(page: Page) -> tuple[str, bool]:
        page.emulate_media(media="print")
        after: str = page.evaluate("getComputedStyle(document.querySelector('a.govuk-link'), '::after').content")
        page.goto(page.url.replace(f"{ROUND}ho-so/kiem-tra/", "/tieu-chi/doc/"))
        return after, page.locator("input[type=file]").is_visible()

    assert driver.on_page(f"{ROUND}ho-so/kiem-tra/", work) == ("none", False)


def test_every_sheet_says_whose_it_is(driver: Driver) -> None:
    """A sheet that lies alone names commune, round and day, and says that its numbers are made up."""
    told = driver.on_page(f"{ROUND}xa/{COMMUNE}/", in_a_line)
    assert len(told) > 5
    for text in told:
        assert "Xã Thượng Ấm · Đánh giá xã, thị trấn phù hợp với trẻ em" in text
        assert "Chốt số liệu 15/11/2024" in text and "SỐ LIỆU MÔ PHỎNG" in text


def test_what_can_only_be_pressed_is_not_printed(driver: Driver) -> None:
    """Neither the ways from the desk to other pages nor the heading over previews of which none is open."""
    assert "Nên xem gì trước" not in "".join(driver.on_page(f"{ROUND}tham-dinh/", in_a_line))

    def opened(page: Page) -> list[str]:
        page.locator(".paper-preview > summary").first.click()
        return in_a_line(page)

    papers = "".join(driver.on_page(f"{ROUND}xa/{COMMUNE}/van-ban/", opened))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in papers and "Xem trước" not in papers


def test_no_address_is_printed_after_a_link(driver: Driver) -> None:
    """The words of a link stand on paper without where it leads."""

    def linked(page: Page) -> list[str]:
        page.evaluate("document.querySelector('h1').innerHTML += ' <a class=\"govuk-link\" href=\"/dot/\">đó</a>'")
        return in_a_line(page)

    text = "".join(driver.on_page(ROUND, linked))
    assert "đó" in text and "/dot/" not in text


# What is posted, at its widest: a release with a share of every item of a law. Số liệu mô phỏng.
ITEMS = [f"{at}.1 Tỷ lệ trẻ em được khám sức khỏe định kỳ, cột{at:02}" for at in range(1, 29)]
NAMES = [f"Xã Dài Tên Thứ {at}" for at in range(1, 61)]
POSTED = Release(2, "dot-thu", "Đánh giá của tỉnh <Mẫu>", date(2026, 12, 20), "", True, True, (), ())


def posted() -> str:
    """The page for a website, with a narrow table before the wide one and a long one after it."""
    rows = tuple((f"{at:05}", name, *["từ 98 % trở lên"] * (len(ITEMS) - 1), "ô cuối") for at, name in enumerate(NAMES))
    wide = PublicTable("Tỷ lệ", "Tỷ lệ", "Làm tròn xuống.", ("Mã", "Đơn vị", *ITEMS), rows)
    counted = tuple((f"{at:05}", name, "…") for at, name in enumerate(NAMES))
    few = PublicTable("Vụ việc", "Bảng 1", "Đơn vị tính: vụ.", ("Mã", "Đơn vị", "Số lượng"), counted, frozenset({0}))
    return public_page(POSTED, (few, wide, few))


def test_what_is_posted_is_printed_whole_and_every_sheet_says_whose_it_is(driver: Driver) -> None:
    """A4; no column is cut at the edge, no heading stands without its table, and each sheet warns of its numbers."""

    def work(page: Page) -> tuple[list[str], set[tuple[int, int]]]:
        page.set_content(posted())
        document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
        sizes = {tuple(sorted(round(side) for side in sheet.get_size())) for sheet in document}
        told = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in document]
        document.close()
        return told, sizes

    told, sizes = driver.on_page("/tro-giup/", work, kind="opened")
    assert sizes == {(595, 842)}
    bare = re.sub(r"\s", "", "".join(told))
    assert bare.count("ôcuối") == len(NAMES) and all(f"cột{at:02}" in bare for at in range(1, len(ITEMS) + 1))
    for text in told:
        assert "Đánh giá của tỉnh <Mẫu>" in text and "Công bố lần 2, ngày 20/12/2026" in text, text[:200]
        assert "SỐ LIỆU MÔ PHỎNG" in text and "KẾT QUẢ TẠM TÍNH" in text, text[:200]
    assert not [text for text in told if re.search(r"(Làm tròn xuống|Đơn vị tính: vụ)\.( \d+ / \d+)?$", text)]
