"""How far two things of the law are one and the same: by content alone, for ids are given anew in every text."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from engine.comparing.matching.band_pairs import condition
from engine.law.criteria import Item, evidence_of
from engine.law.measures.kinds import kind_of

Thing = TypeVar("Thing")
Key = TypeVar("Key", bound=Hashable)
# Titles so near in their words are one title mended; nearer still, they need no datum in common.
NEAR, NEARER = 0.6, 0.8
SOME_DATA = 1 / 3
# What the same measure weighs; bands and title then choose between items that share it.
SAME_MEASURE, BANDS, TITLE = 0.6, 0.2, 0.2


def texts_alike(a: str, b: str) -> float:
    """The share of words that two texts have in common, 1 for the same text; capitals and signs do not count."""
    mine, theirs = _words(a), _words(b)
    return 1.0 if mine == theirs else _shared(set(mine), set(theirs))


def is_one_title(a: str, b: str) -> bool:
    """Whether two titles can be taken for one by their words alone: nearly all of them, and every number."""
    numbers = [sorted(filter(str.isdigit, _words(text))) for text in (a, b)]
    return texts_alike(a, b) >= NEARER and numbers[0] == numbers[1]


def items_alike(a: Item, b: Item, names: Mapping[str, str]) -> float:
    """How far two items are the same, 0 when they are two; ``names`` gives data of the new one their old ids.

    The same measure makes one item; otherwise the same title does, or one mended that reads some of the same data.
    """
    title, bands = texts_alike(a.title, b.title), _bands_alike(a, b)
    if is_one_measure(a, b, names):
        return SAME_MEASURE + BANDS * bands + TITLE * title
    data = _shared(set(evidence_of(a.measure)), {names.get(name, name) for name in evidence_of(b.measure)})
    if not (is_one_title(a.title, b.title) or (title >= NEAR and data >= SOME_DATA)):
        return 0.0
    return (SAME_MEASURE - 0.1) * (0.5 * title + 0.3 * data + 0.2 * bands)


def is_one_measure(a: Item, b: Item, names: Mapping[str, str]) -> bool:
    """Whether two items measure the same thing, part and whole; a datum with another id is the same datum."""
    return kind_of(a.measure) is kind_of(b.measure) and list(a.measure) == [
        (key, _renamed(value, names)) for key, value in b.measure
    ]


def is_same_content(a: Item, b: Item) -> bool:
    """Whether nothing that counts differs: title, measure, stretches and points."""
    return a.title == b.title and a.measure == b.measure and _bands_alike(a, b) == 1


def assigned(
    old: Sequence[Thing], new: Sequence[Thing], alike: Callable[[Thing, Thing], float], key: Callable[[Thing], Key]
) -> dict[Key, Thing]:
    """For old things by their key the new one each is, the most alike first; of equals the one with the same key."""
    scores = ((alike(a, b), i, j) for i, a in enumerate(old) for j, b in enumerate(new))
    found: dict[Key, Thing] = {}
    taken: set[Key] = set()
    order = sorted(
        (entry for entry in scores if entry[0]),
        key=lambda entry: (-entry[0], key(old[entry[1]]) != key(new[entry[2]]), abs(entry[1] - entry[2]), entry[1:]),
    )
    for _, i, j in order:
        if key(old[i]) not in found and key(new[j]) not in taken:
            found[key(old[i])] = new[j]
            taken.add(key(new[j]))
    return found


def _renamed(value: object, names: Mapping[str, str]) -> object:
    if isinstance(value, tuple):
        return tuple(_renamed(part, names) for part in value)
    return names.get(value, value) if isinstance(value, str) else value


def _bands_alike(a: Item, b: Item) -> float:
    mine, theirs = ([(condition(band), band.points) for band in item.bands] for item in (a, b))
    return sum(band in theirs for band in mine) / max(len(mine), len(theirs))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def _shared(mine: Iterable[str], theirs: Iterable[str]) -> float:
    a, b = set(mine), set(theirs)
    return len(a & b) / len(a | b) if a | b else 0.0
