"""What was read in a decision, in words: places, reasons, how far a number is borne out."""

from __future__ import annotations

from engine.language import Say
from engine.reading.law_text import Spot
from engine.reading.witnesses import Why


def spot_words(spot: Spot, say: Say, article: str = "") -> str:
    """Where something stands: "tr. 3, bảng 1, dòng 9"; for a passage its article."""
    parts = [say("tr. {n}", n=spot.page)] if spot.page else []
    parts += [say("bảng {table}, dòng {row}", table=spot.table, row=spot.row)] if spot.table else []
    if article and not spot.table:
        parts.append(article)
    return ", ".join(parts) or say("đoạn ngoài bảng")


def why_words(why: Why, say: Say) -> str:
    """A reason."""
    return say(why.said, **dict(why.values)) if why.values else say(why.said)


def reasons_words(reasons: tuple[Why, ...], say: Say) -> str:
    """All reasons on one line."""
    return "; ".join(dict.fromkeys(why_words(why, say) for why in reasons))
