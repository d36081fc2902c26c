"""A seeded share of the mutants of every kind of file: none crashes, none is taken otherwise than it stands."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
COUNT, KINDS = 180, 18


def test_broken_files_are_refused_by_code_or_taken_as_they_stand() -> None:
    """Each in a process of its own of 256 MB and 5 s; ``python bench/attack_files.py`` tries 5,000."""
    command = [sys.executable, "-m", "tests.attack.trying", "--count", str(COUNT), "--seed", "0"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr[-2_000:]
    told = json.loads(done.stdout)
    assert told["failures"] == []
    counts = told["counts"]
    assert (counts["mutants"], told["kinds"]) == (COUNT, KINDS)
    assert counts["refused by code"] + counts["told in part"] + counts["taken as it stands"] == COUNT
    assert min(counts["refused by code"], counts["told in part"], counts["taken as it stands"]) > COUNT // 12
