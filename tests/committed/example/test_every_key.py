"""The worked example says everything that the language can say: a new key without an example turns this red.

Keys are those of the schemas that editors are given, so nothing is listed twice; words that one standard cannot say
side by side are named below, each with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from engine.service.parts.open_law import OpenLaw, open_law
from tests import frozen

CRITERIA = frozen.ROOT / "criteria"
EXAMPLE, AMENDMENT = CRITERIA / "vi-du-2027", CRITERIA / "vi-du-2030"
Said: TypeAlias = tuple[str, ...]
FILES = {"standard": "standard.yaml", "criterion": "tc*.yaml", "evidence": "evidence.yaml"}
# A word for a number that somebody saw, which an invented number never has.
SEEN = {"verbatim", "reported", "machine"}
# Conditions of classes and of all else ask for the same: their words count once.
ALIKE = {"UnitTest": "CaseTest", "UnitTest.facts": "CaseTest.facts"}
# Only one of these can be said of a standard.
ELSEWHERE = {
    ("standard", "status"): {"in_force", "partial"},
    # What is meant where nothing is said.
    ("criterion", "role"): {"scored"},
    ("Item", "role"): {"scored"},
    # Townships ended before the example's law begins: they alone are of no class.
    ("CaseTest", "type"): {"thi_tran"},
    ("standard", "unclassed"): {"xa", "phuong", "dac_khu"},
    ("LeftOut", "how"): {"nothing"},
    # Of rounding a total: up and down are for shares of points, in steps.
    ("LeftOut", "round"): {"up", "down"},
}


@cache
def schema(name: str) -> dict[str, Any]:
    """A committed schema."""
    told: dict[str, Any] = json.loads((CRITERIA / "schemas" / f"{name}.schema.json").read_text("utf-8"))
    return told


def trees(folder: Path, pattern: str) -> list[Any]:
    """The files of a standard, every scalar as it is typed."""
    return [yaml.load(p.read_text("utf-8"), Loader=yaml.BaseLoader) for p in sorted(folder.glob(pattern))]  # noqa: S506


def keys_of(told: dict[str, Any], owner: str) -> Iterator[Said]:
    """Every key of a schema with the model that has it, and every word that a key may have."""
    for key, value in told.get("properties", {}).items():
        yield owner, key
        yield from (word for word in words_of(value, owner, key))
        for at, inline in enumerate(inline_of(value)):
            yield from keys_of(inline, f"{owner}.{key}{at or ''}")


def words_of(value: dict[str, Any], owner: str, key: str) -> Iterator[Said]:
    """The words of a closed list, of the key itself or of each entry of its list."""
    for part in (value, value.get("items", {})):
        yield from ((owner, key, str(word)) for word in part.get("enum", ()))


def inline_of(value: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Shapes that a key writes out in place of naming a model."""
    shapes = [*value.get("anyOf", ()), *value.get("patternProperties", {}).values()]
    for shape in shapes:
        if "properties" in shape:
            yield shape
        yield from inline_of(shape)


def said_in(tree: Any, told: dict[str, Any], root: dict[str, Any], owner: str) -> Iterator[Said]:
    """Every key and word that a file says, by the model of the schema it is said in."""
    if "$ref" in told:
        owner = told["$ref"].rpartition("/")[2]
        yield from said_in(tree, root["$defs"][owner], root, owner)
        return
    for shape in (*told.get("oneOf", ()), *told.get("anyOf", ())):
        if suits(tree, shape, root):
            yield from said_in(tree, shape, root, owner)
    if isinstance(tree, list):
        for entry in tree:
            yield from said_in(entry, told.get("items", {}), root, owner)
    if not isinstance(tree, dict):
        return
    for key, value in tree.items():
        own = told.get("properties", {}).get(key)
        if own is not None:
            yield owner, key
            words = value if isinstance(value, list) else [value]
            yield from ((owner, key, word) for word in words if isinstance(word, str))
            inner = f"{owner}.{key}" if any(inline_of(own)) and not isinstance(value, list) else owner
            yield from said_in(value, own, root, inner)
        else:
            for shape in told.get("patternProperties", {}).values():
                yield from said_in(value, shape, root, owner)


