"""A round of three communes on disk, with real Excel forms that scenarios spoil (số liệu mô phỏng)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from click.testing import Result
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from engine.evidence.facts import Round
from engine.files.writing import address
from engine.forms.layout import VALUE
from engine.forms.template import form_name, rows_of
from engine.law.asking import sections
from engine.law.model import Unit
from engine.problems import Problem
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw
from features.case import entry_of, errors_of

CODES = {"Tân Trào": "02545", "Bình Yên": "02554", "Minh Thanh": "02542"}


@dataclass(slots=True)
class Folder:
    """A round on disk, and what came of scoring it."""

    path: Path
    law: OpenLaw
    round: Round
    made: RoundResult | None = None
    shown: Result | None = None

    @property
    def assessment(self) -> RoundResult:
        assert self.made is not None
        return self.made

    def form(self, name: str) -> Path:
        """A commune's form."""
        return self.path / "evidence" / form_name(self.unit(name))

    def unit(self, name: str) -> Unit:
        """A commune by its bare name."""
        return next(unit for unit in self.round.units if unit.name == f"Xã {name}")

    def errors(self, name: str) -> tuple[Problem, ...]:
        """A commune's errors."""
        return errors_of(self.assessment, self.unit(name).code)


def plain_unit(code: str, name: str) -> Unit:
    """A lowland xã."""
    flags = {"mountain": False, "island": False, "area_iii": False}
    return Unit.model_validate({"code": code, "name": f"Xã {name}", "type": "xa", "province": "tinh", **flags})


def answer_cell(folder: Folder, label: str) -> str:
    """Where the form asks for the datum that it calls so."""
    standard = folder.law.book.standard
    return address(rows_of(sections(standard))[entry_of(folder.law, label).id], VALUE)


def change(path: Path, spoil: Callable[[Workbook, Worksheet], None]) -> None:
    """Open a form in Excel, spoil it, save it."""
    workbook = load_workbook(path)
    spoil(workbook, workbook.worksheets[0])
    workbook.save(path)


def type_in(folder: Folder, name: str, label: str, typed: str) -> None:
    """Type into an answer cell: digits become a number as in Excel, all else text."""
    path = folder.form(name)
    cell = answer_cell(folder, label)

    def write(_: Workbook, sheet: Worksheet) -> None:
        sheet[cell].value = int(typed) if typed.isdigit() else typed
        if not typed.isdigit():
            sheet[cell].data_type = "s"

    change(path, write)


def print_code(sheet: Worksheet, old: str, new: str) -> None:
    """Another commune's code over the printed one."""
    (cell,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == old)
    cell.value = new


def shown_place(folder: Folder, name: str, label: str) -> str:
    """File › sheet › cell of an answer."""
    path = folder.form(name)
    return f"evidence/{path.name} › Phiếu số liệu › {answer_cell(folder, label)}"


def results_bytes(folder: Folder) -> dict[str, bytes]:
    """Every results file."""
    return {path.name: path.read_bytes() for path in sorted((folder.path / "results").iterdir())}
