"""A mark that says where the old number was seen is pointed out when the number or its citation becomes another."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from engine.desk.editing.importing import plan_import
from tests import frozen
from tests.desk.made_workbooks import Edit, edited, exported, typed

NEW_TEXT = "27/TN 15/05/2027"


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([typed("Ngưỡng", "threshold", "other", 870)], {"Ngưỡng › D6"}),
        ([typed("Ngưỡng", "threshold", "other", 870), typed("Ngưỡng", "mark", "other", "tạm tính")], set()),
        ([typed("Ngưỡng", "cite.document", "other", NEW_TEXT)], {"Ngưỡng › D6"}),
        ([typed("Ngưỡng", "cite.at", "other", "Điều 9")], set()),
        ([typed("Mục", "cite.document", "tc07.1", NEW_TEXT)], {"Bậc › K43"}),
        ([typed("Bậc", "at_least", "tc07.1", 96, 2)], set()),  # it is provisional, and may be
    ],
)
def test_what_was_seen_of_another_number_is_not_carried_along(
    edits: list[Edit], told: set[str], tmp_path: Path
) -> None:
    """One warning an entry, at the cell of the mark; a provisional number and another article alone bring none."""
    law = Path(shutil.copytree(frozen.LAW, tmp_path / frozen.LAW.name))
    book = edited(exported(law, tmp_path / "so.xlsx"), *edits)
    found = [p for p in plan_import(book, law, examples=True).problems if p.code == "WBK-107"]
    assert {f"{p.place.sheet} › {p.place.cell}" for p in found} == told
