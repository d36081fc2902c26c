"""A server killed while somebody types: every field that was acknowledged is there, and the next server goes on."""

from __future__ import annotations

import http.client
import os
import random
import re
import signal
import threading
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from engine.service.filling.kept_draft import read_draft, version_of
from tests import frozen
from tests.web.filling.own_desk import CODE
from tests.web.test_served import PATIENCE, said, started

KILLS, FIELDS = 20, ("vu_bao_luc_boc_lot.so", "vu_bao_luc_boc_lot.van-ban", "vu_bao_luc_boc_lot.ghi-chu", "tre_em.so")
PAGE = f"/dot/{frozen.SAMPLE}/xa/{CODE}/nhap/"


class Browser:
    """Somebody who has come in by the printed address."""

    def __init__(self, address: str) -> None:
        told = urlsplit(address)
        self._port = int(told.port or 0)
        self._cookies: SimpleCookie = SimpleCookie()
        self._ask("GET", told.path)
        page = self._ask("GET", PAGE)[1]
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found
        self._token = found[1]

    def keep(self, key: str, text: str, seen: str) -> int:
        """Leave a field; gives the status. Raises OSError and HTTPException when the server is gone."""
        body = {"csrfmiddlewaretoken": self._token, "o": key, "chu": text, "thay": version_of(seen)}
        return self._ask("POST", f"{PAGE}o/", urlencode(body))[0]

    def _ask(self, how: str, path: str, body: str | None = None) -> tuple[int, str]:
        asking = http.client.HTTPConnection("127.0.0.1", self._port, timeout=PATIENCE)
        try:
            heads = {"Cookie": "; ".join(f"{name}={one.value}" for name, one in self._cookies.items())}
            if body is not None:
                heads["Content-Type"] = "application/x-www-form-urlencoded"
            asking.request(how, path, body, heads)
            answer = asking.getresponse()
            for line in answer.headers.get_all("Set-Cookie", []):
                self._cookies.load(line)
            return answer.status, answer.read().decode("utf-8", "replace")
        finally:
            asking.close()


def test_twenty_kills_lose_no_field_that_was_acknowledged(tmp_path: Path) -> None:
    """Killed really, at any moment: a text is there once its answer was, and never half of one."""
    root = frozen.desk_in(tmp_path / "desk", (CODE,))
    folder, chance = root / "assessments" / frozen.SAMPLE, random.Random(20)
    kept: dict[str, str] = {}
    asked: dict[str, str] = {}
    acknowledged = 0
    for kill in range(KILLS):
        process = started(root)
        try:
            browser = Browser(said(process))
            timer = threading.Timer(chance.uniform(0.0, 0.5), os.kill, (process.pid, signal.SIGKILL))
            first = True
            for at in range(10_000):
                key = FIELDS[at % len(FIELDS)]
                asked = {key: f"{kill} lần {at}"}
                try:
                    status = browser.keep(key, asked[key], kept.get(key, standing(folder, key)))
                except (OSError, http.client.HTTPException):
                    break
                assert status == 200
                kept[key], acknowledged = asked[key], acknowledged + 1
                if first:
                    timer.start()
                    first = False
            timer.join()
        finally:
            process.kill()
            process.communicate(timeout=PATIENCE)
        draft = read_draft(folder, CODE)
        assert draft is not None
        for key, text in kept.items():
            # What was asked for when the server died may be there or not; nothing else may be.
            assert draft.text(key) in {text, asked.get(key, text)}, (kill, key)
            kept[key] = draft.text(key)
    assert acknowledged >= KILLS


def standing(folder: Path, key: str) -> str:
    """What stands in a field before anybody typed, or what a dying server still kept."""
    draft = read_draft(folder, CODE)
    if draft is not None:
        return draft.text(key)
    from engine.service.filling.draft_form import ground_of
    from engine.service.filling.filling_setting import open_setting
    from engine.service.store import FileStore
    from tests.web.visiting import TODAY

    setting = open_setting(FileStore(folder.parents[1], bundled=False, today=TODAY), frozen.SAMPLE, CODE)
    assert setting
    return ground_of(setting.own).texts.get(key, "")
