"""Every command that a document shows is typed: it does its work, or says why the made-up round does not let it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests import frozen

# The story has no paper from a ministry, no filled-in sheet and no other programme's file: their readers bring them.
BROUGHT = re.compile(r"\S+\.(?:docx|pdf|xlsx|csv|db)\b|^law read$")
DONE, OWN_FAULT, USAGE = 0, 1, 2


def test_every_command_of_every_document_runs(tmp_path: Path) -> None:
    """No fault of ours anywhere; no wrong word but for a file that its reader brings; most do their work."""
    frozen.desk_in(tmp_path, ("02545", "02578", "02587"))
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(frozen.ROOT / "tests" / "document_commands.py")],
        cwd=tmp_path, env=os.environ | {"PHUHOP_CACHE": "off"}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    told = {line: (status, said) for line, (status, said) in json.loads(done.stdout.splitlines()[-1]).items()}
    assert [line for line, (status, _) in told.items() if status == OWN_FAULT] == []
    assert [line for line, (status, _) in told.items() if status == USAGE and not BROUGHT.search(line)] == []
    assert [line for line, (status, said) in told.items() if status > USAGE and not said] == []
    ended = [line for line, (status, _) in told.items() if status == DONE]
    assert len(told) > 140 and len(ended) > len(told) / 2
