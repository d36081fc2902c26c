"""Where a round is set down: its two text files, or the workbook that says the same."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

from engine.evidence.facts import Round
from engine.evidence.identity.round_folder import COMMUNES, ROUND_FILE, need
from engine.evidence.setting.round_sheets import (
    ACTIONS_SHEET,
    CLASSES_SHEET,
    COMMUNES_SHEET,
    CONFIRMED_SHEET,
    LINES,
    STANDARDS_SHEET,
    WORKBOOK,
    read_round_book,
)
from engine.evidence.tables.communes_file import CommunesFile, open_communes
from engine.law.source import Source, read_source
from engine.problems import Place, Problem, problem

# The parts of a round as its workbook calls them.
WORDS = {
    **{line.route[-1]: line.label for line in LINES},
    "period_from": LINES[4].label,
    "period_to": LINES[5].label,
    "units": COMMUNES_SHEET,
    "overrides": CLASSES_SHEET,
    "confirmed": CONFIRMED_SHEET,
    "standards": STANDARDS_SHEET,
    "actions": ACTIONS_SHEET,
}


def is_round(folder: Path) -> bool:
    """Whether a folder holds a round."""
    return (folder / ROUND_FILE).exists() or (folder / WORKBOOK).exists()


def in_workbook(folder: Path) -> bool:
    """Whether a round is read from its workbook: it has one, and neither of the text files."""
    texts = any((folder / name).exists() for name in (ROUND_FILE, COMMUNES))
    return not texts and (folder / WORKBOOK).exists()


def is_doubled(folder: Path) -> bool:
    """Whether a round is set down both ways."""
    return not in_workbook(folder) and (folder / WORKBOOK).exists()


def differing(texts: Round, book: Round) -> Problem | None:
    """What a round's workbook says otherwise than its text files; None where they say the same."""
    names = [part.name for part in fields(Round) if getattr(texts, part.name) != getattr(book, part.name)]
    said = [WORDS.get(name, name) for name in names]
    return problem("RND-941", Place(WORKBOOK), name=", ".join(said)) if names else None


def round_source(folder: Path) -> Source:
    """The head of a round with its places; raises ProblemsFound when it cannot be read."""
    if in_workbook(folder):
        return read_round_book(folder / WORKBOOK).source
    need(folder, ROUND_FILE)
    return read_source(folder / ROUND_FILE, ROUND_FILE)


def communes_list(folder: Path) -> CommunesFile:
    """The communes of a round with their places; raises ProblemsFound when they cannot be read."""
    if in_workbook(folder):
        return read_round_book(folder / WORKBOOK).communes
    need(folder, COMMUNES)
    return open_communes(folder / COMMUNES, COMMUNES)
