"""A desk of one's own for filling in: the frozen round of a few communes, a visitor, and what a page's fields say."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from engine.files.writing import address
from engine.service.filling.draft_form import At, fields_at
from engine.service.filling.filling_setting import Setting, open_setting
from engine.service.filling.kept_draft import version_of
from engine.service.review.desk import Who, now
from engine.service.review.opening.opening_record import OpenRequest, open_review
from engine.service.store import FileStore
from tests import frozen
from tests.web.visiting import TODAY, Visit, visit

CODE, OTHER = "02551", "02536"
PERSON = "p-000"


@dataclass
class OwnDesk:
    """A workspace that a test may change, and somebody who has come in."""

    root: Path
    visit: Visit

    @property
    def folder(self) -> Path:
        """The round's folder."""
        return self.root / "assessments" / frozen.SAMPLE

    @property
    def store(self) -> FileStore:
        """Its store, on the day of the visit."""
        return FileStore(self.root, bundled=False, today=TODAY)

    @property
    def setting(self) -> Setting:
        """The commune's form as it stands now."""
        made = open_setting(self.store, frozen.SAMPLE, CODE)
        assert made
        return made

    @property
    def form(self) -> Path:
        """The commune's Excel form among the evidence."""
        return self.folder / self.setting.shown

    def at(self, page: str = "nhap/", code: str = CODE) -> str:
        """The address of one of the commune's pages."""
        return f"/dot/{frozen.SAMPLE}/xa/{code}/{page}"

    def put(self, key: str, text: str, seen: str | None = None, by: Visit | None = None) -> Any:
        """The answer to a field that is left; ``seen`` is the text that stood in it when the page was drawn."""
        shown = self.text(key) if seen is None else seen
        sent = {"o": key, "chu": text, "thay": version_of(shown)}
        return (by or self.visit).client.post(self.at("nhap/o/"), sent)

    def text(self, key: str) -> str:
        """What stands in a field of the page now."""
        page = self.visit.page(self.at())
        found = re.search(rf'<(?:input|textarea)[^>]* id="{re.escape(key)}"[^>]*>(?:([^<]*)</textarea>)?', page)
        if found is None:
            chosen = re.search(rf'<select[^>]* id="{re.escape(key)}".*?</select>', page, re.DOTALL)
            assert chosen, key
            picked = re.search(r'<option value="([^"]*)" selected', chosen[0])
            return picked[1] if picked else ""
        value = re.search(r' value="([^"]*)"', found[0])
        return value[1] if value else found[1] or ""

    def state(self) -> dict[str, Any]:
        """The pieces of the page as they are now."""
        told: dict[str, Any] = json.loads(self.visit.get(self.at("nhap/xem/")).content)
        return told

    def edit_form(self, key: str, text: str | None) -> None:
        """Write into the cell of a field in Excel, and save."""
        title, row, column = cell_of(self.form, key)
        book = load_workbook(self.form)
        book[title][address(row, column)] = text
        book.save(self.form)

    def open_record(self) -> None:
        """Begin the round's record, one person for all."""
        with (self.folder / "round.yaml").open("a", encoding="utf-8") as head:
            head.write("four_eyes: stated\n")
        open_review(self.store, OpenRequest(frozen.SAMPLE, Who(PERSON, now()), applied=True))


def cell_of(form: Path, key: str) -> At:
    """The cell of a field in a form."""
    return next(at for at, field in fields_at(form.read_bytes(), form.name).items() if field == key)


def own_desk(root: Path, *codes: str) -> OwnDesk:
    """A desk with these communes of the frozen round."""
    frozen.desk_in(root, codes or (CODE, OTHER))
    return OwnDesk(root, visit(root))
