"""A round's workbook: what is written is what is read, and the same round is the same file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from engine.evidence.facts import ClassOverride, Confirmed, Round
from engine.evidence.round import four_eyes_of, read_round
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.forms.round_excel import Choices, write_round_workbook
from engine.law.model import Unit
from engine.problems import ProblemsFound

CHOICES = Choices(("standing-duties",), ("city-ward", "mountain-island-difficult", "other"))


def unit(code: str, kind: str, *, mountain: bool | None, basis: str | None) -> Unit:
    """A commune of which something is known, denied or unknown."""
    told = {"code": code, "name": f"Xã {code}", "type": kind, "province": "thanh_pho"}
    return Unit.model_validate({**told, "mountain": mountain, "island": False, "area_iii": None, "basis": basis})


def a_round() -> Round:
    """A round with everything that a workbook can say."""
    return Round(
        id="dot-2026", title="Đợt thử, có dấu phẩy & ký hiệu", standard="qd-06-2019", on=date(2026, 11, 15),
        period_from=date(2026, 1, 1), period_to=date(2026, 10, 31), area="thành phố Huế", simulated=True,
        authority="moh-2025", previous="dot-2024", directives=("standing-duties", "byt-2025"),
        units=(unit("00004", "phuong", mountain=False, basis=None), unit("19742", "xa", mountain=True, basis="QĐ")),
        overrides=(ClassOverride("19742", "other", "lý do", "15/QĐ-UBND", "UBND", date(2026, 1, 5)),),
        confirmed=(Confirmed("byt-2025", "vẫn theo văn bản này", "UBND", date(2026, 1, 6)),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "made",
    [
        a_round(),
        replace(a_round(), overrides=(), confirmed=(), directives=(), previous=None, authority=None, simulated=False),
    ],
)
def test_what_is_written_is_read(made: Round, tmp_path: Path) -> None:
    """Every field, codes with their zeros, the three kinds of yes, no and unknown, days and lists."""
    write_round_workbook(tmp_path / WORKBOOK, made, CHOICES)
    assert read_round(tmp_path)[0] == made


@pytest.mark.parametrize(("typed", "read"), [(None, "required"), ("Có", "required"), ("Không", "stated")])
def test_a_workbook_says_whether_there_is_a_second_person(typed: str | None, read: str, tmp_path: Path) -> None:
    """Empty or yes is two persons; no is a small office, and the round is read as ever."""
    write_round_workbook(tmp_path / WORKBOOK, a_round(), CHOICES)
    workbook = load_workbook(tmp_path / WORKBOOK)
    sheet = workbook["Đợt"]
    (row,) = (cell.row for cell in sheet["A"] if cell.value == "Có người thứ hai")
    sheet[f"B{row}"] = typed
    workbook.save(tmp_path / WORKBOOK)
    assert four_eyes_of(tmp_path) == read
    assert read_round(tmp_path)[0] == a_round()


def test_the_same_round_is_the_same_file(tmp_path: Path) -> None:
    """Byte for byte."""
    for name in ("a.xlsx", "b.xlsx"):
        write_round_workbook(tmp_path / name, a_round(), CHOICES)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_workbook_without_its_sheets_is_refused(tmp_path: Path) -> None:
    """Both are named, with what is there instead."""
    Workbook().save(tmp_path / WORKBOOK)
    with pytest.raises(ProblemsFound) as refused:
        read_round(tmp_path)
    assert {(p.code, p.values.get("name")) for p in refused.value.problems} >= {("RND-945", "Đợt"), ("RND-945", "Xã")}
