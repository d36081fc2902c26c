"""A round as its page tells it: assessed, with its register, and a line a commune in one language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from engine.evidence.facts import Round
from engine.evidence.identity.unit_names import full_name, typed_name
from engine.forms.register import Register, Sent, Standing
from engine.language import Say
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.problems import Problem, said_once
from engine.reporting.alphabet import name_key
from engine.reporting.board.receiving_words import sent_word
from engine.reporting.board.silence import reason_sentence
from engine.reporting.words.sentences import aside_sentence, card_word, classified_sentence, verdict_word
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict
from engine.service.board.receiving import RegisterRequest, register
from engine.service.parts.round_parts import whole_of
from engine.service.rounds import assess_parts
from engine.service.store import Holdings


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """One commune on a round's page; ``folded`` is its name as it is typed without accents.

    ``verdict`` is None for a commune set aside; it has no points then. ``group`` is the id of its class.
    """

    code: str
    name: str
    folded: str
    unit_type: str
    verdict: Verdict | None
    decision: str
    reason: str
    group: str
    group_title: str
    low: Score | None
    high: Score | None
    bar: Score | None
    firm: bool
    sent: Sent
    sent_title: str


@dataclass(frozen=True, slots=True)
class SightedRound:
    """A round with its parts, each assessed by its own standard, and its register; ``stamp`` is what it rests on.

    ``told`` are its lines by language, made when first asked for.
    """

    parts: tuple[RoundResult, ...]
    register: Register
    stamp: str
    told: dict[str, tuple[CommuneLine, ...]] = field(default_factory=dict)

    @property
    def round(self) -> Round:
        """The round with the communes of all its parts."""
        return whole_of(self.parts)

    @property
    def maximum(self) -> Score:
        """The most points that a total of any part can come to."""
        return max(made.book.standard.head.maximum.points for made in self.parts)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is to be said of the round and of no one commune."""
        return said_once(told for made in self.parts for told in made.problems if not told.commune)

    def part_of(self, code: str) -> RoundResult | None:
        """The part that a commune is in; None for a code that the round has not."""
        return next((made for made in self.parts if any(unit.code == code for unit in made.round.units)), None)

    def lines(self, say: Say) -> tuple[CommuneLine, ...]:
        """Every commune, in Vietnamese alphabetical order."""
        if say.language not in self.told:
            standings = {standing.unit.code: standing for standing in self.register.standings}
            found = [line for made in self.parts for line in _lines(made, standings, say)]
            self.told[say.language] = tuple(sorted(found, key=lambda line: (name_key(line.name), line.code)))
        return self.told[say.language]


def sight(holdings: Holdings, name: str, stamp: str, say: Say) -> SightedRound:
    """Assess a round and read its register; raises ProblemsFound as ``assess_parts`` does.

    A store without a day has no register: ``holdings.today`` must be known.
    """
    if holdings.today is None:
        raise ValueError(name)
    parts = assess_parts(holdings.round(name), holdings)
    told = register(holdings, RegisterRequest(name, holdings.today)).register
    seen = SightedRound(parts, told, stamp)
    seen.lines(say)
    return seen


def _lines(made: RoundResult, standings: Mapping[str, Standing], say: Say) -> Iterator[CommuneLine]:
    for unit in made.round.units:
        card = made.card(unit.code)
        sent = standings[unit.code].sent
        yield _aside(made, unit, sent, say) if card is None else _line(made, card, sent, say)


def _line(made: RoundResult, card: Scorecard, sent: Sent, say: Say) -> CommuneLine:
    group = card.classified.unit_class
    return CommuneLine(
        **_named(card.unit),
        verdict=card.decision.verdict,
        decision=card_word(card, say),
        reason=reason_sentence(made, card, say),
        group=group.id if group else "",
        group_title=classified_sentence(card.classified, say),
        low=card.decision.low,
        high=card.decision.high,
        bar=card.threshold,
        firm=card.decision.firm,
        sent=sent,
        sent_title=sent_word(sent, say),
    )


def _aside(made: RoundResult, unit: Unit, sent: Sent, say: Say) -> CommuneLine:
    return CommuneLine(
        **_named(unit),
        verdict=None,
        decision=verdict_word(None, say),
        reason=aside_sentence(made, unit, say),
        group="",
        group_title="",
        low=None,
        high=None,
        bar=None,
        firm=False,
        sent=sent,
        sent_title=sent_word(sent, say),
    )


def _named(unit: Unit) -> dict[str, str]:
    name = full_name(unit)
    return {"code": unit.code, "name": name, "folded": typed_name(name).key, "unit_type": unit.type}
