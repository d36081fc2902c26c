"""A round scored and its results kept; on request every judgement replayed through durable-rules."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from engine.files.writing import write_whole
from engine.language import Say
from engine.problems import EXIT_STRICT, Problem, exit_code
from engine.rules.judging import engine_version
from engine.scoring.law_arrays import VERDICTS
from engine.scoring.replay import Replay, replay
from engine.scoring.result_json import results_lines
from engine.scoring.round_result import RoundResult
from engine.service.plan import refuse_draft
from engine.service.rounds import assess_round, tool_name
from engine.service.store import Store
from engine.service.workspace import RESULTS

RESULTS_FILE, WORKBOOK, SHEETS = "results.json", "tong-hop.xlsx", "phieu-diem.xlsx"


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """A round by name or path; ``strict`` asks that every commune be decided, ``verify`` for the replay.

    ``sheets`` also asks for a page a commune to be signed.
    """

    round: str
    verify: bool = False
    strict: bool = False
    sheets: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A round with its results and where they lie.

    ``judged_here`` is whether durable-rules is on this machine; without it there is no replay, asked for or not.
    """

    made: RoundResult
    folder: Path
    target: Path
    judged_here: bool
    replay: Replay | None = None
    strict: bool = False

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Those of the law, the round and its evidence; the replay has its own."""
        return self.made.problems

    @property
    def status(self) -> int:
        """How a command ends: what the replay found, then nothing scored at all, then what ``strict`` misses."""
        if self.replay and self.replay.problems:
            return exit_code(self.replay.problems)
        if not self.made.units:
            return exit_code(self.problems)
        undecided = VERDICTS.index("undecided") in self.made.grid.verdict
        return EXIT_STRICT if self.strict and (self.made.aside or undecided) else 0


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
        refuse_draft(made)
    target = store.replace(folder, lambda fresh: _write_files(fresh, made, say, sheets=asked.sheets), RESULTS)
    judged_here = engine_version() is not None
    replayed = replay(made) if asked.verify and judged_here else None
    return Scored(made, folder, target, judged_here, replayed, asked.strict)


def _write_files(target: Path, made: RoundResult, say: Say, *, sheets: bool) -> None:
    """Fill an empty folder with a round's results. Raises OSError."""
    from engine.reporting.excel.results_workbook import write_workbook

    write_whole(target / RESULTS_FILE, b"".join(results_lines(made, tool=tool_name())))
    write_workbook(target / WORKBOOK, made, say)
    if sheets:
        from engine.reporting.excel.score_sheets import write_score_sheets

        write_score_sheets(target / SHEETS, made, say)


def kept_results(store: Store, folder: Path) -> bytes | None:
    """The results of a round as they were last kept: JSON by ``results.schema.json``; None before the first."""
    return store.read(folder, RESULTS, RESULTS_FILE)
