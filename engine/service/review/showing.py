"""How a round's files stand: both layers scored, and what of a file changed since it was appraised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.evidence.facts import Round
from engine.language import Say
from engine.law.asking import evidence_by_id
from engine.law.loading import Lawbook
from engine.problems import Place, ProblemsFound, problem
from engine.records.acting.commune_file import CommuneFile, changed_since
from engine.records.appraising.merged_units import LookedBack, Merged
from engine.reporting.review.appraisal_page import Page, Scored, value_words
from engine.service.board.former_units import looked_back, merged_in
from engine.service.board.rounds_before import Asked
from engine.service.review.appraisal.appraisal_out import pages_of
from engine.service.review.desk import Desk
from engine.service.review.layer_scores import two_layers
from engine.service.rounds import lists_beside


@dataclass(frozen=True, slots=True)
class Shown:
    """A round's files with both cards each; ``page`` where one commune was asked about.

    ``formed`` are the communes formed of others on 01/07/2025, ``before`` that one's round before where it is of them.
    """

    round: Round
    files: tuple[tuple[CommuneFile, Scored], ...]
    page: Page | None = None
    formed: tuple[Merged, ...] = ()
    before: LookedBack | None = None


def show_desk(desk: Desk, asked: Sequence[str] = ()) -> Shown:
    """The files of a round, or of some of its communes; of one alone also its page.

    Raises ProblemsFound for a commune that the round has not (RND-903) or that has no file (REC-343).
    """
    files = desk.files(asked)
    if asked and not files:
        units = desk.units(asked)
        raise ProblemsFound([problem("REC-343", Place(desk.name), commune=u.code, name=u.name) for u in units])
    parts = desk.by_part(files)
    page = pages_of(desk, files)[0] if len(asked) == 1 else None
    scored = ((own, two_layers(bench, own)) for bench, own in parts)
    pairs = tuple((file, Scored(*two.cards(file.code))) for own, two in scored for file in own)
    lists = lists_beside(desk.benches[0].law.book)
    before = _before(desk, page) if page else None
    return Shown(desk.round, pairs, page, merged_in(desk.round, lists), before)


def _before(desk: Desk, page: Page) -> LookedBack | None:
    """What the units that a commune was formed of gave in the round before, by its own law."""
    bench = desk.bench_of(page.file)
    back = Asked(desk.folder, bench.round, bench.law.book, lists_beside(bench.law.book), None)
    return looked_back(back, page.file.code)


def changed_lines(book: Lawbook, file: CommuneFile, say: Say) -> tuple[str, ...]:
    """What a file has otherwise than when it was appraised, datum by datum; nothing before that."""
    last = file.last("appraise")
    if last is None or last.state_sha == file.state_sha:
        return ()
    known = {datum.id for datum in book.standard.book.evidence}
    told = []
    for found in changed_since(file, last.seq):
        if found.evidence in known:
            datum = evidence_by_id(book.standard, found.evidence)
            old, new = (value_words(datum, fact, say) for fact in (found.old, found.new))
            told.append(f"{say.either(datum.label, datum.label_en)}: {old} → {new}")
    return tuple(told)
