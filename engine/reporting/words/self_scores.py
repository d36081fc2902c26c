"""A commune's own points beside those it has, in words."""

from __future__ import annotations

from engine.language import Say
from engine.scoring.explaining import OwnPoints, own_points
from engine.scoring.round_result import RoundResult


def own_points_sentence(told: OwnPoints, say: Say) -> str:
    """What the commune gave itself for an item, and by how much that is off."""
    if not told.by:
        return say("xã tự chấm {points} điểm", points=say.whole(told.own))
    if told.by > 0:
        return say("xã tự chấm {points} điểm (cao hơn {by})", points=say.whole(told.own), by=say.whole(told.by))
    return say("xã tự chấm {points} điểm (thấp hơn {by})", points=say.whole(told.own), by=say.whole(-told.by))


def self_scores_sentence(made: RoundResult, say: Say) -> str:
    """How many communes scored themselves and how many of them differ; empty where none did."""
    scored = [code for code, told in made.evidence.communes.items() if told.self_score]
    if not scored:
        return ""
    differ = sum(any(told.by for told in own_points(made, code)) for code in scored)
    told = say("Tự chấm: {n} xã đã ghi, {differ} xã có mục lệch với điểm chấm", n=len(scored), differ=differ)
    return say("{told}; xem trang “Tự chấm” của tong-hop.xlsx.", told=told) if differ else f"{told}."
