"""Writes the JSON Schema of every reply that a command prints with --json.

Run after a change of engine/service/replies: python -m docs.schemas.make.
"""  # noqa: INP001 - a folder of schemas, not a package

from __future__ import annotations

from pathlib import Path

from engine.service.replies.schemas import schema_files

HERE = Path(__file__).parent
PATTERN = "*.schema.json"


def main() -> None:
    """Write every schema anew; those of replies that are gone go too."""
    made = schema_files()
    for path in HERE.glob(PATTERN):
        if path.name not in made:
            path.unlink()
    for name, text in made.items():
        (HERE / name).write_text(text, "utf-8")


if __name__ == "__main__":
    main()
