"""A comparison as a page tells it: differences by their group, who changes conclusion by what, who changes points."""

from __future__ import annotations

from dataclasses import dataclass

from engine.comparing.impact import Effect
from engine.language import Say
from engine.reporting.console.compare_console import bar_words, by_cause, impact_lines
from engine.reporting.words.bands import range_words
from engine.reporting.words.compare_words import Comparison, difference_sentence, group_title, grouped
from engine.reporting.words.sentences import verdict_word


@dataclass(frozen=True, slots=True)
class MovedCommune:
    """A commune that another law scores otherwise: conclusion, points and threshold, old to new."""

    name: str
    verdicts: str
    points: str
    bar: str


@dataclass(frozen=True, slots=True)
class ToldImpact:
    """What a law does to a round: whose it is, first answer, counts, those who flip by cause, those who move."""

    title: str
    lead: str
    lines: tuple[str, ...]
    causes: tuple[tuple[str, tuple[MovedCommune, ...]], ...]
    moved: tuple[MovedCommune, ...]


def compare_groups(told: Comparison, say: Say) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The differences in words, by criterion."""
    return tuple(
        (group_title(told, group, say), tuple(difference_sentence(told, one, say) for one in found))
        for group, found in grouped(told.differences).items()
    )


def compare_impact(told: Comparison, say: Say) -> ToldImpact | None:
    """What it does to the round; None where none was tried."""
    impact = told.impact
    if impact is None:
        return None
    flips = len(impact.flips)
    lead = say("{n} xã đổi kết luận.", n=say.whole(flips)) if flips else say("Không xã nào đổi kết luận.")
    causes = tuple((cause, tuple(_moved(e, say) for e in effects)) for cause, effects in by_cause(told, impact, say))
    moved = tuple(_moved(e, say) for e in impact.effects if not e.flips and e.trend != "same")
    title = say("Tác động lên {title}", title=told.round.title if told.round else "–")
    return ToldImpact(title, lead, tuple(impact_lines(told, impact, say)), causes, moved)


def _moved(effect: Effect, say: Say) -> MovedCommune:
    old, new = effect.old, effect.new
    words = (verdict_word(old.verdict, say), verdict_word(new.verdict, say))
    verdicts = words[0] if words[0] == words[1] else " → ".join(words)
    points = (range_words(old.low, old.high, say), range_words(new.low, new.high, say))
    told = points[0] if points[0] == points[1] else " → ".join(points)
    return MovedCommune(effect.unit.name, verdicts, told, bar_words(effect, say))
