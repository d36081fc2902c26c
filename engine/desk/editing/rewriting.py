"""The author's own text with new values in it: edited where a value changed, and nowhere else.

Every part that says the same keeps its bytes, so comments, order and quotes stay, and the difference
in version control is what was edited. Comments above an entry that is taken out stay too: they are
the author's to delete.
"""

from __future__ import annotations

import difflib
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import yaml

from engine.law.emitting import element, entry, flow, fresh_file, scalar
from engine.law.source import LOADER, Tree

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Unmendable(Exception):
    """The author's layout has no place for the change; the file is written afresh."""


@dataclass(frozen=True, slots=True)
class _Page:
    """A file's text, and whether the stretch in hand lies inside brackets."""

    text: str
    flowing: bool = False

    def within(self, node: yaml.Node) -> _Page:
        return self if self.flowing or not _is_flow(node) else _Page(self.text, flowing=True)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a collection: its name, where it begins and ends, its value's node."""

    name: str
    start: int
    end: int
    node: yaml.Node


def rewrite(text: str, tree: dict[str, Tree]) -> str:
    """The text changed so that it says ``tree``, or itself when it says so already.

    Values are compared as read: without blanks at their ends, in Unicode's composed form. A list that is
    left out and an empty one are the same. The result always reads back as ``tree``.
    """
    body = text.removeprefix("\ufeff")
    root = yaml.compose(body, Loader=LOADER)
    try:
        if not isinstance(root, yaml.MappingNode) or not root.value:
            raise _Unmendable
        start, end = _span(body, root)
        made = body[:start] + _render(_Page(body), root, tree, "") + body[end:]
        made = made.replace("\r\n", "\n").replace("\n", "\r\n") if "\r\n" in body else made
        if not says(made, tree):
            raise _Unmendable
    except (_Unmendable, yaml.YAMLError):
        return fresh_file(tree)
    return text[: len(text) - len(body)] + made


def says(text: str, tree: Tree) -> bool:
    """Whether a YAML text reads as the tree."""
    root = yaml.compose(text, Loader=LOADER)
    return _equal(_tree_of(root) if root is not None else {}, tree)


def tidy(text: str) -> str:
    """A text as it is compared: composed letters, no blanks at its ends, one kind of line end."""
    return CONTROLS.sub(" ", unicodedata.normalize("NFC", text).replace("\r\n", "\n")).strip()


def _equal(old: Tree, new: Tree) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return all(_equal(old.get(key, ()), new.get(key, ())) for key in {*old, *new})
    if isinstance(old, tuple) and isinstance(new, tuple):
        return len(old) == len(new) and all(map(_equal, old, new))
    return isinstance(old, str) and isinstance(new, str) and tidy(old) == tidy(new)


def _tree_of(node: yaml.Node) -> Tree:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _tree_of(value) for key, value in node.value}
    return tuple(map(_tree_of, node.value)) if isinstance(node, yaml.SequenceNode) else str(node.value)


def _is_flow(node: yaml.Node) -> bool:
    return bool(getattr(node, "flow_style", False))


def _span(text: str, node: yaml.Node) -> tuple[int, int]:
    """Where a value begins and ends; YAML's own end of a block is the start of whatever follows."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return start, start + len(text[start:end].rstrip()) if node.style in ("|", ">") else end
    if _is_flow(node):
        return start, end
    entries = _entries(text, node)
    return entries[0].start, entries[-1].end


def _entries(text: str, node: yaml.Node) -> list[_Entry]:
    if isinstance(node, yaml.MappingNode):
        return [_Entry(k.value, k.start_mark.index, _span(text, v)[1], v) for k, v in node.value]
    found = []
    for child in node.value:
        start, end = _span(text, child)
        begins = start if _is_flow(node) else text.rindex("-", 0, start)
        found.append(_Entry(_name_of(child), begins, end, child))
    return found


def _name_of(node: yaml.Node) -> str:
    """What tells an element of a list from its neighbours: its id where it has one, else all it says."""
    said = _tree_of(node)
    return identity(said)


def identity(said: Tree) -> str:
    """What an entry is known by: its id, or all that it says."""
    name = said.get("id") if isinstance(said, dict) else None
    return f"id {name}" if isinstance(name, str) else json.dumps(_plainly(said), ensure_ascii=False, sort_keys=True)


def _plainly(said: Tree) -> object:
    if isinstance(said, dict):
        return {key: _plainly(value) for key, value in said.items()}
    return [_plainly(part) for part in said] if isinstance(said, tuple) else tidy(said)


def _render(page: _Page, node: yaml.Node, new: Tree, key: str) -> str:
    """The text of a node's stretch, saying ``new``; ``key`` is what it stands under."""
    start, end = _span(page.text, node)
    if _equal(_tree_of(node), new):
        return page.text[start:end]
    inside = page.within(node)
    if isinstance(node, yaml.ScalarNode) and isinstance(new, str):
        return scalar(new, flowing=page.flowing, style=node.style)
    if isinstance(node, yaml.MappingNode) and isinstance(new, dict):
        return _render_mapping(inside, node, new)
    if isinstance(node, yaml.SequenceNode) and isinstance(new, tuple):
        return _render_sequence(inside, node, new, key)
    raise _Unmendable


