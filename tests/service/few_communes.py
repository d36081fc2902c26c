"""The sample round with seven of its thirty communes: met, not met, open, set aside (số liệu mô phỏng)."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROUND = "son-duong-2024"
CODES = ("02542", "02545", "02572", "02578", "02584", "02587", "02623")


def workspace(folder: Path) -> Path:
    """A workspace with the committed law and that round."""
    shutil.copytree(ROOT / "criteria", folder / "criteria")
    sample, few = ROOT / "assessments" / ROUND, folder / "assessments" / ROUND
    (few / "evidence").mkdir(parents=True)
    shutil.copy(sample / "round.yaml", few)
    head, *rows = (sample / "communes.csv").read_text("utf-8").splitlines(keepends=True)
    (few / "communes.csv").write_text("".join([head, *(row for row in rows if row[:5] in CODES)]), "utf-8")
    for path in (sample / "evidence").iterdir():
        if path.name[:5] in CODES:
            shutil.copy(path, few / "evidence")
    return folder
