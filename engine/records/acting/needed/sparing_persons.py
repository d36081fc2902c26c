"""Nobody's details in the record, from which nothing is ever deleted: free text is looked through before it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from engine.files.persons.guard import personal_sign
from engine.problems import Problem, problem
from engine.records.acting.acts import Wanted
from engine.records.acting.duties import place_of
from engine.records.acting.round_state import RoundState
from engine.records.entries.canonical_json import Json

# Where people write what they like. A signer of an official paper is named by it, and stands under another key.
FREE: Final[Mapping[str, tuple[str, str]]] = {
    "reason": ("lý do", "reason"),
    "text": ("lời hỏi, lời đáp", "question or answer"),
    "public_note": ("lời công bố", "public note"),
    "where": ("nơi ghi mốc", "where it was handed out"),
    "place": ("ô, tệp", "cell or file"),
}


def personal_problems(state: RoundState, wanted: Wanted) -> Iterator[Problem]:
    """Each text of an act that shows a person, by its key and without repeating it (REC-279)."""
    for key, text in _free_texts("", dict(wanted.body)):
        if sign := personal_sign(text):
            vi, en = FREE[key]
            shown = sign[2] if sign[1] == "hidden" else "…"
            yield problem("REC-279", place_of(state, wanted.about), "", wanted.about, key=vi, key_en=en, hidden=shown)


def _free_texts(key: str, told: Json) -> Iterator[tuple[str, str]]:
    if isinstance(told, dict):
        for name, inner in told.items():
            yield from _free_texts(name, inner)
    elif isinstance(told, list):
        for inner in told:
            yield from _free_texts(key, inner)
    elif isinstance(told, str) and key in FREE and told:
        yield key, told
