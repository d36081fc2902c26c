"""A file of a program to come is refused as that (SYS-140, exit code 6), with what to do, and nothing is written."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from openpyxl import load_workbook

from engine.files.intake.kept_formats import newer, steps_beyond
from engine.problems import Place, ProblemsFound, exit_code, words
from engine.reading.letters.task_list import named_in
from engine.rules.table import FILE as CELLS
from engine.rules.table import read_cells
from engine.scoring.reading_back import from_json
from engine.service.edit import LawImportRequest, import_law
from engine.service.plan import _last_plan
from engine.service.proofread import read_sheet
from engine.service.review.appraisal.appraisal_stamp import read_stamp
from engine.service.rounds import assess_round
from engine.service.store import FileStore
from engine.service.workspace import Workspace
from engine.tasks import state_table
from tests.upgrade.released_files import BOOK, ROUND, SHEET, laid_out, results_then, round_of

TO_COME = 99


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """This release's own files."""
    return laid_out("1.0.0", tmp_path_factory.mktemp("nay"))


def of_later(path: Path, target: Path) -> Path:
    """A copy of a JSON file, or of a workbook with a hidden sheet, whose format is one to come."""
    if path.suffix == ".json":
        told = json.loads(path.read_bytes())
        told["schema"] = f"{told['schema'].rpartition('/')[0]}/{TO_COME}"
        target.write_text(json.dumps(told), "utf-8")
        return target
    book = load_workbook(path)
    cell = book["_meta"]["B1"] if str(book["_meta"]["A1"].value) == "schema" else book["_meta"]["B2"]
    cell.value = f"{str(cell.value).rpartition('/')[0]}/{TO_COME}"
    book.save(target)
    return target


def refused(act: Callable[[], object]) -> None:
    """Refused by SYS-140 alone, with exit code 6 and a remedy in both languages."""
    with pytest.raises(ProblemsFound) as told:
        act()
    (found,) = told.value.problems
    assert (found.code, exit_code([found])) == ("SYS-140", 6)
    assert f"/{TO_COME}" in words(found, "vi")["what"] and "phuhop" in words(found, "en")["remedy"]


def test_results_of_a_newer_program_are_refused(kept: Workspace) -> None:
    """Not compared with, and not taken for those of a hand that changed them."""
    made = assess_round(round_of(kept), kept)
    later = results_then(kept).replace(b"phuhop/results/3", b"phuhop/results/99")
    refused(lambda: from_json(later, made.book, made.table))


def test_a_plan_of_a_newer_program_is_refused(kept: Workspace, tmp_path: Path) -> None:
    """As the last round's plan."""
    home = tmp_path / ROUND / "plan"
    home.mkdir(parents=True)
    of_later(round_of(kept) / "plan" / "plan.json", home / "plan.json")
    made: Any = SimpleNamespace(round=SimpleNamespace(previous=ROUND, standard="qd-06-2019"))
    refused(lambda: _last_plan(FileStore(tmp_path, bundled=False), tmp_path / "dot-sau", made))


def test_tables_of_a_newer_program_are_refused(
    kept: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The law's, and that of the states of tasks where durable-rules is not at hand."""
    of_later(kept.standard("qd-06-2019") / CELLS, tmp_path / CELLS)
    book: Any = SimpleNamespace(folder=tmp_path)
    refused(lambda: read_cells(book))
    of_later(kept.criteria / "directives" / CELLS, tmp_path / CELLS)
    monkeypatch.setattr(state_table, "engine_version", lambda: "")
    refused(lambda: state_table.open_states(tmp_path))


def test_workbooks_of_a_newer_program_are_refused(kept: Workspace, tmp_path: Path) -> None:
    """The law's workbook; a checking sheet, which tells it among what is wrong with it."""
    book = of_later(kept.root / BOOK, tmp_path / "so.xlsx")
    refused(lambda: import_law(kept, LawImportRequest(book)))
    law = assess_round(round_of(kept), kept).book
    sheet = read_sheet(of_later(kept.root / SHEET, tmp_path / "phieu.xlsx"), law)
    assert ([found.code for found in sheet.problems], exit_code(sheet.problems)) == (["SYS-140"], 6)


@pytest.mark.parametrize(
    ("family", "read"),
    [
        ("phuhop/letter-list", named_in),
        ("phuhop/appraisal", lambda book: read_stamp(book, ROUND, {})),
    ],
)
def test_a_sheet_of_the_desk_that_is_newer_is_refused(family: str, read: Callable[[Any], object]) -> None:
    """By what its hidden sheet says, before anything else of it is read."""
    said = {(1, 1): "schema", (1, 2): f"{family}/{TO_COME}", (2, 1): "language", (2, 2): "vi"}
    meta = SimpleNamespace(cells=said, text=lambda row, column: said.get((row, column), ""))
    refused(lambda: read(SimpleNamespace(sheets={"_meta": meta}, shown="so.xlsx")))


@pytest.mark.parametrize(
    ("given", "steps"),
    [
        ("phuhop/results/4", 1), ("phuhop/results/10", 7), ("phuhop/results/3", 0), ("phuhop/results/1", -2),
        ("phuhop/results/", 0), ("phuhop/results/4a", 0), ("phuhop/results/٤", 0), ("phuhop/plan/9", 0),
        ("phuhop/results/9999999999999", 0), ("phuhop/results/-9", 0), (4, 0), (None, 0),
    ],
)  # fmt: skip
def test_a_format_is_known_by_family_and_number(given: object, steps: int) -> None:
    """Ten is after nine; another family, no number and no text are no later format."""
    assert steps_beyond(given, "phuhop/results/3") == steps
    assert (newer(given, "phuhop/results/3", Place("x")) is not None) == (steps > 0)
