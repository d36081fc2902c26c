"""A file of an amendment laid over the same file of the standard that it amends, with the place of every value.

A key that is given replaces the whole value of the old one. Only lists whose entries have ids are laid over entry by
entry: one that is there already changes in the keys given, a new one stands before the next entry that is there
already, or last. ``remove`` names keys or entries that go.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from engine.law.source import Route, Source, Tree
from engine.problems import Place, Problem

REMOVE = "remove"
Entries = tuple[dict[str, Tree], ...]


def is_keyed(held: Tree | None) -> TypeGuard[Entries]:
    """Whether a value is a list of entries that have ids."""
    return isinstance(held, tuple) and bool(held) and all(isinstance(e, dict) and "id" in e for e in held)


def layered(base: Source, own: Source, dropped: Collection[str] = ()) -> tuple[Source, tuple[Problem, ...]]:
    """The file of an amendment over that of the standard: what both say together, each value with its own place.

    ``dropped`` are keys of the old file that no amendment takes over. The problems are of ``remove`` (LAW-307), and of
    entries that are given twice (LAW-301).
    """
    work = _Layers(base, own)
    tree = work.mapping((), (), (), dropped)
    others = {base.file: base.lines, **base.others}
    return replace(own, tree=tree, keys=work.keys, values=work.values, others=others), tuple(work.found)


def order_of(base: Sequence[str], own: Sequence[str]) -> tuple[str, ...]:
    """The ids of a list laid over another: old ones that are given take each other's places, in the order given."""
    known = [name for name in own if name in base]
    slots = iter(known)
    order = [next(slots) if name in known else name for name in base]
    for at in range(len(own) - 1, -1, -1):
        if own[at] not in base:
            after = own[at + 1] if at + 1 < len(own) else None
            order.insert(order.index(after) if after else len(order), own[at])
    return tuple(order)


