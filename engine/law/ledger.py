"""The ledger of checked numbers: who has read what in the official text, on which page, in which sentence.

``ledger.yaml`` stands beside the criteria, apart from the law and its hash. An entry is a reading of what it says, not
of a place: a number is checked while the law says the very thing that was read, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated

from pydantic import Field

from engine.files.trees import Tree
from engine.files.yaml_text import rewrite
from engine.law.readings.persons import person
from engine.law.values import Day, Shape, Text, Whole

LEDGER = "ledger.yaml"
EMPTY = """\
# Sổ đối chiếu: ai đã đọc con số nào trong văn bản chính thức, ngày nào, trang nào, câu nào.
# Do “phuhop law check-in” ghi.
# of: điều đã đọc (tên, cách đo, tử số, mẫu số, cận, điểm, căn cứ). Bộ tiêu chí ghi khác đi thì dấu tự mất.
# Rút một lần đọc: xóa dòng của nó.
entries: []
"""


class Entry(Shape):
    """One reading: ``value`` with its unit as it stood in the text, ``of`` all that was read with it.

    ``number`` is where the law had it on that day, a hint and no more; ``reader`` is 1 for the first person. ``of`` and
    ``sentence`` are empty only in a ledger of before they were kept, which is refused.
    """

    number: Text
    value: Text
    of: dict[str, Text] = Field(default_factory=dict)
    sentence: str = ""
    page: Text
    who: Text
    when: Day
    reader: Annotated[Whole, Field(ge=1)]
    note: Text | None = None


class Ledger(Shape):
    """``ledger.yaml``: one entry for each person and number."""

    entries: tuple[Entry, ...] = ()


def recorded(held: Mapping[str, Sequence[Entry]], fresh: Iterable[Entry]) -> tuple[Entry, ...]:
    """The ledger with fresh readings, each named by where its number stands now.

    ``held`` are the readings so far by the number they are of, in the law's order, those of none last under "". A
    person's new reading of a number takes the place of his old one; entries stand in that order, then by reader.
    """
    told = {name: {person(entry.who): entry for entry in entries} for name, entries in held.items() if name}
    for entry in fresh:
        readers = told.setdefault(entry.number, {})
        before = readers.get(person(entry.who))
        at = before.reader if before else max((other.reader for other in readers.values()), default=0) + 1
        readers[person(entry.who)] = entry.model_copy(update={"reader": at})
    named = [
        entry.model_copy(update={"number": name})
        for name, readers in told.items()
        for entry in sorted(readers.values(), key=lambda entry: entry.reader)
    ]
    return (*named, *held.get("", ()))


def ledger_text(entries: Sequence[Entry], kept: str | None = None) -> str:
    """The text of ``ledger.yaml``, ``kept`` so far: a line an entry, so that a difference shows who checked what."""
    return rewrite(kept or EMPTY, {"entries": tuple(map(_tree, entries))})


def _tree(entry: Entry) -> Tree:
    told = entry.model_dump(mode="json", exclude_none=True)
    return {key: said if isinstance(said, dict) else str(said) for key, said in told.items()}
