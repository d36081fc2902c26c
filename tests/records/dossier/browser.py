"""A browser driven over its debugging pipe: open a page from the disk, hand it files, take its picture."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
PATIENCE = 60


def browser_path() -> str:
    """The browser of this machine; "" where it has none, and then the page is not tried."""
    return next((path for name in NAMES if (path := shutil.which(name))), "")


@dataclass
class Browser:
    """One page of a running browser; ``said`` is what it complained of."""

    out: IO[bytes]
    back: IO[bytes]
    session: str = ""
    number: int = 0
    said: list[str] = field(default_factory=list)

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Send a command and wait for its answer."""
        self.number += 1
        told = {"id": self.number, "method": method, "params": params}
        self.out.write(json.dumps(told | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        self.out.flush()
        while True:
            answer = self._next()
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def _next(self) -> dict[str, Any]:
        raw = bytearray()
        while (byte := self.back.read(1)) != b"\0":
            assert byte, "the browser has gone"
            raw += byte
        answer: dict[str, Any] = json.loads(raw)
        if answer.get("method") in ("Log.entryAdded", "Runtime.exceptionThrown", "Network.requestWillBeSent"):
            self.said.append(json.dumps(answer["params"]))
        return answer

    def value(self, script: str) -> Any:
        """What an expression is in the page; a promise is waited for."""
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def open(self, path: Path, ready: str = "zip") -> None:
        """Open a page from the disk; it is there once it has the element ``ready``."""
        self.ask("Page.navigate", url=path.as_uri())
        self.wait_for(f"document.readyState === 'complete' && !!document.getElementById('{ready}')")

    def choose(self, input_id: str, files: Sequence[Path]) -> str:
        """Hand files to an input, and wait for the verdict."""
        node = self.ask("Runtime.evaluate", expression=f"document.getElementById('{input_id}')")["result"]["objectId"]
        self.ask("DOM.setFileInputFiles", files=[str(path) for path in files], objectId=node)
        self.wait_for("!!document.querySelector('.verdict')")
        return str(self.value("document.querySelector('.verdict').textContent"))

    def wait_for(self, script: str) -> None:
        """Wait until something is so in the page."""
        end = time.monotonic() + PATIENCE
        while not self.value(script):
            assert time.monotonic() < end, script
            time.sleep(0.05)

    def picture(self, path: Path, width: int, height: int) -> None:
        """The page as it looks at a width."""
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        told = self.ask("Page.captureScreenshot", captureBeyondViewport=False)
        path.write_bytes(base64.b64decode(told["data"]))


@contextmanager
def browsing(home: Path) -> Iterator[Browser]:
    """A browser of one's own, offline, with one page; it is ended with the block."""
    to_read, out = os.pipe()
    back, to_write = os.pipe()
    arguments = [
        browser_path(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--remote-debugging-pipe", f"--user-data-dir={home / 'profile'}", "--no-first-run", "--disable-extensions",
        "--disable-background-networking", "about:blank",
    ]  # fmt: skip
    # The browser reads commands from 3 and writes answers to 4.
    script = f'exec 3<&{to_read} 4>&{to_write}; exec "$@"'
    process = subprocess.Popen(
        ["/bin/bash", "-c", script, "browser", *arguments], pass_fds=(to_read, to_write), stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(to_read)
    os.close(to_write)
    try:
        with os.fdopen(out, "wb") as sending, os.fdopen(back, "rb") as answers:
            browser = Browser(sending, answers)
            pages = browser.ask("Target.getTargets")["targetInfos"]
            page = next(told["targetId"] for told in pages if told["type"] == "page")
            browser.session = browser.ask("Target.attachToTarget", targetId=page, flatten=True)["sessionId"]
            for domain in ("Page", "Runtime", "Log", "Network", "DOM"):
                browser.ask(f"{domain}.enable")
            yield browser
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
