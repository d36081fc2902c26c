"""What the communes of earlier rounds came to, where a level must have been kept: each is scored by the law again.

Nothing is guessed: of a round that is not there, is under another standard, or has another unit under a commune's code
nothing is known, and that is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.evidence.facts import EarlierRound, Round
from engine.evidence.identity.against_lists import changed
from engine.evidence.identity.official_lists import OfficialLists
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE
from engine.evidence.identity.unit_names import coded
from engine.law.model import Standard
from engine.problems import Place, Problem, problem
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict

MOST_NAMED = 5
Scored = Callable[[Round, Path], RoundResult]


@dataclass(frozen=True, slots=True)
class Decided:
    """Earlier rounds with what their communes came to, the latest first, and what is to be told of them."""

    rounds: tuple[EarlierRound, ...]
    problems: tuple[Problem, ...]


def decided_before(
    round_: Round, chain: Sequence[tuple[Round, Path]], standard: Standard, lists: OfficialLists | None, scored: Scored
) -> Decided:
    """What the rounds of a chain came to, the latest first; ``scored`` scores one with its own past."""
    rounds: list[EarlierRound] = []
    told: list[Problem] = []
    for before, home in chain:
        if before.standard != round_.standard:
            break
        others = {now.code for _, now in changed(before, round_, lists)}
        if not rounds and others:
            units = tuple(unit for unit in round_.units if unit.code in others)
            named = coded(units[:MOST_NAMED]) + (" …" if len(units) > MOST_NAMED else "")
            told.append(problem("RND-273", Place(COMMUNES), n=len(units), named=named))
        made = scored(before, home)
        decided = {card.unit.code: _levels(made, row) for row, card in enumerate(made.cards)}
        rounds.append(EarlierRound(before.id, before.title, before.on,
                                   {code: own for code, own in decided.items() if code not in others}))  # fmt: skip
    return Decided(tuple(rounds), (*told, *_too_few(round_, standard, len(rounds), chain)))


def _levels(made: RoundResult, row: int) -> dict[str, tuple[Verdict, bool]]:
    """The verdict on every level: plain recognition is "", whatever it is called."""
    names = ("", *(level.id for level in made.book.standard.head.levels[1:]))
    return {name: (own.verdict, own.firm) for name, own in zip(names, made.decisions(row), strict=True)}


def _too_few(round_: Round, standard: Standard, found: int, chain: Sequence[tuple[Round, Path]]) -> Iterator[Problem]:
    """Levels that must have been kept for more rounds than there are."""
    titles = {level.id: (level.title, level.title_en) for level in standard.head.levels}
    other = next((before.title for before, _ in chain if before.standard != round_.standard), "")
    for level in standard.head.levels:
        if level.kept and level.kept.rounds > found + 1:
            kept, kept_en = titles[level.kept.level]
            values = {"name": level.title, "name_en": level.title_en, "kept": kept, "kept_en": kept_en}
            why = f" Đợt “{other}” chấm theo bộ tiêu chí khác." if other else ""
            why_en = f" The round “{other}” is under another standard." if other else ""
            place = Place(f"{round_.id}/{ROUND_FILE}")
            yield problem("RND-272", place, n=level.kept.rounds, k=found + 1, why=why, why_en=why_en, **values)
