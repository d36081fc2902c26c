"""Several rounds taken together, this one and those before it: what the kinds that may be so measured share."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from engine.language import Say
from engine.law.measures.kind import Key, Reads, Take
from engine.law.values import Shape, Whole

LEAST_ROUNDS, MOST_ROUNDS = 2, 5
OVER = Key(
    ("Nhiều đợt", "Over rounds"),
    ("xét nhiều đợt liền nhau, kể cả đợt này", "several rounds in a row, this one among them"),
)


def _several(rounds: int) -> int:
    if not LEAST_ROUNDS <= rounds <= MOST_ROUNDS:
        raise PydanticCustomError("LAW-426", "not so many rounds", {"given": str(rounds)})
    return rounds


class Over(Shape):
    """How many rounds in a row, this one among them, and what is taken of them."""

    rounds: Annotated[Whole, AfterValidator(_several)]
    take: Take


def over_rounds(reads: Reads, over: Over | None) -> Reads:
    """The same reading over several rounds, where the law says so."""
    return replace(reads, rounds=over.rounds, take=over.take) if over else reads


def over_words(told: str, over: Over | None, say: Say) -> str:
    """How an item is measured, with what is taken of several rounds."""
    if over is None:
        return told
    values = {"told": told, "n": over.rounds}
    match over.take:
        case "pooled":
            return say("{told}; cộng gộp {n} đợt liền, kể cả đợt này", **values)
        case "mean":
            return say("{told}; bình quân {n} đợt liền, kể cả đợt này", **values)
        case "lowest":
            return say("{told}; phải giữ được {n} đợt liền: lấy đợt thấp điểm nhất, kể cả đợt này", **values)
    return say("{told}; lấy đợt cao điểm nhất trong {n} đợt liền, kể cả đợt này", **values)
