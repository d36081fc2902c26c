"""A writer killed at any moment: nothing that was acknowledged is lost, and tables and chain agree."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.service.record.conftest import Place

ROOT = Path(__file__).parents[3]
KILLS = 40


def test_forty_kills_lose_nothing(place: Place) -> None:
    """``bench/kill_record.py`` does it five hundred times."""
    folder, address = place
    words = [sys.executable, "-m", "tests.service.record.killing", str(folder), str(KILLS), address]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["kills"], told["lost"], told["tables off"], told["notices"]) == (KILLS, 0, 0, 0)
    # Nine of ten only once an act was acknowledged: a loss would be one of what somebody was told.
    assert told["kills after the first acknowledgement"] >= KILLS * 9 // 10
    assert told["acknowledged"] >= told["kills after the first acknowledgement"]
    assert told["kept but not acknowledged"] <= KILLS
