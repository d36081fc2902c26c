"""YAML changed in its author's text: it says what was asked, and every line that need not change is as it was."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.files.intake.seen_cells import unprintable
from engine.files.trees import Tree, aligned
from engine.files.yaml_nodes import composed, emitted, remarks_of
from engine.files.yaml_text import fresh, rewrite, says
from engine.law.source import Route, Source, parse_source

TESTS = Path(__file__).parents[1]
LAWS = sorted(path for path in TESTS.rglob("*.yaml") if "bad" not in path.parts)
SHORT = [text for path in LAWS if (text := path.read_bytes().decode()).count("\n") < 80 and text.count("- {") > 1]
# What no committed file has: quotes, blanks and indents of another hand, a text over lines, brackets over lines.
ODD = """\
# Lời đầu tệp

id:   le-tan   # mã
'title': 'Trẻ em''s “quyền”'
said: |
  Dòng một: có dấu#hai chấm
    thụt vào

  dòng cuối
cite: {document: "06/QĐ-TTg",   at: 'Điều 2'}
measure: {
  share: a,  # tử số
  of: b
}

# Các mục
items:
  # Mục đầu
  - id: m1   # mục 1
    bands:
      # trên cùng
      - { at_least: 98,  points: 50 }   # cao
      - {at_least: 95, points: 35}
      # còn lại
      - {otherwise: true, points: 0}

    # Dưới các bậc
    months: [1,  2, 3]
    notes: []

  # Mục hai,
  # nói hai dòng
  - id: m2
    cites:
      - Luật Trẻ em
      - 793/LĐTBXH-TE (29/02/2024)  # công văn
    # trong mục hai
    points: 7
  - {id: m3, points: 5}
# Cuối danh sách

readings:
  - id: r1
    text: a
  - id: r2
    text: b
# Hết


"""
# A value of a mapping: the mapping, its key there, and the way to it.
Spot: TypeAlias = tuple[dict[str, Tree], str, Route]
Change: TypeAlias = Callable[[dict[str, Tree]], object]
OVER_LINES = {"said", "share", "of"}
VALUES = ("1", "97.5", "mới", "“Tỷ lệ”: mới", "- z", "#1", "yes", "x, y", "it's", "Dòng dài " * 40)
PART: dict[str, Tree] = {"c": "d e", "f": "1"}
MORE: tuple[Tree, ...] = ("mới", ("a", "b"), PART, (PART, PART))


def source_of(text: str) -> Source:
    """A text as the law's own reader has it, with the line of every value."""
    return parse_source(text.removeprefix("\ufeff"), "x")


def tree_of(text: str) -> dict[str, Tree]:
    """What a text says."""
    tree = source_of(text).tree
    assert isinstance(tree, dict)
    return tree


def spots(tree: Tree, route: Route = ()) -> Iterator[Spot]:
    """Every value of a mapping."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield tree, key, (*route, key)
            yield from spots(value, (*route, key))
    elif isinstance(tree, tuple):
        for at, part in enumerate(tree):
            yield from spots(part, (*route, at))


def entries(tree: Tree) -> tuple[dict[str, Tree], ...]:
    """The entries of a list of mappings; nothing of what is none."""
    parts = tree if isinstance(tree, tuple) else ()
    return tuple(part for part in parts if isinstance(part, dict))


def one_of(data: st.DataObject, among: Iterable[Spot]) -> Spot:
    """Some of several places in a tree."""
    held = list(among)
    return held[data.draw(st.integers(0, len(held) - 1))]


def a_list(data: st.DataObject, tree: Tree, least: int) -> Spot:
    """Some list of mappings, so many at least."""
    return one_of(data, (spot for spot in spots(tree) if len(entries(spot[0][spot[1]])) >= least))


def squeezed(lines: Iterable[str]) -> list[str]:
    """Lines without their blanks, empty ones left out."""
    return [told for line in lines if (told := "".join(line.split()))]


def remarks(text: str) -> Counter[str]:
    """Every comment; no text of these files has a blank before a #."""
    return Counter(re.findall(r"(?:^|(?<=[ \t]))#[^\r\n]*", text.removeprefix("\ufeff"), re.MULTILINE))


