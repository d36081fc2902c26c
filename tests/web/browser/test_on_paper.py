"""What a printed page says: whose it is on every sheet, nothing that can only be pressed, and no address."""

from __future__ import annotations

import pypdfium2
from playwright.sync_api import Page

from tests import frozen
from tests.web.browser.driving import Driver

ROUND = f"/dot/{frozen.SAMPLE}/"
COMMUNE = "02551"


def sheets(page: Page) -> list[str]:
    """The text of each sheet on one line, once what is fetched after the page is there."""
    page.wait_for_load_state("networkidle")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    texts = [document[number].get_textpage().get_text_bounded() for number in range(len(document))]
    document.close()
    return [" ".join(text.split()) for text in texts]


def test_every_sheet_says_whose_it_is(driver: Driver) -> None:
    """A sheet that lies alone names commune, round and day, and says that its numbers are made up."""
    told = driver.on_page(f"{ROUND}xa/{COMMUNE}/", sheets)
    assert len(told) > 5
    for text in told:
        assert "Xã Thượng Ấm · Đánh giá xã, thị trấn phù hợp với trẻ em" in text
        assert "Chốt số liệu 15/11/2024" in text and "SỐ LIỆU MÔ PHỎNG" in text


def test_what_can_only_be_pressed_is_not_printed(driver: Driver) -> None:
    """Neither the ways from the desk to other pages nor the heading over previews of which none is open."""
    assert "Nên xem gì trước" not in "".join(driver.on_page(f"{ROUND}tham-dinh/", sheets))

    def opened(page: Page) -> list[str]:
        page.locator(".paper-preview > summary").first.click()
        return sheets(page)

    papers = "".join(driver.on_page(f"{ROUND}xa/{COMMUNE}/van-ban/", opened))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in papers and "Xem trước" not in papers


def test_no_address_is_printed_after_a_link(driver: Driver) -> None:
    """The words of a link stand on paper without where it leads."""

    def linked(page: Page) -> list[str]:
        page.evaluate("document.querySelector('h1').innerHTML += ' <a class=\"govuk-link\" href=\"/dot/\">đó</a>'")
        return sheets(page)

    text = "".join(driver.on_page(ROUND, linked))
    assert "đó" in text and "/dot/" not in text
