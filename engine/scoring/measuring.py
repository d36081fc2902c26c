"""From facts to measures: part ÷ whole for each item of each commune, and why where there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from engine.evidence.facts import Fact
from engine.law.criteria import Change, Item, Share, evidence_of
from engine.law.model import Standard
from engine.rules.number_line import Whole


class Status(IntEnum):
    """Why an item has the points it has; zero, missing and not applicable stay apart."""

    SCORED = 0
    NONE = 1  # nobody in the whole: the law's ``when_none`` speaks
    MISSING = 2
    TOO_FEW = 3  # a survey that asked fewer than the law wants: as good as missing
    NOT_APPLICABLE = 4


@dataclass(frozen=True, slots=True)
class Measured:
    """One item over all communes: status (N,), part and whole (N,) as exact whole numbers, whole ≥ 1."""

    item: Item
    status: npt.NDArray[np.int8]
    part: Whole
    whole: Whole


def measure(
    standard: Standard, communes: Sequence[Mapping[str, Fact]], previous: Sequence[Mapping[str, Fact]] = ()
) -> tuple[Measured, ...]:
    """Every item of a standard over communes' facts, in the standard's order.

    ``previous`` are the facts of the round before in the same order of communes; empty where there was none.
    """
    return tuple(measure_item(item, communes, previous) for item in standard.items)


def measure_item(
    item: Item, communes: Sequence[Mapping[str, Fact]], previous: Sequence[Mapping[str, Fact]] = ()
) -> Measured:
    """One item over communes' facts; ``previous`` as in ``measure``."""
    before = previous or [{}] * len(communes)
    rows = [measure_one(item, facts, last) for facts, last in zip(communes, before, strict=True)]
    largest = max((max(part, whole) for _, part, whole in rows), default=0)
    kind = np.int64 if largest < 2**62 else object
    return Measured(
        item,
        np.array([row[0] for row in rows], dtype=np.int8),
        np.array([row[1] for row in rows], dtype=kind),
        np.array([row[2] for row in rows], dtype=kind),
    )


def measure_one(
    item: Item, facts: Mapping[str, Fact], previous: Mapping[str, Fact] | None = None
) -> tuple[Status, int, int]:
    """Status, part and whole of one item; part 0 and whole 1 where there is no value.

    Of a change the part is the number now and the whole what it was in ``previous``.
    """
    names = evidence_of(item.measure)
    part = facts.get(names[0])
    if isinstance(item.measure, Change):
        whole = (previous or {}).get(names[0])
    elif len(names) == 1:
        return (Status.SCORED, part.value, 1) if _is_given(part) and part else (Status.MISSING, 0, 1)
    else:
        whole = facts.get(names[1])
    if whole is None or not _is_given(whole):
        return Status.MISSING, 0, 1
    asked = item.measure.asked_at_least if isinstance(item.measure, Share) else None
    if asked is not None and whole.value < asked:
        return Status.TOO_FEW, 0, 1
    if whole.value == 0:
        return (Status.NOT_APPLICABLE if item.when_none == "not_applicable" else Status.NONE), 0, 1
    if part is None or not _is_given(part):
        return Status.MISSING, 0, 1
    return Status.SCORED, part.value, whole.value


def _is_given(fact: Fact | None) -> bool:
    """Only a part of an empty whole can be not applicable; anywhere else the words leave the value missing."""
    return fact is not None and fact.state == "given"
