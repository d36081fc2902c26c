"""What one commune wants to know: why it has its points, what another figure would change, its path."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from engine.improving.losses import Loss, losses_of
from engine.improving.paths import Way, way_of
from engine.improving.what_if import WhatIf, what_if
from engine.law.benchmarks import Programme
from engine.problems import Place, ProblemsFound, problem
from engine.scoring.cards import Scorecard
from engine.scoring.explaining import Explanation, known_names
from engine.scoring.explaining import explain as reasons_of
from engine.scoring.round_result import RoundResult
from engine.service.parts.round_parts import part_with, whole_of
from engine.service.replies.reasons import ExplainReply, WhatIfReply, explain_reply, what_if_reply
from engine.service.replies.ways import PathReply, path_reply
from engine.service.rounds import Targets, assess_part, benchmarks_for, find_unit, open_parts
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """A commune of a round by code or name; one criterion or item, None for all."""

    round: str
    commune: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class WhatIfRequest:
    """A commune of a round with data set as typed, ``name=value``; ``item`` is what is shown."""

    round: str
    commune: str
    given: tuple[str, ...]
    item: str | None = None


@dataclass(frozen=True, slots=True)
class PathRequest:
    """A commune of a round by code or name."""

    round: str
    commune: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A commune's reasons, and the targets to hold its figures against.

    ``of_several`` is whether other communes of the round are judged by another standard.
    """

    made: RoundResult
    told: Explanation
    programmes: tuple[Programme, ...]
    of_several: bool = False

    def reply(self) -> ExplainReply:
        """The reasons as plain data."""
        return explain_reply(self.told, self.made.book.standard.laws)


@dataclass(frozen=True, slots=True)
class Supposed:
    """A commune as it is and as it would be; ``wanted`` is the criterion or item asked about."""

    made: RoundResult
    told: WhatIf
    wanted: str | None
    of_several: bool = False

    def reply(self) -> WhatIfReply:
        """The trial as plain data."""
        return what_if_reply(self.told, self.made.book.standard.laws)


@dataclass(frozen=True, slots=True)
class PathFound:
    """A commune's way to recognition, or what would lose it."""

    made: RoundResult
    way: Way
    losses: Sequence[Loss]
    programmes: tuple[Programme, ...]
    of_several: bool = False

    def reply(self) -> PathReply:
        """The way as plain data."""
        return path_reply(self.way, self.losses)


def explain(holdings: Holdings, asked: ExplainRequest) -> Explained:
    """Why a commune has its points; raises ProblemsFound for a name that is nowhere and for a commune set aside."""
    made, card, of_several = _commune(holdings, asked.round, asked.commune)
    return explained(made, card, asked.item, of_several=of_several)


def explained(
    made: RoundResult,
    card: Scorecard,
    item: str | None = None,
    *,
    of_several: bool = False,
    known: Targets | None = None,
) -> Explained:
    """The same of a round that is assessed already, beside the targets ``known`` where they are open.

    Raises ProblemsFound for an item that is nowhere.
    """
    told = reasons_of(made, card, wanted_item(card, item))
    return Explained(made, told, benchmarks_for(made, card.unit, known), of_several)


def suppose(holdings: Holdings, asked: WhatIfRequest) -> Supposed:
    """What other figures would change, nothing stored; raises ProblemsFound also for figures that cannot be."""
    made, card, of_several = _commune(holdings, asked.round, asked.commune)
    wanted = wanted_item(card, asked.item)
    return Supposed(made, what_if(made, card, asked.given), wanted, of_several)


def supposed(made: RoundResult, card: Scorecard, given: Sequence[str], where: str) -> Supposed:
    """The same of a round that is assessed already; ``where`` is what the place of typing is called."""
    return Supposed(made, what_if(made, card, given, where=where), None)


def path(holdings: Holdings, asked: PathRequest) -> PathFound:
    """The least work that brings a commune to recognition; raises ProblemsFound as ``explain`` does."""
    made, card, of_several = _commune(holdings, asked.round, asked.commune)
    return path_found(made, card, of_several=of_several)


def path_found(made: RoundResult, card: Scorecard, *, of_several: bool = False) -> PathFound:
    """The same of a round that is assessed already."""
    return PathFound(made, way_of(made, card), losses_of(made, card), benchmarks_for(made, card.unit), of_several)


def _commune(holdings: Holdings, round_name: str, asked: str) -> tuple[RoundResult, Scorecard, bool]:
    """A round assessed for one commune by the standard that judges it, its scorecard, and whether there are others.

    A commune that was set aside is refused with its own problems.
    """
    folder = holdings.round(round_name)
    parts = open_parts(folder, holdings)
    code = find_unit(whole_of(parts), asked).code
    made = assess_part(folder, part_with(parts, code), holdings, code)
    card = made.card(code)
    if card is None:
        raise ProblemsFound(p for p in made.problems if p.commune == code)
    return made, card, len(parts) > 1


def wanted_item(card: Scorecard, asked: str | None) -> str | None:
    """The criterion or item asked about; raises ProblemsFound when there is none of that id."""
    if asked is None:
        return None
    known = known_names(card.criteria)
    if asked in known:
        return asked
    near = ", ".join(difflib.get_close_matches(asked, known, n=3, cutoff=0.4)) or "–"
    raise ProblemsFound([problem("RND-904", Place(card.unit.name), name=asked, near=near)])