def followers(text: str) -> Counter[tuple[str, ...]]:
    """The comments on lines of their own, each run of them with the line below it."""
    runs, run = list[tuple[str, ...]](), list[str]()
    for line in squeezed(text.removeprefix("\ufeff").splitlines()):
        run.append(line)
        if not line.startswith("#"):
            runs += [tuple(run)] if len(run) > 1 else []
            run = []
    return Counter(runs)


def holds(lines: Iterable[str], fewer: Iterable[str]) -> bool:
    """Whether the fewer lines all stand among the others, in their order."""
    rest = iter(lines)
    return all(line in rest for line in fewer)


@pytest.mark.parametrize("path", LAWS, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_ruamel_yaml_gives_every_file_of_the_law_back_byte_for_byte(path: Path) -> None:
    """Read as nodes and written again with nothing changed: comments, quotes, brackets, order, widths, empty lines."""
    text = path.read_bytes().decode()
    page = composed(text)
    assert emitted(page.root) + page.foot == text
    assert rewrite(text, tree_of(text)) == text


def test_all_the_files_are_tried() -> None:
    """Laws, letters and targets of the frozen law, and the trial standard."""
    assert {"standard.yaml", "tc07.yaml", "son-duong-2024.yaml", "qd-23-2021.yaml"} <= {path.name for path in LAWS}
    assert len(SHORT) >= 10


@st.composite
def authored(draw: st.DrawFn) -> str:
    """A file as some hand may have left it: comments on lines and behind them, blanks, empty lines, ends of lines."""
    text = draw(st.sampled_from([*SHORT, *[ODD] * 5]))
    chance, often = draw(st.randoms(use_true_random=False)), draw(st.tuples(*[st.integers(0, 12)] * 4))
    lines = []
    for line in text.splitlines():
        told = line
        if text is not ODD and line.strip() and not line.strip().startswith("#"):
            above, behind, within, below = (chance.randrange(60) < rate for rate in often)
            indent = line[: len(line) - len(line.lstrip())]
            lines += [f"{indent}# trên dòng {chance.randrange(99)}: “trẻ em”"] if above else []
            told = told.replace("- {", "-  { ", 1) if within else told
            told += f"   # sau dòng {chance.randrange(99)}" if behind else ""
            told += "\n" + " " * chance.randrange(3) if below else ""
        lines += told.split("\n")
    end = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end, end * 3]))


@settings(max_examples=50, deadline=None)
@given(authored(), st.sampled_from(VALUES), st.data())
def test_a_changed_value_changes_its_own_line(text: str, value: str, data: st.DataObject) -> None:
    """A number, a title: its line alone is another, with the comment that stood behind it and the same end."""
    tree = tree_of(text)
    texts = (spot for spot in spots(tree) if isinstance(spot[0][spot[1]], str) and spot[1] not in OVER_LINES)
    held, key, route = one_of(data, texts)
    held[key] = value if value != held[key] else "khác"
    made = rewrite(text, tree)
    assert says(made, tree)
    pairs = zip(text.splitlines(keepends=True), made.splitlines(keepends=True), strict=True)
    ((at, (old, new)),) = [(at, pair) for at, pair in enumerate(pairs, 1) if pair[0] != pair[1]]
    assert at == source_of(text).values[route].line
    assert remarks(old) == remarks(new)
    assert re.findall(r"[\r\n]*\Z", old) == re.findall(r"[\r\n]*\Z", new)


@settings(max_examples=50, deadline=None)
@given(authored(), st.data())
def test_an_entry_put_in_is_lines_more(text: str, data: st.DataObject) -> None:
    """A band, an example, an item anywhere in its list: all the lines that were are there, in their order."""
    tree = tree_of(text)
    held, key, _ = a_list(data, tree, 1)
    parts = entries(held[key])
    at = data.draw(st.integers(0, len(parts)))
    more = {name: "moi-them" if isinstance(value, str) else value for name, value in parts[at - 1].items()}
    held[key] = (*parts[:at], more, *parts[at:])
    made = rewrite(text, tree)
    assert says(made, tree)
    assert holds(made.splitlines(), text.splitlines())
    assert len(made) > len(text)
    assert ("\r\n" in made) <= ("\n" not in made.replace("\r\n", ""))


