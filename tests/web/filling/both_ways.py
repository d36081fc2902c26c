"""One commune filled in by page and by Excel, held against each other."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from engine.evidence.facts import CommuneEvidence
from engine.files.writing import address
from engine.problems import Problem
from engine.scoring.round_result import RoundResult
from engine.service.filling.checking_draft import Looked, held_draft, keys_of, look_at, parts_asked
from engine.service.filling.draft_form import content_of, fields_at
from engine.service.filling.filling_setting import Setting, open_setting, papers_language
from engine.service.rounds import assess_round
from engine.service.store import FileStore
from tests.web.visiting import TODAY


@dataclass(frozen=True)
class Both:
    """Two copies of one round: one is filled in by page, the other in Excel."""

    page: Path
    excel: Path
    round: str

    def setting(self, code: str) -> Setting:
        """A commune's form of the first."""
        return setting_of(self.page, self.round, code)

    def keys(self, code: str) -> tuple[str, ...]:
        """Every field of its form."""
        return keys_of(parts_asked(self.setting(code), papers_language()))

    def by_page(self, code: str, typed: Mapping[str, str]) -> Looked:
        """What the page tells of a form into which this is typed."""
        draft = held_draft(self.setting(code)).draft
        for key, text in typed.items():
            draft = draft.typed(key, text, "p-000", "2024-11-20T09:00:00+07:00")
        return look_at(self.setting(code), draft)

    def by_excel(self, code: str, typed: Mapping[str, str]) -> RoundResult:
        """What the commands tell of the form into whose cells the same is typed; it is put back then."""
        setting = setting_of(self.excel, self.round, code)
        path = setting.folder / setting.shown
        before = path.read_bytes() if path.exists() else None
        content = content_of(setting, {}) if before is None else before
        path.write_bytes(content)
        cells = {key: at for at, key in fields_at(content, path.name).items()}
        book = load_workbook(path)
        for key, text in typed.items():
            title, row, column = cells[key]
            cell = book[title][address(row, column)]
            cell.value = text or None
            if text.startswith("="):
                cell.data_type = "s"  # as in a cell of text, where an equals sign is one
        book.save(path)
        try:
            return assess_round(setting.folder, store_of(self.excel), code)
        finally:
            path.unlink() if before is None else path.write_bytes(before)

    def agree(self, code: str, typed: Mapping[str, str]) -> tuple[Problem, ...]:
        """Hold one way against the other; gives what is told."""
        page, excel = self.by_page(code, typed), self.by_excel(code, typed)
        assert known_of(page.made.evidence.communes[code]) == known_of(excel.evidence.communes[code])
        told = excel.evidence.told_of(code)
        assert page.told == told
        ours, theirs = page.made.card(code), excel.card(code)
        assert (ours is None) == (theirs is None)
        if ours and theirs:
            assert ours.decision == theirs.decision
            points = [[(i.item.id, i.low, i.high, i.rule) for i in card.items] for card in (ours, theirs)]
            assert points[0] == points[1]
        placed = [found for own in page.by_field.values() for found in own]
        assert sorted([*placed, *page.of_all], key=str) == sorted(told, key=str)
        return told


def both_of(root: Path, elsewhere: Path, name: str) -> Both:
    """A workspace and a copy of it."""
    return Both(root, Path(shutil.copytree(root, elsewhere)), name)


def store_of(root: Path) -> FileStore:
    """The store of a workspace."""
    return FileStore(root, bundled=False, today=TODAY)


def setting_of(root: Path, name: str, code: str) -> Setting:
    """A commune's form."""
    made = open_setting(store_of(root), name, code)
    assert made
    return made


def known_of(given_there: CommuneEvidence) -> object:
    """All that is known of a commune."""
    facts = {name: given_there.facts[name] for name in given_there.facts}
    return facts, given_there.answers, given_there.self_score
