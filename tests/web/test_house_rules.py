"""What pages never do: Django stays in its room, views open and write nothing, and no command is slower for them."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from tests.test_architecture import FILE_CALLS, FILES, called, imported, name_of, room_of, writes

ROOT = Path(__file__).parents[2]
VIEWS = [path for path in FILES if name_of(path).startswith("web/views/")]


def test_django_is_known_to_the_pages_alone() -> None:
    """Neither the record nor the service nor a command imports it, nor the server under it."""
    known = {"django", "waitress"}
    wrong = [
        name_of(path) for path in FILES if room_of(path) != "web" and {n.split(".")[0] for n in imported(path)} & known
    ]
    assert wrong == []


def test_the_command_line_knows_the_pages_only_when_they_are_served() -> None:
    """Nothing of the pages is loaded by the list of commands."""
    loaded = "[m for m in sys.modules if m.startswith(('django', 'waitress', 'engine.web'))]"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys, cli; print({loaded})"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_views_open_no_file_and_write_nothing() -> None:
    """They ask the service; a model written past it would be a move past the record."""
    assert VIEWS
    assert [name_of(path) for path in VIEWS if called(path) & (FILE_CALLS - {"replace_file"})] == []
    calls = [(name_of(path), node) for path in VIEWS for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    assert [name for name, node in calls if isinstance(node, ast.Call) and writes(node)] == []
    names = {"save", "create", "bulk_create", "update_or_create", "get_or_create", "delete", "apply"}
    assert [name_of(path) for path in VIEWS if called(path) & names] == []
    assert [name_of(path) for path in VIEWS if ".objects." in path.read_text("utf-8")] == []


def test_views_work_nothing_out() -> None:
    """They import no rule of the law, no scoring function, no reader of evidence but for types."""
    barred = (
        "engine.rules",
        "engine.scoring.assessing",
        "engine.evidence.reading",
        "engine.files",
    )
    assert [name_of(p) for p in VIEWS if any(n.startswith(barred) for n in imported(p))] == []
