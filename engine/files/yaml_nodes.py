"""YAML as ruamel.yaml's nodes, with quotes, brackets and comments: read, made new in the house's layout, written."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.emitter import RoundTripEmitter
from ruamel.yaml.error import CommentMark
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tokens import CommentToken

from engine.files.trees import Tree

# By key: values on one line, lists whose entries take a line each, lists with an empty line between entries.
ONE_LINE = frozenset({"amends", "cite", "measure", "period"})
ONE_LINE_ENTRIES = frozenset({"bands", "examples", "when", "entries"})
SPACED = frozenset({"items", "evidence", "checks", "classes"})
WORD = re.compile(r"[A-Za-z0-9_/][A-Za-z0-9_./\-]*")
UNPRINTED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
REMARK = re.compile(r"#[^\n]*")
SIGN_OVER_LINES = re.compile(r"[|>][0-9+\-]*[ \t]+#[^\n]*")
BEHIND = re.compile(r":?[ \t]*(#[^\n]*)")
# An entry of a collection: its key, None in a list, and its value.
Pair: TypeAlias = "tuple[Node | None, Node]"


class _Texts(VersionedResolver):
    """Every scalar is a text, as the law's reader has it: 97.5 needs no quotes to stay so."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return self.DEFAULT_SCALAR_TAG if kind is ScalarNode else super().resolve(kind, value, implicit)


class _Emitter(RoundTripEmitter):
    """Double quotes where a text that chose no quotes needs some."""

    def choose_scalar_style(self) -> Any:
        style = super().choose_scalar_style()
        return '"' if style == "'" and self.event.style != "'" else style


def _door() -> YAML:
    door = YAML()
    door.Resolver, door.Emitter, door.width = _Texts, _Emitter, 1_000_000
    door.indent(mapping=2, sequence=4, offset=2)
    door.brace_single_entry_mapping_in_flow_sequence = True  # [{from: …}] stays as its author wrote it
    return door


class Composed(NamedTuple):
    """A text as nodes: its root, the lines below the last entry, and how many lines each entry and line above takes."""

    root: Node
    foot: str
    heights: list[int]


def composed(text: str) -> Composed:
    """A text as nodes, each entry with what stands above it. Raises ruamel.yaml's YAMLError.

    ruamel.yaml hangs a comment on whatever is before it and loses those in brackets: here whole lines go to the entry
    below them, comments in an entry's brackets above it.
    """
    root, lines, done, heights = _door().compose(text), text.splitlines(keepends=True), 0, list[int]()
    rows = list(_rows(root))
    for node in _below(root):
        node.comment = None
    for entry, key, value in rows:
        head, tail = key or value, key if key and is_block(value) else value
        start, end, column = head.start_mark, tail.end_mark.line, tail.end_mark.column
        end += column > 0
        while end > start.line + 1 and not lines[end - 1].strip():
            end -= 1
        within = (" " * start.column + remark + "\n" for remark in _within(text, head, tail))
        if column and (behind := BEHIND.match(text, tail.end_mark.index)):
            place = CommentMark(column + behind.start(1) - behind.start())
            value.comment = [CommentToken(behind[1] + "\n", place), None]
        put_above(entry, "".join([*lines[done : start.line], *within]))
        heights += [*[1] * (start.line - done), end - start.line]
        done = end
    return Composed(root, "".join(lines[done:]), [*heights, *[1] * (len(lines) - done)])


