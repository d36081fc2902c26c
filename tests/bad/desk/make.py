"""Writes what is said of each broken thing of the desk: ``python -m tests.bad.desk.make``; read it aloud before it is kept."""

from __future__ import annotations

import tempfile
from pathlib import Path

from engine.problems import Problem, render
from tests.bad.desk.recipes import RECIPES, found

HERE = Path(__file__).parent


def text_of(told: Problem, home: Path) -> str:
    """The whole message in both languages; the folder that it was made in is left out."""
    words = [render(told, language) for language in ("vi", "en")]
    return "\n\n".join(words).replace(f"{home.resolve()}/", "").replace(f"{home}/", "") + "\n"


def main() -> None:
    """Write every text anew."""
    for path in HERE.glob("*.txt"):
        path.unlink()
    for code in RECIPES:
        with tempfile.TemporaryDirectory() as made:
            (told,) = (p for p in found(code, Path(made)) if p.code == code)
            (HERE / f"{code}.txt").write_text(text_of(told, Path(made)), "utf-8")


if __name__ == "__main__":
    main()
