"""What a policy editor does at the pages: opens them, types into their fields, sends them."""

from __future__ import annotations

import html
import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import frozen
from tests.web.visiting import Visit

LAW = f"/tieu-chi/{frozen.STANDARD}/"
EDIT, ITEM, FILE = f"{LAW}sua/", f"{LAW}sua/muc/tc07.1/", f"{LAW}sua/tep/tc07.yaml/"
EDGE = "tc07.yaml|items/0/bands/0|at_least"
PATIENCE = 120.0


@dataclass
class Editor:
    """A visit, and the folder of the standard that is edited."""

    visit: Visit
    folder: Path

    def files(self) -> dict[str, bytes]:
        """Every file of the standard."""
        return {path.name: path.read_bytes() for path in self.folder.iterdir() if path.is_file()}

    def text(self, address: str, status: int = 200) -> str:
        """A page's text."""
        answer = self.visit.get(address)
        assert answer.status_code == status, (address, answer.status_code, self.visit.faults)
        return str(answer.content.decode())

    def send(self, address: str, status: int, /, **fields: str) -> Any:
        """What a form answers."""
        answer = self.visit.client.post(address, fields)
        assert answer.status_code == status, (address, answer.status_code, self.visit.faults, words(answer))
        return answer

    def hand_in(self, address: str, name: str, content: bytes, status: int = 302, /, **fields: str) -> Any:
        """What a form with a file answers."""
        answer = self.visit.client.post(address, {**fields, "tep": SimpleUploadedFile(name, content)})
        assert answer.status_code == status, (address, answer.status_code, self.visit.faults, words(answer))
        return answer

    def stamp(self, address: str) -> str:
        """The stamp that a page's form carries."""
        found = re.search(r'name="dau" value="([0-9a-f]{64})"', self.text(address))
        assert found
        return found[1]

    def fields(self, address: str) -> dict[str, str]:
        """Every field of a page's form as it is shown, by its name."""
        return fields_in(self.text(address))

    def done(self, answer: Any) -> str:
        """The address of the result of a job that a form began."""
        job, until = answer.url, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            told = self.visit.get(job)
            if told.status_code == 302:
                return str(told.url)
            if told.status_code != 200 or "http-equiv" not in told.content.decode():
                raise AssertionError((told.status_code, self.visit.faults, words(told)))
            time.sleep(0.05)
        raise AssertionError("the job does not end")

    def refused(self, answer: Any) -> str:
        """What the page of a job says that was refused."""
        job, until = answer.url, time.monotonic() + PATIENCE
        while time.monotonic() < until:
            told = self.visit.get(job)
            if told.status_code == 422:
                return words(told)
            assert told.status_code == 200, (told.status_code, self.visit.faults)
            time.sleep(0.05)
        raise AssertionError("the job does not end")

    def draft_of_edge(self, edge: str) -> str:
        """The address of a draft in which the first band of item 7.1 begins elsewhere."""
        given = {**self.fields(ITEM), EDGE: edge}
        return str(self.send(ITEM, 302, **given).url)


def fields_in(text: str) -> dict[str, str]:
    """The fields of a form with their values: inputs, areas, chosen options, ticked boxes."""
    form = text.partition("<main")[2]
    told = {}
    for tag in re.findall(r"<input [^>]*>", form):
        at = dict(re.findall(r'([a-z-]+)="([^"]*)"', tag))
        if at.get("type") not in ("checkbox", "radio") or " checked" in tag:
            told[at["name"]] = at.get("value", "")
    for name, value in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>([^<]*)</textarea>', form):
        told[name] = value.removeprefix("\n")
    for name, inside in re.findall(r'<select [^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', inside)
        told[name] = chosen[1] if chosen else ""
    told.pop("csrfmiddlewaretoken", None)
    return {html.unescape(name): html.unescape(value) for name, value in told.items()}


def words(answer: Any) -> str:
    """A page's words alone."""
    main = str(answer.content.decode()).partition("<main")[2]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())
