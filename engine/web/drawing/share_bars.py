"""How many of a whole came to what, as one bar in parts; coloured by the style sheet alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

WIDTH, HEIGHT = 200, 14


def share_bar(counts: Mapping[str, int], kinds: Sequence[str]) -> Markup:
    """A bar with a part a kind; hidden from readers of screens, for the figures stand beside it."""
    whole, at, parts = sum(counts.values()), 0.0, []
    for kind in kinds:
        wide = WIDTH * counts.get(kind, 0) / whole if whole else 0
        if wide:
            parts.append(_part(kind, at, wide))
        at += wide
    return Markup(
        '<svg class="share" viewBox="0 0 {w} {h}" width="{w}" height="{h}" preserveAspectRatio="none" '
        'aria-hidden="true" focusable="false">{}</svg>'
    ).format(Markup("").join(parts), w=WIDTH, h=HEIGHT)


def _part(kind: str, at: float, wide: float) -> Markup:
    return Markup('<rect class="share-{}" x="{:.1f}" y="0" width="{:.1f}" height="{}"/>').format(
        kind, at, max(wide - 1, 0.5), HEIGHT
    )
