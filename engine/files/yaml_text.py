"""YAML written: new, or changed in its author's own text. The one door by which the engine writes YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import Any, TypeAlias

import yaml
from ruamel.yaml.error import YAMLError as RuamelError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from engine.files.trees import Tree, aligned, bare, identity
from engine.files.yaml_nodes import (
    ONE_LINE_ENTRIES,
    SPACED,
    Pair,
    above,
    composed,
    emitted,
    made,
    pairs_of,
    put_above,
    saying,
)

# Keys after an empty line in a new file.
APART = SPACED | {"maximum", "cycle", "criteria", "knock_out", "authorities", "readings"}
EMPTY = re.compile(r"(?:[ \t]*\n)*")
TEXTS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# An entry that is wanted: where it stands (None: nowhere yet), its key (none in a list), what it is to say.
Wanted: TypeAlias = "tuple[int | None, str, Tree]"
# Comments of what was taken out, on their way to the next entry that stays; None where they are to end with it.
Spare: TypeAlias = "list[str] | None"


def rewrite(text: str, tree: dict[str, Tree], *, forgetting: bool = False) -> str:
    """The text changed so that it says ``tree``, or itself when it says so already; it always reads back as ``tree``.

    Lines of what did not change keep their bytes. Comments above an entry go where it goes, and stay when it is taken
    out, unless ``forgetting``; those inside or behind it end with it. Brackets over several lines become one when
    something in them changes; a file whose indents differ from list to list may get the house's, and one without any
    key is new below its comments.
    """
    if says(text, tree):
        return text
    body = text.removeprefix("\ufeff")
    try:
        for written in _edited(body, tree, None if forgetting else []):
            if says(written, tree):
                return text[: len(text) - len(body)] + written
    except (yaml.YAMLError, RuamelError):
        pass
    return "".join(line for line in body.splitlines(keepends=True) if line.lstrip().startswith("#")) + fresh(tree)


def _edited(body: str, tree: dict[str, Tree], spare: Spare) -> Iterator[str]:
    """The text as it should be: with the author's own lines, and should that not read well, in the house's layout."""
    own, end = body.replace("\r\n", "\n"), "\r\n" if "\r\n" in body else "\n"
    old = _read(own)
    if isinstance(old, dict) and old:
        page = composed(own)
        before = emitted(page.root) + page.foot
        after = emitted(_mended(page.root, old, tree, spare)) + "".join(spare or ()) + page.foot
        lines = iter(body.splitlines(keepends=True))
        yield _merged([list(islice(lines, height)) for height in page.heights], before, after, end)
        yield after.replace("\n", end)


def fresh(tree: dict[str, Tree]) -> str:
    """A whole new file, its larger parts after an empty line."""
    root = made(tree)
    for key, _ in pairs_of(root)[1:]:
        if key and key.value in APART:
            put_above(key, "\n")
    return emitted(root)


def says(text: str, tree: Tree) -> bool:
    """Whether a text can be read, and reads as the tree: texts as ``tidy`` has them, an empty list as one left out."""
    try:
        return bare(_read(text)) == bare(tree)
    except yaml.YAMLError:
        return False


def _read(text: str) -> Any:
    """All that a text says, in dicts and lists, each scalar as its text."""
    return yaml.load(text, Loader=TEXTS) or {}  # noqa: S506 - BaseLoader makes nothing but texts


def _mended(node: Node, old: Any, new: Tree, spare: Spare, key: str = "") -> Node:
    """The node of a key, which says ``old``, with what differs in ``new`` changed; another where its kind changes."""
    if bare(old) == bare(new):
        return node
    if isinstance(node, ScalarNode) and isinstance(new, str):
        return saying(node, new)
    if isinstance(node, MappingNode) and isinstance(new, dict) and old and new:
        places = {name: at for at, name in enumerate(old)}
        wanted = [(places.get(name), name, new.get(name, ())) for name in _names(old, new)]
        return _arranged(node, list(old.values()), wanted, spare, key)
    if isinstance(node, SequenceNode) and isinstance(new, tuple) and old and new:
        order = aligned([identity(part) for part in old], [identity(part) for part in new])
        return _arranged(node, old, [(at, "", part) for at, part in zip(order, new, strict=True)], spare, key)
    another = made(new, key)
    another.comment = node.comment
    return another


def _names(old: dict[str, Any], new: dict[str, Tree]) -> list[str]:
    """The keys that a mapping keeps and, each behind the one it follows, those it gets."""
    names = [name for name in old if name in new or not (old[name] or isinstance(old[name], str))]
    for at, name in enumerate(new):
        if name not in old:
            before = next((n for n in reversed(list(new)[:at]) if n in names), None)
            names.insert(names.index(before) + 1 if before else min(len(names), 1), name)
    return names


def _arranged(node: CollectionNode, olds: list[Any], wanted: Sequence[Wanted], spare: Spare, key: str) -> Node:
    """A collection with its entries as wanted: comments go along with them, empty lines stay between them."""
    pairs, flow, listed = pairs_of(node), bool(node.flow_style), isinstance(node, SequenceNode)
    empties = [_parted(above(inner or value))[0] for inner, value in pairs]
    apart = any(empties[1:]) or (len(pairs) == 1 and key in SPACED and not flow)
    kept = _kept(pairs, olds, {at: (name, new) for at, name, new in wanted if at is not None}, spare)
    node.value = []
    for place, (at, name, new) in enumerate(wanted):
        if at is None:
            value = made(new, name, flow=flow or key in ONE_LINE_ENTRIES)
            inner = None if listed else made(name, flow=flow)
        else:
            inner, value = kept[at]
        empty, words = _parted(above(inner or value))
        if not place:
            empty = empties[0]
        elif not at:
            empty = "\n" if apart and (listed or name in APART) else ""
        put_above(inner or value, empty + words)
        node.value.append(value if listed else (inner, value))
    return node


def _kept(pairs: list[Pair], olds: list[Any], stay: Mapping[int, tuple[str, Tree]], spare: Spare) -> Mapping[int, Pair]:
    """The entries that stay, each mended; comments above one that goes wait in ``spare`` for the next that stays."""
    kept = {}
    for at, (inner, value) in enumerate(pairs):
        empty, words = _parted(above(inner or value))
        if at in stay:
            name, new = stay[at]
            put_above(inner or value, "".join(spare or ()) + empty + words)
            if spare:
                spare.clear()
            kept[at] = inner, _mended(value, olds[at], new, spare, name)
        elif words and spare is not None:
            spare += empty, words
    return kept


def _parted(lines: str) -> tuple[str, str]:
    """The empty lines that lines begin with, and the others."""
    words = EMPTY.sub("", lines, count=1)
    return lines.removesuffix(words) if words else lines, words


def _merged(own: list[list[str]], before: str, after: str, end: str) -> str:
    """``after``, but for all that it has in common with ``before`` the author's ``own`` lines of it, entry by entry."""
    old, new = before.splitlines(), after.splitlines()
    held = _layout(own, old)
    indents = dict[str, str]()
    for at, (stretch, lines) in held.items():
        indents |= _set_in(old[at], lines) if at == stretch[0] else {}
    came = {d + n: b + n for word, b, _, d, e in _stretches(old, new) if word == "equal" for n in range(e - d)}
    told, stayed = list[str](), set(came.values())
    for at, line in enumerate(new):
        stretch, lines = held.get(came.get(at, -1), (range(0), []))
        if not stretch or not stayed.issuperset(stretch):
            known = max((indent for indent in indents if line.startswith(indent)), key=len, default="")
            told.append(indents.get(known, "") + line.removeprefix(known) + end)
        elif came[at] == stretch[0]:
            indents |= _set_in(line, lines)
            told += lines
    text = "".join(line if line.endswith(("\n", "\r")) else line + end for line in told)
    return text if own[-1][-1].endswith(("\n", "\r")) else text.removesuffix(end)


def _layout(own: list[list[str]], old: list[str]) -> dict[int, tuple[range, list[str]]]:
    """By each of the ``old`` lines, which are the author's ``own`` in another layout: its stretch, and theirs of it."""
    held: dict[int, tuple[range, list[str]]] = {}
    for word, a, b, c, d in _stretches(["".join(map(_bare, lines)) for lines in own], [_bare(line) for line in old]):
        if word == "equal":
            held |= {at: (range(at, at + 1), own[a + at - c]) for at in range(c, d)}
        else:
            held |= dict.fromkeys(range(c, d), (range(c, d), [line for lines in own[a:b] for line in lines]))
    return held


def _bare(line: str) -> str:
    return "".join(line.split())


def _stretches(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _set_in(line: str, own: list[str]) -> dict[str, str]:
    """How far the author's lines of a line are set in, by how far it is itself; nothing of empty lines."""
    first = own[0] if own else ""
    return {line[: -len(line.lstrip())]: first[: -len(first.lstrip())]} if line.strip() and first.strip() else {}
