"""Rounds one after the other as SVG: what is certain as a line, what is open as a shade, the threshold dashed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from engine.law.points.scores import Score

WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 448, 160, 44, 104, 30, 34
# Of all that there could be, so much is shown at least: a small change must not look like a great one.
LEAST = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Mark:
    """A round: when it was, from what to what, beside which threshold (None where there is none), and the figure told.

    ``low`` to ``high`` and ``bar`` are in one unit, such as points or communes of a hundred.
    """

    when: str
    low: Score | Fraction
    high: Score | Fraction
    told: str
    bar: Score | Fraction | None = None


def trend_line(marks: Sequence[Mark], maximum: Score, bar_told: str = "") -> Markup:
    """The rounds, the earliest first, each with its day and figure; ``bar_told`` stands at the end of the threshold.

    The axis goes from a little under the lowest to a little over the highest: the figures stand beside their marks.
    """
    low, high = _ends(marks, Fraction(maximum))
    step = Fraction(WIDTH - LEFT - RIGHT, max(len(marks) - 1, 1))
    across = [float(LEFT + at * step) for at in range(len(marks))]

    def up(points: Score | Fraction) -> float:
        return float(HEIGHT - BOTTOM - (Fraction(points) - low) / (high - low) * (HEIGHT - TOP - BOTTOM))

    parts = [_line("trend-ground", (0, WIDTH), (HEIGHT - BOTTOM + 12,) * 2)]
    bars = [(x, up(own.bar)) for x, own in zip(across, marks, strict=True) if own.bar is not None]
    if bars:
        ends = [(bars[0][0] - 24, bars[0][1]), *bars, (bars[-1][0] + 24, bars[-1][1])]
        parts += [_path("trend-bar", ends), _text("trend-told", ends[-1][0] + 4, ends[-1][1] + 5, bar_told)]
    parts.append(_path("trend-line", [(x, up(own.low)) for x, own in zip(across, marks, strict=True)]))
    for x, own in zip(across, marks, strict=True):
        parts += _marked(own, x, up(own.low), up(own.high))
    return Markup(
        '<svg class="trend" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-hidden="true" focusable="false">{}</svg>'
    ).format(Markup("").join(parts), w=WIDTH, h=HEIGHT)


def _ends(marks: Sequence[Mark], maximum: Fraction) -> tuple[Fraction, Fraction]:
    held = [Fraction(told) for own in marks for told in (own.low, own.high, own.bar) if told is not None]
    room = max(LEAST * maximum - (max(held) - min(held)), Fraction(0)) / 2 + maximum / 50
    return min(held) - room, max(held) + room


def _marked(own: Mark, x: float, low: float, high: float) -> list[Markup]:
    """A mark with its figure, on the side away from the threshold, and its day at the foot."""
    under = own.bar is not None and own.low < own.bar
    circle = Markup('<circle class="trend-mark" cx="{:.1f}" cy="{:.1f}" r="5"/>').format(x, low)
    open_ = [_line("trend-open", (x, x), (low, high))] if own.high != own.low else []
    told = _text("trend-figure", x, low + 21 if under else high - 10, own.told, middle=True)
    return [*open_, circle, told, _text("trend-told", x, HEIGHT - 6, own.when, middle=True)]


def _line(name: str, across: tuple[float, float], up: tuple[float, float]) -> Markup:
    shape = Markup('<line class="{}" x1="{:.1f}" x2="{:.1f}" y1="{:.1f}" y2="{:.1f}"/>')
    return shape.format(name, *across, *up)


def _text(name: str, x: float, y: float, told: str, *, middle: bool = False) -> Markup:
    anchor = "middle" if middle else "start"
    return Markup('<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(name, x, y, anchor, told)


def _path(name: str, places: Sequence[tuple[float, float]]) -> Markup:
    return Markup('<polyline class="{}" points="{}"/>').format(name, " ".join(f"{x:.1f},{y:.1f}" for x, y in places))
