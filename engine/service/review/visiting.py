"""What a board should look at in a round, worked out from its record and written as a workbook."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.language import Say
from engine.problems import Place, ProblemsFound, problem
from engine.records.appraising.disagreements import disagreements
from engine.records.appraising.inconsistencies import standing_list
from engine.records.appraising.visits import visits
from engine.reporting.review.visit_words import LookedAt
from engine.service.parts.round_parts import below
from engine.service.review.by_hand.used_overrides import ScoredPart, whole_layers
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import believed

WORKBOOK = "tham-dinh-thong-ke.xlsx"


@dataclass(frozen=True, slots=True)
class Visited:
    """What to look at under one standard, and the workbook of it; None where only some communes were asked about."""

    looked: LookedAt
    path: Path | None


def look_at(desk: Desk, asked: Sequence[str], say: Say, out: Path | None = None) -> tuple[Visited, ...]:
    """What to look at in a round's files, or in those of some communes; raises as ``worth_seeing``.

    The workbook is written for the whole round, or where ``out`` names one, with the standard's name where there are
    several.
    """
    done = tuple(Visited(own, _path(desk, own, out, every=not asked)) for own in worth_seeing(desk, asked))
    for own in done:
        if own.path:
            _write(own.path, own.looked, say)
    return done


def visits_workbook(looked: LookedAt, say: Say) -> bytes:
    """The workbook of one standard as bytes."""
    from engine.reporting.review.visits_excel import visits_bytes

    return visits_bytes(looked, say)


def worth_seeing(desk: Desk, asked: Sequence[str] = ()) -> tuple[LookedAt, ...]:
    """What to look at in a round's files, or in those of some communes; statistics are always of the whole round.

    Each standard of the round by itself: their items are not the same. Raises ProblemsFound: a commune that the
    round has not (RND-903), none that is named has sent anything (REC-341), nobody has (REC-360), and an override in
    use that is over (REC-270).
    """
    everyone = [file for file in desk.files() if file.own]
    files = [file for file in desk.files(asked) if file.own] if asked else everyone
    place = Place(desk.name)
    if not everyone:
        raise ProblemsFound([problem("REC-360", place, name=desk.name)])
    if not files:
        raise ProblemsFound([problem("REC-341", place, commune=u.code, name=u.name) for u in desk.units(asked)])
    codes = {file.code for file in files}
    parts = whole_layers(desk, everyone, desk.day)
    return tuple(_looked(part, codes) for part in parts if any(file.code in codes for file in part.files))


def _looked(part: ScoredPart, codes: Collection[str]) -> LookedAt:
    """What to look at in the files asked about of one standard; whose figures are alike is seen among all of them."""
    bench, scored, files = part.bench, part.layers, [file for file in part.files if file.code in codes]
    differing = disagreements(scored.own, scored.appraised, part.files)
    found = standing_list(files, believed(bench, part.files))
    told = visits(scored.own, files, differing, found)
    return LookedAt(bench.law.book, bench.round, found, told, differing)


def _path(desk: Desk, looked: LookedAt, out: Path | None, *, every: bool) -> Path | None:
    """Where the workbook of one standard lies; a round of several has one in the folder of each."""
    home = looked.round.standard if len(desk.benches) > 1 else ""
    if out:
        return out.with_stem(f"{out.stem}-{home}") if home else out
    return desk.folder / below(home, WORKBOOK) if every else None


def _write(path: Path, looked: LookedAt, say: Say) -> None:
    from engine.reporting.review.visits_excel import write_visits

    write_visits(path, looked, say)
