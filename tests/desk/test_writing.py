"""New values in an author's text: it reads back as asked, and what did not change keeps its bytes."""

from __future__ import annotations

import difflib
from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.files.yaml_text import fresh, rewrite, says
from engine.law.source import Tree, parse_source
from tests.frozen import LAW

FILES = sorted(LAW.glob("*.yaml"))
TEXTS = {path.name: path.read_text("utf-8") for path in FILES}
Change = Callable[[dict[str, Tree]], object]


def tree_of(name: str) -> dict[str, Tree]:
    """What a file of the pack says."""
    tree = parse_source(TEXTS[name], name).tree
    assert isinstance(tree, dict)
    return tree


def difference(old: str, new: str) -> list[str]:
    """The lines taken out and put in."""
    lines = difflib.unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
    return [line for line in lines if line[:2] not in ("--", "++", "@@")]


def test_what_says_the_same_keeps_every_byte() -> None:
    """A file asked to say what it says is itself."""
    assert {name: rewrite(text, tree_of(name)) for name, text in TEXTS.items()} == TEXTS


def bare(text: str) -> list[str]:
    """A file's lines without comments and quotes."""
    return [line.replace('"', "") for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_a_fresh_file_says_the_same_in_the_pack_s_layout() -> None:
    """Written anew, a file reads as before, and but for comments and quotes its lines are the author's."""
    made = {name: fresh(tree_of(name)) for name in TEXTS}
    assert [name for name, text in made.items() if not says(text, tree_of(name))] == []
    assert {name: bare(text) for name, text in made.items()} == {name: bare(text) for name, text in TEXTS.items()}


def items(tree: dict[str, Tree]) -> list[dict[str, Tree]]:
    """The items of a criterion's tree."""
    held = tree["items"]
    assert isinstance(held, tuple)
    return [item for item in held if isinstance(item, dict)]


def listed(tree: Tree) -> tuple[Tree, ...]:
    """A list of a tree."""
    assert isinstance(tree, tuple)
    return tree


def test_a_value_is_changed_in_its_place() -> None:
    """One edge: one line out, one in, with its comment, its quotes and its neighbours."""
    tree = tree_of("tc07.yaml")
    band = listed(items(tree)[0]["bands"])[1]
    assert isinstance(band, dict)
    band["at_least"] = "96"
    out, into = difference(TEXTS["tc07.yaml"], rewrite(TEXTS["tc07.yaml"], tree))
    assert into[1:] == out[1:].replace("at_least: 95", "at_least: 96")


def test_an_entry_is_put_in_and_taken_out_as_a_line() -> None:
    """A band more and an example fewer: one line each."""
    tree = tree_of("tc07.yaml")
    item = items(tree)[0]
    bands = listed(item["bands"])
    item["bands"] = (bands[0], {"at_least": "97", "points": "45", "mark": "provisional"}, *bands[1:])
    item["examples"] = listed(item["examples"])[1:]
    told = difference(TEXTS["tc07.yaml"], rewrite(TEXTS["tc07.yaml"], tree))
    assert told[0] == "+      - {at_least: 97, points: 45, mark: provisional}"
    assert len(told) == 2 and told[1].startswith("-      - {name: ")


def test_entries_that_change_places_take_their_comments_along() -> None:
    """Two items in the other order: the same lines, none written anew."""
    tree = tree_of("tc08.yaml")
    tree["items"] = tuple(reversed(items(tree)))
    made = rewrite(TEXTS["tc08.yaml"], tree)
    assert says(made, tree)
    assert sorted(filter(None, made.splitlines())) == sorted(filter(None, TEXTS["tc08.yaml"].splitlines()))


def test_comments_above_what_is_taken_out_stay() -> None:
    """The author's words about a group of data outlive the first datum of the group."""
    tree = tree_of("evidence.yaml")
    evidence = listed(tree["evidence"])
    tree["evidence"] = tuple(e for e in evidence if isinstance(e, dict) and e["id"] != "tre_sinh_trong_ky")
    told = difference(TEXTS["evidence.yaml"], rewrite(TEXTS["evidence.yaml"], tree))
    assert all(line.startswith("-") and not line[1:].lstrip().startswith("#") for line in told)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_change_reads_back_and_leaves_other_lines_alone(data: st.DataObject) -> None:
    """Some values changed, entries dropped, doubled, moved at random: the text says so, and comments stay."""
    name = data.draw(st.sampled_from(sorted(TEXTS)))
    tree = tree_of(name)
    for _ in range(data.draw(st.integers(1, 4))):
        _change(data, tree)
    made = rewrite(TEXTS[name], tree)
    assert says(made, tree)
    comments = [line.strip() for line in TEXTS[name].splitlines() if line.startswith("#")]
    assert set(comments) <= {line.strip() for line in made.splitlines()}
    assert rewrite(made, tree) == made


def _change(data: st.DataObject, tree: dict[str, Tree]) -> None:
    """One change somewhere in a tree."""
    spots = list(_lists_and_texts(tree))
    holder, key = data.draw(st.sampled_from(spots))
    held = holder[key]
    if isinstance(held, str):
        holder[key] = data.draw(
            st.sampled_from(["1", "mới", "a: b", "x # y", "97.5", "“ba”, bốn", "[x]", "- z", "yes"])
        )
    elif isinstance(held, tuple):
        at = data.draw(st.integers(0, len(held) - 1))
        drop, double = (*held[:at], *held[at + 1 :]), (*held[: at + 1], *held[at:])
        holder[key] = data.draw(st.sampled_from([drop or held, double, tuple(reversed(held))]))


def _lists_and_texts(tree: Tree) -> list[tuple[dict[str, Tree], str]]:
    found: list[tuple[dict[str, Tree], str]] = []
    if isinstance(tree, dict):
        for key, value in tree.items():
            if isinstance(value, (str, tuple)) and value and key != "id":
                found.append((tree, key))
            found.extend(_lists_and_texts(value))
    elif isinstance(tree, tuple):
        for part in tree:
            found.extend(_lists_and_texts(part))
    return found