@settings(max_examples=50, deadline=None)
@given(authored(), st.data())
def test_an_entry_taken_out_is_lines_fewer(text: str, data: st.DataObject) -> None:
    """No line is new, and no comment is gone that did not stand within the entry or behind it."""
    tree = tree_of(text)
    held, key, route = a_list(data, tree, 2)
    parts = entries(held[key])
    at = data.draw(st.integers(0, len(parts) - 1))
    held[key] = (*parts[:at], *parts[at + 1 :])
    made = rewrite(text, tree)
    assert says(made, tree)
    assert holds(text.splitlines(), made.splitlines())
    lines = [place.line for way, place in source_of(text).values.items() if way[: len(route) + 1] == (*route, at)]
    within = "\n".join(text.splitlines()[min(lines) - 1 : max(lines)])
    assert not remarks(text) - remarks(made) - remarks(within)


@settings(max_examples=50, deadline=None)
@given(authored(), st.data())
def test_entries_in_another_order_are_the_same_lines(text: str, data: st.DataObject) -> None:
    """And every comment stands above what it stood above."""
    tree = tree_of(text)
    held, key, _ = a_list(data, tree, 2)
    held[key] = tuple(data.draw(st.permutations(entries(held[key]))))
    made = rewrite(text, tree)
    assert says(made, tree)
    assert sorted(squeezed(made.splitlines())) == sorted(squeezed(text.splitlines()))
    assert followers(made) == followers(text)


@settings(max_examples=60, deadline=None)
@given(authored(), st.data())
def test_any_edits_are_said_and_can_be_undone(text: str, data: st.DataObject) -> None:
    """Values, keys and entries changed, dropped, doubled, moved at random; what only changes keeps every comment."""
    tree, before = tree_of(text), tree_of(text)
    edits = [edited(data, tree) for _ in range(data.draw(st.integers(1, 5)))]
    made = rewrite(text, tree)
    assert says(made, tree)
    assert not remarks(made) - remarks(text)
    assert remarks_of(text) == remarks(text)
    assert set(edits) != {"changed"} or remarks(made) == remarks(text)
    assert says(rewrite(made, before), before)


def edited(data: st.DataObject, tree: dict[str, Tree]) -> str:
    """One edit somewhere, and its kind."""
    held, key, _ = one_of(data, spots(tree))
    value, kind = held[key], data.draw(st.integers(0, 3))
    if kind == 0 and len(held) > 1:
        del held[key]
        return "dropped"
    if isinstance(value, tuple):
        held[key] = value[1:] if kind == 1 else (*value[::-1], *value[:1])
        return "moved"
    if isinstance(value, dict):
        value["them"] = MORE[data.draw(st.integers(0, len(MORE) - 1))]
    else:
        held[key] = data.draw(st.sampled_from([*VALUES, "hai\ndòng"]))
    return "changed"


def edit(text: str, change: Change) -> list[str]:
    """The lines that a change of the tree takes out (-) and puts in (+)."""
    tree = tree_of(text)
    change(tree)
    made = rewrite(text, tree)
    assert says(made, tree)
    told = difflib.ndiff(text.splitlines(), made.splitlines())
    return [line for line in told if line[0] in "+-"]


def put(route: Route, value: Tree) -> Change:
    """A change that puts a value at the end of a way."""

    def change(tree: Tree) -> None:
        *way, last = route
        for step in way:
            tree = tree[step]  # type: ignore[index]
        held = tree if isinstance(tree, dict) else {}
        held[str(last)] = value

    return change


