"""An amendment is its base with some places changed: what it says is its own, all else stands where it stood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.files.trees import Tree, bare
from engine.law.amending.layers import layered
from engine.law.amending.parting import amendment_of
from engine.law.checking import check_standard
from engine.law.citing import cited_text, of_old_text
from engine.law.ledger import LEDGER, Entry, ledger_text
from engine.law.loading import Lawbook, load_standard
from engine.law.numbers_of_law import numbers_of
from engine.law.source import Source, parse_source, read_source
from engine.law.state.accepted import states_of
from engine.law.state.succession import last_day, law_problems, round_problems
from engine.problems import Problem, ProblemsFound
from engine.service.parts.open_law import open_law
from engine.service.state.beside import laws_beside
from tests.frozen import SMALL
from tests.law.amending.amendments import FILES, NAME, PAGE, amended_in
from tests.whom.test_pages import scored

HEAD, TC02 = FILES["standard.yaml"], FILES["tc02.yaml"]
IDS = ("a", "b", "c", "d", "e")
VALUES: st.SearchStrategy[Tree] = st.sampled_from(["1", "2", ("x",), ("x", "y")])


def source(tree: Tree) -> Source:
    """A file that says a tree, at no place."""
    return Source("tệp", (), tree, {}, {})


@st.composite
def files(draw: st.DrawFn) -> dict[str, Tree]:
    """A file with plain keys, a list of entries with ids, and such a list below each of these."""

    def entry(name: str) -> dict[str, Tree]:
        inner = draw(st.permutations(IDS[: draw(st.integers(1, 3))]))
        below: Tree = tuple({"id": n, "v": draw(VALUES)} for n in inner)
        return {"id": name, **draw(st.dictionaries(st.sampled_from("pqr"), VALUES)), "inner": below}

    names = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
    told: dict[str, Tree] = {**draw(st.dictionaries(st.sampled_from("pqr"), VALUES))}
    told["items"] = tuple(map(entry, names))
    return told


@given(base=files(), wanted=files(), said=files())
@settings(max_examples=300, deadline=None)
def test_what_an_amendment_says_gives_back_what_was_wanted(
    base: dict[str, Tree], wanted: dict[str, Tree], said: dict[str, Tree]
) -> None:
    """Whatever is changed, added, taken away or moved: the difference laid over the base is the whole."""
    for before in ({}, amendment_of(base, said, {})):
        own = amendment_of(base, wanted, before)
        whole, found = layered(source(base), source(own))
        assert found == ()
        assert bare(whole.tree) == bare(wanted)


@given(base=files())
@settings(max_examples=50, deadline=None)
def test_what_is_not_changed_is_not_said(base: dict[str, Tree]) -> None:
    """A file that says what the base says is no amendment at all."""
    assert amendment_of(base, base, {}) == {}


def test_the_amendment_of_the_page_is_law(tmp_path: Path) -> None:
    """No error and no warning; it opens, and its edge at 99 % is judged as the page says."""
    law = open_law(amended_in(tmp_path))
    assert law.warnings == ()
    (item,) = (item for item in law.book.standard.items if item.id == "tc02.1")
    (old,) = (item for item in load_standard(SMALL).standard.items if item.id == "tc02.1")
    assert f"được {item.bands[1].points} điểm (trước là {old.bands[0].points} điểm)" in PAGE


def test_only_what_is_said_differs_from_the_base(tmp_path: Path) -> None:
    """Numbers of other places are the base's own, value, mark and citation; the law's head is the amendment's."""
    book, base = load_standard(amended_in(tmp_path)), load_standard(SMALL)
    before = {number.id: number for number in numbers_of(base.standard)}
    differs = {number.id for number in numbers_of(book.standard) if number != before.get(number.id)}
    assert {name for name in differs if name.startswith("standard/")} == {
        f"standard/{key}" for key in ("number", "date", "from")
    }
    assert {name for name in differs if not name.startswith("standard/")} == {
        n.id for n in numbers_of(book.standard) if n.id.startswith(("tc02.1/", "class/plain/"))
    } - {n.id for n in numbers_of(book.standard) if n == before.get(n.id)}


def test_a_number_that_was_left_alone_stands_in_the_file_of_the_base(tmp_path: Path) -> None:
    """Its place is the line of the old file, with the line as it was typed; a changed one stands in the new file."""
    book = load_standard(amended_in(tmp_path))
    left, changed = book.place("tc02.2/1"), book.place("tc02.1/1")
    assert left == read_source(SMALL / "tc02.yaml", "small/tc02.yaml").place(("items", 1, "bands", 0))
    assert changed.file == f"{NAME}/tc02.yaml"
    assert "equals: 0" in book.problem("LAW-304", "tc02.2/1").typed
    assert "at_least: 99" in book.problem("LAW-304", "tc02.1/1").typed
    assert book.is_own(("tc02.yaml", ("items", 0, "bands", 0, "points")))
    assert not book.is_own(("tc02.yaml", ("items", 1, "bands", 0, "points")))


