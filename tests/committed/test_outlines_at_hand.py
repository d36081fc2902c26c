"""The committed outlines of reports name data that there are, and claim no code that was not seen."""

from __future__ import annotations

from engine.law.directives import load_directives
from engine.law.loading import load_standard
from engine.law.outlines.reading_outlines import load_outlines
from engine.service.upward.sending_up import yaml_names
from engine.service.workspace import HOME

CRITERIA = HOME.parent / "criteria"
STANDARD = "qd-06-2019"


def test_the_committed_outlines_are_sound() -> None:
    """Each datum of each line is one of the standard or the letters, each annex is there; none is called official."""
    letters = load_directives(CRITERIA / "directives", ()).evidence
    standard = load_standard(CRITERIA / STANDARD).standard
    known = {*letters, *(entry.id for entry in standard.book.evidence)}
    folder = CRITERIA / "reports"
    found = load_outlines(folder, yaml_names(folder), known, STANDARD)
    every = (*found.reports.values(), *found.annexes.values())
    assert set(found.reports) == {"six-month", "yearly", "monthly", "indicators"}
    assert {outline.form for outline in every} == {"project"}
    rows = [row for o in every for s in o.sections for p in s.pieces for row in p.rows]
    assert {row.code[:4] for row in rows if row.code} == {"0101", "0605"}