@pytest.mark.parametrize(
    ("text", "change", "told"),
    [
        # A comment after an entry that is taken out: ruamel.yaml would take it along.
        ("a:\n  - b: 1\n  # về c\n  - c: 2\n  # cuối\n", put(("a",), ({"b": "1"},)), "-   - c: 2"),
        # Comments in brackets, which ruamel.yaml drops, go above the line that the brackets become.
        (
            "a: {b: 1,  # một\n  c: 2}\n",
            put(("a", "c"), "3"),
            "- a: {b: 1,  # một\n-   c: 2}\n+ # một\n+ a: {b: 1, c: 3}",
        ),
        ("z: 1\na: [\n  # một\n  1,\n]\nb: 2\n", put(("z",), "2"), "- z: 1\n+ z: 2"),
        ("a: [\n  # một\n  1,\n]\nb: 2\n", put(("b",), "3"), "- b: 2\n+ b: 3"),
        # Blanks in brackets elsewhere, and the empty lines at the end, stay.
        ("a: {  b: 1 }\nc: 2\n\n\n", put(("c",), "3"), "- c: 2\n+ c: 3"),
        # Brackets and dashes change places when a list begins or ends.
        ("a: []  # lời\nb: 1\n", put(("a",), ({"c": "d"},)), "- a: []  # lời\n+ a:     # lời\n+   - c: d"),
        ("a:  # có\n  - c: d\nb: 1\n", put(("a",), ()), "- a:  # có\n-   - c: d\n+ a: [] # có"),
        # A band takes a line; in brackets, words apart stand in double quotes.
        (
            "bands: []\n",
            put(("bands",), ({"yes": "no", "points": "0"},)),
            "- bands: []\n+ bands:\n+   - {yes: no, points: 0}",
        ),
        ("k: {a: x}\n", put(("k", "b"), "hai từ"), '- k: {a: x}\n+ k: {a: x, b: "hai từ"}'),
        # An author's quotes stay while they can hold the text, and a text over lines stays one.
        ("k: 'a'\n", put(("k",), "it's"), "- k: 'a'\n+ k: 'it''s'"),
        ("k: 'a'\n", put(("k",), "a\nb"), "- k: 'a'\n+ k: \"a\\nb\""),
        ("k: |\n  một\n  hai\nl: 1\n", put(("k",), "một\nba: #\n"), "-   hai\n+   ba: #"),
        ("k: |\n  một\n  hai\n\n# lời\nl: 1\n", put(("k",), "một\nba\n"), "-   hai\n+   ba"),
        ("k: |\n  một\n  hai\n", put(("k",), "ba"), "- k: |\n-   một\n-   hai\n+ k: ba"),
        ("k: >\n  một\n  hai\nl: 1\n", put(("l",), "2"), "- l: 1\n+ l: 2"),
        # A comment without a blank before it, or behind the sign of a text over lines.
        ('k: "a"# lời\nl: 1\n', put(("k",), "b"), '- k: "a"# lời\n+ k: "b" # lời'),
        ('k: ["a"# lời\n, b]\nl: 1\n', put(("k",), "c"), '- k: ["a"# lời\n- , b]\n+ # lời\n+ k: c'),
        (
            "k: |- # lời\n  một\n  hai\nl: 1\n",
            put(("k",), "một\nba"),
            "- k: |- # lời\n-   hai\n+ # lời\n+ k: |-\n+   ba",
        ),
        ("k: > # lời\n  một\n\nl: 1\n", put(("l",), "2"), "- l: 1\n+ l: 2"),
        # Indents of another hand: four, or none before a dash.
        (
            "a:\n    b:\n        - c: 1\n          d: 2\n",
            put(("a", "b"), ({"c": "1", "d": "2"}, {"c": "3"})),
            "+         - c: 3",
        ),
        ("a:\n- b: 1\n- b: 2\n", put(("a",), ({"b": "1"}, {"b": "3", "c": "4"}, {"b": "2"})), "+ - b: 3\n+   c: 4"),
        # A document's own marks.
        ("---\na: 1\nb: 2\n...\n", put(("b",), "3"), "- b: 2\n+ b: 3"),
        # A key behind a dash that goes: its comments go before the dash.
        ("a:\n  - b: 1\n    # về c\n    c: 2\n", put(("a",), ({"c": "2"},)), "-   - b: 1\n-     c: 2\n+   - c: 2"),
        # A value of another kind.
        ("a: 1  # lời\nb: 2\n", put(("a",), {"c": "d"}), "- a: 1  # lời\n+ a:    # lời\n+   c: d"),
    ],
)
def test_what_ruamel_yaml_alone_would_not_keep(text: str, change: Change, told: str) -> None:
    """Trap by trap: the lines that go and come."""
    assert sorted(edit(text, change)) == sorted(told.split("\n"))


def test_a_list_that_is_wholly_new_keeps_each_comment_at_its_place() -> None:
    """Of many entries that all say something else, each takes the place of the one that stood there."""
    text = "a:\n" + "".join(f"  # lời {n}\n  - b: x{n}\n" for n in range(7))
    tree: dict[str, Tree] = {"a": tuple({"b": f"{n}"} for n in range(7))}
    assert rewrite(text, tree) == "a:\n" + "".join(f"  # lời {n}\n  - b: {n}\n" for n in range(7))


