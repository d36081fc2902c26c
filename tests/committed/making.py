"""All files that are made from the committed law, made again: its text, the sample round, its scores, the READMEs.

To write them: ``./run test tests/committed --accept-law``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from engine.comparing.partial import is_partial
from engine.law.directives import load_directives
from engine.law.points.scores import Score
from engine.scoring.round_result import RoundResult
from engine.service.parts.open_law import open_law
from engine.service.rounds import assess_round, letter_names
from engine.service.workspace import Workspace
from tests import frozen
from tests.committed.law_text import HEAD, law_text
from tests.committed.readme import LANGUAGE_OF, with_figures
from tests.sample.make import make

ROOT = frozen.ROOT
SPACE = Workspace(ROOT, bundled=False)
CRITERIA = SPACE.criteria
SAMPLE = f"assessments/{frozen.SAMPLE}"
TEXTS = "tests/committed"
# What a user of the sample makes beside it.
OF_USERS = {"results", "plan", "forms", "returned", "papers", "record", "drafts", "reports"}
Files = Mapping[str, bytes]


def standards() -> tuple[str, ...]:
    """The committed standards that can be scored."""
    return tuple(name for name in SPACE.standards() if not is_partial(SPACE.standard(name)))


def made_files(folder: Path) -> Files:
    """Every made file by its path in the checkout; ``folder`` is empty and takes the sample round on the way."""
    sample = folder / SAMPLE
    make(sample, CRITERIA)
    found = {f"{SAMPLE}/{p.relative_to(sample).as_posix()}": p.read_bytes() for p in _files(sample)}
    letters = load_directives(CRITERIA / "directives", letter_names(CRITERIA / "directives"))
    for name in standards():
        found[f"{TEXTS}/{name}.txt"] = law_text(open_law(SPACE.standard(name)).book, letters).encode()
    scored = assess_round(sample, SPACE)
    found[f"{TEXTS}/{frozen.SAMPLE}.txt"] = round_text(scored).encode()
    for name in LANGUAGE_OF:
        found[name] = with_figures(name, (ROOT / name).read_text("utf-8"), scored).encode()
    return found


def kept_files() -> Files:
    """The same files as they are committed, and any of the sample's or of these texts that nothing makes."""
    texts = sorted((ROOT / TEXTS).glob("*.txt"))
    paths = [*_files(ROOT / SAMPLE), *texts, *(ROOT / name for name in LANGUAGE_OF)]
    return {path.relative_to(ROOT).as_posix(): path.read_bytes() for path in paths}


def _files(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*")) if p.is_file() and not OF_USERS & {*p.relative_to(folder).parts}]


def accept(made: Files, stale: list[str]) -> None:
    """Write what is made over what was kept; what is no longer made goes."""
    for name in stale:
        path = ROOT / name
        if name in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made[name])
        else:
            path.unlink()


def round_text(made: RoundResult) -> str:
    """The scores of the sample round: a line a commune, its decision, its total and its points by criterion."""
    names = " ".join(f"{criterion.id[2:]:>5}" for criterion in made.book.standard.criteria)
    lines = [HEAD.format(name=frozen.STANDARD), f"{'':<26} {'':<14} {'':>5} {'bar':>4} {'total':>8}  {names}"]
    cards = {card.unit.code: card for card in made.cards}
    for unit in made.round.units:
        label = f"{unit.code} {unit.name}"
        if (card := cards.get(unit.code)) is None:
            lines.append(f"{label:<26} set aside")
            continue
        decision, unit_class = card.decision, card.classified.unit_class
        points = " ".join(f"{_range(c.low, c.high):>5}" for c in card.criteria)
        told = (decision.verdict, "firm" if decision.firm else "", str(unit_class.threshold if unit_class else "–"))
        total = _range(decision.low, decision.high)
        lines.append(f"{label:<26} {told[0]:<14} {told[1]:>5} {told[2]:>4} {total:>8}  {points}")
    lines += ["", *(f"{p.code} {p.severity} {p.place} {p.commune}" for p in made.problems)]
    return "\n".join(lines) + "\n"


def _range(low: Score, high: Score) -> str:
    return str(low) if low == high else f"{low}–{high}"
