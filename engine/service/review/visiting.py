"""What a board should look at in a round, worked out from its record and written as a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.language import Say
from engine.problems import Place, ProblemsFound, problem
from engine.records.appraising.disagreements import disagreements
from engine.records.appraising.inconsistencies import standing_list
from engine.records.appraising.visits import visits
from engine.reporting.review.visit_words import LookedAt
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import believed

WORKBOOK = "tham-dinh-thong-ke.xlsx"


@dataclass(frozen=True, slots=True)
class Visited:
    """What to look at, and the workbook of it; None where only some communes were asked about."""

    looked: LookedAt
    path: Path | None


def look_at(desk: Desk, asked: Sequence[str], say: Say, out: Path | None = None) -> Visited:
    """What to look at in a round's files, or in those of some communes; statistics are always of the whole round.

    The workbook is written for the whole round, or where ``out`` names one. Raises ProblemsFound: a commune that the
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
    scored = desk_layers(desk, everyone, desk.day).whole()
    differing = disagreements(scored.own, scored.appraised, everyone)
    # Whose figures are alike is seen only among all of them.
    found = standing_list(files, believed(desk.bench, everyone))
    told = visits(scored.own, files, differing, found)
    looked = LookedAt(desk.bench.law.book, desk.bench.round, found, told, differing)
    path = out or (None if asked else desk.folder / WORKBOOK)
    if path:
        _write(path, looked, say)
    return Visited(looked, path)


def _write(path: Path, looked: LookedAt, say: Say) -> None:
    from engine.reporting.review.visits_excel import write_visits

    write_visits(path, looked, say)
