"""The communes of a round's page that somebody asked for: searched without accents, filtered, sorted, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias, TypeVar

from engine.evidence.identity.unit_names import typed_name
from engine.forms.register import Sent
from engine.language import Say
from engine.law.points.scores import Score
from engine.service.pages.seeing.commune_line import CommuneLine
from engine.service.pages.sighted_round import SightedRound

Decided: TypeAlias = Literal["recognised", "not_recognised", "undecided", "aside"]
Order: TypeAlias = Literal["name", "points", "margin"]
DECIDED: tuple[Decided, ...] = ("recognised", "not_recognised", "undecided", "aside")
ON_A_PAGE = 50
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a round's page; what is None or empty is not asked for.

    ``state`` is of the file in the record, ``late`` whether figures were changed after it was appraised.
    """

    search: str = ""
    decided: Decided | None = None
    group: str | None = None
    sent: Sent | None = None
    place: str | None = None
    state: str | None = None
    late: bool = False
    order: Order = "name"
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """The communes that answer, those of the page asked for, and how many of each decision answer all else."""

    wanted: Wanted
    lines: tuple[CommuneLine, ...]
    shown: tuple[CommuneLine, ...]
    counts: Mapping[Decided, int]

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-len(self.lines) // ON_A_PAGE))

    @property
    def among(self) -> int:
        """How many communes answer whatever their decision."""
        return sum(self.counts.values())


def find(lines: Sequence[CommuneLine], wanted: Wanted) -> Found:
    """The communes that answer; a page beyond the last is the last."""
    besides = [line for line in lines if _answers(line, wanted)]
    counts = Counter(decided_of(line) for line in besides)
    chosen = [line for line in besides if wanted.decided in (None, decided_of(line))]
    if wanted.order != "name":
        chosen.sort(key=_margin if wanted.order == "margin" else _points)
    held = Found(wanted, tuple(chosen), (), {kind: counts.get(kind, 0) for kind in DECIDED})
    page = min(max(wanted.page, 1), held.pages)
    start = (page - 1) * ON_A_PAGE
    return replace(held, wanted=replace(wanted, page=page), shown=held.lines[start : start + ON_A_PAGE])


def find_in(seen: SightedRound, lines: Sequence[CommuneLine], wanted: Wanted, say: Say) -> Found:
    """The same among a round's lines in one language; found once where they are all of the round's."""
    return of_all_once(seen, lines, lambda: find(lines, wanted), key=("found", wanted), say=say)


def of_all_once(
    seen: SightedRound, lines: Sequence[CommuneLine], make: Callable[[], Thing], *, key: tuple[Hashable, ...], say: Say
) -> Thing:
    """What ``make`` gives of some lines: kept where they are all of the round's, made anew for whoever sees fewer."""
    return seen.once.of((*key, say.language), make) if lines is seen.lines(say) else make()


def decided_of(line: CommuneLine) -> Decided:
    """A commune's decision, or that it is set aside."""
    return line.verdict or "aside"


def _answers(line: CommuneLine, wanted: Wanted) -> bool:
    return (
        (wanted.group is None or line.group == wanted.group)
        and (wanted.sent is None or line.sent == wanted.sent)
        and (wanted.place is None or line.place == wanted.place)
        and (wanted.state is None or (line.file is not None and line.file.state == wanted.state))
        and (not wanted.late or (line.file is not None and line.file.late > 0))
        and _is_called(line, wanted.search)
    )


def _is_called(line: CommuneLine, search: str) -> bool:
    """Whether a commune's name holds what was typed, or its code begins with it; a kind that was typed must be its."""
    if not search.strip():
        return True
    said = typed_name(search)
    if said.key.isdigit() and line.code.startswith(search.strip()):
        return True
    return said.key in line.folded and said.kind in (None, line.unit_type)


def _points(line: CommuneLine) -> tuple[bool, Score]:
    """Most points first, by those that are certain; communes set aside last."""
    return line.low is None, -(line.low or 0)


def _margin(line: CommuneLine) -> tuple[bool, Score]:
    """Nearest to the threshold first, from either side."""
    if line.low is None or line.high is None or line.bar is None:
        return True, 0
    return False, max(line.low - line.bar, line.bar - line.high, 0)
