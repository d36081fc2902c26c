"""The checking sheet of an amendment: what is read goes into its own ledger and files, never into those of the base."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.desk.proofreading.checklist import ALL_WHEN, ALL_WHO
from engine.law.ledger import LEDGER
from engine.law.loading import load_standard
from engine.service.proofread import CheckInRequest, take_in, write_sheets
from engine.service.state.beside import strayed
from engine.service.workspace import Workspace
from tests.desk.test_sheet import SAY, typed
from tests.law.amending.amendments import amended_in

READ = {"page": "2", "sentence": "Văn bản viết vậy"}


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """The amendment of the page on amending beside the small standard."""
    return amended_in(tmp_path / "criteria")


def handed_in(law: Path, cells: dict[str, str]) -> tuple[set[str], set[str]]:
    """A filled sheet applied: the problems by code, and the amendment's files that changed."""
    (sheet, _), _ = write_sheets(law, law.parent.parent / "phieu", SAY)
    typed(sheet, {ALL_WHO: {"given": "Nguyễn Thị Lan"}, ALL_WHEN: {"given": "20/05/2027"}})
    typed(sheet, {name: {"given": value, **READ} for name, value in cells.items()})
    before = {path.name: path.read_bytes() for path in law.glob("*.yaml")}
    base = {path.name: path.read_bytes() for path in (law.parent / "small").iterdir()}
    space = Workspace(law.parent.parent, bundled=False)
    taken = take_in(law, CheckInRequest(law.name, sheet, applied=True), space)
    assert {path.name: path.read_bytes() for path in (law.parent / "small").iterdir()} == base
    changed = {path.name for path in law.glob("*.yaml") if path.read_bytes() != before.get(path.name)}
    return {told.code for told in taken.problems}, changed


def test_a_number_of_the_amendment_is_checked_by_its_own_ledger(law: Path) -> None:
    """The edge at 99 % read in the new text: one entry, in the amendment's folder, and nothing has strayed."""
    assert handed_in(law, {"tc02.1/1/at_least": "99"}) == (set(), {LEDGER})
    book = load_standard(law)
    assert book.readings.standings["tc02.1/1/at_least"].checked
    assert [entry.number for entry in book.ledger] == ["tc02.1/1/at_least"]
    assert strayed(book) == ()


def test_a_number_that_differs_is_written_into_the_amendment(law: Path) -> None:
    """Its own file says it, with fresh examples, and still says nothing else."""
    assert handed_in(law, {"tc02.1/2/at_least": "96"}) == (set(), {LEDGER, "tc02.yaml"})
    assert "at_least: 96" in (law / "tc02.yaml").read_text("utf-8")
    assert "tc02.2" not in (law / "tc02.yaml").read_text("utf-8")
    assert load_standard(law).standard.criteria[1].items[0].bands[1].at_least == 96


def test_a_number_of_the_base_is_not_changed_through_the_amendment(law: Path) -> None:
    """Whoever finds the old text otherwise is told to mend it there, or to cite the new text; nothing is written."""
    assert handed_in(law, {"tc02.2/2/at_most": "2"}) == ({"LAW-396"}, set())
