"""YAML with places: the small dialect that criteria are written in, and its refusals.

Scalars stay the author's text until the model asks for a type, because YAML would turn
``010`` into 8, ``NO`` into False and ``1.000`` into 1.0.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from engine.files import trees
from engine.files.intake.seen_cells import unprintable
from engine.law.shaping import yaml_faults
from engine.problems import Place, Problem, ProblemsFound, problem

Tree: TypeAlias = trees.Tree
Route: TypeAlias = tuple[str | int, ...]

LARGEST_BYTES = 1_000_000
DEEPEST = 20
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file as text and tree, with the place of every key and value.

    ``others`` are the lines of the files that it amends, by file: values that it does not touch stand there.
    """

    file: str
    lines: tuple[str, ...]
    tree: Tree
    keys: Mapping[Route, Place]
    values: Mapping[Route, Place]
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def place(self, route: Route) -> Place:
        """The place of the value at a route, or of its nearest ancestor that was typed."""
        while route and route not in self.values:
            route = route[:-1]
        return self.values.get(route, Place(self.file, 1, 1))

    def typed(self, place: Place) -> str:
        """The author's own line at a place."""
        lines = self.others.get(place.file, self.lines)
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def problem(self, code: str, route: Route, /, **values: object) -> Problem:
        """A problem with the value at a route, with the line as typed."""
        place = self.place(route)
        return problem(code, place, self.typed(place), **values)

    def key_problem(self, code: str, route: Route, /, **values: object) -> Problem:
        """A problem with the key at a route, with the line as typed."""
        place = self.keys.get(route, self.place(route))
        return problem(code, place, self.typed(place), **values)


def read_source(path: Path, shown: str) -> Source:
    """Read one YAML file of the dialect.

    Raises ProblemsFound with every refusal of the file: too large, not UTF-8, broken
    syntax, anchors, tags, duplicate keys, empty values, nesting, a second document.
    """
    try:
        raw = path.read_bytes()
    except OSError:
        raise ProblemsFound([problem("LAW-101", Place(shown))]) from None
    return source_of(raw, shown)


def source_of(raw: bytes, shown: str) -> Source:
    """The same of a file's bytes, wherever they are; raises ProblemsFound as ``read_source`` does."""
    if len(raw) > LARGEST_BYTES:
        raise ProblemsFound([problem("LAW-102", Place(shown), size=len(raw), largest=LARGEST_BYTES)])
    try:
        text = unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        line = raw[: fault.start].count(b"\n") + 1
        raise ProblemsFound([problem("LAW-103", Place(shown, line))]) from None
    return parse_source(text, shown)


def parse_source(text: str, shown: str) -> Source:
    """Parse text of the dialect, the same text once; raises ProblemsFound as ``read_source`` does.

    Each who asks has a tree of his own: editors change theirs.
    """
    made = _parsed(text, shown)
    return replace(made, tree=deepcopy(made.tree))


@lru_cache(maxsize=128)
def _parsed(text: str, shown: str) -> Source:
    growth = _Growth(Source(shown, tuple(text.splitlines()), {}, {}, {}), [])
    growth.found.extend(_refused_events(text, growth.source))
    if growth.found:
        raise ProblemsFound(_caused(growth))
    root = yaml.compose(text, Loader=LOADER)
    tree = growth.grow(root, ()) if root is not None else {}
    if growth.found:
        raise ProblemsFound(_caused(growth))
    return replace(growth.source, tree=tree, keys=growth.keys, values=growth.values)


def _caused(growth: _Growth) -> list[Problem]:
    """What was refused, or the one blank that is none and that all of it may come from."""
    source = growth.source
    if not (odd := yaml_faults.odd_blank(source.lines)):
        return growth.found
    place = Place(source.file, *odd)
    return [problem("LAW-216", place, source.typed(place))]


def _refused_events(text: str, source: Source) -> Iterator[Problem]:
    """Syntax errors, anchors, tags, nesting and further documents, before anything is built."""
    depth = documents = 0

    def refuse(code: str, mark: Any, **values: object) -> Problem:
        place = Place(source.file, mark.line + 1, mark.column + 1) if mark else Place(source.file, 1, 1)
        return problem(code, place, source.typed(place), **values)

    try:
        for event in yaml.parse(text, Loader=LOADER):
            documents += isinstance(event, yaml.DocumentStartEvent)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if documents > 1:
                yield refuse("LAW-105", event.start_mark)
                return
            if depth > DEEPEST:
                yield refuse("LAW-106", event.start_mark, deepest=DEEPEST)
                return
            if isinstance(event, yaml.NodeEvent) and event.anchor:
                yield refuse("LAW-107", event.start_mark, name=event.anchor)
            if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
                yield refuse("LAW-108", event.start_mark, name=event.tag.replace("tag:yaml.org,2002:", "!!"))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        tabbed = yaml_faults.tabbed_line(source.lines, mark.line + 1 if mark else len(source.lines))
        if tabbed:
            place = Place(source.file, tabbed, 1)
            yield problem("LAW-211", place, source.typed(place))
        else:
            yield refuse("LAW-104", mark, **yaml_faults.told(fault.problem or str(fault)))
    except yaml.reader.ReaderError as fault:
        place = Place(source.file, text[: fault.position].count("\n") + 1)
        yield problem("LAW-104", place, source.typed(place), **yaml_faults.told(fault.reason))


@dataclass(slots=True)
class _Growth:
    """A tree in the making: places and refusals are collected on the way down."""

    source: Source
    found: list[Problem]
    keys: dict[Route, Place] = field(default_factory=dict)
    values: dict[Route, Place] = field(default_factory=dict)

    def grow(self, node: yaml.Node, route: Route) -> Tree:
        """The node as plain dict, list or text."""
        place = self.values[route] = self._place(node)
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.grow(child, (*route, at)) for at, child in enumerate(node.value))
        if isinstance(node, yaml.MappingNode):
            return self._grow_mapping(node, route)
        if not node.value.strip():
            self.found.append(problem(self._emptiness(place, route), place, self.source.typed(place)))
        if refusal := unprintable(node.value):  # which the file itself has as an escape
            self.found.append(problem(refusal.code, place, self.source.typed(place), **refusal.values))
        return unicodedata.normalize("NFC", node.value)

    def _emptiness(self, place: Place, route: Route) -> str:
        """A comma inside a number cuts a flow mapping in two: 97,5 becomes 97 and a key 5 without a value."""
        key = str(route[-1]) if route else ""
        before = self.source.typed(place)[: self.keys.get(route, place).column - 1]
        return "LAW-112" if key.isdigit() and re.search(r"\d,\s*$", before) else "LAW-110"

    def _grow_mapping(self, node: yaml.MappingNode, route: Route) -> Tree:
        tree: dict[str, Tree] = {}
        for key, child in node.value:
            place = self._place(key)
            typed = self.source.typed(place)
            if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
                self.found.append(problem("LAW-111", place, typed))
            elif key.value in tree:
                first = self.keys[(*route, key.value)].line
                self.found.append(problem("LAW-109", place, typed, name=key.value, first=first))
            else:
                self.keys[(*route, key.value)] = place
                tree[key.value] = self.grow(child, (*route, key.value))
        return tree

    def _place(self, node: yaml.Node) -> Place:
        return Place(self.source.file, node.start_mark.line + 1, node.start_mark.column + 1)
