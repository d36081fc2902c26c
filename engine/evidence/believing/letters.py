"""What the letters' tasks say against the standard's figures: a report on a forum where there was none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from engine.evidence.believing.answers import with_answer
from engine.evidence.believing.consistency import check_problems
from engine.evidence.believing.screening import spoken
from engine.evidence.columns import Columns, Told
from engine.law.model import Standard
from engine.law.questions import Check
from engine.problems import Problem, errors


def against_letters(
    wide: Standard, checks: Sequence[Check], columns: Columns, found: Iterable[Problem]
) -> Iterator[Problem]:
    """What the letters' checks have to say; ``wide`` asks the letters' data too, ``found`` is what is wrong already.

    A check waits while an error stands in its data.
    """
    if not checks:
        return
    book = wide.book.model_copy(update={"checks": tuple(checks)})
    asking = wide.model_copy(update={"book": book})
    opened = {(told.commune, name) for told in errors(found) for name in told.data}
    for row in np.flatnonzero(spoken(checks, columns)).tolist():
        code = columns.codes[row]
        given = np.flatnonzero(columns.told[:, row] == Told.GIVEN)
        facts = {fact.evidence: fact for fact in columns.facts(row, given)}
        for _, told in check_problems(asking, code, facts, None):
            if not opened & {(code, name) for name in told.data}:
                yield with_answer(told, facts)
