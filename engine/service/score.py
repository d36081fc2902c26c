"""A round scored and its results kept; on request every judgement replayed through durable-rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.comparing.new_year import refuse_draft
from engine.files.writing import make_folder, write_pieces
from engine.language import Say
from engine.problems import EXIT_STRICT, Problem, errors, exit_code
from engine.rules.judging import engine_version
from engine.scoring.law_arrays import VERDICTS
from engine.scoring.replay import Replay, replay
from engine.scoring.result_json import results_lines
from engine.scoring.round_result import RoundResult
from engine.service.board.since_scored import CHANGES_FILE, Since, since_last, write_changes
from engine.service.parts.round_parts import below, home_of
from engine.service.replies.by_standard import standards_reply
from engine.service.rounds import assess_parts, assess_round
from engine.service.store import Store
from engine.service.workspace import RESULTS
from engine.version import tool_name

RESULTS_FILE, WORKBOOK, SHEETS = "results.json", "tong-hop.xlsx", "phieu-diem.xlsx"
# Beside the results of each part of a round of several standards.
OVERVIEW = "tong-hop-chung.xlsx"


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """A round by name or path; ``verify`` asks for the replay, ``sheets`` also for a page a commune to be signed.

    ``strict`` asks that every commune be decided and nothing be left to mend or to answer.
    """

    round: str
    verify: bool = False
    strict: bool = False
    sheets: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A round with its results and where they lie.

    ``judged_here`` is whether durable-rules is on this machine; without it there is no replay, asked for or not.
    ``since`` is what changed from the last scoring, None at the first.
    """

    made: RoundResult
    folder: Path
    target: Path
    judged_here: bool
    replay: Replay | None = None
    strict: bool = False
    unverified: bool = False
    since: Since | None = None

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the law, the round and its evidence; the replay has its own."""
        return self.made.problems

    @property
    def status(self) -> int:
        """How a command ends: by what the replay found, nothing to score, what ``strict`` misses, no replay at all."""
        if self.replay and self.replay.problems:
            return exit_code(self.replay.problems)
        if self.made.is_empty:
            return exit_code(self.problems)
        return EXIT_STRICT if self.unverified or (self.strict and not self.is_settled) else 0

    @property
    def is_settled(self) -> bool:
        """Whether every commune is decided and nothing is left to mend or to answer."""
        made = self.made
        stray = [p for p in errors(made.problems) if not p.commune]
        undecided = VERDICTS.index("undecided") in made.grid.verdict
        return not (made.aside or made.errors or made.questions or stray or undecided)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is to be kept of a part: its folder below that of the results, its bytes, and what changed since.

    At the first scoring, where nothing is compared, the bytes are made as they are written.
    """

    made: RoundResult
    home: str
    results: Iterable[bytes]
    since: Since | None
    earlier: bytes | None

    def write(self, fresh: Path, say: Say, *, sheets: bool) -> None:
        """Fill the part's folder. Raises OSError."""
        target = fresh / self.home if self.home else fresh
        make_folder(target)
        _write_files(target, self.results, self.made, say)
        if sheets and self.made.units:  # nothing scored, nothing to sign
            _write_sheets(target, self.made, say)
        write_changes(target, self.since, self.made, say, earlier=self.earlier)


def score(store: Store, asked: ScoreRequest, say: Say) -> Scored:
    """Score every commune of a round and keep its results whole; ``say`` is the workbook's language.

    Raises ProblemsFound when the round or its law cannot be read, when the results cannot be kept, when ``sheets``
    are asked for under a draft (PLN-107), and for a round of several standards (RND-260).
    """
    folder = store.round(asked.round)
    return _scored(store, folder, (assess_round(folder, store),), asked, say)[0]


def score_parts(store: Store, asked: ScoreRequest, say: Say) -> tuple[Scored, ...]:
    """The same of every part of a round, each by its own standard; one of one standard is its own only part.

    All results are kept or none. Raises ProblemsFound as ``score`` and ``assess_parts`` do.
    """
    folder = store.round(asked.round)
    return _scored(store, folder, assess_parts(folder, store), asked, say)


def score_sample(store: Store, start: Path, say: Say) -> Scored:
    """Score the sample round, in a copy under ``start`` where the program's own must not be written to."""
    folder = store.sample_round(start)
    return _scored(store, folder, (assess_round(folder, store),), ScoreRequest(folder.name), say)[0]


def _scored(
    store: Store, folder: Path, parts: Sequence[RoundResult], asked: ScoreRequest, say: Say
) -> tuple[Scored, ...]:
    for made in parts if asked.sheets else ():
        refuse_draft(made.book.standard, made.round.id)
    drafts = [_draft(store, folder, made, home_of(made, parts)) for made in parts]

    def write(fresh: Path) -> None:
        for draft in drafts:
            draft.write(fresh, say, sheets=asked.sheets)
        if len(parts) > 1:
            _write_overview(fresh, parts, say)

    target = store.replace(folder, write, RESULTS)
    judged_here = engine_version() is not None
    unverified = asked.verify and not judged_here
    return tuple(
        Scored(
            draft.made,
            folder,
            target / draft.home,
            judged_here,
            replay(draft.made) if asked.verify and judged_here else None,
            asked.strict,
            unverified,
            draft.since,
        )
        for draft in drafts
    )


def _draft(store: Store, folder: Path, made: RoundResult, home: str) -> _Draft:
    results, old = results_lines(made, tool=tool_name()), store.read(folder, RESULTS, below(home, RESULTS_FILE))
    earlier = store.read(folder, RESULTS, below(home, CHANGES_FILE))
    if old is None:
        return _Draft(made, home, results, None, earlier)
    fresh = b"".join(results)
    return _Draft(made, home, (fresh,), since_last(old, fresh, made), earlier)


def _write_files(target: Path, results: Iterable[bytes], made: RoundResult, say: Say) -> None:
    """Fill an empty folder with a round's results. Raises OSError."""
    from engine.reporting.excel.results_workbook import write_workbook

    write_pieces(target / RESULTS_FILE, results)
    write_workbook(target / WORKBOOK, made, say)


def _write_sheets(target: Path, made: RoundResult, say: Say) -> None:
    """A page a commune beside the results. Raises OSError."""
    from engine.reporting.excel.score_sheets import write_score_sheets

    write_score_sheets(target / SHEETS, made, say)


def _write_overview(target: Path, parts: Sequence[RoundResult], say: Say) -> None:
    """All communes of a round of several standards in one table. Raises OSError."""
    from engine.reporting.parts.overview_workbook import write_overview

    write_overview(target / OVERVIEW, parts, say)


def kept_results(store: Store, folder: Path, home: str = "") -> bytes | None:
    """The results of a round as they were last kept: JSON by ``results.schema.json``; None before the first.

    ``home`` is the standard of a part of a round of several.
    """
    return store.read(folder, RESULTS, below(home, RESULTS_FILE))


def kept_reply(store: Store, done: Sequence[Scored]) -> bytes:
    """The results as they were kept: JSON by ``results.schema.json``, of several standards by that of their reply."""
    if len(done) == 1:
        return kept_results(store, done[0].folder) or b""
    kept = {part.made.round.standard: kept_results(store, part.folder, part.made.round.standard) for part in done}
    return standards_reply(done[0].made.round.id, kept).text().encode() + b"\n"


def status_of(done: Sequence[Scored]) -> int:
    """How a command ends: the gravest end of a part; a part with nothing to score counts only where all are so."""
    counted = [part for part in done if not part.made.is_empty] or done
    return max(part.status for part in counted)
