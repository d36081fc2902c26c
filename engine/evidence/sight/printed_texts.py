"""Texts of the list of communes that would not fit on any paper, or that no paper shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from engine.files.intake.seen_cells import unprintable
from engine.files.listing.csv_rows import Field
from engine.files.numbers import shown
from engine.problems import Problem, problem

# Letters of a name, which also becomes the name of a file, and of the ground for what is marked.
LONGEST: Mapping[str, int] = {"name": 120, "basis": 1_000}


def unfit_texts(fields: Mapping[str, Field]) -> Iterator[Problem]:
    """Names and grounds that are too long for any paper, or cannot be printed."""
    for name, most in LONGEST.items():
        if (said := fields.get(name)) and len(said.text) > most:
            values = {"name": shown(said.text), "given": len(said.text), "most": most}
            yield problem("FIL-226", said.place, shown(said.text), **values)
        if said and (refusal := unprintable(said.text)):
            yield problem(refusal.code, said.place, **refusal.values)
