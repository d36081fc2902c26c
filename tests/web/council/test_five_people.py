"""Five persons in five browsers, from the ballot to the release; then everybody else sees what was published."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeAlias

from engine.service.publishing.kept_releases import kept_releases
from engine.web.application import application_of
from engine.web.house import House
from tests.web.council.persons import CHAIR, MEMBER, OTHER, PASSED, ROUND, SECRETARY, VIEWER, Board
from tests.web.visiting import SECRET

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
BALLOT = f"{ROUND}xa/{PASSED}/phieu/"
PHONE = {"width": 390, "height": 844}


Of: TypeAlias = "Callable[[str], Page]"


@contextmanager
def served(house: House) -> Iterator[str]:
    """A house behind a real server; gives its address."""
    from waitress.server import create_server

    from engine.web.settings import LOCAL

    with socket.create_server((LOCAL, 0)) as listening:
        server = create_server(application_of(house, {}), sockets=[listening], threads=6)
        Thread(target=server.run, daemon=True).start()
        yield f"http://{LOCAL}:{listening.getsockname()[1]}"
        server.close()


@contextmanager
def people(address: str) -> Iterator[Callable[[str], Page]]:
    """A page a person, each in a browser of his own; whatever a page's policy forbids is told."""
    from playwright.sync_api import sync_playwright

    told: list[str] = []
    with sync_playwright() as started:
        browser: Browser = started.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        pages: dict[str, Page] = {}

        def page(person: str) -> Page:
            if person not in pages:
                context = browser.new_context(base_url=address, extra_http_headers={"X-Nguoi": person})
                pages[person] = context.new_page()
                pages[person].on("console", lambda said: told.append(said.text) if said.type == "error" else None)
                pages[person].goto(f"/vao/{SECRET}/")
            return pages[person]

        yield page
        browser.close()
    assert [text for text in told if "status of 422" not in text] == []  # a refusal that was meant


def sure(page: Page) -> None:
    """Go on past the page that says what follows."""
    page.get_by_role("heading", name="Điều gì sẽ xảy ra").wait_for()
    page.get_by_role("button", name="Đúng, làm việc này").click()


def settled(page: Page) -> None:
    """Long work is over."""
    page.wait_for_url(lambda address: "/viec/" not in address, timeout=120_000)


def vote(of: Of) -> None:
    """The secretary opens the ballot at the meeting, three vote on their phones, she closes it."""
    secretary = of(SECRETARY)
    secretary.goto(f"{ROUND}hoi-dong/")
    for box in secretary.get_by_role("checkbox").all():
        box.uncheck()
    secretary.get_by_label("Chọn Xã Tân Trào").check()
    secretary.get_by_role("button", name="Mở phiếu cho các hồ sơ đã chọn").click()
    sure(secretary)
    secretary.get_by_text("Đã mở 1 phiếu.").wait_for()
    for person, choice in ((CHAIR, "Tán thành"), (MEMBER, "Tán thành"), (OTHER, "Không có ý kiến")):
        page = of(person)
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        page.goto(BALLOT)
        page.get_by_label(choice, exact=True).check()
        page.get_by_role("button", name="Ghi phiếu").click()
        sure(page)
        page.get_by_text("Đã ghi 1 phiếu.").wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    secretary.goto(BALLOT)
    secretary.get_by_role("button", name="Đóng phiếu và đếm").click()
    sure(secretary)


def decide(of: Of, scan: Path) -> None:
    """The chair decides, once he says that he knows that it is provisional; the secretary puts the paper down."""
    secretary, chair = of(SECRETARY), of(CHAIR)
    chair.goto(BALLOT)
    chair.get_by_label("Công nhận", exact=True).check()
    chair.get_by_role("button", name="Tiếp tục").click()
    chair.get_by_text("Chưa làm được").wait_for()  # it is provisional, and nobody said that he knows
    chair.get_by_label("Tôi biết kết luận còn tạm tính và vẫn quyết định").check()
    chair.get_by_role("button", name="Tiếp tục").click()
    sure(chair)
    secretary.goto(BALLOT)
    secretary.get_by_label("Số và ký hiệu").fill("12/QĐ-UBND")
    secretary.get_by_label("Ngày ký").fill("20/12/2024")
    secretary.get_by_label("Chức vụ người ký").fill("Chủ tịch Ủy ban nhân dân huyện")
    secretary.get_by_label("Bản chụp (không bắt buộc)").set_input_files(scan)
    secretary.get_by_role("button", name="Ghi văn bản").click()
    secretary.get_by_text("Đã ghi văn bản đã ký.").wait_for()


def publish(of: Of) -> None:
    """She proposes the release that she saw, the chair publishes that very one."""
    secretary, chair = of(SECRETARY), of(CHAIR)
    secretary.goto(f"{ROUND}cong-bo/")
    secretary.get_by_role("button", name="Xem bản sẽ công bố").click()
    settled(secretary)
    secretary.get_by_role("button", name="Đề nghị công bố bản này").click()
    settled(secretary)
    chair.goto(f"{ROUND}cong-bo/")
    chair.get_by_role("button", name="Xem bản được đề nghị").click()
    settled(chair)
    chair.get_by_role("button", name="Công bố bản này").click()
    sure(chair)
    settled(chair)


def test_from_the_ballot_to_the_release(board: Board, tmp_path: Path) -> None:
    """Each does his part on his own screen; no page is wider than a phone, none breaks its own policy."""
    scan = tmp_path / "quyet-dinh.pdf"
    scan.write_bytes(b"%PDF-1.4 ban chup")
    with served(board.house) as address, people(address) as of:
        vote(of)
        decide(of, scan)
        publish(of)
        viewer = of(VIEWER)
        viewer.set_viewport_size(PHONE)  # type: ignore[arg-type]
        viewer.goto(ROUND.replace("/dot/", "/cong-khai/"))
        viewer.get_by_text("1 trong 4 đơn vị được công nhận").wait_for()
        assert viewer.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        viewer.get_by_role("link", name="Xã Tân Trào").click()
        viewer.get_by_text("Có! Nơi em ở đã được công nhận").wait_for()
        of(SECRETARY).goto(BALLOT)
        assert of(SECRETARY).pdf(format="A4").startswith(b"%PDF")
    (line,) = kept_releases(board.folder).register
    assert line.number == 1
