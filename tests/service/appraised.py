"""A board's desk without a disk: files of the frozen round's forms, a record that keeps nothing (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.language import speak
from engine.records.acting.commune_file import CommuneFile, KeptFact
from engine.records.acting.round_state import Head, RoundState
from engine.reporting.review.appraisal_excel import write_appraisal
from engine.reporting.review.appraisal_page import Page
from engine.service.record.database_record import Person
from engine.service.review.appraisal.appraisal_out import pages_of
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk, Who
from engine.service.review.layer_scores import Bench, as_kept
from tests import frozen

SAY, AT, CODE, OTHER = speak("vi"), "2024-11-20T09:30:00+07:00", "02587", "02545"
WHO = Who("p-000", AT)


@dataclass
class NoDisk:
    """A record of these files that is only asked."""

    held: tuple[CommuneFile, ...]

    def files(self) -> tuple[CommuneFile, ...]:
        """All of them."""
        return self.held

    def file(self, code: str) -> CommuneFile | None:
        """One of them."""
        return next((file for file in self.held if file.code == code), None)

    def people(self) -> Mapping[str, Person]:
        """Nobody is named."""
        return {}


@cache
def bench() -> Bench:
    """The frozen law and round."""
    made = frozen.assessed()
    return Bench(frozen.law(), made.round, made.evidence)


def file_of(code: str, corrected: Sequence[KeptFact] = (), version: int = 3) -> CommuneFile:
    """A commune's file in review, as its form has it, with what the board corrected."""
    given = frozen.assessed().evidence.communes[code]
    unit = next(unit for unit in bench().round.units if unit.code == code)
    own = {name: as_kept(fact, by="p-001", at=AT) for name, fact in given.facts.items()}
    board = {fact.evidence: fact for fact in corrected}
    return CommuneFile(
        code, unit.name, unit.type, "", "in_review", version, "0" * 64, own=own, appraised=board, assigned_to="p-000"
    )


def desk_of(*files: CommuneFile) -> Desk:
    """A desk with these files; one person may do everything."""
    round_ = bench().round
    law, on, head = bench().law.book.sha256, round_.on.isoformat(), Head(1, "0" * 64, AT)
    state = RoundState(round_.id, law, round_.standard, on, "stated", "", "", "", True, "", head=head)
    return Desk(Path("dot-thu"), (bench(),), NoDisk(files), state)  # type: ignore[arg-type]


def pages(*files: CommuneFile) -> tuple[Page, ...]:
    """Their pages."""
    desk = desk_of(*files)
    return pages_of(desk_layers(desk, files, desk.day))


def handed_out(path: Path, *files: CommuneFile) -> Path:
    """Their workbook."""
    write_appraisal(path, pages(*files), SAY)
    return path


def row_of(sheet: Worksheet, name: str) -> int:
    """The row of a datum."""
    return next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == name)


def typed(path: Path, name: str, cells: Mapping[str, object], code: str = CODE) -> None:
    """Type into a datum's row, column by letter."""
    workbook = load_workbook(path)
    sheet = workbook[code]
    for column, value in cells.items():
        cell: Any = sheet[f"{column}{row_of(sheet, name)}"]
        cell.value = value
    workbook.save(path)
