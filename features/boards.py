"""A round on disk in the hands of a board: communes by short names, files that come in, commands that are run.

Số liệu mô phỏng.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from cli import phuhop
from engine.evidence.facts import Fact, Round
from engine.evidence.identity.official_lists import FIRST_MADE_UP_CODE
from engine.files.writing import address
from engine.forms.layout import VALUE
from engine.forms.register import Register
from engine.forms.template import form_name, rows_of, write_form
from engine.law.asking import sections
from engine.law.model import Unit
from engine.service.parts.open_law import OpenLaw
from features.case import SAY, entry_of, full_marks

MADE_UP = "mô phỏng"
NAMES = ("An", "Bình", "Cường", "Dũng", "Giang", "Hà", "Khánh")


@dataclass(slots=True)
class Desk:
    """A round's folder, the law, and what was seen last: the register, or what a command printed."""

    path: Path
    law: OpenLaw
    round: Round
    register: Register | None = None
    screen: str = ""
    earlier: dict[str, bytes] = field(default_factory=dict)

    def unit(self, name: str) -> Unit:
        """A commune by its bare name."""
        return next(unit for unit in self.round.units if unit.name == f"Xã {name} {MADE_UP}")

    def run(self, *words: str, code: int = 0) -> None:
        """Run a command and keep what it printed."""
        done = CliRunner().invoke(phuhop, list(words), catch_exceptions=False)
        assert done.exit_code == code, done.output
        self.screen = done.output

    def send(self, name: str, facts: dict[str, Fact], folder: str = "evidence") -> Path:
        """A commune's form with these facts, in a folder of the round."""
        home = self.path / folder
        home.mkdir(exist_ok=True)
        path = home / form_name(self.unit(name))
        write_form(path, self.law.book, self.round, self.unit(name), SAY, facts)
        return path

    def type_in(self, name: str, label: str, typed: str) -> None:
        """Type a text or a number over an answer of the form that was sent."""
        path = self.path / "evidence" / form_name(self.unit(name))
        workbook = load_workbook(path)
        cell = workbook.worksheets[0][self.cell(label)]
        cell.value = int(typed) if typed.isdigit() else typed
        workbook.save(path)

    def cell(self, label: str) -> str:
        """Where the form asks for a datum."""
        standard = self.law.book.standard
        return address(rows_of(sections(standard))[entry_of(self.law, label).id], VALUE)

    def line(self, name: str) -> str:
        """The line of the screen that tells of a commune, its folded lines joined."""
        lines = self.screen.splitlines()
        at = next(n for n, line in enumerate(lines) if f"Xã {name} {MADE_UP} " in line)
        return lines[at]


def plain_units(names: tuple[str, ...] = NAMES) -> tuple[Unit, ...]:
    """Lowland communes that are plainly made up, with the codes that no list has."""
    flags = {"type": "xa", "province": "tinh", "mountain": False, "island": False, "area_iii": False}
    return tuple(
        Unit.model_validate({"code": str(FIRST_MADE_UP_CODE + at), "name": f"Xã {name} {MADE_UP}", **flags})
        for at, name in enumerate(names, 1)
    )


def plain_round(on: date) -> Round:
    """A round of those communes."""
    return Round(
        id="dot-thu", title="Đợt thử (số liệu mô phỏng)", standard="qd-06-2019", on=on,
        period_from=date(on.year, 1, 1), period_to=on, area="Vùng mẫu", simulated=True, authority=None,
        units=plain_units(), overrides=(),
    )  # fmt: skip


def marks_of(name: str) -> dict[str, Fact]:
    """Full marks of a commune with births of its own, so that no two are alike."""
    marks, born = full_marks(), 100 + NAMES.index(name)
    births = ("tre_sinh_trong_ky", "tre_khai_sinh_dung_quy_dinh")
    return marks | {datum: replace(marks[datum], value=born) for datum in births}


def without(label: str, law: OpenLaw, name: str) -> dict[str, Fact]:
    """A commune's full marks but for one datum left empty."""
    return {datum: fact for datum, fact in marks_of(name).items() if datum != entry_of(law, label).id}
