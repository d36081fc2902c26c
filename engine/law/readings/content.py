"""What a reader reads when he reads a number: of what it is, by its own words, wherever it stands in the files.

Parts are named as in YAML. A number's own value is no part of it, and its place among bands or items is none either.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import TypeAlias

from engine.law.criteria import Band, Item
from engine.law.measures.kind import Datum
from engine.law.measures.kinds import kind_of, line_of, own_numbers, reads_of
from engine.law.questions import EvidenceBook
from engine.law.values import Cite, exact_text

Content: TypeAlias = Mapping[str, str]
# What of a band, an item, a measure is told by name here, or is no part of the law's text.
OF_BAND = {"points", "mark", "marks", "basis"}
OF_ITEM = {
    "id", "title", "title_en", "max_points", "measure", "when_none", "when_none_mark", "bands", "steps", "cite",
    "actions", "examples",
}  # fmt: skip


def cited(cite: Cite | None) -> Content:
    """The document and the clause."""
    return {"document": cite.document, "at": cite.at} if cite else {}


def of_title(item: Item) -> Content:
    """An item by its clause and title."""
    return {**cited(item.cite), "title": item.title}


def of_item(item: Item, book: EvidenceBook) -> Content:
    """An item by its clause, its title and how it is measured: kind, part and whole by their labels, what it counts by.

    Whatever else a measure or an item may say counts too, under its own key.
    """
    reads = reads_of(item.measure)
    whole = {"whole": _data(reads.whole, book)} if reads.whole else {}
    counts = {own.key: f"{own.value}{own.unit}" for own in own_numbers(item.measure)}
    named = {"measure": kind_of(item.measure).name, "part": _data(reads.part, book), **whole}
    others = item.model_dump(mode="json", exclude=OF_ITEM, exclude_none=True, exclude_defaults=True)
    measured = {key: value for key, value in item.measure if key not in counts and not _names_data(value, reads.names)}
    rest = {key: _text(value) for key, value in {**others, **measured}.items() if value not in (None, (), [])}
    return {**of_title(item), **named, **counts, **rest}


def of_band(item: Item, band: Band) -> Content:
    """The condition of a band as it is written: "at_least": "98%"."""
    unit = line_of(item.measure).counted_in
    told = {key: said for key, said in band if key not in OF_BAND and said is not None}
    return {key: exact_text(said) + unit if isinstance(said, Fraction) else _text(said) for key, said in told.items()}


def _data(data: Iterable[Datum], book: EvidenceBook) -> str:
    """Data by their labels, joined where they are added up; of two with one label each says its id too."""
    times = Counter(entry.label for entry in book.evidence)
    labels = {e.id: e.label if times[e.label] == 1 else f"{e.label} [{e.id}]" for e in book.evidence}
    back = " (đợt trước)"
    return " + ".join(labels.get(datum.name, datum.name) + (back if datum.back else "") for datum in data)


def _names_data(value: object, names: tuple[str, ...]) -> bool:
    told = value if isinstance(value, tuple) else (value,)
    return bool(told) and all(isinstance(name, str) and name in names for name in told)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
