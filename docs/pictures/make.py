"""Takes the pictures of pages that the READMEs and guides show, from the sample round as it is committed.

Run after a change of the look: python -m docs.pictures.make. Chromium must be there; what it draws differs a little
from machine to machine, so no test compares the bytes.
"""  # noqa: INP001 - a folder of pictures, not a package

from __future__ import annotations

import shutil
import tempfile
from functools import partial
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

from tests.web.browser.driving import Driver, cookies_of, served
from tests.web.visiting import ready, visit

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[2]
SAMPLE: Final = "son-duong-2024"
ROUND: Final = f"/dot/{SAMPLE}/"
# By the name of the file: the address, and how wide and at most how high the picture is.
PICTURES: Final = {
    "first-page": ("/", 1120, 640),
    "round": (ROUND, 1120, 860),
    "commune": (f"{ROUND}xa/02551/", 1120, 860),
    "commune-phone": (f"{ROUND}xa/02551/", 390, 844),
}


def taken(page: Page, path: Path, size: tuple[int, int]) -> None:
    """Take a picture of a page's beginning, no higher than the page is."""
    page.set_viewport_size({"width": size[0], "height": 200})
    high: int = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": size[0], "height": min(high, size[1])})
    page.screenshot(path=path)


def main() -> None:
    """Serve the sample round from a folder of its own, and take all pictures."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        shutil.copytree(ROOT / "criteria", desk / "criteria")
        leave = shutil.ignore_patterns("results", "plan", "reports", "record")
        shutil.copytree(ROOT / "assessments" / SAMPLE, desk / "assessments" / SAMPLE, ignore=leave)
        made = visit(desk)
        ready(made, SAMPLE)
        door = served(made)
        driver = Driver(f"http://127.0.0.1:{door.port}", cookies_of(made, door))
        for name, (address, width, high) in PICTURES.items():
            driver.on_page(address, partial(taken, path=HERE / f"{name}.png", size=(width, high)))
        driver.close()


if __name__ == "__main__":
    main()
