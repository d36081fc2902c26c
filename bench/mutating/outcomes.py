"""What came of a run, told: the share noticed of each room with how sure it is, and every survivor by its line."""

from __future__ import annotations

import math
import tomllib
from argparse import Namespace
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bench.mutating.judging import Outcome
from bench.mutating.operators import Mutant, mutants_of

TABLE = Path(__file__).with_name("explained.toml")
SURE = 1.96  # 95 of 100 such samples hold the share of all mutants in their interval


def explained() -> dict[str, str]:
    """Why each survivor of the table is none to be sought: by the mutant's key."""
    return {str(key): str(why) for key, why in tomllib.loads(TABLE.read_text("utf-8")).items()}


def stale(reasons: Mapping[str, str], root: Path) -> list[str]:
    """The rows that no longer name a mutant of the source."""
    files = {root / key.split(" ", 1)[0] for key in reasons}
    there = {mutant.key for path in files if path.is_file() for mutant in mutants_of(path, root)}
    return sorted(set(reasons) - there)


def interval(killed: int, tried: int) -> tuple[float, float]:
    """Wilson's interval of a share, in percent."""
    if not tried:
        return 0.0, 100.0
    share, square = killed / tried, SURE**2
    middle = share + square / (2 * tried)
    reach = SURE * math.sqrt(share * (1 - share) / tried + square / (4 * tried**2))
    return 100 * (middle - reach) / (1 + square / tried), 100 * (middle + reach) / (1 + square / tried)


def report(
    made: Mapping[str, Sequence[Mutant]],
    outcomes: Mapping[str, Sequence[Outcome]],
    reasons: Mapping[str, str],
    wanted: Namespace,
) -> str:
    """The page."""
    return "\n".join([*_table(made, outcomes, reasons, wanted), *_survivors(outcomes, reasons), ""])


def _table(
    made: Mapping[str, Sequence[Mutant]],
    outcomes: Mapping[str, Sequence[Outcome]],
    reasons: Mapping[str, str],
    wanted: Namespace,
) -> Iterator[str]:
    yield from (
        "# Mutants",
        "",
        "One place of the program is said otherwise, and the tests that reach its line must notice: a sign, a number,",
        "a condition, a statement, a result. Words are left alone. The share is of those that do not mean the same as",
        "the source; 95 of 100 such samples hold the share of all in the interval.",
        f"Made by `python bench/mutants.py --rooms {wanted.rooms} --sample {wanted.sample} --seed {wanted.seed}",
        f"--most {wanted.most:g}{' --quick' * wanted.quick}`; only the tests of these rooms themselves were asked.",
        "",
        "| room | mutants | tried | noticed | by a limit | survived | explained | share noticed | interval |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    )
    for room, told in outcomes.items():
        killed = sum(outcome.killed for outcome in told)
        why = sum(not outcome.killed and outcome.mutant.key in reasons for outcome in told)
        limits = Counter(outcome.by.startswith("a limit") for outcome in told)[True]
        low, high = interval(killed, len(told) - why)
        share = 100 * killed / max(len(told) - why, 1)
        yield (
            f"| {room} | {len(made[room]):,} | {len(told)} | {killed} | {limits} | {len(told) - killed} | {why} "
            f"| {share:.1f} % | {low:.1f}–{high:.1f} % |"
        )


def _survivors(outcomes: Mapping[str, Sequence[Outcome]], reasons: Mapping[str, str]) -> Iterator[str]:
    """Those without a reason first: they are the work left."""
    alive = [outcome for told in outcomes.values() for outcome in told if not outcome.killed]
    alive.sort(key=lambda outcome: (outcome.mutant.key in reasons, outcome.mutant.file, outcome.mutant.line))
    yield from (
        "",
        "## Survivors",
        "",
        "| where | said otherwise | why it is none to be sought |",
        "| --- | --- | --- |",
    )
    for outcome in alive:
        mutant = outcome.mutant
        said = f"`{mutant.before}` → `{mutant.after}`".replace("|", "\\|")
        why = reasons.get(mutant.key, "no test reaches it" if not outcome.tests else "—")
        yield f"| {mutant.file}:{mutant.line} {mutant.where} | {said} | {why} |"
