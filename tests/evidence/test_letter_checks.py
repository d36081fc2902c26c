"""What the letters' tasks say against the standard's figures is told at the figure (số liệu mô phỏng)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from engine.evidence.facts import CommuneEvidence
from engine.evidence.reading import Beside, read_evidence
from engine.law.asked import Duties, misfits
from engine.law.questions import Check
from tests.evidence.test_opened import DUTIES, LAW, LETTERS, ROUND, UNIT, cells, folder, spoil

__all__ = ["folder"]
CASES = ("vu_bao_luc_boc_lot", "vu_xam_hai_mua_ban")


def read(made: Path, checks: tuple[Check, ...]) -> CommuneEvidence:
    """What the reading says of the commune when the letters have these checks."""
    return read_evidence(made, LAW.book, ROUND, Beside(duties=Duties(DUTIES, checks))).communes[UNIT.code]


def test_abused_children_without_a_case_are_told(folder: Path) -> None:
    """Three children abused on the tasks' sheet beside no case in criterion 3: a warning with all three cells."""
    assert LETTERS is not None
    at, duty = cells(folder), cells(folder, "duty-")["tre_bi_xam_hai"]
    spoil(folder, {duty: 3}, sheet=1)
    spoil(folder, dict.fromkeys((at[name] for name in CASES), 0))
    found = [p for p in read(folder, LETTERS.checks).problems if "tre_bi_xam_hai" in p.data]
    assert [(p.code, p.data) for p in found] == [("EVI-413", (*CASES, "tre_bi_xam_hai"))]
    assert found[0].place.cell == at[CASES[0]]
    assert f"(ô {duty}, trang Nhiệm vụ)" in str(found[0].values["beside"])
    assert not [p for p in read(folder, ()).problems if "tre_bi_xam_hai" in p.data]


def test_it_waits_while_an_error_stands_in_its_data(folder: Path) -> None:
    """A case count that cannot be read is an error and not also a doubt."""
    assert LETTERS is not None
    at = cells(folder)
    spoil(folder, {cells(folder, "duty-")["tre_bi_xam_hai"]: 3}, sheet=1)
    spoil(folder, {at[CASES[0]]: 0, at[CASES[1]]: "không"})
    assert not [p for p in read(folder, LETTERS.checks).problems if "tre_bi_xam_hai" in p.data]


@pytest.mark.parametrize(("beside", "code"), [("tre_bi_xam_hay", "LAW-307"), ("tre_bi_xam_hai", "")])
def test_a_letters_check_names_what_is_asked(beside: str, code: str) -> None:
    """A datum that neither the letters nor the standard ask is refused, with the nearest that they do."""
    assert LETTERS is not None
    check = LETTERS.checks[1].model_copy(update={"beside": beside, "examples": ()})

    told = [p for p in misfits(replace(LETTERS, checks=(check,)), LAW.book.standard) if p.severity == "error"]
    assert [p.code for p in told] == ([code] if code else [])
    assert all(p.values["near"] == "tre_bi_xam_hai" for p in told)
