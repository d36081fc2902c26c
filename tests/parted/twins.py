"""A law three times over: with its points doubled, as they are, and halved with a step of 0.5 (or a tenth, 0.1).

Where the doubled law and the law itself differ in an output, points are shown: the third must show half of them there,
and nothing else may differ. Số liệu mô phỏng.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path

from engine.files.yaml_text import fresh
from engine.law.points.scores import score_of, score_text
from engine.law.source import Tree, read_source

# Keys that hold points wherever they stand in a standard's files; bounds only in a condition.
POINTS = frozenset({"points", "max_points", "threshold", "with_bonus", "start", "below"})
BOUNDS = frozenset({"at_least", "more_than"})


def scale_law(folder: Path, times: Fraction, step: str = "") -> None:
    """Rewrite a standard in a folder with all its points so many times as many; what is proved from it goes."""
    for path in sorted(folder.glob("*.yaml")):
        if path.stem not in ("ledger", "evidence"):
            tree = _scaled(read_source(path, path.name).tree, times)
            if path.stem == "standard" and step and isinstance(tree, dict) and isinstance(tree["maximum"], dict):
                points = tree["maximum"].pop("points")
                tree["maximum"] = {"points": points, "step": step, **tree["maximum"]}
            path.write_text(fresh(tree), "utf-8")  # type: ignore[arg-type]
    for name in ("cells.json", "accepted.json", "ledger.yaml"):
        (folder / name).unlink(missing_ok=True)


def _scaled(tree: Tree, times: Fraction, above: str = "") -> Tree:
    if isinstance(tree, tuple):
        return tuple(_scaled(part, times, above) for part in tree)
    if not isinstance(tree, Mapping):
        return tree
    made: dict[str, Tree] = {}
    for key, held in tree.items():
        if isinstance(held, str) and (key in POINTS or (above == "conditions" and key in BOUNDS)):
            made[key] = "..".join(score_text(score_of(Fraction(part) * times)) for part in held.split(".."))
        else:
            made[key] = _scaled(held, times, key)
    return made