@dataclass(slots=True)
class _Layers:
    """A file in the making: places and refusals are collected on the way down."""

    base: Source
    own: Source
    keys: dict[Route, Place] = field(default_factory=dict)
    values: dict[Route, Place] = field(default_factory=dict)
    found: list[Problem] = field(default_factory=list)

    def mapping(self, old: Route, new: Route, out: Route, dropped: Collection[str] = ()) -> Tree:
        """A mapping that both files have: its old keys as far as they stay, then its new ones."""
        before, said = at(self.base.tree, old), at(self.own.tree, new)
        if not isinstance(before, dict) or not isinstance(said, dict):
            return self.copied(self.own, new, out)
        gone = {*dropped, *self._removed(before, said, new)}
        self._put(self.own, new, out)
        tree: dict[str, Tree] = {}
        for key in dict.fromkeys([*before, *said]):
            if key in said and key != REMOVE:
                tree[key] = self._value((*old, key), (*new, key), (*out, key), gone)
            elif key in before and key not in gone:
                tree[key] = self._left((*old, key), (*out, key), gone)
        return tree

    def copied(self, source: Source, route: Route, out: Route) -> Tree:
        """A value of one file alone, with all that is below it."""
        self._put(source, route, out)
        held = at(source.tree, route)
        if isinstance(held, dict):
            return {key: self.copied(source, (*route, key), (*out, key)) for key in held}
        if isinstance(held, tuple):
            return tuple(self.copied(source, (*route, step), (*out, step)) for step in range(len(held)))
        return held if held is not None else ()

    def _put(self, source: Source, route: Route, out: Route) -> None:
        if route in source.values:
            self.values[out] = source.values[route]
        if route in source.keys:
            self.keys[out] = source.keys[route]

    def _value(self, old: Route, new: Route, out: Route, gone: Collection[str]) -> Tree:
        """A key that the amendment gives."""
        before, said = at(self.base.tree, old), at(self.own.tree, new)
        if not is_keyed(before) or not is_keyed(said):
            return self.copied(self.own, new, out)
        return self._entries(old, new, out, gone)

    def _left(self, old: Route, out: Route, gone: Collection[str]) -> Tree:
        """A key that the amendment does not give, without the entries that it takes away."""
        before = at(self.base.tree, old)
        if not isinstance(before, tuple):
            return self.copied(self.base, old, out)
        self._put(self.base, old, out)
        stay = [place for place, entry in enumerate(before) if not set(gone) & names_of(str(old[-1]), entry)]
        return tuple(self.copied(self.base, (*old, place), (*out, step)) for step, place in enumerate(stay))

    def _entries(self, old: Route, new: Route, out: Route, gone: Collection[str]) -> Tree:
        """A list of entries with ids that both files have."""
        key = str(old[-1])
        before = self._places(self.base, old, key, gone)
        said = self._places(self.own, new, key, ())
        self._put(self.own, new, out)
        tree: list[Tree] = []
        for step, name in enumerate(order_of(list(before), list(said))):
            below = (*out, step)
            if name not in said or (name in before and at(self.own.tree, said[name]) == {"id": name}):
                tree.append(self.copied(self.base, before[name], below))
            elif name not in before:
                tree.append(self.copied(self.own, said[name], below))
            else:
                tree.append(self.mapping(before[name], said[name], below))
        return tuple(tree)

    def _places(self, source: Source, route: Route, key: str, gone: Collection[str]) -> Mapping[str, Route]:
        """The entries of a list that stay, by id, and where they stand."""
        held, places = at(source.tree, route), dict[str, Route]()
        for step, entry in enumerate(held if isinstance(held, tuple) else ()):
            name = str(entry.get("id")) if isinstance(entry, dict) else ""
            if name in places and source is self.own:
                self.found.append(source.problem("LAW-301", (*route, step, "id"), name=name))
            elif not set(gone) & names_of(key, entry):
                places[name] = (*route, step)
        return places

    def _removed(self, before: dict[str, Tree], said: dict[str, Tree], route: Route) -> Iterator[str]:
        """The names that ``remove`` lists, each as ``key`` or ``key/id``; of one that is not there LAW-307 is told."""
        listed = said.get(REMOVE, ())
        known = removable(before)
        for step, name in enumerate(listed if isinstance(listed, tuple) else (listed,)):
            full = known.get(str(name)) if isinstance(name, str) else None
            if full is None or full == AMBIGUOUS:
                where = (*route, REMOVE, step) if isinstance(listed, tuple) else (*route, REMOVE)
                values = {"name": REMOVE, "given": name, "near": nearest_name(str(name), known)}
                self.found.append(self.own.problem("LAW-307", where, **values))
            else:
                yield full


AMBIGUOUS = "?"


def removable(tree: Mapping[str, Tree]) -> Mapping[str, str]:
    """What ``remove`` may name in a mapping, and how that is called in full: ``key``, ``key/id``, ``id`` where one."""
    full = [f"{key}/{name}" for key, held in tree.items() for name in _listed_in(held)]
    times = Counter(name.partition("/")[2] for name in full)
    short = {n.partition("/")[2]: n if times[n.partition("/")[2]] == 1 else AMBIGUOUS for n in full}
    return {**short, **{name: name for name in full}, **{key: key for key in tree}}


def _listed_in(held: Tree) -> Iterator[str]:
    for entry in held if isinstance(held, tuple) else ():
        name = entry.get("id") if isinstance(entry, dict) else entry
        if isinstance(name, str):
            yield name


def names_of(key: str, entry: Tree) -> set[str]:
    """How ``remove`` calls an entry of a list in full."""
    name = entry.get("id") if isinstance(entry, dict) else entry
    return {f"{key}/{name}"} if isinstance(name, str) else set()


def nearest_name(word: str, known: Mapping[str, str]) -> str:
    """The names that a removed one may have been meant for: those of its id in several lists, else the nearest."""
    full = [name for name in known if name.endswith(f"/{word}")]
    return " | ".join(full) or next(iter(difflib.get_close_matches(word, sorted(known), n=1)), "–")


def at(tree: Tree, route: Route) -> Tree | None:
    """The value at a route, None where there is none."""
    held: Tree | None = tree
    for step in route:
        if isinstance(held, dict):
            held = held.get(str(step))
        elif isinstance(held, tuple) and isinstance(step, int) and step < len(held):
            held = held[step]
        else:
            return None
    return held
