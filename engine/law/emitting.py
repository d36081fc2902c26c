"""Fresh YAML in the pack's own layout: what an author would have typed, for entries that nobody typed yet."""

from __future__ import annotations

import re

import yaml

from engine.law.source import LOADER, Tree

# Entries that the pack writes on one line, and lists whose entries stand apart.
ONE_LINE = frozenset({"cite", "measure"})
ONE_LINE_ENTRIES = frozenset({"bands", "examples", "when"})
SPACED = frozenset({"items", "evidence", "checks", "classes"})
APART = frozenset(
    {"maximum", "cycle", "criteria", "classes", "knock_out", "authorities", "readings", "items", "checks"}
)
TOKEN = re.compile(r"[A-Za-z0-9_./\-]+")
ESCAPED = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff\"\\]")
STEP = "  "


def fresh_file(tree: dict[str, Tree]) -> str:
    """A whole file: its entries, the larger ones after an empty line."""
    held = enumerate(tree.items())
    return "\n".join(("\n" if at and key in APART else "") + entry(key, value, "") for at, (key, value) in held) + "\n"


def entry(key: str, value: Tree, indent: str) -> str:
    """A key with its value as block text; ``indent`` stands before every line but the first."""
    if isinstance(value, str):
        return f"{key}: {scalar(value)}"
    return f"{key}: {flow(value)}" if _fits_a_line(key, value) else _block(key, value, indent)


def _fits_a_line(key: str, value: Tree) -> bool:
    return not value or key in ONE_LINE or (isinstance(value, tuple) and all(isinstance(part, str) for part in value))


def _parts(value: Tree) -> tuple[Tree, ...]:
    return value if isinstance(value, tuple) else ()


def _block(key: str, value: Tree, indent: str) -> str:
    inner = indent + STEP
    if isinstance(value, dict):
        return "\n".join([f"{key}:", *(inner + entry(name, held, inner) for name, held in value.items())])
    apart = "\n\n" if key in SPACED else "\n"
    return f"{key}:\n" + apart.join(inner + element(part, key, inner) for part in _parts(value))


def element(value: Tree, key: str, indent: str) -> str:
    """An element of the list under ``key``, with its dash; ``indent`` is the dash's own."""
    if not isinstance(value, dict) or not value or key in ONE_LINE_ENTRIES:
        return f"- {flow(value)}"
    inner = indent + STEP
    return "- " + f"\n{inner}".join(entry(name, held, inner) for name, held in value.items())


def flow(value: Tree) -> str:
    """A value on one line: {a: 1, b: "two words"}, [x, y]."""
    if isinstance(value, str):
        return scalar(value, flowing=True)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(held)}" for key, held in value.items()) + "}"
    return "[" + ", ".join(map(flow, value)) + "]"


def scalar(text: str, *, flowing: bool = False, style: str | None = None) -> str:
    """A text as YAML that reads back as itself: plain where that is safe, else in quotes, the author's own if any."""
    if style == "'" and not ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return "'" + text.replace("'", "''") + "'"
    if style != '"' and _plain(text, flowing=flowing):
        return text
    return '"' + ESCAPED.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    letter = found[0]
    return {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(letter) or f"\\u{ord(letter):04x}"


def _plain(text: str, *, flowing: bool) -> bool:
    """Whether a text may stand without quotes; on one line with others only a single word may."""
    if TOKEN.fullmatch(text) and not text.startswith(("-", ".")):
        return True
    if flowing or not text or ESCAPED.search(text.replace('"', "").replace("\\", "")):
        return False
    try:
        node = yaml.compose(f"k: {text}\n", Loader=LOADER)
    except yaml.YAMLError:
        return False
    value = node.value[0][1] if isinstance(node, yaml.MappingNode) and len(node.value) == 1 else None
    return isinstance(value, yaml.ScalarNode) and value.value == text and not value.style and text[0] not in "&*!|>\"'"
