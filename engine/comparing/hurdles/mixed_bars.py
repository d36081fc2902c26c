"""What a mixture of two standards asks of a total: the threshold of every class, and where the knock-out lies."""

from __future__ import annotations

import numpy as np

from engine.comparing.mixture_scores import Field
from engine.comparing.mixtures import Levers, mixed_head
from engine.law.points.scores import Scores


def bars(ground: Field, on: Levers) -> Scores:
    """The threshold of every class of the field under a mixture."""
    before = {c.id: c.threshold for c in ground.old.head.classes}
    after = {c.id: c.threshold for c in ground.new.head.classes}
    told = []
    for unit_class in ground.classes:
        name = unit_class.id
        newer = name not in before or (f"threshold/{name}" in on and name in after)
        told.append(after[name] if newer else before[name])
    return np.array(told, dtype=ground.kind)


def limit(ground: Field, on: Levers) -> int:
    """The points at which a criterion is knocked out under a mixture."""
    knock_out = mixed_head(ground.old, ground.new, on).knock_out
    return knock_out.criterion_scores if knock_out else -1
