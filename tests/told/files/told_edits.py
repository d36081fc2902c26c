"""YAML changed in its author's own text: each edit with the text as it then stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml

from engine.files.trees import Tree, aligned, bare, identity, keeping_empty, tidy
from engine.files.yaml_nodes import remarks_of
from engine.files.yaml_text import fresh, rewrite, says
from tests.told.files.told_lines import block

LAW = """\
# Đầu tệp

id: le-tan   # mã
title: 'Trẻ em''s'
cite: {document: "06/QĐ-TTg",   at: 'Điều 2'}

# Các mục
items:
  # Mục đầu
  - id: m1   # mục 1
    points: 7
    bands:
      - { at_least: 98,  points: 50 }   # cao
      # còn lại
      - {otherwise: true, points: 0}
    months: [1,  2, 3]

  # Mục hai
  - id: m2
    points: "8"
    notes: []
  - {id: m3, points: 5}
# Cuối
"""
SMALL = "a: 1\nb: 2 # hai\nc: 3\n"
Edit = Callable[[Any], object]


def _set(**values: Tree) -> Edit:
    return lambda tree: tree.update(values)


def _gone(*names: str) -> Edit:
    return lambda tree: [tree.pop(name) for name in names]


def _item(at: int, **values: Tree) -> Edit:
    return lambda tree: tree["items"][at].update(values)


EDITS: dict[str, tuple[str, Edit]] = {
    "nothing": (LAW, lambda _: None),
    "a value": (LAW, _set(id="le-moi")),
    "a value in single quotes": (LAW, _set(title="it's 'x'")),
    "a value that needs quotes": (LAW, _set(id="a: #b")),
    "a value in brackets": (LAW, lambda tree: tree["cite"].update(at="Điều 3")),
    "a key in brackets": (LAW, lambda tree: tree["cite"].update(page="5")),
    "a value below": (LAW, _item(0, points="9")),
    "a value in double quotes": (LAW, _item(1, points="10")),
    "a value in an entry of brackets": (LAW, _item(2, points="6")),
    "a number in a list of brackets": (LAW, _item(0, months=("1", "2", "4"))),
    "a longer list of brackets": (LAW, _item(0, months=("1", "2", "3", "12"))),
    "an empty list filled": (LAW, _item(1, notes=("a", "b"))),
    "an empty list left out": (LAW, lambda tree: tree["items"][1].pop("notes")),
    "a band more": (LAW, lambda tree: tree["items"][0]["bands"].insert(1, {"at_least": "90", "points": "20"})),
    "a band less": (LAW, lambda tree: tree["items"][0]["bands"].pop(0)),
    "bands swapped": (LAW, lambda tree: tree["items"][0]["bands"].reverse()),
    "an item more, last": (LAW, lambda tree: tree["items"].append({"id": "m4", "points": "1"})),
    "an item more, first": (LAW, lambda tree: tree["items"].insert(0, {"id": "m0", "bands": ({"otherwise": "true"},)})),
    "the first item gone": (LAW, lambda tree: tree["items"].pop(0)),
    "the middle item gone": (LAW, lambda tree: tree["items"].pop(1)),
    "the last item gone": (LAW, lambda tree: tree["items"].pop()),
    "items turned round": (LAW, lambda tree: tree["items"].reverse()),
    "an item renamed": (LAW, _item(1, id="m9")),
    "all items gone": (LAW, _set(items=())),
    "items left out": (LAW, _gone("items")),
    "a key more": (LAW, _set(note="mới")),
    "a key of its own part more": (LAW, _set(readings=({"id": "r1", "text": "x"}, {"id": "r2", "text": "y"}))),
    "a key gone": (LAW, _gone("title")),
    "a text becomes a list": (LAW, _set(title=("a", "b c"))),
    "a mapping becomes a text": (LAW, _set(cite="Điều 2")),
    "a list becomes a text": (LAW, _item(0, months="1")),
    "a text over lines": (LAW, _item(0, points="một\nhai")),
    "a comment behind a value stays": (SMALL, _set(b="22")),
    "a key with a comment gone": (SMALL, _gone("b")),
    "the first gone": (SMALL, _gone("a")),
    "all but one gone": (SMALL, _gone("a", "c")),
    "all else": (SMALL, lambda tree: (tree.clear(), tree.update(z="1"))),
    "an empty text": (SMALL, _set(a="")),
    "odd texts": (SMALL, _set(a="yes", b="- x", c="97.5")),
    "odder texts": (SMALL, _set(a=" x ", b="{x}", c="x\ty")),
    "a long text": (SMALL, _set(a="dài " * 60)),
    "block text": ("said: |\n  một\n    thụt\n\n  hai\nb: 1\n", _set(said="một\nba\n")),
    "block text, beside it": ("said: |\n  một\n    thụt\n\n  hai\nb: 1\n", _set(b="2")),
    "block text to one line": ("said: |\n  một\n  hai\nb: 1\n", _set(said="một")),
    "folded text, beside it": ("said: >-\n  một\n  hai\nb: 1 # x\n", _set(b="2")),
    "folded text": ("said: >-\n  một\n  hai\nb: 1\n", _set(said="ba")),
    "a sign over lines with a remark": ("said: |- # lời\n  một\nb: 1\n", _set(said="hai")),
    "plain text over lines": ("said: một\n  hai\nb: 1\n", _set(b="2")),
    "anchors": ("a: &x 1\nb: *x\nc: 3\n", _set(c="4")),
    "an anchored value": ("a: &x 1\nb: *x\nc: 3\n", _set(a="2")),
    "CR LF": (LAW.replace("\n", "\r\n"), _item(0, points="9")),
    "CR LF, an entry more": (SMALL.replace("\n", "\r\n"), _set(d=("1", "2"))),
    "a byte order mark": ("\ufeff" + SMALL, _set(a="9")),
    "no line end at the end": (SMALL.rstrip("\n"), _set(c="9")),
    "no line end, an entry more": (SMALL.rstrip("\n"), _set(d="9")),
    "lists without indent": ("l:\n- a: 1\n  b: 2\n- a: 3\nz: 1\n", lambda tree: tree["l"][1].update(a="4")),
    "lists without indent, one more": ("l:\n- a: 1\n- a: 3\nz: 1\n", lambda tree: tree["l"].append({"a": "5"})),
    "wide indents": (
        "m:\n      a: 1\n      n:\n          - x\n          - y\n",
        lambda tree: tree["m"]["n"].append("z"),
    ),
    "indents that differ": ("a:\n  - x\n  - y\nb:\n    - x\n", lambda tree: tree["b"].append("y")),
    "brackets over lines": ("m: {\n  a: 1, # tử\n  b: 2\n}\nc: [\n  x,\n  y]\n", lambda tree: tree["m"].update(a="5")),
    "brackets over lines, beside them": ("m: {\n  a: 1, # tử\n  b: 2\n}\nz: 1\n", _set(z="2")),
    "lists in lists": ("l:\n  - - a\n    - b\n  - [c]\n", lambda tree: tree["l"][0].append("x")),
    "a remark between entries": ("l:\n  - a\n  # giữa\n  - b\n  - c\n", lambda tree: tree["l"].pop(1)),
    "empty lines between": ("l:\n  - a\n\n  - b\n\n  - c\n", lambda tree: tree["l"].pop(0)),
    "only remarks": ("# một\n# hai\n", _set(a="1")),
    "an empty file": ("", _set(a="1", b=("x",), items=({"id": "1"}, {"id": "2"}))),
    "no mapping": ("- a\n- b\n", lambda _: None),
    "broken": ("a: [1\n# x\n", lambda _: None),
    "a key twice": ("a: 1\na: 2\nb: 3\n", _set(b="4")),
    "quoted keys": ("'a b': 1\n\"c\": 2\n", lambda tree: tree.update({"a b": "5"})),
    "tabs behind": ("a: 1\t# x\nb:\t2\n", _set(a="3", b="4")),
}
FRESH: Tree = {
    "id": "x", "title": "Tiêu đề: một", "maximum": "1000", "cycle": {"first": "2021"},
    "period": {"from": "01/01/2024", "to": ""},
    "items": ({"id": "m1", "measure": {"share": "a", "of": "b c"}, "bands": ({"at_least": "98", "points": "50"},)},
    {"id": "m2", "when": ({"a": ("b", "c")},)}),
    "checks": ({"id": "c"},), "names": ("a", "b, c"), "none": (), "empty": {}, "said": "một\nhai\n", "odd": ("yes",
    "1e3", "#", "", "a\x07"),
}  # fmt: skip
LISTS = (("abc", "abc"), ("abc", "acb"), ("abc", "ac"), ("abc", "axbc"), ("abc", "axc"), ("abcd", "axyd"), ("ab",
"xy"), ("ab", "x"), ("a", "xy"),
         ("abab", "baba"), ("", "a"), ("a", ""), ("aab", "aba"), ("abcdefg", "tuvwxyz"), ("abcdefg",
         "tuvwxyzk"))  # fmt: skip

SAID: tuple[Tree, ...] = (
    "", "a", {"id": "x", "b": "1"}, {"b": (), "a": "1"}, {"id": ("x",)}, ("a", "b"),
    {"a": "", "b": (), "c": {}}, (" x ", ()),
)  # fmt: skip
UNTIDY = (" a ", "a\r\nb", "e\u0302", "a\x07b", "\ta\n", "a\rb", "a\uffffb")


def edits() -> str:
    """Each edit with the text after it, also where comments of what goes are to be forgotten."""
    told = [block(name, _edited(text, edit)) for name, (text, edit) in EDITS.items()]
    likest = (
        (("id 1", "trẻ em một", "xã hai"), ("trẻ em hai", "id 9")),
        (("ab", "cd", "ef"), ("ef1", "cd2")),
        (("x",), ("y", "x1")),
    )
    assert isinstance(FRESH, dict)
    return "".join([
        *told,
        block("fresh", fresh(FRESH).splitlines()),
        block("aligned", [f"{old} {new} → {aligned([*old], [*new])}" for old, new in (*LISTS, *likest)]),
        block("identity", [f"{said!r} → {identity(said)}" for said in SAID]),
        block("tidy", [f"{said!r} → {tidy(said)!r}" for said in UNTIDY]),
        block("bare", [f"{said!r} → {bare(said)!r}" for said in SAID]),
        block("keeping empty", [repr(keeping_empty(said, before)) for said, before in _empties()]),
        block("remarks", [f"{count} {remark}" for remark, count in remarks_of(LAW).items()]),
    ])  # fmt: skip


def _empties() -> list[tuple[Tree, Tree]]:
    before: Tree = {"a": (), "b": "1", "l": ({"id": "1", "n": ()}, {"id": "2"})}
    return [
        ({"b": "2"}, before),
        ({"a": ("x",), "b": "1"}, before),
        ({"l": ({"id": "2"}, {"id": "1"})}, before),
        ("x", before),
        ({"l": "x"}, before),
    ]


def _tree(text: str) -> Any:
    try:
        said = yaml.load(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader) or {}  # noqa: S506 - texts alone
    except yaml.YAMLError:
        return {"a": "9"}
    return said if isinstance(said, dict) else {"a": "9"}


def _frozen(said: Any) -> Tree:
    if isinstance(said, dict):
        return {key: _frozen(value) for key, value in said.items()}
    return said if isinstance(said, str) else tuple(map(_frozen, said))


def _edited(text: str, edit: Edit) -> list[str]:
    said = _tree(text)
    edit(said)
    tree = _frozen(said)
    assert isinstance(tree, dict)
    after, forgetful = rewrite(text, tree), rewrite(text, tree, forgetting=True)
    forgot = [] if after == forgetful else ["-- forgetting", *_lines(forgetful)]
    return [
        *(["as it was"] if after == text else _lines(after)),
        *forgot,
        *([] if says(after, tree) else ["SAYS ANOTHER"]),
    ]


def _lines(text: str) -> list[str]:
    """Lines as they stand, with the signs at their ends where these are not the usual."""
    shown = text.replace("\ufeff", "<BOM>").replace("\t", "<TAB>")
    shown = re.sub(r" +(?=\r?\n)", lambda found: "<BLANK>" * len(found[0]), shown).replace("\r\n", "<CRLF>\n")
    return shown.removesuffix("\n").split("\n") + ([] if text.endswith("\n") else ["<no end>"])
