"""The words of the law's keys and fixed values, in both languages."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from engine.language import Say
from engine.law.measures import kinds
from engine.law.measures.kind import Key, Kind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Keys by model and name, and words by list and fixed value."""

    keys: Mapping[str, Mapping[str, Key]]
    words: Mapping[str, Mapping[str, tuple[str, str]]]

    def word(self, name: str, value: str, say: Say) -> str:
        """A fixed value as a person reads it; a value that is none of the list as it is."""
        return say.either(*self.words[name][value]) if value in self.words[name] else value

    def value(self, name: str, word: str) -> str:
        """The fixed value that a word stands for, in either language or as the key itself; else the word."""
        wanted = plain(word)
        spoken = ((value, (value, *words)) for value, words in self.words[name].items())
        return next((value for value, words in spoken if wanted in map(plain, words)), word)


def plain(word: str) -> str:
    """A word for comparing: composed letters, no capitals, single blanks."""
    return " ".join(unicodedata.normalize("NFC", word).casefold().split())


def vocabulary() -> Vocabulary:
    """The vocabulary: ``keys.toml`` beside this file, read once, and what each kind of measure says of its own keys."""
    return _vocabulary(kinds.KINDS)


@cache
def _vocabulary(known: tuple[Kind[Any], ...]) -> Vocabulary:
    held = tomllib.loads(Path(__file__).with_name("keys.toml").read_text("utf-8"))
    keys = {
        model: {name: Key((k["vi"], k["en"]), (k["note"], k["note_en"])) for name, k in entries.items()}
        for model, entries in held["keys"].items()
    }
    words = {name: {value: (w["vi"], w["en"]) for value, w in spoken.items()} for name, spoken in held["words"].items()}
    return Vocabulary(
        keys | {kind.entry.model.__name__: kind.entry.keys for kind in known},
        words | {"measure": {kind.name: kind.entry.word for kind in known}},
    )
