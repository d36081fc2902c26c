"""What of a table of communes cannot be read as it stands, in words: a head, or the code and name of a row.

A hidden column is told once, at its head; a hidden row once, at its commune.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.evidence.tables.grids import Grid, GridRow
from engine.files.intake.seen_cells import concealed
from engine.files.numbers import Refusal, shown
from engine.problems import Problem, problem

KEYS = (("Mã xã", "The commune's code"), ("Tên xã", "The commune's name"))
Looks = Sequence[str | Refusal]


def unseen_head(grid: Grid, column: int, refusal: Refusal) -> Problem:
    """A head that cannot be read, so that its column is not."""
    word = shown(grid.heads.words[column])
    names = _called(f"Cột “{word}” (cả cột không được đọc)", f"The column “{word}” (none of it is read)")
    return problem(refusal.code, grid.place(column), word, **{**refusal.values, **names})


def unseen_heads(grid: Grid) -> Problem:
    """A table whose heads are all hidden."""
    told = concealed("row")
    names = _called("Hàng tên cột (cả bảng không được đọc)", "The row of heads (none of the table is read)")
    return problem(told.code, grid.place(min(grid.heads.words)), **{**told.values, **names})


def unseen_commune(row: GridRow, keys: Sequence[int], looks: Looks, owner: str) -> Problem:
    """A row whose code or name cannot be read, so that it counts for nobody; ``owner`` is the commune it may be of."""
    at, refusal = next((at, look) for at, look in enumerate(looks) if isinstance(look, Refusal))
    of, of_en = (f"Hàng {row.number}", f"Row {row.number}") if row.cells[keys[at]].hidden else KEYS[at]
    names = _called(f"{of} (cả hàng không được đọc)", f"{of_en} (none of the row is read)")
    return problem(refusal.code, row.place(keys[at]), row.text(keys[at]), owner, **{**refusal.values, **names})


def _called(of: str, of_en: str) -> Mapping[str, str]:
    return {"of": of, "of_en": of_en, "label": of, "label_en": of_en}
