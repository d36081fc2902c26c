"""What a paper of a kind says of a commune, or the problem that keeps it from being made."""

from __future__ import annotations

from collections.abc import Mapping

from engine.language import speak
from engine.law.model import Unit
from engine.problems import Place, Problem, problem
from engine.records.papers.paper_kinds import KINDS, Kind
from engine.reporting.papers.commune_papers import request_of, self_score_of, sources_of
from engine.reporting.papers.council_contents import appraisal_of, minutes_of
from engine.reporting.papers.decision_contents import certificate_of, decision_of, notice_of, revocation_of
from engine.reporting.papers.recorded import Recorded
from engine.reporting.papers.round_summary import aside_reason
from engine.reporting.words.sentences import verdict_word
from engine.scoring.cards import Scorecard
from engine.scoring.round_result import RoundResult
from engine.service.papers.fitting import unfit

Records = Mapping[str, Recorded]


def content_for(made: RoundResult, kind: Kind, unit: Unit, records: Records) -> object:
    """A commune's paper from the round's points, or from its file in the record; a problem (PAP-10x) where it lacks."""
    told = records.get(unit.code)
    if KINDS[kind].states:
        if told is None:
            return problem("PAP-101", Place(made.round.id), "", unit.code, **KINDS[kind].named)
        return unfit(kind, told) or of_record(kind, told)
    card = made.card(unit.code)
    if card is None or card.silent:  # a table of nothing would be signed as one of zeros
        reason, reason_en = aside_reason(made, unit), "it has not been scored"
        return _refused("PAP-103", made, kind, unit, reason=reason, reason_en=reason_en)
    return of_points(made, kind, card, told)


def of_points(made: RoundResult, kind: Kind, card: Scorecard, told: Recorded | None = None) -> object:
    """A paper from a commune's points; a request only where these say that the standard is met (PAP-104).

    ``told`` is its file in the record, for the units that it was formed of and the overrides that count.
    """
    formed_of, uses = (told.formed_of, told.own_use_lines) if told else ("", ())
    match kind:
        case "self-score":
            return self_score_of(made, card, formed_of, uses)
        case "explanation":
            return sources_of(made, card, formed_of, uses)
    if card.decision.verdict == "recognised":
        return request_of(made, card, formed_of, uses)
    words, words_en = (verdict_word(card.decision.verdict, speak(language)).lower() for language in ("vi", "en"))
    return _refused("PAP-104", made, kind, card.unit, words=words, words_en=words_en)


def _refused(code: str, made: RoundResult, kind: Kind, unit: Unit, **words: str) -> Problem:
    place = Place(made.round.id, sheet=unit.code)
    return problem(code, place, "", unit.code, name=unit.name, **KINDS[kind].named, **words)


def of_record(kind: Kind, told: Recorded) -> object:
    """A paper from a file; whoever calls has asked ``unfit`` first. Raises ValueError where it has not got there."""
    match kind:
        case "appraisal":
            return appraisal_of(told)
        case "minutes" if told.file.ballot is not None:
            return minutes_of(told, told.file.ballot)
        case "recognise" | "refuse":
            return decision_of(told, recognise=kind == "recognise")
        case "notice":
            return notice_of(told)
        case "certificate":
            return certificate_of(told)
        case "revoke":
            return revocation_of(told)
    raise ValueError(kind)


def warnings_on(paper: object) -> tuple[str, ...]:
    """What is printed large on a paper, so that nobody takes it for more than it is."""
    told: tuple[str, ...] = getattr(getattr(paper, "frame", None), "warnings", ())
    return told
