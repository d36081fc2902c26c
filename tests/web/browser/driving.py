"""A real browser before the really served pages: one of each for all tests of a worker.

Playwright's own loop would be in the way of everything else that a worker does, so it lives in a thread of its own:
a test hands it something to do with the browser, and gets back plain values to judge.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Response, Route, sync_playwright

from engine.web.serving import FrontDoor, open_door
from engine.web.settings import LOCAL
from tests.records.dossier.browser import browser_path
from tests.web.visiting import Visit

AXE: Final = (Path(__file__).parent / "axe.min.js").read_text("utf-8")
SWITCHES: Final = (
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
NO_BROWSER: Final = (
    "Chromium was not found, and the pages are tried in a real browser: install it (Debian: apt-get install chromium)."
)
DESK, PHONE, TWICE = (1280, 900), (390, 844), (640, 450)
# Somebody waits so long, in milliseconds, for a machine that does other things.
PATIENCE = 60_000
T = TypeVar("T")
Kind = Literal["plain", "opened"]


@dataclass
class Chrome:
    """A browser that has come in: ``plain`` contexts are as a visitor's, ``opened`` ones let the tests look inside."""

    base: str
    playwright: Playwright
    browser: Browser
    cookies: Sequence[Any]

    @contextmanager
    def context(self, kind: Kind = "plain", size: tuple[int, int] = DESK) -> Iterator[BrowserContext]:
        """A visitor's own window; only an opened one can be asked by axe, for the policy would stop it."""
        viewport: Any = {"width": size[0], "height": size[1]}
        made = self.browser.new_context(viewport=viewport, bypass_csp=kind == "opened", locale="vi-VN")
        made.set_default_timeout(PATIENCE)
        made.add_cookies(self.cookies)
        try:
            yield made
        finally:
            made.close()


class Driver:
    """The thread that a browser lives in."""

    def __init__(self, base: str, cookies: Sequence[Any]) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="browser")
        self._chrome = self._thread.submit(self._begin, base, cookies).result()

    @staticmethod
    def _begin(base: str, cookies: Sequence[Any]) -> Chrome:
        playwright = sync_playwright().start()
        browser = playwright.chromium.launch(executable_path=browser_path(), args=list(SWITCHES))
        return Chrome(base, playwright, browser, cookies)

    def do(self, work: Callable[[Chrome], T]) -> T:
        """Have something done with the browser; what goes wrong there goes wrong here."""
        return self._thread.submit(work, self._chrome).result()

    def on_page(self, address: str, work: Callable[[Page], T], kind: Kind = "plain") -> T:
        """Have something done with one page of a window of its own, once it is there."""

        def opened(chrome: Chrome) -> T:
            with chrome.context(kind) as context:
                page = context.new_page()
                come_to(page, chrome.base + address)
                return work(page)

        return self.do(opened)

    def close(self) -> None:
        """Close the browser, then its thread."""

        def end(chrome: Chrome) -> None:
            chrome.browser.close()
            chrome.playwright.stop()

        self.do(end)
        self._thread.shutdown()


def served(made: Visit) -> FrontDoor:
    """Serve a visit's house as the command does, on a free port, for as long as the tests run."""
    from engine.web.serving import serve

    door = open_door(0)
    threading.Thread(target=serve, args=(door, made.house), daemon=True, name="served").start()
    return door


def cookies_of(made: Visit, door: FrontDoor) -> Sequence[Mapping[str, Any]]:
    """What a visit's own client has of cookies, for a browser."""
    base = f"http://{LOCAL}:{door.port}"
    return [{"name": name, "value": told.value, "url": base} for name, told in made.client.cookies.items()]


def come_to(page: Page, address: str) -> Response | None:
    """Open an address, and wait until it asks again no more and its typeface is there; gives the answer to it."""
    answer = page.goto(address)
    # A page that says it is being worked on asks again by itself, and would go away under the hands of the test.
    page.locator('meta[http-equiv="refresh"]').wait_for(state="detached")
    typeset(page)
    return answer


def typeset(page: Page) -> None:
    """Wait for a page's typeface: a browser calls it loaded before that came, and draws and measures another one."""
    page.evaluate("document.fonts.ready.then(() => null)")


@dataclass
class Heard:
    """What was asked for and complained of while a page was looked at."""

    asked: list[str]
    complaints: list[str]


def listening(page: Page) -> Heard:
    """Note each request, each complaint of the policy, each fault of a script."""
    heard = Heard([], [])
    page.on("request", lambda request: heard.asked.append(request.url))
    page.on("pageerror", lambda fault: heard.complaints.append(str(fault)))
    page.on("console", lambda said: heard.complaints.append(said.text) if said.type == "error" else None)
    return heard


def too_wide(page: Page, size: tuple[int, int]) -> bool:
    """Whether a page has to be moved sideways at a size."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    typeset(page)
    wide: bool = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return wide


def grave_findings(page: Page, size: tuple[int, int]) -> list[str]:
    """What axe finds serious or critical on a page at a size, each with the place."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(told => told.violations)")
    grave = [told for told in found if told["impact"] in ("serious", "critical")]
    return [f"{told['id']} at {size[0]}: {node['target']}" for told in grave for node in told["nodes"][:3]]


def kept_still(route: Route) -> None:
    """Let a page that asks again by itself stay as it is."""
    response = route.fetch()
    route.fulfill(response=response, body=response.text().replace('http-equiv="refresh"', 'data-was="refresh"'))


# Whatever one can go to by keyboard and see: of radio buttons of one name only one.
CONTROLS = """[...document.querySelectorAll(
    'a[href],button,input:not([type=hidden]),select,textarea,summary,[tabindex="0"]')]
  .filter(own => own.checkVisibility({visibilityProperty: true}) && !own.disabled)
  .map((own, place) => (own.type === 'radio' ? own.name : (own.dataset.place ??= place + 1)) + '')"""
HERE = """(() => { const own = document.activeElement, style = getComputedStyle(own);
  if (own === document.body) return null;
  const seen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== 'none';
  const box = own.getBoundingClientRect();
  const name = own.type === 'radio' ? own.name : own.dataset.place;
  return [name, seen && box.width > 0, own.outerHTML.slice(0, 120)]; })()"""
MOST_STEPS = 600


def by_keyboard(page: Page) -> tuple[set[str], list[str]]:
    """Which controls nobody reaches by the tab key, and which show nothing when they are reached."""
    left, unseen = set(page.evaluate(CONTROLS)), []
    assert left
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or here[0] is None:
            break
        left.discard(here[0])
        if not here[1]:
            unseen.append(here[2])
    return left, unseen
