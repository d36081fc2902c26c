"""One commune on a round's page: its decision with the reason, its points, how far its form is, how its file stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from engine.evidence.identity.unit_names import full_name, typed_name
from engine.forms.register import Sent
from engine.language import Say
from engine.law.model import Unit
from engine.law.points.scores import Score
from engine.reporting.board.receiving_words import sent_word
from engine.reporting.board.silence import reason_sentence
from engine.reporting.words.sentences import aside_sentence, card_word, classified_sentence, verdict_word
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.semantics import Verdict
from engine.service.pages.seeing.record_seen import FileLine


@dataclass(frozen=True, slots=True)
class CommuneLine:
    """One commune on a round's page; ``folded`` is its name as it is typed without accents.

    ``verdict`` is None for a commune set aside; it has no points then. ``group`` is the id of its class, ``place`` its
    province or district, ``file`` how its file in the record stands, None where it has none.
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
    place: str = ""
    file: FileLine | None = None


@dataclass(frozen=True, slots=True)
class Stands:
    """What is known of a commune in a round: the result it stands in, how far its form is, where it lies, its file."""

    made: RoundResult
    sent: Sent
    place: str
    file: FileLine | None


def line_of(unit: Unit, stands: Stands, say: Say) -> CommuneLine:
    """A commune's line."""
    made, sent, name = stands.made, stands.sent, full_name(unit)
    card = made.card(unit.code)
    aside = CommuneLine(
        code=unit.code,
        name=name,
        folded=typed_name(name).key,
        unit_type=unit.type,
        verdict=None,
        decision=verdict_word(None, say),
        reason="" if card else aside_sentence(made, unit, say),
        group="",
        group_title="",
        low=None,
        high=None,
        bar=None,
        firm=False,
        sent=sent,
        sent_title=sent_word(sent, say),
        place=stands.place,
        file=stands.file,
    )
    return _scored(aside, made, card, say) if card else aside


def _scored(line: CommuneLine, made: RoundResult, card: Scorecard, say: Say) -> CommuneLine:
    group = card.classified.unit_class
    return replace(
        line,
        verdict=card.decision.verdict,
        decision=card_word(card, say),
        reason=reason_sentence(made, card, say),
        group=group.id if group else "",
        group_title=classified_sentence(card.classified, say),
        low=card.decision.low,
        high=card.decision.high,
        bar=card.threshold,
        firm=card.decision.firm,
    )