def test_a_new_part_stands_apart_where_parts_do() -> None:
    """An empty line above a new item, a new criterion's list; none above a new key among keys."""
    text = "id: x\n\nitems:\n  - id: a\n    title: một\n\n  - id: b\n"
    assert edit(text, put(("items",), ({"id": "a", "title": "một"}, {"id": "b"}, {"id": "c"}))) == ["+ ", "+   - id: c"]
    assert edit(text, put(("checks",), ({"part": "a"}, {"part": "b"}))) == [
        "+ ", "+ checks:", "+   - part: a", "+ ", "+   - part: b",
    ]  # fmt: skip
    assert edit(text, put(("items", 0, "number"), "7")) == ["+     number: 7"]

    def behind_the_first(tree: dict[str, Tree]) -> None:
        items = tree.pop("items")
        tree |= {"until": "2027", "items": items}

    assert edit(text, behind_the_first) == ["+ until: 2027"]


def test_a_new_list_whose_entries_are_short_has_no_empty_lines() -> None:
    """Bands and examples take a line each, levels stand below each other, words stand in brackets, whatever the key."""
    text = "id: x\n"
    band: dict[str, Tree] = {"at_least": "3", "points": "40"}
    for key in ("bands", "examples", "when"):
        line = "+   - {at_least: 3, points: 40}"
        assert edit(text, put((key,), (band, band))) == [f"+ {key}:", line, line]
    assert edit(text, put(("levels",), ({"id": "a"}, {"id": "b"}))) == ["+ levels:", "+   - id: a", "+   - id: b"]
    for key in ("criteria", "classes", "items"):
        assert edit(text, put((key,), ("a", "b c"))) == [f'+ {key}: [a, "b c"]']
    assert edit(text, put(("measure",), {"share": "a", "of": ("b", "c")})) == ["+ measure: {share: a, of: [b, c]}"]
    assert edit(text, put(("cite",), {"document": "d", "at": "Điều 1"})) == ['+ cite: {document: d, at: "Điều 1"}']


@pytest.mark.parametrize("text", ["", "# chỉ lời\n", "- một\n- hai\n", "a: [\n# lời\n", "một\n"])
def test_a_text_that_holds_no_keys_is_written_anew_below_its_comments(text: str) -> None:
    """Nothing to change in: the file is new, and no comment on a line of its own is lost."""
    made = rewrite(text, {"a": "1", "items": ({"id": "b"},)})
    assert made == "".join(f"{line}\n" for line in text.splitlines() if "#" in line) + "a: 1\n\nitems:\n  - id: b\n"


@pytest.mark.parametrize(("stood", "kept"), [(2, 1), (40, 30), (41, 0)])
def test_of_forty_pairs_the_likeliest_is_found_and_of_more_the_first_is_taken(stood: int, kept: int) -> None:
    """One entry where many stood goes on in the one that says the most alike, as long as so many are compared."""
    old = [f"{at:02}" * 20 for at in range(stood)]
    old[kept or 30] = "tiêm chủng cho trẻ em dưới 1 tuổi"
    assert aligned(old, ["tiêm chủng cho trẻ em dưới 2 tuổi"]) == [kept]


def test_a_list_left_out_and_an_empty_one_are_the_same() -> None:
    """So nothing is written for it."""
    assert rewrite("a: 1\nb: []\n", {"a": "1"}) == "a: 1\nb: []\n"
    assert rewrite("a: 1\n", {"a": "1", "b": ()}) == "a: 1\n"


# As every reader of files composes them, of signs that a paper shows (FIL-229).
TEXTS = (
    st.text(st.characters(categories=None, exclude_categories=["Cs"]), min_size=1)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: bool(text.strip()) and unprintable(text) is None)
)


@pytest.mark.parametrize("style", ["{}", '"{}"', "'{}'"])
@pytest.mark.parametrize("frame", ["k: {}\n", "{{k: {}, j: x}}\n", "a:\n  - k: {}\n    j: x\n", "a:\n  - {{k: {}}}\n"])
@given(text=TEXTS)
def test_any_text_reads_back_as_itself(style: str, frame: str, text: str) -> None:
    """In a block or in brackets, in whatever quotes the text before it had, letter by letter, composed."""
    tree = tree_of(frame.format(style.format("cu")))
    for held, key, _ in list(spots(tree)):
        if key == "k":
            held[key] = text
    assert tree_of(rewrite(frame.format(style.format("cu")), tree)) == tree
    assert tree_of(fresh(tree)) == tree