def _render_mapping(page: _Page, node: yaml.MappingNode, new: dict[str, Tree]) -> str:
    old = {e.name: e for e in _entries(page.text, node)}
    names = [name for name in old if name in new or _tree_of(old[name].node) == ()]
    for at, name in enumerate(new):
        if name not in old:
            before = next((n for n in reversed(list(new)[:at]) if n in names), None)
            names.insert(names.index(before) + 1 if before else min(len(names), 1), name)
    indent = _indent(page, node)
    parts = []
    for name in names:
        held = old.get(name)
        value = new.get(name, ())
        if held is None or (not page.flowing and _restyled(held.node, value)):
            parts.append(f"{name}: {flow(value)}" if page.flowing else entry(name, value, indent))
        else:
            begins = _span(page.text, held.node)[0]
            parts.append(page.text[held.start : begins] + _render(page, held.node, value, name))
    return _glue(page, node, [list(old).index(n) if n in old else None for n in names], parts)


def _restyled(node: yaml.Node, new: Tree) -> bool:
    """Whether a list becomes empty or stops being so: brackets and dashes then change places."""
    empty = isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.value
    return empty != (not new) if isinstance(new, (tuple, dict)) else False


def _render_sequence(page: _Page, node: yaml.SequenceNode, new: tuple[Tree, ...], key: str) -> str:
    entries, indent = _entries(page.text, node), _indent(page, node)
    order = aligned([e.name for e in entries], [identity(part) for part in new])
    parts = []
    for at, part in zip(order, new, strict=True):
        if at is None:
            parts.append(flow(part) if page.flowing else element(part, key, indent))
        else:
            begins = _span(page.text, entries[at].node)[0]
            parts.append(page.text[entries[at].start : begins] + _render(page, entries[at].node, part, key))
    return _glue(page, node, order, parts)


def aligned(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """For each new element the old one it continues: the same by name, else the one that stood in its place."""
    order: list[int | None] = [None] * len(new)
    free = dict.fromkeys(range(len(old)))

    def pair(at: int, kept: int) -> None:
        if order[at] is None and kept in free:
            order[at] = kept
            del free[kept]

    stretches = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for word, a, b, c, _ in stretches:
        for step in range(b - a if word == "equal" else 0):
            pair(c + step, a + step)
    for at, name in enumerate(new):
        pair(at, next((kept for kept in free if old[kept] == name), -1))
    for word, a, b, c, d in stretches:
        if word == "replace":
            lone = [at for at in range(c, d) if order[at] is None]
            for at, kept in zip(lone, [kept for kept in free if a <= kept < b], strict=False):
                pair(at, kept)
    return order


def _indent(page: _Page, node: yaml.Node) -> str:
    """The blanks before the entries of a block: those of its first one's column."""
    if page.flowing or not node.value:
        return ""
    start = _span(page.text, node)[0]
    return " " * (start - (page.text.rfind("\n", 0, start) + 1))


def _glue(page: _Page, node: yaml.Node, order: Sequence[int | None], parts: Sequence[str]) -> str:
    """The entries put together: neighbours that were neighbours keep what stood between them."""
    entries = _entries(page.text, node)
    start, end = _span(page.text, node)
    gaps = [page.text[a.end : b.start] for a, b in pairwise(entries)]
    if _is_flow(node):
        return _glue_flow(page.text[start:end], [(e.start - start, e.end - start) for e in entries], (order, parts))
    indent, blank = _indent(page, node), any(re.search(r"\n[ \t]*\n", gap) for gap in gaps)
    made, before, kept = "", None, _stranded(gaps, order)
    for place, (at, part) in enumerate(zip(order, parts, strict=True)):
        if place and at is not None and before == at - 1:
            made += gaps[before] + part
        else:
            trail = gaps[before].split("\n", 1)[0] if before is not None and before < len(gaps) else ""
            above = _comments(gaps[at - 1]) if at else []
            lines = [*above, part] if at is None or at not in kept else [*kept[at], *above, part]
            made += (trail + "\n" + ("\n" if blank else "") + indent if place else "") + f"\n{indent}".join(lines)
        before = at
    return made


def _comments(gap: str) -> list[str]:
    """The comment lines of a gap; what follows an entry on its own line is not among them."""
    return [line.strip() for line in gap.split("\n")[1:] if line.strip().startswith("#")]


def _stranded(gaps: Sequence[str], order: Sequence[int | None]) -> dict[int, list[str]]:
    """The comments above entries that were taken out, by the next entry that stayed."""
    stayed = {at for at in order if at is not None}
    held: dict[int, list[str]] = {}
    for gone in range(1, len(gaps) + 1):
        after = next((at for at in range(gone + 1, len(gaps) + 1) if at in stayed), None)
        if gone not in stayed and after is not None:
            held.setdefault(after, []).extend(_comments(gaps[gone - 1]))
    return held


def _glue_flow(text: str, spans: Sequence[tuple[int, int]], wanted: tuple[Sequence[int | None], Sequence[str]]) -> str:
    """Entries in brackets; what stood between the first two stands between all that are new neighbours."""
    order, parts = wanted
    if not spans:
        return text[0] + ", ".join(parts) + text[-1]
    between = text[spans[0][1] : spans[1][0]] if len(spans) > 1 and "#" not in text else ", "
    made = text[: spans[0][0]]
    for place, (at, part) in enumerate(zip(order, parts, strict=True)):
        before = order[place - 1] if place else None
        adjacent = place and at is not None and before is not None and before == at - 1
        made += (text[spans[at - 1][1] : spans[at][0]] if adjacent and at else between if place else "") + part
    return made + text[spans[-1][1] :]
