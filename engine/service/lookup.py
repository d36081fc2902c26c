"""Communes and items as people call them: by code, or by name with or without accents."""

from __future__ import annotations

import difflib
import unicodedata

from engine.evidence.facts import Round
from engine.law.model import Unit
from engine.problems import Place, ProblemsFound, problem
from engine.scoring.cards import Scorecard
from engine.scoring.explaining import known_names

KINDS = ("xa ", "phuong ", "thi tran ", "dac khu ")


def fold(text: str) -> str:
    """A name without accents, capitals, or the word for its kind of unit: for finding, never for keys."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("-", " "))
    plain = " ".join("".join(c for c in bare if not unicodedata.combining(c)).split())
    return next((plain.removeprefix(kind) for kind in KINDS if plain.startswith(kind)), plain)


def find_unit(round_: Round, asked: str) -> Unit:
    """The commune of a round by code or name; raises ProblemsFound when none or several answer."""
    exact = [unit for unit in round_.units if asked in (unit.code, unit.name)]
    found = exact or [unit for unit in round_.units if fold(unit.name) == fold(asked)]
    if len(found) == 1:
        return found[0]
    names = {fold(unit.name): unit for unit in round_.units}
    near = found or [names[name] for name in difflib.get_close_matches(fold(asked), names, n=3, cutoff=0.5)]
    shown = ", ".join(f"{unit.code} {unit.name}" for unit in near) or "–"
    raise ProblemsFound([problem("RND-903", Place(round_.id), name=asked, near=shown)])


def wanted_item(card: Scorecard, asked: str | None) -> str | None:
    """The criterion or item asked about; raises ProblemsFound when there is none of that id."""
    if asked is None:
        return None
    known = known_names(card.criteria)
    if asked in known:
        return asked
    near = ", ".join(difflib.get_close_matches(asked, known, n=3, cutoff=0.4)) or "–"
    raise ProblemsFound([problem("RND-904", Place(card.unit.name), name=asked, near=near)])