def all_read(book: Lawbook) -> tuple[Entry, ...]:
    """Every number of a standard read once, as it stands."""
    told = {"who": "Nguyễn Thị Lan", "when": date(2026, 1, 5), "page": "4", "reader": 1, "sentence": "Văn bản viết vậy"}
    numbers = numbers_of(book.standard)
    rows = ({"number": n.id, "value": n.held, "of": dict(n.of), **told} for n in numbers)
    return tuple(map(Entry.model_validate, rows))


def test_readings_of_what_was_left_alone_stand(tmp_path: Path) -> None:
    """The base's ledger holds for the numbers that nobody changed, and for no other; none of it is copied."""
    folder = amended_in(tmp_path)
    base = tmp_path / "small"
    (base / LEDGER).write_text(ledger_text(all_read(load_standard(base))), "utf-8")
    book = load_standard(folder)
    checked = {name for name, standing in book.readings.standings.items() if standing.checked}
    before = {(n.id, n.held, str(n.of)) for n in numbers_of(load_standard(base).standard)}
    assert checked == {n.id for n in numbers_of(book.standard) if (n.id, n.held, str(n.of)) in before}
    assert {name for name in checked if name.startswith(("tc02.1/", "class/plain/"))} == set()
    assert len(checked) > 40
    assert book.readings.lost == ()
    assert LEDGER not in states_of(book)


def test_a_base_in_force_ends_where_its_amendment_begins(tmp_path: Path) -> None:
    """It says whom it replaces, so no day has two laws, and citations of the base are none of an old text."""
    book = load_standard(amended_in(tmp_path))
    laws = laws_beside(tmp_path)
    assert list(law_problems(book, laws)) == []
    (base,) = (law for law in laws if law.name == "small")
    assert last_day(base, laws) == date(2027, 6, 30)
    assert list(of_old_text(book)) == []
    (left,) = (item for item in book.standard.items if item.id == "tc02.2")
    assert "văn bản cũ" not in cited_text(left.cite, book.standard.laws)


@pytest.mark.parametrize(("document", "told"), [("9/NĐ-CP 01/01/2026", True), ("9/NĐ-CP 01/01/2028", False)])
def test_who_decides_may_be_settled_by_a_law_later_than_the_amendment_alone(
    document: str, told: bool, tmp_path: Path
) -> None:
    """One of between the base and its amendment is another text, and is told; one after both is none of an old text."""
    folder = amended_in(tmp_path)
    said = f"authorities:\n  - id: district\n    cite: {{document: {document}, at: Điều 5}}\n"
    (folder / "standard.yaml").write_text((folder / "standard.yaml").read_text("utf-8") + said, "utf-8")
    assert [given for _, _, given in of_old_text(load_standard(folder))] == [document] * told


def test_items_that_go_leave_their_number(tmp_path: Path) -> None:
    """After ``remove`` the others keep theirs, and a new item takes a later one."""
    removed = TC02.replace("items:", "remove: [tc02.2]\nmax_points: 70\nmark: reported\nitems:", 1).replace(
        "id: tc02\n", "id: tc02\ncite: {document: 27/TN 15/05/2027, at: Điều 3}\n", 1
    )
    head = HEAD + "maximum: {points: 170, mark: reported, cite: {document: 27/TN 15/05/2027, at: Điều 4}}\n"
    folder = amended_in(tmp_path, {"standard.yaml": head.replace("175", "150"), "tc02.yaml": removed})
    evidence = "remove: [tre_bi_tai_nan, tre_em]\n"
    (folder / "evidence.yaml").write_text(evidence, "utf-8")
    book = load_standard(folder)
    assert [item.id for item in book.standard.criteria[1].items] == ["tc02.1", "tc02.3"]
    assert {p.code for p in check_standard(book)} & {"LAW-314", "LAW-302", "LAW-308"} == set()


