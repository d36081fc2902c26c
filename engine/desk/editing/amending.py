"""New numbers in the law's files: the trees they then say, before anything is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from engine.law.loading import Lawbook
from engine.law.readings.number import Number
from engine.law.source import Route, Tree

Trees: TypeAlias = "dict[str, dict[str, Tree]]"


def amended(book: Lawbook, changes: Iterable[tuple[Number, str]]) -> Trees:
    """What each touched file says with new values for some numbers; the other files are left out."""
    trees: Trees = {}
    for number, value in changes:
        file, route = number.at
        held = placed(trees.get(file, book.sources[file].tree), route, value)
        if isinstance(held, dict):
            trees[file] = held
    return trees


def placed(tree: Tree, route: Route, value: Tree) -> Tree:
    """A tree with one value replaced, all else as it was."""
    if not route:
        return value
    step, rest = route[0], route[1:]
    if isinstance(tree, dict):
        return {**tree, str(step): placed(tree.get(str(step), ()), rest, value)}
    if isinstance(tree, tuple):
        return tuple(placed(held, rest, value) if at == step else held for at, held in enumerate(tree))
    raise TypeError(route)
