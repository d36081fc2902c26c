"""Bars of points as SVG: a total beside its threshold, the points of a criterion; coloured by the style sheet alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from engine.law.points.scores import Score

WIDTH, HEIGHT, PAD = 176, 20, 6
MIDDLE: Final = HEIGHT // 2
THIN, THICK = 4, 8
# Bars of the same figures are the same bar: each is drawn once, those asked for last are kept.
# Between shares that stand side by side.
GAP = 1


@lru_cache(maxsize=4096)
def threshold_bar(low: Score, high: Score, bar: Score, maximum: Score, verdict: str) -> Markup:
    """From the threshold to what is certain, and lighter what is still open; the axis begins at half of the maximum."""
    at_low, at_high, at_bar = (_place(points, maximum) for points in (low, high, bar))
    parts = [_rect("bar-track", 0, WIDTH, THIN)]
    if low >= bar:
        parts.append(_rect("bar-sure", at_bar, at_low, THICK))
    elif high < bar:
        parts.append(_rect("bar-sure", at_high, at_bar, THICK))
    if high > low:
        parts.append(_rect("bar-open", at_low, at_high, THICK))
    parts.append(_line("bar-threshold", at_bar, HEIGHT))
    parts += [_line("bar-mark", at, HEIGHT - 6) for at in dict.fromkeys((at_low, at_high))]
    if low < Fraction(maximum) / 2:
        parts.append(Markup('<path class="bar-beyond" d="M{} {}l-6 4l6 4z"/>').format(PAD, MIDDLE - 4))
    return _drawn(f"bar-{verdict}", Markup("").join(parts))


@lru_cache(maxsize=1024)
def points_bar(low: Score, high: Score, most: Score) -> Markup:
    """The points of a criterion out of its most: certain ones full, open ones lighter."""
    at_low, at_high = (_share(points, most) * WIDTH for points in (low, high))
    parts = [_rect("bar-track", 0, WIDTH, THICK), _rect("bar-sure", 0, at_low, THICK)]
    if high > low:
        parts.append(_rect("bar-open", at_low, at_high, THICK))
    return _drawn("bar-zero" if high <= 0 else "bar-points", Markup("").join(parts))


def shares_bar(kinds: Sequence[str], counts: Mapping[str, int]) -> Markup:
    """How many of all are of each kind, side by side in their order; a kind without any is not drawn."""
    whole, start, parts = sum(counts[kind] for kind in kinds), 0.0, []
    for kind in kinds:
        width = _share(counts[kind], whole) * WIDTH
        parts.append(_rect(f"bar-share-{kind}", start, start + max(width - GAP, 0), HEIGHT) if width else Markup())
        start += width
    return Markup(
        '<svg class="bar-shares" viewBox="{} 0 {} {}" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false">{}</svg>'
    ).format(PAD, WIDTH, HEIGHT, Markup().join(parts))


def _place(points: Score, maximum: Score) -> float:
    """Where some points lie on the axis; those under its beginning lie at it."""
    half = Fraction(maximum) / 2
    return _share(Fraction(points) - half, half) * WIDTH


def _share(part: Score | Fraction, whole: Score | Fraction) -> float:
    """How much of a whole a part is, from 0 to 1; for drawing only."""
    share = Fraction(part) / Fraction(whole) if whole else Fraction(0)
    return float(min(max(share, Fraction(0)), Fraction(1)))


def _rect(name: str, start: float, end: float, height: int) -> Markup:
    top = MIDDLE - height / 2
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{}"/>').format(
        name, start + PAD, top, max(end - start, 0), height
    )


def _line(name: str, at: float, height: int) -> Markup:
    top = MIDDLE - height / 2
    return Markup('<line class="{}" x1="{x:.1f}" x2="{x:.1f}" y1="{:.1f}" y2="{:.1f}"/>').format(
        name, top, top + height, x=at + PAD
    )


def _drawn(name: str, inside: Markup) -> Markup:
    """Hidden from readers of screens: the figures stand beside it."""
    return Markup(
        '<svg class="bar {}" viewBox="0 0 {w} {h}" width="{w}" height="{h}" '
        'aria-hidden="true" focusable="false">{}</svg>'
    ).format(name, inside, w=WIDTH + 2 * PAD, h=HEIGHT)
