"""Examples for the bands that were changed, so that a new edge does not cost the editor three rows by hand.

Whoever edits in Excel asks for them at the import, whoever edits the files asks for them at the check.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from engine.desk.editing.amending import placed
from engine.desk.editing.edits import edits_between
from engine.desk.editing.law_sheets import Table
from engine.desk.editing.renewing import example_trees, has_a_band_everywhere, needs_examples, renewed_examples
from engine.desk.editing.trying import Plan, Trees, changed_files, opened, own_files, remarks_lost, trees_in
from engine.files.keeping.transactions import as_read
from engine.law.criteria import Item
from engine.law.loading import HEAD, load_standard
from engine.law.points.scores import Score, step_of
from engine.law.source import Route, Tree
from engine.law.values import STEP
from engine.problems import Place

# What a case has of its own.
OWN = ("bands", "steps", "examples")
JUDGED_BY = ("bands", "steps", "measure", "when_none")


@dataclass(frozen=True, slots=True)
class Renewed:
    """An item whose examples were made anew: its file and route, and for each example where it stood, None if new."""

    file: str
    route: Route
    stood: tuple[int | None, ...]


def plan_examples(folder: Path) -> Plan:
    """The examples that a standard's files lack, in place of those that are false now; nothing is written.

    Its problems are those that are left with these examples in place. Raises ProblemsFound when the files cannot be
    read or are no standard.
    """
    read = as_read(folder)
    book = load_standard(folder)
    now = trees_in(book.sources)
    trees, _ = with_fresh_examples(now, {})
    files = dict(changed_files(folder, *own_files(book, folder, trees)))

    def where(_: Table | None, file: str, route: Route | None) -> Place:
        return book.sources[file].place(route or ())

    edited = {name: content.decode() for name, content in files.items() if content is not None}
    edits = tuple(edits_between(now, trees, where))
    return Plan(folder, edits, files, opened(folder, edited)[0], tuple(remarks_lost(folder, files, book.own)), read)


def with_fresh_examples(trees: Trees, now: Trees) -> tuple[dict[str, dict[str, Tree]], tuple[Renewed, ...]]:
    """The trees with the examples made anew of every item that needs it, and which items these are.

    ``now`` are the trees of the law as it stands: what an item was tells which of its edges are new.
    """
    made, renewed = dict(trees), list[Renewed]()
    old = {known: item for name in now for known, _, item in _items(now[name])}
    steps = step_of(trees.get(HEAD)), step_of(now.get(HEAD, trees.get(HEAD)))
    for name in trees:
        for known, route, item in _items(trees[name]):
            examples = _fresh(item, old.get(known, {}), steps)
            if examples is not None:
                held = placed(made[name], (*route, "examples"), examples)
                made[name] = held if isinstance(held, dict) else made[name]
                renewed.append(Renewed(name, route, _places(item.get("examples", ()), examples)))
    return made, tuple(renewed)


def _items(tree: Mapping[str, Tree]) -> Iterator[tuple[str, Route, dict[str, Tree]]]:
    """Every item by its name with its route, and each of its cases as the item that it is for some communes."""
    held = tree.get("items")
    for at, item in enumerate(held if isinstance(held, tuple) else ()):
        if not isinstance(item, dict):
            continue
        name, cases = str(item.get("id")), item.get("except")
        plain = {key: value for key, value in item.items() if key != "except"}
        yield name, ("items", at), plain
        for place, case in enumerate(cases if isinstance(cases, tuple) else ()):
            if isinstance(case, dict):
                own: dict[str, Tree] = {key: case[key] for key in OWN if key in case}
                bare = {key: value for key, value in plain.items() if key not in OWN}
                yield f"{name}@{case.get('id')}", ("items", at, "except", place), {**bare, **own}


def _places(old: Tree, new: tuple[Tree, ...]) -> tuple[int | None, ...]:
    known = list(old) if isinstance(old, tuple) else []
    return tuple(known.index(example) if example in known else None for example in new)


def _fresh(
    item: dict[str, Tree], old: Mapping[str, Tree], steps: tuple[Score | None, Score | None]
) -> tuple[Tree, ...] | None:
    """The examples of an item made anew; None where they do, or where the item's own mistake must be told first."""
    now = _shaped(item, steps[0])
    if now is None or not has_a_band_everywhere(now):
        return None
    before = _shaped(old, steps[1]) if any(old.get(key) == item.get(key) for key in ("measure", "title")) else None
    changed = before is not None and any(item.get(key) != old.get(key) for key in JUDGED_BY)
    if not changed and not needs_examples(now):
        return None
    made = example_trees(renewed_examples(now, before))
    return made if made != item.get("examples", ()) else None


def _shaped(item: Mapping[str, Tree], step: Score | None) -> Item | None:
    """An item as the model has it under a step of points; None where the model refuses it."""
    try:
        return Item.model_validate(dict(item), context={STEP: step})
    except ValidationError:
        return None
