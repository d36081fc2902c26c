"""The frozen law: one copy of a standard, its letters and a filled round, on which every test of the engine stands.

Policy staff edit ``criteria/`` and ``assessments/``; nobody edits ``law-fixture/``, so that a year's new numbers turn
no test of the engine red. What is committed is held by ``tests/committed`` alone. Số liệu mô phỏng.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Collection
from functools import cache
from pathlib import Path

from openpyxl import load_workbook

from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import OpenLaw, open_law
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace

ROOT = Path(__file__).parents[1]
FROZEN = Path(__file__).parent / "law-fixture"
SPACE = Workspace(FROZEN, bundled=False)
STANDARD, SAMPLE = "qd-06-2019", "son-duong-2024"
CRITERIA = FROZEN / "criteria"
LAW, LETTERS, TARGETS = CRITERIA / STANDARD, CRITERIA / "directives", CRITERIA / "benchmarks" / "qd-23-2021.yaml"
ROUND = FROZEN / "assessments" / SAMPLE
# The country's communes are a list, not law: one list serves the product and its tests.
UNITS = ROOT / "criteria" / "units"
# The small trial standard, made to be broken.
SMALL = Path(__file__).parent / "small"
# Over the case of a class that has ended: a new year leaves out the one and the other.
OF_AN_ENDED_CASE = "# Nguyên văn, khi còn quận, thị xã và thành phố thuộc thành phố trực thuộc trung ương."


@cache
def law() -> OpenLaw:
    """The frozen standard, checked and proved by durable-rules."""
    return open_law(LAW)


@cache
def assessed() -> RoundResult:
    """The frozen round, read from its forms and assessed with its letters."""
    return assess_round(ROUND, SPACE)


def desk_in(folder: Path, communes: Collection[str] = ()) -> Path:
    """A workspace of one's own in a folder, to be stood in and written to: the frozen one and the list of communes.

    With ``communes`` the round has these alone, by their codes: a command costs by the form that it reads.
    """
    shutil.copytree(FROZEN, folder, dirs_exist_ok=True)
    shutil.copytree(UNITS, folder / "criteria" / "units", dirs_exist_ok=True)
    if communes:
        keep(folder / "assessments" / SAMPLE, communes)
    return folder


def keep(folder: Path, communes: Collection[str]) -> None:
    """Leave these communes alone in a round's folder, by their codes."""
    listed = folder / "communes.csv"
    head, *lines = listed.read_text("utf-8-sig").splitlines()
    kept = [head, *(line for line in lines if line.split(",")[0] in communes)]
    listed.write_text("\n".join(kept) + "\n", "utf-8-sig")
    for form in (folder / "evidence").iterdir():
        if form.name.split("-")[0] not in communes:
            form.unlink()


def next_round(folder: Path, after: Path) -> None:
    """The same communes with the same answers in a round after: its own id, the old one as its last, new forms."""
    shutil.copytree(folder, after, ignore=shutil.ignore_patterns("results", "plan"))
    head = after / "round.yaml"
    told = head.read_text("utf-8")
    old = next(line.partition(":")[2].strip().strip('"') for line in told.splitlines() if line.startswith("id:"))
    head.write_text(told.replace(f"id: {old}", f"id: {after.name}") + f"previous: {folder.name}\n", "utf-8")
    for form in (after / "evidence").glob("*.xlsx"):
        restamp(form, f"<t>{old}</t>", f"<t>{after.name}</t>")


def restamp(form: Path, old: str, new: str) -> None:
    """Write other words into a form's hidden identity; they must stand in it once."""
    with zipfile.ZipFile(form) as made:
        parts = {member: made.read(member) for member in made.namelist()}
    (member,) = (member for member, content in parts.items() if old.encode() in content)
    assert parts[member].count(old.encode()) == 1, (form.name, old)
    parts[member] = parts[member].replace(old.encode(), new.encode())
    with zipfile.ZipFile(form, "w", zipfile.ZIP_DEFLATED) as kept:
        for name, content in parts.items():
            kept.writestr(name, content)


def send_again(folder: Path, commune: str) -> None:
    """A second form of a commune, with another number, in a round's folder: which of the two is meant nobody knows."""
    (form,) = (folder / "evidence").glob(f"{commune}-*.xlsx")
    workbook = load_workbook(form)
    sheet = workbook.worksheets[0]
    answers = (row[0] for row in sheet.iter_rows(min_row=8, min_col=5, max_col=5))
    cell = next(cell for cell in answers if str(cell.value).isdigit() and int(str(cell.value)) > 1)
    cell.value = str(int(str(cell.value)) + 1)
    workbook.save(form.with_name(f"{commune}-ban-sao.xlsx"))
