"""How a round's files stand: both layers scored, and what of a file changed since it was appraised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from engine.evidence.facts import Round
from engine.evidence.own_facts.fact_data import datum_of
from engine.language import Say
from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import StatedInterest
from engine.records.acting.commune_file import CommuneFile, changed_since
from engine.records.acting.duties import known_interests
from engine.records.acting.folding_files import state_now
from engine.records.acting.move_table import DECIDED
from engine.records.appraising.merged_units import LookedBack, Merged
from engine.reporting.review.appraisal_page import Page, Scored, value_words
from engine.service.board.former_units import looked_back, merged_in
from engine.service.board.rounds_before import Asked
from engine.service.review.appraisal.appraisal_out import pages_of
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk
from engine.service.rounds import lists_beside


@dataclass(frozen=True, slots=True)
class Shown:
    """A round's files with both cards each; ``page`` where one commune was asked about.

    ``formed`` are the communes formed of others on 01/07/2025, ``before`` that one's round before where it is of them;
    ``expired`` tells of each commune that is not scored which override of its is over (REC-270). ``interests`` are by
    commune those who judged its file in spite of one.
    """

    round: Round
    files: tuple[tuple[CommuneFile, Scored], ...]
    page: Page | None = None
    formed: tuple[Merged, ...] = ()
    before: LookedBack | None = None
    expired: tuple[Problem, ...] = ()
    interests: Mapping[str, tuple[StatedInterest, ...]] = field(default_factory=dict)


def show_desk(desk: Desk, asked: Sequence[str] = ()) -> Shown:
    """The files of a round, or of some of its communes; of one alone also its page.

    Raises ProblemsFound for a commune that the round has not (RND-903) or that has no file (REC-343).
    """
    files = desk.files(asked)
    if asked and not files:
        units = desk.units(asked)
        raise ProblemsFound([problem("REC-343", Place(desk.name), commune=u.code, name=u.name) for u in units])
    parts = desk_layers(desk, files, desk.day)
    page = pages_of(parts)[0] if len(asked) == 1 else None
    pairs = tuple((file, part.scored(file)) for part in parts for file in part.files)
    expired = tuple(found for part in parts for own in part.layers.expired.values() for found in own)
    formed = merged_in(desk.round, lists_beside(desk.benches[0].law.book))
    interests = {file.code: known_interests(desk.state, file) for file in files}
    return Shown(desk.round, pairs, page, formed, _before(desk, page) if page else None, expired, interests)


def _before(desk: Desk, page: Page) -> LookedBack | None:
    """What the units that a commune was formed of gave in the round before, by its own law."""
    bench = desk.bench_of(page.file)
    back = Asked(desk.folder, bench.round, bench.law.book, lists_beside(bench.law.book), None)
    return looked_back(back, page.file.code)


def changed_lines(desk: Desk, file: CommuneFile, say: Say) -> tuple[str, ...]:
    """What a file has otherwise than when it was appraised: datum by datum, then overrides; nothing before that."""
    last = file.last("appraise")
    if last is None or file.state in DECIDED or last.state_sha == state_now(desk.state, file, desk.day):
        return ()
    book = desk.bench_of(file).law.book
    told, changed = [], changed_since(file, last.seq)
    for found in changed:
        if datum := datum_of(book.standard, found.evidence):
            old, new = (value_words(datum, fact, say) for fact in (found.old, found.new))
            told.append(f"{say.either(datum.label, datum.label_en)}: {old} → {new}")
    if not changed:
        told.append(say("ấn định có hiệu lực hôm nay không như lúc thẩm định"))
    return tuple(told)
