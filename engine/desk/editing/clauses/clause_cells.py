"""Conditions on communes between the law's files and one cell: a line a condition, its parts set apart by semicolons.

Loại đơn vị: xã; Nhóm: hard; dan_so: từ 5000, dưới 8000; Từ ngày: 01/01/2028
What cannot be told stays as it was typed, so that the law's own check names it at its cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from engine.desk.editing.vocabulary import plain, vocabulary
from engine.language import Say
from engine.law.source import Tree

EDGE_WORDS: Mapping[str, tuple[str, str]] = {
    "at_least": ("từ", "from"),
    "more_than": ("trên", "over"),
    "at_most": ("đến", "to"),
    "less_than": ("dưới", "below"),
    "equals": ("bằng", "exactly"),
}
LISTS = {"type": "type", "class": "", "province_code": ""}
FLAGS, DAYS = ("mountain", "island", "area_iii"), ("from", "until")
NUMBER = r"(-?[0-9]+(?:[.,][0-9]+)?) ?%?"
SLASHED_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")


def shown_clauses(tests: Tree, say: Say) -> str:
    """Some conditions as a cell shows them, a line each."""
    return "\n".join(shown_clause(test, say) for test in tests if isinstance(test, dict)) if tests else ""


def shown_clause(test: Mapping[str, Tree], say: Say) -> str:
    """One condition: its built-in parts by the heads of their keys, then the declared facts by their ids."""
    keys = vocabulary().keys["CaseTest"]
    built = [
        f"{say.either(*keys[key].head)}: {_shown(key, value, say)}" for key, value in test.items() if key != "facts"
    ]
    facts = test.get("facts")
    return "; ".join([*built, *([shown_facts(facts, say)] if isinstance(facts, dict) else [])])


def shown_facts(facts: Mapping[str, Tree], say: Say) -> str:
    """The declared facts that a condition asks for."""
    return "; ".join(f"{name}: {_shown_asked(asked, say)}" for name, asked in facts.items())


def _shown(key: str, value: Tree, say: Say) -> str:
    words = vocabulary()
    if isinstance(value, tuple):
        return ", ".join(words.word("type", str(part), say) if key == "type" else str(part) for part in value)
    if key in DAYS and (found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", str(value))):
        return f"{found[3]}/{found[2]}/{found[1]}"
    return words.word("flag" if key in FLAGS else "province" if key == "province" else "type", str(value), say)


def _shown_asked(asked: Tree, say: Say) -> str:
    if isinstance(asked, tuple):
        return ", ".join(map(str, asked))
    if isinstance(asked, dict):
        return ", ".join(
            f"{say.either(*EDGE_WORDS[word])} {edge}" for word, edge in asked.items() if word in EDGE_WORDS
        )
    return vocabulary().word("flag", asked, say)


def read_clauses(text: str) -> tuple[Tree, ...]:
    """The conditions that a cell says, as the files would have them."""
    return tuple(read_clause(line) for line in text.splitlines() if line.strip())


def read_clause(line: str) -> dict[str, Tree]:
    """One condition as the files would have it."""
    heads = {plain(word): key for key, entry in vocabulary().keys["CaseTest"].items() for word in (key, *entry.head)}
    made: dict[str, Tree] = {}
    facts: dict[str, Tree] = {}
    for name, said in _parts(line):
        key = heads.get(plain(name))
        if key and key != "facts":
            made[key] = _read(key, said)
        else:
            facts[name] = _read_asked(said)
    return {**made, **({"facts": facts} if facts else {})}


def read_facts(text: str) -> dict[str, Tree]:
    """The declared facts that a cell asks for."""
    return {name: _read_asked(said) for name, said in _parts(text)}


def _parts(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"[;\n]", text):
        name, _, said = part.partition(":")
        if name.strip():
            yield name.strip(), said.strip()


def _read(key: str, said: str) -> Tree:
    words = vocabulary()
    if key in LISTS:
        parts = [part.strip() for part in said.split(",") if part.strip()]
        return tuple(words.value(LISTS[key], part) if LISTS[key] else part for part in parts)
    if key in DAYS:
        found = SLASHED_DAY.fullmatch(said)
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else said
    return words.value("flag" if key in FLAGS else "province", said)


def _read_asked(said: str) -> Tree:
    words = {plain(word): key for key, spoken in EDGE_WORDS.items() for word in (key, *spoken)}
    edges: dict[str, Tree] = {}
    for part in said.split(","):
        found = re.fullmatch(rf"(\D+?) ?{NUMBER}", part.strip())
        word = words.get(plain(found[1])) if found else None
        if found and word:
            edges[word] = found[2].replace(",", ".")
    if edges:
        return edges
    flag = vocabulary().value("flag", said)
    return flag if flag in ("true", "false") else tuple(part.strip() for part in said.split(",") if part.strip())


def shown_choices(choices: Mapping[str, Tree]) -> str:
    """The choices of a fact: tn: Tây Nguyên; dbsh: Đồng bằng sông Hồng."""
    return "; ".join(f"{choice}: {title}" for choice, title in choices.items())


def read_choices(text: str) -> dict[str, Tree]:
    """The choices of a fact, each with its title."""
    return dict(_parts(text))
