"""Standards that lie beside each other: which is law on a day, and what is said where two are or none is."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from engine.law.loading import load_standard
from engine.law.source import Source, parse_source
from engine.law.state.succession import Neighbour, holds_on, last_day, law_problems, round_problems
from engine.problems import ProblemsFound, render
from engine.service.board.setting_up import standard_on
from engine.service.check import check_target
from engine.service.state.beside import laws_beside
from engine.service.workspace import Workspace
from tests import frozen
from tests.law.amending.amendments import FILES, amended_in

ROUND = "id: dot\nstandard: old\non: 2028-11-15\n"
CODES = ("LAW-370", "LAW-371", "LAW-372", "RND-212", "RND-213", "RND-214")
Edits = Mapping[str, str]


def beside(folder: Path, **heads: Edits) -> tuple[Neighbour, ...]:
    """The small standard under several names, each with its own days."""
    for name, edits in heads.items():
        home = Path(shutil.copytree(frozen.SMALL, folder / name))
        path = home / "standard.yaml"
        text = path.read_text("utf-8").replace("id: small", f"id: {name}")
        begins = edits.get("from", "2019-01-03")
        text = text.replace("from: 2019-01-03", f"from: {begins}")
        more = "".join(f"{key}: {value}\n" for key, value in edits.items() if key not in ("from", "status"))
        text = text.replace("status: in_force\n", f"status: {edits.get('status', 'in_force')}\n{more}")
        path.write_text(text, "utf-8")
    return laws_beside(folder)


def said(laws: tuple[Neighbour, ...], name: str, day: date) -> list[str]:
    """The codes told of a round of a standard on a day."""
    source: Source = parse_source(ROUND, "dot/round.yaml")
    found = list(round_problems(name, day, source, laws))
    assert all(len(render(problem, language)) > 80 for problem in found for language in ("vi", "en"))
    return [problem.code for problem in found]


def test_a_replaced_law_ends_the_day_before_its_heir_begins(tmp_path: Path) -> None:
    """Rounds of before still go by it, with a word; from that day on they are refused, and the heir takes them."""
    laws = beside(tmp_path, old={}, new={"from": "2027-07-01", "replaces": "old"})
    old = next(law for law in laws if law.name == "old")
    assert last_day(old, laws) == date(2027, 6, 30)
    assert said(laws, "old", date(2024, 11, 15)) == ["RND-212"]
    assert said(laws, "old", date(2027, 6, 30)) == ["RND-212"]
    assert said(laws, "old", date(2027, 7, 1)) == ["RND-213"]
    assert said(laws, "new", date(2027, 7, 1)) == []
    assert [law.name for law in laws if holds_on(law, laws, date(2027, 7, 1))] == ["new"]


def test_two_laws_on_one_day_are_refused_under_either(tmp_path: Path) -> None:
    """Nobody said that the one replaces the other, or when it ended: the program does not choose."""
    laws = beside(tmp_path, old={}, new={"from": "2027-07-01"})
    assert said(laws, "old", date(2027, 11, 15)) == ["RND-214"]
    assert said(laws, "new", date(2027, 11, 15)) == ["RND-214"]
    assert said(laws, "old", date(2024, 11, 15)) == ["RND-212"]


def test_an_end_that_is_written_is_an_end(tmp_path: Path) -> None:
    """Without a word of replacing, ``until`` of the old one does as well; the earlier of both ends counts."""
    laws = beside(tmp_path, old={"until": "2027-06-30"}, new={"from": "2027-07-01"})
    assert said(laws, "new", date(2027, 7, 1)) == []
    both = beside(tmp_path / "both", old={"until": "2029-12-31"}, new={"from": "2027-07-01", "replaces": "old"})
    assert last_day(next(law for law in both if law.name == "old"), both) == date(2027, 6, 30)


def test_a_draft_ends_nothing_and_its_trial_rounds_are_free(tmp_path: Path) -> None:
    """What is not law yet replaces nothing; a trial under it may be of any day."""
    laws = beside(tmp_path, old={}, new={"from": "2027-07-01", "replaces": "old", "status": "draft"})
    assert said(laws, "old", date(2028, 11, 15)) == []
    assert said(laws, "new", date(2028, 11, 15)) == []


def test_of_a_line_of_three_the_one_of_the_day_is_named(tmp_path: Path) -> None:
    """A round under the first, on a day of the third, is sent to the third."""
    laws = beside(
        tmp_path,
        old={},
        mid={"from": "2022-01-01", "replaces": "old"},
        new={"from": "2027-07-01", "replaces": "mid"},
    )
    (found,) = round_problems("old", date(2028, 11, 15), parse_source(ROUND, "r"), laws)
    assert (found.code, found.values["wanted"]) == ("RND-213", "new")
    assert said(laws, "mid", date(2025, 11, 15)) == ["RND-212"]


def test_the_check_of_a_law_tells_what_does_not_fit(tmp_path: Path) -> None:
    """A replaced standard that is not there, itself, one that begins later, and days with two laws."""
    laws = beside(
        tmp_path,
        old={},
        lost={"from": "2030-01-01", "replaces": "ol", "status": "draft"},
        self={"from": "2030-01-01", "replaces": "self", "status": "draft"},
        early={"from": "2018-01-01", "replaces": "old", "status": "draft"},
        two={"from": "2027-07-01"},
    )
    told = {law.name: [p.code for p in law_problems(load_standard(tmp_path / law.name), laws)] for law in laws}
    assert told == {
        "old": ["LAW-372"],
        "lost": ["LAW-370"],
        "self": ["LAW-370"],
        "early": ["LAW-371"],
        "two": ["LAW-372"],
    }


@pytest.mark.parametrize(("base", "replaced", "told"), [
    ("mot", "mot", []),
    ("small", "mot", [("LAW-371", None)]),
    ("mot", "small", [("LAW-372", "hai")]),
])  # fmt: skip
def test_of_two_amendments_of_one_day_the_second_amends_the_first(
    tmp_path: Path, base: str, replaced: str, told: list[tuple[str, str | None]]
) -> None:
    """And takes its place on its very day; beside it, or only replacing it, it may not stand."""
    head = FILES["standard.yaml"]
    amended_in(tmp_path, name="mot")
    second = head.replace("small", base).replace(f"replaces: {base}", f"replaces: {replaced}").replace("175", "172")
    amended_in(tmp_path, {"standard.yaml": second}, base, "hai")
    laws = laws_beside(tmp_path)
    found = law_problems(load_standard(tmp_path / "hai"), laws)
    assert [(p.code, p.values.get("new")) for p in found] == told
    if not told:
        assert [law.name for law in laws if holds_on(law, laws, date(2027, 7, 1))] == ["hai"]


def test_check_tells_of_two_laws_at_once_and_a_new_round_finds_the_one_of_its_day(tmp_path: Path) -> None:
    """``check`` says so before any round; ``new-round`` takes the heir once it is named."""
    space = Workspace(tmp_path, bundled=False)
    beside(tmp_path / "criteria", old={}, new={"from": "2027-07-01"})
    assert [p.code for p in check_target("new", space).problems] == ["LAW-372"]
    with pytest.raises(ProblemsFound) as refused:
        standard_on(space, "", date(2027, 11, 15))
    assert [p.code for p in refused.value.problems] == ["RND-938"]
    head = tmp_path / "criteria" / "new" / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("in_force\n", "in_force\nreplaces: old\n"), "utf-8")
    assert "LAW-372" not in {p.code for p in check_target("new", space).problems}
    assert standard_on(space, "", date(2027, 11, 15)).folder.name == "new"
    assert standard_on(space, "", date(2027, 6, 30)).folder.name == "old"


def test_a_neighbour_that_cannot_be_read_stops_nobody(tmp_path: Path) -> None:
    """Its own check says what is wrong with it."""
    beside(tmp_path, old={}, new={"from": "2027-07-01"})
    (tmp_path / "new" / "standard.yaml").write_text("id: [", "utf-8")
    assert [law.name for law in laws_beside(tmp_path)] == ["old"]
