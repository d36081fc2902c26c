"""What the rules make of a law, and what is told when one thing of it is changed, as somebody read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from engine.law.loading import load_standard
from engine.rules.table import open_cells
from tests import frozen
from tests.rules.test_judged_sums import Edit, condition
from tests.told.rules.one_step import Change, changes_text, examples_of, steps_of, told_of, turns_of
from tests.told.rules.saying_nothing import LAWS_OF_NOTHING
from tests.told.rules.told_tables import table_text
from tests.told.typed.prints import HoldTyped

HERE = Path(__file__).parent
TEXTS = HERE / "texts"
WHOM = HERE.parents[1] / "whom" / "law"
# Each law by the folder that it stands in and that of the files in place of some; ``rich`` is small with more of all.
LAWS = {"small": (frozen.SMALL, frozen.SMALL), "rich": (frozen.SMALL, HERE / "rich"), "whom": (WHOM, WHOM)}
KINDS: Mapping[str, Callable[[str, str], Iterator[Change]]] = {
    "steps": steps_of,
    "turns": turns_of,
    "examples": examples_of,
}
# Files of which small has every line, or that have no example: nothing of their own to change.
NOTHING_NEW = ("whom-tc01", "rich-tc02")
EXAMPLES = ("small-tc01", "small-tc02", "rich-tc01", "rich-tc03", "rich-tc04")
TRIED = [
    (kind, name, file.name)
    for kind in KINDS
    for name, (_, own) in LAWS.items()
    for file in sorted(own.glob("[st]*.yaml"))
    if (f"{name}-{file.stem}" in EXAMPLES if kind == "examples" else f"{name}-{file.stem}" not in NOTHING_NEW)
]
# Three times the situations, of which each change would judge all; the table of the law has them.
REGION = "vung: [tn], "
BOUNDS = [
    *({"each_of": "all", key: str(n)} for key in ("at_least", "more_than") for n in (1, 20, 59, 60, 61, 69, 70, 80)),
    *({"each_of": "tc02", "at_least_percent": str(n)} for n in (1, 60, 69, 70, 71, 99, 100, 101)),
    *({"sum_of": "[tc01, tc02]", "more_than": str(n)} for n in (0, 159, 160, 169, 170, 199, 200)),
    *({"each_of": "all", "at_least": str(n), "allowed": "1"} for n in (60, 99, 100, 101)),
    {"each_of": "all", "at_least": "90", "allowed": "2"},
]  # fmt: skip


def texts_of(name: str) -> dict[str, str]:
    """The files of a law that stand in place of its folder's."""
    return {file.name: file.read_text("utf-8") for file in LAWS[name][1].glob("[st]*.yaml")}


@pytest.mark.parametrize("name", [*LAWS, "frozen"])
def test_the_table_of_a_law(name: str, hold_typed: HoldTyped) -> None:
    """Cells, compiled rules, situations and sums are those that were read."""
    book = frozen.law().book if name == "frozen" else load_standard(LAWS[name][0], texts_of(name))
    table, warned = open_cells(book)
    assert warned == ()
    hold_typed(TEXTS / f"table-{name}.txt", table_text(book.standard, table))


@pytest.mark.parametrize(("kind", "name", "file"), TRIED)
def test_one_change_of_a_law(kind: str, name: str, file: str, hold_typed: HoldTyped) -> None:
    """Each number a step on and back, words turned, rows left out: what is told of it, or that its table is sound."""
    texts = {own: text.replace(REGION, "") for own, text in texts_of(name).items()}
    known = "" if name == "small" else texts_of("small").get(file, "")
    made = changes_text(LAWS[name][0], texts, KINDS[kind](file, texts[file]), known.splitlines())
    hold_typed(TEXTS / f"{kind}-{name}-{file.removesuffix('.yaml')}.txt", made)


def test_one_bound_of_a_condition(hold_typed: HoldTyped) -> None:
    """A condition of the small law at each bound: sound, implied by the threshold, never failed or never met."""
    told = []
    for asked in BOUNDS:
        file, old, new = condition(**asked)
        text = (frozen.SMALL / file).read_text("utf-8").replace(old, new)
        said = told_of(frozen.SMALL, {file: text}).replace("\n", "\n    ")
        told.append(f"{', '.join(f'{key}: {value}' for key, value in asked.items())}\n    {said}\n")
    hold_typed(TEXTS / "bounds-small.txt", "".join(told))


def edited(edits: tuple[Edit, ...], new: Mapping[str, str]) -> dict[str, str]:
    """Files of the small law after some edits."""
    texts = dict(new)
    for file, old, told in edits:
        text = texts.get(file) or (frozen.SMALL / file).read_text("utf-8")
        assert old in text, (file, old)
        texts[file] = text.replace(old, told)
    return texts


def test_what_says_nothing(hold_typed: HoldTyped) -> None:
    """Numbers, days and cases of the small law that nothing depends on, each beside one that something does."""
    told = (
        f"{n}\n    " + told_of(frozen.SMALL, edited(*law)).replace("\n", "\n    ") for n, law in LAWS_OF_NOTHING.items()
    )
    hold_typed(TEXTS / "idle-small.txt", "\n".join(told) + "\n")


def test_no_text_is_of_a_law_that_is_gone() -> None:
    """Each kept text is one of these laws'."""
    tables = {f"table-{name}" for name in (*LAWS, "frozen")}
    changed = {f"{kind}-{name}-{file.removesuffix('.yaml')}" for kind, name, file in TRIED}
    assert {path.stem for path in TEXTS.iterdir()} == {*tables, *changed, "bounds-small", "idle-small"}
