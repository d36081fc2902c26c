"""Examples for the bands that a workbook changed, so that a new edge does not cost the editor three rows by hand."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ValidationError

from engine.desk.editing.renewing import example_trees, renewed_examples
from engine.law.criteria import Item
from engine.law.source import Tree

Trees = Mapping[str, dict[str, Tree]]
JUDGED_BY = ("bands", "steps", "measure", "when_none")


def with_fresh_examples(trees: Trees, now: Trees) -> dict[str, dict[str, Tree]]:
    """The trees of a workbook, the examples of every item made anew whose bands or measure differ from the law's."""
    return {name: _with_examples(tree, now.get(name, {})) for name, tree in trees.items()}


def _with_examples(tree: dict[str, Tree], before: Mapping[str, Tree]) -> dict[str, Tree]:
    items, known = tree.get("items"), before.get("items", ())
    if not isinstance(items, tuple) or not isinstance(known, tuple):
        return tree
    old = {item.get("id"): item for item in known if isinstance(item, dict)}
    return {**tree, "items": tuple(_renewed(item, old) for item in items)}


def _renewed(item: Tree, old: Mapping[Tree | None, Mapping[str, Tree]]) -> Tree:
    """An item the model refuses stays as it is: its own mistake is told first."""
    if not isinstance(item, dict):
        return item
    before = old.get(item.get("id"), {})
    if all(item.get(key) == before.get(key) for key in JUDGED_BY):
        return item
    try:
        shaped = Item.model_validate(item)
    except ValidationError:
        return item
    return {**item, "examples": example_trees(renewed_examples(shaped))}
