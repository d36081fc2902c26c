"""Numbers of items: one after the other, but where an amendment took one away."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.law.criteria import Criterion
from engine.law.loading import Lawbook
from engine.problems import Problem


def check_item_ids(book: Lawbook, criterion: Criterion) -> Iterator[Problem]:
    """Items that are not numbered through (LAW-314); after one that an amendment took away the others keep theirs."""
    last = 0
    for item in criterion.items:
        number = item.id.removeprefix(f"{criterion.id}.")
        later = bool(book.base) and re.fullmatch(r"[1-9]\d{0,3}", number) and int(number) > last
        if not later and number != str(last + 1):
            yield book.problem("LAW-314", item.id, "id", name=item.id, wanted=f"{criterion.id}.{last + 1}")
        last = int(number) if later else last + 1
