"""The page of promises names tests that there are, and leaves nothing empty."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from tests.pinned import ROOT

TEXT = (ROOT / "docs" / "reliability.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py::\w+)`", TEXT)))


def rows(first: str) -> list[list[str]]:
    """The cells of each row of a table whose first cell begins so, with a number after it."""
    lines = [line for line in TEXT.splitlines() if re.match(rf"\| {first}\d+ \|", line)]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_promise_has_its_row() -> None:
    """R1 to R29 and the desk's 18 checks in their order, each with a test, no cell empty."""
    for first, last in (("R", 29), ("D", 18)):
        table = rows(first)
        assert [row[0] for row in table] == [f"{first}{number}" for number in range(1, last + 1)]
        assert [row[0] for row in table if not all(row)] == []
        assert [row[0] for row in table if "`tests/" not in " ".join(row)] == []


def test_every_test_that_is_named_is_collected() -> None:
    """By pytest itself, in a process of its own: a test that was renamed, or is not run, leaves no promise behind."""
    own = {name: value for name, value in os.environ.items() if name != "PYTEST_ADDOPTS"}  # they would print otherwise
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *NAMED],
        cwd=ROOT, env=own, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    found = {line.partition("[")[0] for line in done.stdout.splitlines() if "::" in line}
    assert set(NAMED) - found == set(), done.stdout[-2000:] + done.stderr[-2000:]
    assert len(NAMED) > 70


def test_what_cannot_be_proved_says_how_it_can_be() -> None:
    """Each line with the reason, the way to prove it, and who can."""
    table = TEXT.split("## What cannot be proved here", 1)[1]
    lines = [line.strip("|").split(" | ") for line in table.splitlines() if line.startswith("| ")][2:]
    assert len(lines) >= 10
    assert [line[0] for line in lines if len(line) != 4 or not all(cell.strip() for cell in line)] == []
