"""A file's name against the form that it holds: the code or the name of another commune is told."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.evidence.identity.unit_names import bare_name, full_name
from engine.evidence.questionnaire import Questionnaire
from engine.files.numbers import plain
from engine.law.model import Unit
from engine.problems import Place, Problem, problem

# What leaves a form nobody's: its file is named for another commune, or it is of one that the round does not have.
NOBODYS = frozenset({"EVI-103", "EVI-120"})
LETTERS = re.compile(r"[^a-z0-9]+")


def name_problems(shown: str, inside: Unit, asked: Questionnaire) -> Iterator[Problem]:
    """A file whose name is of another commune than the form in it."""
    name = shown.rpartition("/")[2]
    code = re.match(r"\d{5}(?!\d)", name)
    own = {"inside": inside.code, "inside_name": full_name(inside)}
    if code and code[0] in asked.codes:
        if code[0] != inside.code:
            named = asked.unit_of(code[0])
            yield problem("EVI-120", Place(shown), given=named.code, given_name=full_name(named), **own)
            return
    elif code:
        yield problem("EVI-121", Place(shown), commune=inside.code, given=code[0], **own)
    if other := _other_named(name, inside, asked):
        yield problem("EVI-122", Place(shown), commune=inside.code, given_name=full_name(other), **own)


def _other_named(file: str, inside: Unit, asked: Questionnaire) -> Unit | None:
    """The commune that a file's name tells of and that is not the one inside; the longest name counts."""
    said = f" {_words(file.rpartition('.')[0])} "
    named = [unit for unit in asked.round.units if f" {_words(bare_name(unit.name))} " in said]
    if not named or any(_words(bare_name(unit.name)) == _words(bare_name(inside.name)) for unit in named):
        return None
    return max(named, key=lambda unit: len(unit.name))


def _words(text: str) -> str:
    return LETTERS.sub(" ", plain(text)).strip()
