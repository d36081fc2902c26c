"""A round's workbook: what is written is what is read, and the same round is the same file."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from engine.evidence.facts import ActionOverride, ClassOverride, Confirmed, Round
from engine.evidence.round import (
    ActionShape,
    ConfirmedShape,
    OverrideShape,
    RoundShape,
    four_eyes_of,
    read_round,
)
from engine.evidence.setting.round_sheets import WORKBOOK
from engine.forms.round_excel import Choices, write_round_workbook
from engine.law.model import Unit
from engine.law.source import read_source
from engine.problems import ProblemsFound
from engine.sample.made_round import communes_text

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


# Every key of round.yaml and every key within it, each with a value that is not the one it has when it is left out.
WHOLE = """\
id: dot-2026
title: Đợt thử
standard: qd-06-2019
on: 2026-11-15
period: {from: 2026-01-01, to: 2026-10-31}
area: thành phố Huế
simulated: true
authority: moh-2025
previous: dot-2024
class_overrides:
- {commune: '19742', value: other, reason: lý do, document: 15/QĐ-UBND, by: UBND, on: 2026-01-05}
actions:
- {item: tc07.1, label: tiêm bù, effort: 5, each: 0, months: 2, possible: false}
- {item: tc07.2, possible: true}
- {item: tc07.3}
directives: [standing-duties, byt-2025]
confirmed:
- {name: byt-2025, reason: vẫn theo, by: UBND, on: 2026-01-06}
strict_before: false
standards:
- {standard: vi-du-2027, communes: ['00004']}
- standard: vi-du-2027
  when:
  - {type: [xa], province: tinh, province_code: ['46'], mountain: true, island: false, area_iii: true}
four_eyes: stated
"""


def test_no_key_of_a_round_is_lost_on_its_way_through_excel(tmp_path: Path) -> None:
    """What the text file says with every key there is, the workbook says too: read, written, read again."""
    texts, book = tmp_path / "chu", tmp_path / "so"
    for folder in (texts, book):
        folder.mkdir()
    (texts / "round.yaml").write_text(WHOLE, "utf-8")
    told: Any = read_source(texts / "round.yaml", "round.yaml").tree
    assert set(told) == set(RoundShape.model_fields)
    for part, shape in (("actions", ActionShape), ("class_overrides", OverrideShape), ("confirmed", ConfirmedShape)):
        assert set(told[part][0]) == set(shape.model_fields), part
    (texts / "communes.csv").write_text(communes_text(a_round().units), "utf-8")
    made, _ = read_round(texts)
    assert [part.name for part in fields(Round) if getattr(made, part.name) == part.default] == []
    write_round_workbook(book / WORKBOOK, made, CHOICES)
    assert read_round(book)[0] == made
    assert four_eyes_of(book) == "stated"


def test_what_one_of_both_ways_says_otherwise_of_a_second_person_is_told(tmp_path: Path) -> None:
    """A round set down twice, once for two persons and once for one: the line is named."""
    (tmp_path / "round.yaml").write_text(WHOLE, "utf-8")
    (tmp_path / "communes.csv").write_text(communes_text(a_round().units), "utf-8")
    made, _ = read_round(tmp_path)
    write_round_workbook(tmp_path / WORKBOOK, replace(made, four_eyes="required", actions=made.actions[:1]), CHOICES)
    with pytest.raises(ProblemsFound) as refused:
        read_round(tmp_path)
    (told,) = refused.value.problems
    assert (told.code, told.values["name"]) == ("RND-941", "Việc nên làm, Có người thứ hai")


def test_an_action_says_its_item_and_numbers_are_numbers(tmp_path: Path) -> None:
    """A row without its item, and days of work in words, are told at their cells."""
    write_round_workbook(
        tmp_path / WORKBOOK, replace(a_round(), actions=(ActionOverride("tc07.1", effort=5),)), CHOICES
    )
    workbook = load_workbook(tmp_path / WORKBOOK)
    sheet = workbook["Việc nên làm"]
    sheet["C4"], sheet["B5"] = "năm", "tiêm bù"
    workbook.save(tmp_path / WORKBOOK)
    with pytest.raises(ProblemsFound) as refused:
        read_round(tmp_path)
    assert {str(told.place) for told in refused.value.problems} == {"dot.xlsx › Việc nên làm › A5"}
    sheet["A5"] = "tc07.2"
    workbook.save(tmp_path / WORKBOOK)
    with pytest.raises(ProblemsFound) as refused:
        read_round(tmp_path)
    assert {str(told.place) for told in refused.value.problems} == {"dot.xlsx › Việc nên làm › C4"}


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
    assert read_round(tmp_path)[0] == replace(a_round(), four_eyes=read)


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
