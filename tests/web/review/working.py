"""A board's work by pages: a workspace of one's own whose round lets one person act, and forms read off their pages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from engine.records.acting.commune_file import CommuneFile
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who, now, open_desk
from engine.service.review.moving import MoveRequest, move_all
from engine.service.review.opening.opening_record import OpenRequest, open_review
from engine.service.review.taking_in import import_forms
from engine.service.store import FileStore
from tests import frozen
from tests.web.visiting import TODAY, Visit, visit

NAME, CODE, OTHER = frozen.SAMPLE, "02587", "02542"
ROUND = f"/dot/{NAME}/"
DESK, PAGE = f"{ROUND}tham-dinh/", f"{ROUND}xa/{CODE}/tham-dinh/"
GOOD = {"y-kien": "correct", "so": "300", "ly-do": "Đếm lại sổ khám", "van-ban": "12/BC-TYT", "ngay": "15/11/2024"}
HEALTH = "tre_kham_suc_khoe"


class Fields(HTMLParser):
    """What a browser would send of a page's forms: hidden values, texts, ticked choices."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a field with its value."""
        told = {key: value or "" for key, value in attrs}
        name = told.get("name", "")
        if tag == "input" and told.get("type") != "file" and (told.get("type") != "radio" or "checked" in told):
            self.values.setdefault(name, told.get("value", ""))
        elif tag == "textarea":
            self.values[name], self._area = "", name

    def handle_data(self, data: str) -> None:
        """What stands in an area."""
        if self._area:
            self.values[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        """An area ends."""
        if tag == "textarea":
            self._area = ""


@dataclass
class Working:
    """A visit to a round, and its record."""

    visit: Visit
    folder: Path

    def get(self, address: str) -> str:
        """A page that is there."""
        return self.visit.page(address)

    def post(self, address: str, told: Mapping[str, Any]) -> Any:
        """What a form of a page is answered with."""
        answer = self.visit.client.post(address, dict(told))
        assert answer.status_code != 500, self.visit.faults
        return answer

    def file(self, code: str = CODE) -> CommuneFile:
        """A commune's file as the record has it."""
        found = open_record(self.folder).file(code)
        assert found
        return found

    def entries(self) -> int:
        """How many entries the record has."""
        return open_record(self.folder).checkpoint().size

    def typed(self, lines: Mapping[str, Mapping[str, str]], act: str = "ghi", page: str = "") -> dict[str, str]:
        """The appraisal's form with some lines filled in; ``page`` is one that was drawn before."""
        values = Fields(page or self.get(PAGE)).values
        more = {f"{key}:{name}": text for name, line in lines.items() for key, text in line.items()}
        return {**values, **more, "viec": act}

    def move(self, act: str, reason: str = "", version: int | None = None) -> Any:
        """A move by its button."""
        seen = self.file().version if version is None else version
        return self.post(PAGE, {"viec": act, "phien-ban": str(seen), "ly-do-chung": reason})


def workspace(folder: Path, *, stated: bool = True) -> Path:
    """The frozen round with three of its communes; ``stated`` lets one person do everything."""
    root = frozen.desk_in(folder, (CODE, OTHER, "02599"))
    head = root / "assessments" / NAME / "round.yaml"
    if stated:
        head.write_text(head.read_text("utf-8") + "four_eyes: stated\n", "utf-8")
    return root


def opened(root: Path, *, claimed: bool = True) -> None:
    """Its record with the forms taken in, and claimed."""
    store, who = FileStore(root, bundled=False, today=TODAY), Who("p-000", now())
    open_review(store, OpenRequest(NAME, who, applied=True))
    desk = open_desk(store, NAME)
    import_forms(store, desk, who, applied=True)
    if claimed:
        move_all(open_desk(store, NAME), MoveRequest("claim", who, every=True, applied=True), {})


def working(root: Path) -> Working:
    """Somebody at work in a workspace."""
    return Working(visit(root), root / "assessments" / NAME)


def stamp_of(page: str) -> dict[str, Any]:
    """How the file stood when a page was drawn."""
    told: dict[str, Any] = json.loads(Fields(page).values["luc-mo"])
    return told
