"""A commune's totals over several rounds as SVG: what is certain as a line, what is open as a shade, the threshold."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup

from engine.law.points.scores import Score

WIDTH, HEIGHT, PAD = 320, 90, 12
Seen = tuple[Score, Score, Score]


def trend_line(rounds: Sequence[Seen], maximum: Score) -> Markup:
    """Lowest and highest total with the threshold of each round, the earliest first; the axis begins at half."""
    step = (WIDTH - 2 * PAD) / max(len(rounds) - 1, 1)
    across = [PAD + at * step for at in range(len(rounds))]
    ends = [[_height(own[part], maximum) for own in rounds] for part in (0, 1, 2)]
    parts = [_path("trend-bar", across, ends[2]), _path("trend-line", across, ends[0])]
    for x, low, high in zip(across, ends[0], ends[1], strict=True):
        if high != low:
            parts.append(_open(x, low, high))
        parts.append(Markup('<circle class="trend-mark" cx="{:.1f}" cy="{:.1f}" r="4"/>').format(x, low))
    return Markup(
        '<svg class="trend" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-hidden="true" focusable="false">{}</svg>'
    ).format(Markup("").join(parts), w=WIDTH, h=HEIGHT)


def _open(x: float, low: float, high: float) -> Markup:
    shape = Markup('<line class="trend-open" x1="{x:.1f}" x2="{x:.1f}" y1="{:.1f}" y2="{:.1f}"/>')
    return shape.format(low, high, x=x)


def _height(points: Score, maximum: Score) -> float:
    half = Fraction(maximum) / 2
    share = min(max((Fraction(points) - half) / half, Fraction(0)), Fraction(1))
    return float(HEIGHT - PAD - share * (HEIGHT - 2 * PAD))


def _path(name: str, across: Sequence[float], up: Sequence[float]) -> Markup:
    pairs = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True))
    return Markup('<polyline class="{}" points="{}"/>').format(name, pairs)
