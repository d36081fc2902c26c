"""The frozen round under two standards: its own, and a second made of it by another name (số liệu mô phỏng).

In the second one sensitive count goes by another id, as where a new text asks the same anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from engine.forms.template import form_name, write_form
from engine.language import speak
from engine.service.rounds import open_parts
from engine.service.store import FileStore
from tests import frozen

SAY, FIRST, SECOND = speak("vi"), frozen.STANDARD, "qd-07-2019"
# What the second standard asks under an id of its own, with its label there.
RENAMED = {"tre_tu_vong_tai_nan": ("tre_mat_vi_tai_nan", "Trẻ em tử vong do tai nạn, thương tích")}


def two_laws_in(folder: Path, communes: Collection[str], second: Collection[str]) -> FileStore:
    """A workspace whose round has these communes, some of them under the second standard, each with its own form."""
    desk = frozen.desk_in(folder, communes)
    shutil.copytree(_second(), desk / "criteria" / SECOND)
    home = desk / "assessments" / frozen.SAMPLE
    codes = ", ".join(f'"{code}"' for code in sorted(second))
    with (home / "round.yaml").open("a", encoding="utf-8") as head:
        head.write(f"standards: [{{standard: {SECOND}, communes: [{codes}]}}]\n")
    store = FileStore(desk, bundled=False)
    given = frozen.assessed().evidence.communes
    for part in open_parts(home, store):
        for unit in part.round.units if part.round.standard == SECOND else ():
            for path in (home / "evidence").glob(f"{unit.code}-*"):
                path.unlink()
            facts = {_named(name): fact for name, fact in given[unit.code].facts.items()}
            write_form(home / "evidence" / form_name(unit), part.law.book, part.round, unit, SAY, facts)
    return store


def _named(datum: str) -> str:
    return RENAMED[datum][0] if datum in RENAMED else datum


@cache
def _second() -> Path:
    """The second standard, made once."""
    folder = Path(mkdtemp(prefix="phuhop-two-laws-")) / SECOND
    shutil.copytree(frozen.LAW, folder)
    (folder / "cells.json").unlink()
    for path in folder.glob("*.yaml"):
        path.write_text(_renamed(path.read_text("utf-8"), RENAMED), "utf-8")
    return folder


def _renamed(text: str, names: Mapping[str, tuple[str, str]]) -> str:
    for old, (new, _) in names.items():
        text = text.replace(old, new)
    return text.replace(f"id: {FIRST}\n", f"id: {SECOND}\n").replace("06/QĐ-TTg", "07/QĐ-TTg")