def remarks_of(text: str) -> Counter[str]:
    """Every comment of a text, and how often it stands there. Raises as ``composed`` does."""
    root, foot, _ = composed(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    behind = (node.comment[0].value for node in _below(root) if node.comment and node.comment[0])
    lines = (line.strip() for held in (foot, *map(above, _below(root)), *behind) for line in held.splitlines())
    return Counter(filter(None, lines))


def _within(text: str, *nodes: Node) -> list[str]:
    """The comments between the scalars of nodes that follow each other, and behind the sign of a text over lines."""
    words = [part for node in dict.fromkeys(nodes) for part in _below(node) if isinstance(part, ScalarNode)]
    spans = [*((word.start_mark.index, word.end_mark.index) for word in words), (nodes[-1].end_mark.index, 0)]
    between = [text[after:before] for (_, after), (before, _) in pairwise(spans)]
    signs = (found[0] for word in words if (found := SIGN_OVER_LINES.match(text, word.start_mark.index)))
    return [remark for part in (*between, *signs) for remark in REMARK.findall(part)]


def emitted(root: Node) -> str:
    """What the nodes say as text, in the house's indents."""
    page = io.StringIO()
    for entry, key, value in _rows(root):
        parts = dict.fromkeys((entry, key or value))
        lines = "".join(map(above, parts))
        for part in parts:
            put_above(part, lines if part is entry else "")
    _door().serialize(root, page)
    return page.getvalue()


def above(entry: Node) -> str:
    """The comments and empty lines above an entry, which is known by its key, or in a list by its value."""
    return str(entry.comment[1][0].value) if entry.comment and entry.comment[1] else ""


def put_above(entry: Node, lines: str) -> None:
    """Put whole lines above an entry in place of those there."""
    behind = entry.comment[0] if entry.comment else None
    entry.comment = [behind, [CommentToken(lines, CommentMark(0))] if lines else None]


def pairs_of(node: Node) -> list[Pair]:
    """The entries of a collection; a scalar has none."""
    held = [] if isinstance(node, ScalarNode) else node.value
    return [child if isinstance(child, tuple) else (None, child) for child in held]


def _below(node: Node) -> Iterator[Node]:
    yield node
    for pair in pairs_of(node):
        for part in filter(None, pair):
            yield from _below(part)


def is_block(node: Node) -> bool:
    """Whether a node's entries stand on lines of their own: it has some, and they are not in brackets."""
    return isinstance(node, CollectionNode) and bool(node.value) and not node.flow_style


def _rows(value: Node, key: Node | None = None, entry: Node | None = None) -> Iterator[tuple[Node, Node | None, Node]]:
    """All that has lines of its own, as key and value, with the outermost entry that begins there."""
    if key or not is_block(value):
        yield entry or key or value, key, value
    for at, (inner, below) in enumerate(pairs_of(value) if is_block(value) else ()):
        yield from _rows(below, inner, None if at or key else entry or value)


def made(value: Tree, key: str = "", *, flow: bool = False) -> Node:
    """A new node for the value of a key, laid out as in the house's files; ``flow`` in brackets."""
    if isinstance(value, str):
        quotes = '"' if flow and not WORD.fullmatch(value) else None
        return saying(ScalarNode(_Texts.DEFAULT_SCALAR_TAG, value, style=quotes), value)
    flow = flow or not value or key in ONE_LINE
    if isinstance(value, dict):
        pairs = [(made(name, flow=flow), made(held, name, flow=flow)) for name, held in value.items()]
        return MappingNode(_Texts.DEFAULT_MAPPING_TAG, pairs, flow_style=flow)
    flow = flow or all(isinstance(part, str) for part in value)
    parts = [made(part, flow=flow or key in ONE_LINE_ENTRIES) for part in value]
    for part in parts[1:] if key in SPACED and not flow else ():
        put_above(part, "\n")
    return SequenceNode(_Texts.DEFAULT_SEQUENCE_TAG, parts, flow_style=flow)


def saying(node: ScalarNode, text: str) -> Node:
    """The scalar with another text, in its own quotes while they can hold it."""
    odd = bool(UNPRINTED.search(text.replace("\n", "") if node.style == "|" else text))
    holds = {'"': True, "'": not odd, "|": "\n" in text and not odd}
    node.value, node.style = text, node.style if holds.get(node.style) else None
    return node