def suits(tree: Any, shape: dict[str, Any], root: dict[str, Any]) -> bool:
    """Whether a shape can be that of a file's value: a mapping with no other keys, or no mapping at all."""
    if "$ref" in shape:
        shape = root["$defs"][shape["$ref"].rpartition("/")[2]]
    return isinstance(tree, dict) == ("properties" in shape) and (
        not isinstance(tree, dict) or set(tree) <= set(shape["properties"])
    )


def wanted() -> set[Said]:
    """All that the language has and one example can say."""
    found = {alike(said) for name in FILES for part, told in models(name) for said in keys_of(told, part)}
    return {
        said
        for said in found
        if len(said) < 3 or (said[2] not in SEEN and said[2] not in ELSEWHERE.get((said[0], said[1]), ()))
    }


def alike(told: Said) -> Said:
    """A word of one of two models that ask for the same as one of the other; the keys of both must occur."""
    owner = ALIKE.get(told[0], told[0])
    return (owner, *told[1:]) if len(told) == 3 or "." in owner else told


def models(name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The models of a file, the whole under the file's name."""
    told = schema(name)
    yield name, told
    yield from told.get("$defs", {}).items()


def said() -> set[Said]:
    """All that the example and its amendment say."""
    return {
        alike(told)
        for folder in (EXAMPLE, AMENDMENT)
        for name, pattern in FILES.items()
        for tree in trees(folder, pattern)
        for told in said_in(tree, schema(name), schema(name), name)
    }


def test_every_key_and_word_of_the_language_occurs() -> None:
    """What is missing is named with the model it belongs to: add it to criteria/vi-du-2027 and to its README."""
    assert sorted(wanted() - said()) == []
    assert len(wanted()) > 200


def test_what_only_an_amendment_can_say_is_said_by_the_amendment() -> None:
    """It takes something out, replaces the standard it amends, and holds to its hash."""
    (head,) = trees(AMENDMENT, "standard.yaml")
    assert head["remove"]
    assert head["replaces"] == EXAMPLE.name
    assert head["amends"] == {"standard": EXAMPLE.name, "sha256": opened(EXAMPLE.name).book.sha256}


@cache
def opened(name: str) -> OpenLaw:
    """One of the two, checked and proved."""
    return open_law(CRITERIA / name)


def test_the_readme_names_every_key() -> None:
    """Each construct has its line in the README of the example, so that it can be found by who looks for it."""
    told = (EXAMPLE / "README.md").read_text("utf-8")
    everyday = {"id", "title", "title_en", "mark", "cite", "document", "at", "name", "number"}
    keys = {found[1] for found in wanted() if len(found) == 2 and "." not in found[0]} - everyday
    assert sorted(key for key in keys if f"`{key}`" not in told) == []


@pytest.mark.parametrize("folder", [EXAMPLE, AMENDMENT], ids=lambda folder: folder.name)
def test_no_number_of_the_example_passes_for_law(folder: Path) -> None:
    """Every number is provisional, citations and titles say that it is an example, and the status is draft."""
    head = opened(folder.name).book.standard.head
    assert head.status == "draft"
    assert "ví dụ minh họa" in head.title
    assert "không phải văn bản" in head.title
    for path in sorted(folder.glob("*.yaml")):
        (tree,) = trees(folder, path.name)
        for key, value in leaves(tree):
            assert key not in ("mark", "when_none_mark", "applies_mark") or value == "provisional", path.name
            assert key != "at" or "ví dụ minh họa" in value, (path.name, value)


def leaves(tree: Any) -> Iterator[tuple[str, Any]]:
    """Every key with its scalar, however deep."""
    for key, value in tree.items() if isinstance(tree, dict) else ():
        if isinstance(value, str):
            yield key, value
        yield from leaves(value)
    for entry in tree if isinstance(tree, list) else ():
        yield from leaves(entry)
