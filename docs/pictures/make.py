"""Takes the pictures of pages that the READMEs and guides show, from the sample round as it is committed.

Run after a change of the look: python -m docs.pictures.make. Chromium must be there; what it draws differs a little
from machine to machine, so no test compares the bytes.
"""  # noqa: INP001 - a folder of pictures, not a package

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.web.browser.driving import Chrome, Driver, cookies_of, served
from tests.web.council.persons import (
    BY_MANY_HATS,
    HEADER,
    MEMBER,
    SECRETARY,
    board_on,
    make_appraised,
)
from tests.web.opened_desk import opened_desk
from tests.web.visiting import Visit, ready, visit

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
SAMPLE: Final = "son-duong-2024"
ROUND: Final = f"/dot/{SAMPLE}/"
# By the name of the file: the address, and how wide and at most how high the picture is.
PICTURES: Final = {
    "first-page": ("/", 1120, 640),
    "round": (ROUND, 1120, 760),
    "commune": (f"{ROUND}xa/02551/", 1120, 760),
    "commune-phone": (f"{ROUND}xa/02551/", 390, 844),
    "filling": (f"{ROUND}xa/02623/nhap/#tc07", 1120, 700),
    "appraisal": (f"{ROUND}xa/02551/tham-dinh/", 1120, 760),
    "ballot": (f"{ROUND}xa/{BY_MANY_HATS}/phieu/", 1120, 820),
    "law-edit": ("/tieu-chi/qd-06-2019/sua/muc/tc07.1/", 1120, 760),
}
# Those that need more than the sample as it lies there: a round claimed by one person, one before its council.
AT_A_CLAIMED, AT_A_COUNCIL = ("appraisal",), ("ballot",)


def taken(page: Page, path: Path, size: tuple[int, int]) -> None:
    """Take a picture of a page's beginning, or from the place that its address names, no higher than the page is."""
    page.set_viewport_size({"width": size[0], "height": 200})
    high: int = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size[0], "height": min(high, size[1])})
    page.evaluate("location.hash && document.querySelector(location.hash)?.scrollIntoView()")
    page.screenshot(path=path)


def visited(
    chrome: Chrome, address: str, headers: Mapping[str, str], work: Callable[[Page], None]
) -> None:  # fmt: skip
    """Go to a page as whoever the headers say, and do something with it there."""
    with chrome.context() as context:
        context.set_extra_http_headers(dict(headers))
        page = context.new_page()
        page.goto(chrome.base + address)
        work(page)


def pictured(made: Visit, names: tuple[str, ...], headers: Mapping[str, str]) -> None:
    """Serve a visit's house and take the pictures of these names there, as whoever the headers say."""
    door = served(made)
    driver = Driver(f"http://127.0.0.1:{door.port}", cookies_of(made, door))
    for name in names:
        address, width, high = PICTURES[name]
        work = partial(taken, path=HERE / f"{name}.png", size=(width, high))
        driver.do(partial(visited, address=address, headers=headers, work=work))
    driver.close()


@contextmanager
def sample_desk(root: Path) -> Iterator[Visit]:
    """The sample round as it is committed, without anything made of it."""
    shutil.copytree(ROOT / "criteria", root / "criteria")
    leave = shutil.ignore_patterns("results", "plan", "reports", "record")
    shutil.copytree(ROOT / "assessments" / SAMPLE, root / "assessments" / SAMPLE, ignore=leave)
    made = visit(root)
    ready(made, SAMPLE)
    yield made


def main() -> None:
    """Take all pictures, each at the desk that it needs."""
    rest = tuple(name for name in PICTURES if name not in AT_A_CLAIMED + AT_A_COUNCIL)
    with tempfile.TemporaryDirectory() as folder:
        with sample_desk(Path(folder) / "sample") as made:
            pictured(made, rest, {})
        made = visit(opened_desk(Path(folder) / "claimed"))
        ready(made, SAMPLE)
        pictured(made, AT_A_CLAIMED, {})
        make_appraised(Path(folder) / "council")
        with board_on(Path(folder) / "council") as board:
            board.act(SECRETARY, BY_MANY_HATS, "mo")
            pictured(board.by(MEMBER), AT_A_COUNCIL, {HEADER.removeprefix("HTTP_").replace("_", "-"): MEMBER})


if __name__ == "__main__":
    main()
