"""The law in pandas: a column a figure, ``case_when`` a band."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from bench.peers.plain_law import SIGNS, Answer, Asked, Ints, PlainItem, PlainLaw, Run, concluded


def prepare(law: PlainLaw, asked: Asked) -> Run:
    """The columns as a frame; a figure that was not given is NA."""
    frame = pd.DataFrame({name: pd.array(value, dtype="Int64") for name, value in asked.value.items()})
    for name, given in asked.given.items():
        frame.loc[~given, name] = pd.NA

    def run() -> Answer:
        return concluded(law, asked, np.stack([_chosen(item, frame) for item in law.items]))

    return run


def _chosen(item: PlainItem, frame: pd.DataFrame) -> Ints:
    part: Any = frame[item.part]
    whole: Any = frame[item.whole] if item.whole else pd.Series(1, index=frame.index, dtype="Int64")
    cases = [
        (SIGNS[test.sign](part * test.denominator, whole * test.numerator).fillna(value=False), number)
        for number, test in enumerate(item.tests)
    ]
    unknown = part.isna() | whole.isna() | (whole < item.asked).fillna(value=True)
    empty = ((whole == 0) & (whole >= item.asked)).fillna(value=False) if item.whole else unknown & False
    none = pd.Series(len(item.tests), index=frame.index)
    chosen: Ints = none.case_when([(empty, -1), (unknown, -2), *cases]).to_numpy()
    return chosen
