"""Two standards compared as plain data for ``--json``: each difference in both languages, each flip with its causes."""

from __future__ import annotations

from collections.abc import Iterator

from engine.comparing.impact import Effect, Impact, Standing
from engine.language import speak
from engine.law.model import Standard
from engine.reporting.words.compare_words import Comparison, difference_sentence


def comparison_rows(told: Comparison) -> dict[str, object]:
    """Ids, differences, and with a round the whole effect."""
    old, new = (made.head.id if isinstance(made, Standard) else made.id for made in (told.old, told.new))
    rows: dict[str, object] = {"old": old, "new": new, "differences": list(_differences(told))}
    if told.impact and told.round:
        rows["impact"] = {"round": told.round.id, "simulated": told.round.simulated, **_impact(told.impact)}
    return rows


def _differences(told: Comparison) -> Iterator[dict[str, object]]:
    vietnamese, english = speak("vi"), speak("en")
    for d in told.differences:
        yield {
            "kind": d.kind,
            "group": d.group,
            "name": d.name,
            "lever": d.lever or None,
            "inferred": d.inferred,
            "vi": difference_sentence(told, d, vietnamese),
            "en": difference_sentence(told, d, english),
        }


def _impact(impact: Impact) -> dict[str, object]:
    return {
        "missing": list(impact.missing),
        "set_aside": [unit.code for unit in impact.aside],
        "communes": [_commune(effect) for effect in impact.effects],
        "sensitivity": [
            {"name": s.name, "kind": "band" if s.item else "class", "old": str(s.old), "new": str(s.new),
             "gained": s.gained, "lost": s.lost, "other": s.other}
            for s in impact.sensitivities
        ],
    }  # fmt: skip


def _commune(effect: Effect) -> dict[str, object]:
    row: dict[str, object] = {
        "code": effect.unit.code,
        "name": effect.unit.name,
        "old": _standing(effect.old),
        "new": _standing(effect.new),
        "trend": effect.trend,
        "flips": effect.flips,
    }
    if effect.cause:
        row["causes"] = [sorted(on) for on in effect.cause.sets]
        row["smallest"] = effect.cause.smallest
    return row


def _standing(made: Standing) -> dict[str, object]:
    known = made.unit_class
    return {
        "class": known.id if known else None,
        "threshold": known.threshold if known else None,
        "decision": made.verdict,
        "low": made.low,
        "high": made.high,
    }
