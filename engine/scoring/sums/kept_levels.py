"""Levels that must have been kept: what earlier rounds came to, as the states of hurdles of N communes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from engine.evidence.facts import EarlierRound
from engine.law.model import Standard
from engine.law.recognising.conditions import Kept, Level
from engine.schemes import Hurdle, kept_state
from engine.semantics import Verdict, Zero

Int8: TypeAlias = npt.NDArray[np.int8]
Which: TypeAlias = Literal["points", "worst", "best"]
NEVER_SURE: Mapping[str, Verdict] = {"worst": "not_recognised", "best": "recognised"}


class KeptStates(NamedTuple):
    """The state of each hurdle about earlier rounds, (K, N) each: as it is, and with their stand-ins turned out."""

    points: Int8
    worst: Int8
    best: Int8

    def of(self, rows: Any) -> KeptStates:
        """The same of some communes."""
        return KeptStates(*(part[:, rows] for part in self))


@dataclass(frozen=True, slots=True)
class KeptRound:
    """What an earlier round came to on the level that is to be kept; None where nothing is known."""

    round: EarlierRound
    verdict: Verdict | None


@dataclass(frozen=True, slots=True)
class KeptCard:
    """A level to be kept of one commune: whether that bars (2), could (1) or not (0), and the rounds it rests on.

    The latest round is first; ``lacking`` is how many there should be before these, ``now`` what this one came to on
    that level.
    """

    kept: Kept
    level: Level
    state: int
    rounds: tuple[KeptRound, ...]
    lacking: int
    now: Verdict

    @property
    def more(self) -> int:
        """In how many rounds after this one it must still be reached; from the start where this one did not."""
        if self.now == "not_recognised":
            return self.kept.rounds
        reached = [told.verdict == "recognised" for told in self.rounds]
        return self.kept.rounds - 1 - (reached.index(False) if False in reached else len(reached))


def kept_states(standard: Standard, codes: Sequence[str], before: Sequence[EarlierRound]) -> KeptStates:
    """The states of N communes by what their earlier rounds came to, the latest first; what is not there is open."""
    asked = [level.kept for level in standard.head.levels if level.kept]
    parts = [
        np.array([[_state(standard, kept, code, before, which) for code in codes] for kept in asked], dtype=np.int8)
        for which in ("points", "worst", "best")
    ]
    return KeptStates(*(part.reshape(len(asked), len(codes)) for part in parts))


def _state(standard: Standard, kept: Kept, code: str, before: Sequence[EarlierRound], which: str) -> Zero:
    told = [_told(standard, kept, code, before, back) for back in range(kept.rounds - 1)]
    unsure = NEVER_SURE.get(which)
    return kept_state([unsure if unsure and verdict and not firm else verdict for verdict, firm in told])


def _told(
    standard: Standard, kept: Kept, code: str, before: Sequence[EarlierRound], back: int
) -> tuple[Verdict | None, bool]:
    """The verdict of a round on the level, and whether it is firm."""
    if back >= len(before):
        return None, True
    plain = standard.head.levels[0].id == kept.level
    return before[back].decided.get(code, {}).get("" if plain else kept.level, (None, True))


def with_kept(hurdles: Sequence[Hurdle], states: Sequence[Int8], kept: Int8) -> list[Int8]:
    """The states of hurdles, those about earlier rounds as they are told."""
    told = iter(kept)
    return [state if hurdle.parts else next(told) for hurdle, state in zip(hurdles, states, strict=True)]


def kept_card(
    standard: Standard, level: Level, code: str, before: Sequence[EarlierRound], now: Sequence[Verdict]
) -> KeptCard | None:
    """What a level asks of one commune's earlier rounds; None where it asks nothing.

    ``now`` are this round's verdicts level by level, plain recognition first.
    """
    kept = level.kept
    if kept is None:
        return None
    rounds = tuple(
        KeptRound(before[back], _told(standard, kept, code, before, back)[0])
        for back in range(min(kept.rounds - 1, len(before)))
    )
    at, below = next((at, told) for at, told in enumerate(standard.head.levels) if told.id == kept.level)
    state = _state(standard, kept, code, before, "points")
    return KeptCard(kept, below, int(state), rounds, kept.rounds - 1 - len(rounds), now[at])
