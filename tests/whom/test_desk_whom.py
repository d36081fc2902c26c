"""The policy desk on rules for some communes: every number is read in the text, changed by one reading, made anew."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from engine.desk.editing.fresh_examples import with_fresh_examples
from engine.desk.editing.trying import trees_in
from engine.desk.proofreading.checklist import Found
from engine.language import speak
from engine.law.loading import load_standard
from engine.law.numbers_of_law import numbers_of
from engine.law.readings.number import Number
from engine.law.source import Tree
from engine.problems import Place
from engine.reporting.words.checklist_lines import groups_of
from engine.service.proofread import try_changes
from tests.whom.whom_round import FOLDER, whom_law


def number(name: str) -> Number:
    """A number of the trial standard by its id."""
    return next(n for n in numbers_of(whom_law().book.standard) if n.id == name)


def test_every_number_has_an_id_of_its_own_and_stands_where_it_says() -> None:
    """Edges and points of cases, clauses, thresholds by day and in percent, what is left out: each at its own place."""
    book, told = whom_law().book, numbers_of(whom_law().book.standard)
    assert len({n.id for n in told}) == len(told)
    assert [n.id for n in told if n.at[1] not in book.sources[n.at[0]].values] == []
    ids = {n.id for n in told}
    assert {
        "tc02.1@bai-ngang/1/at_least", "tc02.1@bai-ngang/1/points", "tc02.1@bai-ngang/when/1/when",
        "tc02.3/applies/2/applies", "class/hard/bar/2/from", "class/hard/bar/2/points", "class/ward/threshold",
        "authority/city/1/when", "standard/left_out",
    } <= ids  # fmt: skip


def test_every_number_has_a_line_on_the_checking_sheet() -> None:
    """In words, in both languages; none twice."""
    for language in ("vi", "en"):
        lines = [line for group in groups_of(whom_law().book, speak(language)) for line in group.lines]
        told = [line.number.id for line in lines]
        assert sorted(told) == sorted(n.id for n in numbers_of(whom_law().book.standard))
        assert all(line.text for line in lines)


def test_a_number_of_a_case_that_the_text_has_otherwise_is_taken_over(tmp_path: Path) -> None:
    """With a reading of 92 % the case asks for 92 %, its examples are made anew, and the general bands stay."""
    home = tmp_path / "whom"
    shutil.copytree(FOLDER, home)
    edge = number("tc02.1@bai-ngang/1/at_least")
    read = Found(edge, "92", "Người đọc thử", date(2027, 6, 1), "trang 3", "câu thử", "", Place("phieu.xlsx"))
    trial = try_changes(load_standard(home), [read])
    (item,) = [i for i in trial.law.book.standard.items if i.id == "tc02.1"]
    assert [str(b.at_least) for b in item.lines[1].bands] == ["92", "None"]
    assert item.bands == whom_law().book.standard.items[2].bands


def test_examples_of_a_changed_case_are_made_anew() -> None:
    """What import --examples writes proves the new edge; other cases and the item keep theirs."""
    now = trees_in(whom_law().book.sources)
    changed = with_edge(now["tc02.yaml"], "96")
    made = with_fresh_examples({**now, "tc02.yaml": changed}, now)[0]["tc02.yaml"]
    item, before = (first_item(tree) for tree in (made, now["tc02.yaml"]))
    first, second = listed(item["except"])
    assert isinstance(first, dict)
    given = [example["given"] for example in listed(first["examples"]) if isinstance(example, dict)]
    assert len(given) >= 3
    assert (second, item["examples"]) == (listed(before["except"])[1], before["examples"])


def listed(tree: Tree) -> tuple[Tree, ...]:
    """A list of the law's files."""
    assert isinstance(tree, tuple)
    return tree


def first_item(tree: Tree) -> dict[str, Tree]:
    """The first item of a criterion's file."""
    assert isinstance(tree, dict)
    item = listed(tree["items"])[0]
    assert isinstance(item, dict)
    return item


def with_edge(tree: object, edge: str) -> dict[str, Tree]:
    """The file of criterion 2 with another edge of its first case."""
    assert isinstance(tree, dict)
    item = tree["items"][0]
    case = item["except"][0]
    bands = ({**case["bands"][0], "at_least": edge}, *case["bands"][1:])
    cases = ({**case, "bands": bands}, *item["except"][1:])
    return {**tree, "items": ({**item, "except": cases}, *tree["items"][1:])}
