"""A round scored and its results kept; on request every judgement replayed through durable-rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.comparing.new_year import refuse_draft
from engine.files.writing import write_whole
from engine.language import Say
from engine.problems import EXIT_STRICT, Problem, errors, exit_code
from engine.rules.judging import engine_version
from engine.scoring.law_arrays import VERDICTS
from engine.scoring.replay import Replay, replay
from engine.scoring.result_json import results_lines
from engine.scoring.round_result import RoundResult
from engine.service.board.since_scored import CHANGES_FILE, Since, since_last, write_changes
from engine.service.rounds import assess_round, tool_name
from engine.service.store import Store
from engine.service.workspace import RESULTS

RESULTS_FILE, WORKBOOK, SHEETS = "results.json", "tong-hop.xlsx", "phieu-diem.xlsx"


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


def score(store: Store, asked: ScoreRequest, say: Say) -> Scored:
    """Score every commune of a round and keep its results whole; ``say`` is the workbook's language.

    Raises ProblemsFound when the round or its law cannot be read, when the results cannot be kept, or when ``sheets``
    are asked for under a draft (PLN-107).
    """
    return _scored(store, store.round(asked.round), asked, say)


def score_sample(store: Store, start: Path, say: Say) -> Scored:
    """Score the sample round, in a copy under ``start`` where the program's own must not be written to."""
    folder = store.sample_round(start)
    return _scored(store, folder, ScoreRequest(folder.name), say)


def _scored(store: Store, folder: Path, asked: ScoreRequest, say: Say) -> Scored:
    made = assess_round(folder, store)
    if asked.sheets:
        refuse_draft(made.book.standard, made.round.id)
    results = b"".join(results_lines(made, tool=tool_name()))
    since = since_last(store.read(folder, RESULTS, RESULTS_FILE), results, made)
    earlier = store.read(folder, RESULTS, CHANGES_FILE)

    def write(fresh: Path) -> None:
        _write_files(fresh, results, made, say)
        if asked.sheets and made.units:  # nothing scored, nothing to sign
            _write_sheets(fresh, made, say)
        write_changes(fresh, since, made, say, earlier=earlier)

    target = store.replace(folder, write, RESULTS)
    judged_here = engine_version() is not None
    replayed = replay(made) if asked.verify and judged_here else None
    unverified = asked.verify and not judged_here
    return Scored(made, folder, target, judged_here, replayed, asked.strict, unverified, since)


def _write_files(target: Path, results: bytes, made: RoundResult, say: Say) -> None:
    """Fill an empty folder with a round's results. Raises OSError."""
    from engine.reporting.excel.results_workbook import write_workbook

    write_whole(target / RESULTS_FILE, results)
    write_workbook(target / WORKBOOK, made, say)


def _write_sheets(target: Path, made: RoundResult, say: Say) -> None:
    """A page a commune beside the results. Raises OSError."""
    from engine.reporting.excel.score_sheets import write_score_sheets

    write_score_sheets(target / SHEETS, made, say)


def kept_results(store: Store, folder: Path) -> bytes | None:
    """The results of a round as they were last kept: JSON by ``results.schema.json``; None before the first."""
    return store.read(folder, RESULTS, RESULTS_FILE)
