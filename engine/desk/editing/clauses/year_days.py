"""A day of a period between the law's files and one cell: "-1 11-01" is 01/11 năm trước, "10-31" is 31/10.

What cannot be told stays as it was typed, so that the law's own check names it at its cell.
"""

from __future__ import annotations

import re

from engine.language import Say

WRITTEN = re.compile(r"(?:-(\d) )?(\d\d)-(\d\d)")
TYPED = re.compile(r"(\d{1,2}) ?[/.] ?(\d{1,2})(?:,? *(.*))?")
LAST_YEAR = re.compile(r"(?:của )?(?:năm trước|(\d) năm trước)|(?:of )?the year before|(?:of )?(\d) years before")


def shown_year_day(written: str, say: Say) -> str:
    """A day as the sheet shows it."""
    found = WRITTEN.fullmatch(written)
    if found is None:
        return written
    day = f"{found[3]}/{found[2]}"
    if found[1] is None:
        return day
    return say("{day} năm trước", day=day) if found[1] == "1" else say("{day} của {n} năm trước", day=day, n=found[1])


def read_year_day(text: str) -> str:
    """A day as the files have it."""
    found = TYPED.fullmatch(text.strip())
    if found is None or WRITTEN.fullmatch(text.strip()):
        return text.strip()
    day = f"{int(found[2]):02}-{int(found[1]):02}"
    if not found[3]:
        return day
    before = LAST_YEAR.fullmatch(" ".join(found[3].casefold().split()))
    return f"-{before[1] or before[2] or 1} {day}" if before else text.strip()