REFUSED = {
    "remove of nothing": ("tc02.yaml", "id: tc02\n", "id: tc02\nremove: [tc02.9]\n", "LAW-307"),
    "an entry twice": ("tc02.yaml", "items:\n", "items:\n  - {id: tc02.1}\n", "LAW-301"),
    "a base that is not there": ("standard.yaml", "{standard: small", "{standard: smal", "RND-901"),
    "a base that has changed": ("standard.yaml", "SHA256", "0" * 64, "LAW-397"),
    "itself": ("standard.yaml", "{standard: small", f"{{standard: {NAME}", "LAW-398"),
    "another hash": ("standard.yaml", "SHA256", "abc", "LAW-397"),
    "an old citation": (
        "tc02.yaml", "    cite: {document: 27/TN 15/05/2027, at: Điều 2}\n", "", "LAW-396",
    ),
    "a new entry without its keys": ("standard.yaml", "classes:\n", "classes:\n  - {id: moi}\n", "LAW-202"),
}  # fmt: skip


@pytest.mark.parametrize("slip", REFUSED)
def test_a_slip_in_an_amendment_is_refused_at_its_line(slip: str, tmp_path: Path) -> None:
    """Each by its own code, in the file of the amendment."""
    file, old, new, code = REFUSED[slip]
    told = {**FILES, file: FILES[file].replace(old, new, 1)}
    assert told[file] != FILES[file]
    places = [p.place.file for p in problems_of(amended_in(tmp_path, told)) if p.code == code]
    assert set(places) == {f"{NAME}/{file}"}


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """What opening a standard shows."""
    try:
        return check_standard(load_standard(folder))
    except ProblemsFound as refused:
        return refused.problems


def test_amendments_stand_on_one_another_three_deep(tmp_path: Path) -> None:
    """The third is law, the fourth is refused with the whole chain."""
    for below, name in pairwise(["small", "lan-1", "lan-2", "lan-3", "lan-4"]):
        head = HEAD.replace("standard: small", f"standard: {below}").replace("replaces: small\n", "")
        folder = amended_in(tmp_path, {"standard.yaml": head}, below, name)
    assert load_standard(tmp_path / "lan-3").standard.head.id == "lan-3"
    (told,) = problems_of(folder)
    assert (told.code, told.values["chain"]) == ("LAW-398", "lan-4 → lan-3 → lan-2 → lan-1 → small")


def order_after(base: str, own: str) -> list[str]:
    """The ids of a list of one letter entries laid over another."""
    trees: list[Mapping[str, Tree]] = [
        {"items": tuple({"id": name, "v": "1"} for name in told)} for told in (base, own)
    ]
    whole, _ = layered(source(dict(trees[0])), source(dict(trees[1])))
    assert isinstance(whole.tree, dict)
    return [str(entry["id"]) for entry in whole.tree["items"] if isinstance(entry, dict)]


@pytest.mark.parametrize(
    ("own", "order"), [("x", "abcx"), ("xb", "axbc"), ("xyc", "abxyc"), ("ca", "cba"), ("axc", "abxc")]
)
def test_a_new_entry_stands_before_the_old_one_that_follows_it(own: str, order: str) -> None:
    """Or last; old ones given in another order take each other's places."""
    assert order_after("abc", own) == list(order)


def test_a_name_in_two_lists_is_removed_by_its_list(tmp_path: Path) -> None:
    """``readings/x`` is plain where ``x`` would be one of two; the refusal names both."""
    base = parse_source("a: [{id: x, v: 1}]\nb: [{id: x, v: 1}, {id: y, v: 1}]\n", "gốc")
    _, found = layered(base, parse_source("remove: [x]\n", "sửa"))
    assert [problem.values["near"] for problem in found] == ["a/x | b/x"]
    whole, found = layered(base, parse_source("remove: [b/x]\n", "sửa"))
    assert found == ()
    assert whole.tree == {"a": ({"id": "x", "v": "1"},), "b": ({"id": "y", "v": "1"},)}


def test_a_round_is_scored_by_the_amended_law(tmp_path: Path) -> None:
    """The threshold is the new one, the rule that fired stands in the new file, the others in the old one."""
    law = open_law(amended_in(tmp_path))
    (card,) = scored(law, date(2027, 11, 1)).cards
    assert card.threshold == 175
    (item,) = (item for item in card.items if item.item.id == "tc02.1")
    assert item.rule
    assert law.book.place(item.rule).file == f"{NAME}/tc02.yaml"
    assert law.book.place("tc02.2/1").file == "small/tc02.yaml"


def test_a_round_before_the_first_day_is_not_told_of_two_laws(tmp_path: Path) -> None:
    """On a day of the base the amendment is no law yet: that is another fault, and has its own code."""
    amended_in(tmp_path)
    laws, source = laws_beside(tmp_path), parse_source("standard: sua-doi\non: 2024-11-15\n", "đợt")
    assert list(round_problems(NAME, date(2024, 11, 15), source, laws)) == []
    assert [p.code for p in round_problems("small", date(2027, 11, 15), source, laws)] == ["RND-213"]
