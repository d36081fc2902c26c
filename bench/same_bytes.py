"""The same round made again and again under other seeds of hashes, locales, time zones and orders of files.

Run: ``python bench/same_bytes.py [--count 100]`` (số liệu mô phỏng). What must come out is one set of hashes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.attack.made_again import made_again, surroundings


def main() -> int:
    """Every run, then each file that was not the same; ends with 1 where there is one."""
    asked = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    asked.add_argument("--count", type=int, default=100)
    count = asked.parse_args().count
    seen: defaultdict[str, set[str]] = defaultdict(set)
    times: defaultdict[str, int] = defaultdict(int)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            for name, sha in made_again(number, Path(folder)).items():
                seen[name].add(sha)
                times[name] += 1
    unlike = sorted(name for name in seen if len(seen[name]) > 1 or times[name] != count)
    around = [surroundings(number) for number in range(count)]
    kinds = {key: len({one[key] for one in around}) for key in ("PYTHONHASHSEED", "LC_ALL", "TZ")}
    print(f"{count} runs, {len(seen)} files, {kinds}: {len(unlike)} NOT THE SAME", *unlike, sep="\n")
    return 1 if unlike else 0


if __name__ == "__main__":
    raise SystemExit(main())
