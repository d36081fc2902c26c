"""The pages as they are really served: by the command, on this machine alone, looked at in a browser."""

from __future__ import annotations

import http.client
import os
import re
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import frozen
from tests.records.dossier.browser import Browser, browser_path, browsing

ROOT = Path(__file__).parents[2]
ROUND = f"/dot/{frozen.SAMPLE}/"
ADDRESSES = ("/", ROUND, f"{ROUND}xa/02551/", "/tieu-chi/", f"/tieu-chi/{frozen.STANDARD}/", "/tro-giup/", "/tu-dien/")
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/vao/[\w-]{43}/")
# Somebody waits so long for a machine that does other things.
PATIENCE = 120
LOADED = "document.readyState === 'complete' && !!document.querySelector('h1')"
IS_THERE = f"{LOADED} && !document.querySelector('meta[http-equiv=refresh]')"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def started(workspace: Path, *more: str) -> subprocess.Popen[bytes]:
    """The command, run in a workspace."""
    words = [sys.executable, str(ROOT / "cli.py"), "serve", "--no-browser", *more]
    return subprocess.Popen(words, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def said(process: subprocess.Popen[bytes]) -> str:
    """The address that the command prints; read past every buffer, for one that holds a line would be waited for."""
    assert process.stdout is not None
    told = b""
    while not (found := ADDRESS.search(told.decode("utf-8", "replace"))):
        assert select.select([process.stdout], [], [], PATIENCE)[0], f"nothing more was said: {told!r}"
        piece = os.read(process.stdout.fileno(), 4096)
        assert piece, process.stderr.read() if process.stderr else b""
        told += piece
    return found[0]


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    """The address of a server that runs as long as the tests of this file."""
    process = started(workspace)
    try:
        yield said(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def status(address: str, host: str) -> int:
    """How a server answers to the way in to its first page, asked for by a name."""
    port = int(address.split("/vao/", maxsplit=1)[0].rsplit(":", 1)[1])
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asking.request("GET", "/", headers={"Host": host})
        return asking.getresponse().status
    finally:
        asking.close()


def test_the_server_is_this_machine_s_alone(address: str) -> None:
    """It answers to its own name, and at no other address of the machine."""
    base = address.split("/vao/", maxsplit=1)[0]
    assert status(address, "127.0.0.1") == 403
    assert status(address, "evil.example") == 400
    port = int(base.rsplit(":", 1)[1])
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=5):  # noqa: PT011 - refused
        pass


def test_a_port_that_is_taken_is_refused_with_a_way_out(workspace: Path, address: str) -> None:
    """WEB-100, exit 4, and nothing is served."""
    port = address.split("/vao/", maxsplit=1)[0].rsplit(":", 1)[1]
    process = started(workspace, "--port", port)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 4
    assert "WEB-100" in told.decode() and port in told.decode()


def show(browser: Browser, address: str) -> None:
    """Open an address, and wait until what it promises is there."""
    browser.ask("Page.navigate", url=address)
    browser.wait_for(IS_THERE)


if browser_path():  # a machine without a browser shows no page; CI has one

    @pytest.fixture(scope="module")
    def browser(address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
        """A browser that has come in by the address that the command printed."""
        with browsing(tmp_path_factory.mktemp("browser")) as made:
            show(made, address)
            yield made

    @pytest.mark.parametrize("page", ADDRESSES)
    @pytest.mark.parametrize("width", [390, 1280])
    def test_a_page_fits_its_width_and_asks_nothing_of_elsewhere(
        browser: Browser, address: str, page: str, width: int
    ) -> None:
        """No sideways scrolling on a phone or a desk, no request outside, nothing that the policy stopped."""
        base = address.split("/vao/", maxsplit=1)[0]
        browser.said.clear()
        phone = {"mobile": width < 500, "deviceScaleFactor": 1}
        browser.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, **phone)
        show(browser, base + page)
        assert browser.value(TOO_WIDE) is False
        requests = re.findall(r'"url": "(https?://[^"]*)"', " ".join(browser.said))
        assert requests and [url for url in requests if not url.startswith(f"{base}/")] == []
        assert [told for told in browser.said if "Content Security Policy" in told] == []
        assert browser.value("document.fonts.check('16px \"Source Sans 3\"', 'Tuyên Quang ơ ữ')") is True

    def test_search_works_by_hand(browser: Browser, address: str) -> None:
        """What somebody types stands in the address afterwards, and the list has that commune alone."""
        base = address.split("/vao/", maxsplit=1)[0]
        show(browser, base + ROUND)
        browser.value("document.getElementById('tim').value = 'thuong am'")
        browser.value("document.querySelector('form[role=search]').submit()")
        browser.wait_for("location.search.includes('tim=thuong+am')")
        browser.wait_for(LOADED)
        names = "[...document.querySelectorAll('table.list tbody th')].map(name => name.innerText)"
        assert browser.value(names) == ["Xã Thượng Ấm"]

    def test_a_page_prints_on_a4(browser: Browser, address: str) -> None:
        """The paper is A4, and every explanation stands on it though nobody opened one."""
        base = address.split("/vao/", maxsplit=1)[0]
        show(browser, f"{base}{ROUND}xa/02551/")
        browser.ask("Emulation.setEmulatedMedia", media="print")
        try:
            heights = "[...document.querySelectorAll('.item-body')].map(body => body.getBoundingClientRect().height)"
            assert min(browser.value(heights)) > 10
            assert browser.value("getComputedStyle(document.querySelector('.top')).display") == "none"
        finally:
            browser.ask("Emulation.setEmulatedMedia", media="")
