"""How many wrong programs the tests tell from the right one: one place is said otherwise, and they must notice.

Run: ``python bench/mutants.py --rooms semantics --sample 100 --seed 7``. A sample is drawn from every file of a room
by its share (a room may be a folder: ``law/points``); ``--sample 0`` takes all. Each mutant is tried by the tests that
reach its line, its own room's and the quickest first, until one fails; an endless loop counts as noticed. ``--keep``
is a folder where notes and outcomes stay, so that a second run tries only what is new and what survived; nothing is
written into the tree. The report is printed, for ``docs/mutants.md``. Survivors that mean the same as the source stand
in ``mutating/explained.toml`` with the reason; a row that no longer fits the source ends the run by 1.
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from bench.mutating.judging import judge_all
from bench.mutating.operators import Mutant, mutants_of
from bench.mutating.outcomes import explained, report, stale
from bench.mutating.reached import PARTS, note, read_notes, users_of
from bench.mutating.trying import warm

ROOMS = ("semantics", "rules", "law", "scoring", "records", "files")
MOST = 60.0


def asked() -> argparse.Namespace:
    """What is wanted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--rooms", default=",".join(ROOMS), help="rooms or folders of engine/, with commas")
    parser.add_argument("--sample", type=int, default=100, help="mutants of each room; 0 takes all")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--most", type=float, default=MOST, help="seconds of tests that a mutant is tried by")
    parser.add_argument("--keep", type=Path, help="a folder outside of the tree for notes and outcomes")
    parser.add_argument("--quick", action="store_true", help="who survives inside a function is not tried twice")
    parser.add_argument("--note", default="", help="parts to note anew: " + ", ".join(PARTS))
    return parser.parse_args()


def files_of(room: str) -> list[Path]:
    """The files of a room, of a folder in it, or of a single module."""
    single = ROOT / "engine" / f"{room}.py"
    return [single] if single.is_file() else sorted((ROOT / "engine" / room).rglob("*.py"))


def drawn(mutants: Sequence[Mutant], sample: int, seed: int) -> list[Mutant]:
    """A sample in which every file has its share, the largest remainders made whole; the same for the same seed."""
    if not sample or sample >= len(mutants):
        return list(mutants)
    by_file: defaultdict[str, list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        by_file[mutant.file].append(mutant)
    wanted = {file: sample * len(found) / len(mutants) for file, found in by_file.items()}
    shares = {file: int(share) for file, share in wanted.items()}
    by_rest = sorted(wanted, key=lambda file: shares[file] - wanted[file])
    for file in by_rest[: sample - sum(shares.values())]:
        shares[file] += 1
    return [m for file, found in by_file.items() for m in _some(found, shares[file], f"{seed} {file}")]


def _some(found: Sequence[Mutant], number: int, seed: str) -> list[Mutant]:
    return random.Random(seed).sample(found, number)  # noqa: S311 - the same again, not secret


def copied(to: Path) -> Path:
    """The files that git knows, or would take, as they are now."""
    listed = ["git", "ls-files", "-z", "-co", "--exclude-standard"]
    told = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, told.stdout.decode("utf-8").split("\0")):
        if (ROOT / name).is_file():
            (to / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, to / name)
    return to


def noted_anew(wanted: str, keep: Path) -> list[str]:
    """The parts that were asked for by name; all where nothing is known yet."""
    known = any((keep / f"{part}.json").is_file() for part in PARTS)
    return [part for part in PARTS if part in wanted.split(",") or not known]


def main() -> int:
    """Draw, try, tell; 1 where a row of the explained is stale."""
    wanted = asked()
    made = {room: [m for path in files_of(room) for m in mutants_of(path, ROOT)] for room in wanted.rooms.split(",")}
    reasons = explained()
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        tree, beside = copied(Path(folder) / "tree"), Path(folder) / "beside"
        beside.mkdir()
        keep = wanted.keep or beside
        for part in noted_anew(wanted.note, keep):
            note(part, tree, keep)
        reached = read_notes(keep, tree)
        users = users_of(ROOT)
        warm(tree, beside)
        samples = {room: drawn(mutants, wanted.sample, wanted.seed) for room, mutants in made.items()}
        by_turns = [m for turn in zip_longest(*samples.values()) for m in turn if m]
        told = {
            outcome.mutant: outcome for outcome in judge_all(by_turns, reached, users, wanted, keep / "outcomes.jsonl")
        }
        outcomes = {room: [told[mutant] for mutant in sample] for room, sample in samples.items()}
    print(report(made, outcomes, reasons, wanted))
    gone = stale(reasons, ROOT)
    print(*(f"stale: {key}" for key in gone), sep="\n", file=sys.stderr)
    return int(bool(gone))


if __name__ == "__main__":
    sys.exit(main())
