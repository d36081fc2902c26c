"""The record of a round as its pages see it: how each file stands, and its two layers scored when they change."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from engine.language import Say
from engine.law.points.scores import Score
from engine.problems import Problem, ProblemsFound
from engine.records.acting.commune_file import CommuneFile, changed_since, corrections
from engine.records.acting.move_table import DECIDED
from engine.records.acting.overriding import DatedOverride
from engine.records.appraising.figure_layers import LAYERS
from engine.reporting.review.state_words import state_word, waiting_words
from engine.scoring.assessing import with_tasks
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import OpenPart
from engine.service.record.record_store import record_at
from engine.service.review.by_hand.used_overrides import desk_layers
from engine.service.review.desk import Desk, bench_for, names_of
from engine.service.review.layer_scores import Bench
from engine.service.rounds import letters_followed, open_letters
from engine.service.store import Holdings

Points = tuple[Score, Score]


@dataclass(frozen=True, slots=True)
class FileLine:
    """How a commune's file stands: its state, who is waited for, and what both layers come to.

    ``own`` and ``board`` are lowest and highest totals, None where they cannot be scored or are not there yet;
    ``corrected`` is how many figures the board has otherwise, ``late`` how many changed since the file was appraised.
    """

    state: str
    state_title: str
    waits: str
    own: Points | None
    board: Points | None
    corrected: int
    late: int


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """A round's record read: its files by code, and for each that has figures the result in which it stands.

    ``cards`` are a file's own and its appraised card; ``names`` are people by id, ``overrides`` those in force when it
    was read. One that cannot be read is told of in ``problems``.
    """

    files: Mapping[str, CommuneFile] = field(default_factory=dict)
    results: Mapping[str, RoundResult] = field(default_factory=dict)
    cards: Mapping[str, tuple[Scorecard | None, Scorecard | None]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    benches: tuple[Bench, ...] = ()
    overrides: tuple[DatedOverride, ...] = ()
    problems: tuple[Problem, ...] = ()

    def line(self, code: str, say: Say) -> FileLine | None:
        """How a commune's file stands, in words; None where none was opened."""
        file = self.files.get(code)
        if file is None:
            return None
        own, board = self.cards.get(code, (None, None))
        appraised = LAYERS.get(file.state) in ("appraised", "decided") or bool(file.appraised)
        last = file.last("appraise")
        late = len(changed_since(file, last.seq)) if last and file.state not in DECIDED else 0
        return FileLine(
            file.state,
            state_word(file.state, say),
            waiting_words(file, say, self.names),
            _points(own),
            _points(board) if appraised else None,
            len(corrections(file)),
            late,
        )


def _points(card: Scorecard | None) -> Points | None:
    return (card.decision.low, card.decision.high) if card else None


def see_record(
    folder: Path, opened: Sequence[OpenPart], holdings: Holdings, before: RecordSeen | None = None
) -> RecordSeen | None:
    """A round's record, scored only where it is otherwise than ``before``; None where none is open.

    What cannot be read is told in it, for the forms can still be read without it.
    """
    try:
        record = record_at(folder)
        state = record.round_state() if record.is_there() else None
        if state is None:
            return None
        benches = before.benches if before and before.benches else tuple(bench_for(folder, part) for part in opened)
        desk = Desk(folder, benches, record, state)
        known = before if before and before.overrides == state.overrides else None
        return _seen(desk, opened, holdings, known)
    except ProblemsFound as refused:
        return RecordSeen(problems=tuple(refused.problems))


def _seen(desk: Desk, opened: Sequence[OpenPart], holdings: Holdings, before: RecordSeen | None) -> RecordSeen:
    files = {file.code: file for file in desk.files()}
    old = before.files if before else {}
    fresh = [file for code, file in files.items() if file.own and _is_other(old.get(code), file)]
    kept = RecordSeen() if before is None else _left(before, files)
    results, cards = dict(kept.results), dict(kept.cards)
    for code, made, both in _scored(desk, fresh, opened, holdings):
        results[code], cards[code] = made, both
    return RecordSeen(files, results, cards, names_of(desk), desk.benches, desk.state.overrides, desk.record.notices)


def _is_other(old: CommuneFile | None, now: CommuneFile) -> bool:
    return old is None or (old.version, old.state, old.state_sha) != (now.version, now.state, now.state_sha)


def _left(before: RecordSeen, files: Collection[str]) -> RecordSeen:
    """What was scored before of files that are still there."""
    results = {code: made for code, made in before.results.items() if code in files}
    return replace(before, results=results, cards={code: both for code, both in before.cards.items() if code in files})


Scored = tuple[str, RoundResult, tuple[Scorecard | None, Scorecard | None]]


def _scored(
    desk: Desk, files: Sequence[CommuneFile], opened: Sequence[OpenPart], holdings: Holdings
) -> Iterator[Scored]:
    """Both layers of some files, and for each the result by the layer that counts."""
    homes = {part.round.standard: part for part in opened}
    for scored in desk_layers(desk, files, desk.day) if files else ():
        part = homes[scored.bench.round.standard]
        letters = letters_followed(open_letters(desk.folder, part.round, part.law.book, holdings))
        own, board = (with_tasks(made, letters) for made in (scored.layers.own, scored.layers.appraised))
        for file in scored.files:
            if file.code not in scored.layers.expired:
                yield (
                    file.code,
                    own if LAYERS.get(file.state) in ("self", None) else board,
                    scored.layers.cards(file.code),
                )
