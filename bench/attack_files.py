"""Five thousand broken files of every kind that people send, each read by its own door in a process of 256 MB and 5 s.

Run: ``python bench/attack_files.py [--count 5000] [--seed 0] [--only KIND]``. What must come out is an empty list of
failures: no crash, no exception but a refusal by code, no slow or heavy file, no figure other than plain eyes see.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.attack.trying import main

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
