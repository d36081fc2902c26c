"""YAML written: new, or changed in its author's own text. The one door by which the engine writes YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any, TypeAlias

import yaml
from ruamel.yaml.error import YAMLError as RuamelError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from engine.files.trees import Tree, aligned, bare, identity
from engine.files.yaml_nodes import (
    ONE_LINE_ENTRIES,
    SPACED,
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


def rewrite(text: str, tree: dict[str, Tree]) -> str:
    """The text changed so that it says ``tree``, or itself when it says so already; it always reads back as ``tree``.

    Lines of what did not change keep their bytes. Comments above an entry go where it goes, and stay when it is taken
    out; those inside it go with it. Brackets over several lines become one when something in them changes, and a file
    whose indents differ from list to list may get the house's layout.
    """
    if says(text, tree):
        return text
    body = text.removeprefix("\ufeff")
    try:
        for written in _edited(body, tree):
            if says(written, tree):
                return text[: len(text) - len(body)] + written
    except (yaml.YAMLError, RuamelError):
        pass
    return "".join(line for line in body.splitlines(keepends=True) if line.lstrip().startswith("#")) + fresh(tree)


def _edited(body: str, tree: dict[str, Tree]) -> Iterator[str]:
    """The text as it should be: with the author's own lines, and should that not read well, in the house's layout."""
    own, end = body.replace("\r\n", "\n"), "\r\n" if "\r\n" in body else "\n"
    old = _read(own)
    if isinstance(old, dict) and old:
        root, foot = composed(own)
        before, spare = emitted(root) + foot, list[str]()
        after = emitted(_mended(root, old, tree, spare)) + "".join(spare) + foot
        yield _merged(body, before, after, end)
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


def _mended(node: Node, old: Any, new: Tree, spare: list[str], key: str = "") -> Node:
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


def _arranged(node: CollectionNode, olds: list[Any], wanted: Sequence[Wanted], spare: list[str], key: str) -> Node:
    """A collection with its entries as wanted: comments go along with them, empty lines stay between them.

    Comments above an entry that goes wait in ``spare`` for the next that stays.
    """
    pairs, flow, listed = pairs_of(node), bool(node.flow_style), isinstance(node, SequenceNode)
    parted = [_parted(above(inner or value)) for inner, value in pairs]
    stay = {at: (name, new) for at, name, new in wanted if at is not None}
    for at, (inner, value) in enumerate(pairs):
        if at in stay:
            name, new = stay[at]
            put_above(inner or value, "".join([*spare, *parted[at]]))
            spare.clear()
            pairs[at] = inner, _mended(value, olds[at], new, spare, name)
        elif parted[at][1]:
            spare += parted[at]
    apart = any(empty for empty, _ in parted[1:]) or (len(pairs) == 1 and key in SPACED and not flow)
    node.value = []
    for place, (kept, name, new) in enumerate(wanted):
        if kept is None:
            value = made(new, name, flow=flow or key in ONE_LINE_ENTRIES)
            inner = None if listed else made(name, flow=flow)
        else:
            inner, value = pairs[kept]
        empty, words = _parted(above(inner or value))
        if not place:
            empty = parted[0][0]
        elif not kept:
            empty = "\n" if apart and (listed or name in APART) else ""
        put_above(inner or value, empty + words)
        node.value.append(value if listed else (inner, value))
    return node


def _parted(lines: str) -> tuple[str, str]:
    """The empty lines that lines begin with, and the others."""
    words = EMPTY.sub("", lines, count=1)
    return lines.removesuffix(words) if words else lines, words


def _merged(own: str, before: str, after: str, end: str) -> str:
    """``after`` with the author's ``own`` lines, of which ruamel.yaml made ``before``, for all that both have."""
    old, new = before.splitlines(), after.splitlines()
    held = _layout(own.splitlines(keepends=True), old)
    same = (stretch for stretch in _stretches(old, new) if stretch[0] == "equal")
    whence = {there: here for _, a, b, c, d in same for here, there in zip(range(a, b), range(c, d), strict=True)}
    indents = {_indent(old[at]): _indent(lines[0]) for at, (_, lines) in held.items() if lines and old[at]}
    stays, told = set(whence.values()), list[str]()
    for at, line in enumerate(new):
        stretch, lines = held.get(whence.get(at, -1), (range(0), []))
        if stretch and stays.issuperset(stretch):
            told += lines if whence[at] == stretch[0] else []
            indents |= {_indent(line): _indent(lines[0])} if lines and line else {}
        else:
            known = max((indent for indent in indents if line.startswith(indent)), key=len, default="")
            told.append(indents.get(known, "") + line.removeprefix(known) + end)
    text = "".join(line if line.endswith(("\n", "\r")) else line + end for line in told)
    return text if own.endswith(("\n", "\r")) else text.removesuffix(end)


def _layout(own: list[str], old: list[str]) -> dict[int, tuple[range, list[str]]]:
    """For each of the ``old`` lines the stretch of them that some of the author's ``own`` were made into, and those."""
    held: dict[int, tuple[range, list[str]]] = {}
    bare_own, bare_old = (["".join(line.split()) for line in lines] for lines in (own, old))
    for word, a, b, c, d in _stretches(bare_own, bare_old):
        if word == "equal":
            held |= {at: (range(at, at + 1), [own[a + at - c]]) for at in range(c, d)}
        elif c < d:
            held |= dict.fromkeys(range(c, d), (range(c, d), own[a:b]))
        elif c:
            held[c - 1][1].extend(own[a:b])
    return held


def _stretches(old: list[str], new: list[str]) -> list[tuple[str, int, int, int, int]]:
    return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
