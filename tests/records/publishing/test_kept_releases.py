"""Releases as they are kept and read, what a table of them says of itself, and which signed paper a release goes by."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from engine.problems import ProblemsFound
from engine.records.acting.commune_file import CommuneFile, Decision, DecisionKind, Revoking, Signed, State
from engine.records.publishing.release_json import read_register, read_release, register_bytes, release_bytes
from engine.records.publishing.releases import (
    ClassRow,
    CountTable,
    Registered,
    Release,
    by_province_alone,
    class_key,
    of_class_key,
    registered,
    tables_like,
)
from engine.records.publishing.signed_decisions import EITHER, Decided, decided_in, is_unsigned, signed_paper
from tests.records.publishing.test_leaks import release

ROWS = (ClassRow("x", 20, {"a": None, "b": 12}), ClassRow("y", None, {"c": 0}))
TABLE = CountTable("so", 5, "Tỉnh A", 31, ROWS)


def code_of(raw: bytes, *, register: bool = False) -> str:
    """The code by which bytes are refused; none where they are read."""
    try:
        _ = read_register(raw, "a.json") if register else read_release(raw, "a.json")
    except ProblemsFound as refused:
        (found,) = refused.problems
        assert found.place.file == "a.json"
        return found.code
    return ""


def test_a_release_is_read_from_its_own_bytes_and_from_no_others() -> None:
    """Each key in its place and a line's end behind: whoever typed something in or laid it out anew is found out."""
    made = release()
    raw = release_bytes(made)
    assert read_release(raw, "a.json") == made
    tree = json.loads(raw)
    assert list(tree) == sorted(tree)
    assert raw.endswith(b"}\n")
    assert "Tỉnh Tuyên Quang".encode() in raw
    for other in (raw[:-1], raw + b"\n", raw.replace(b"\n ", b"\n  "), json.dumps(tree).encode(), b"", b"{}", b"[]"):
        assert code_of(other) == "PUB-120"
    assert code_of(raw.replace(b'"number": 1,', b'"number": "1",')) == "PUB-120"


def test_a_register_has_a_line_for_each_release_from_the_first_on() -> None:
    """1, 2, 3: none is missing, none stands twice, and they stand in their order."""
    made = release()
    first = registered(made, release_bytes(made))
    assert (first.number, first.day, len(first.sha256)) == (1, made.day, 64)

    def numbered(*numbers: int) -> tuple[Registered, ...]:
        return tuple(replace(first, number=number) for number in numbers)

    for numbers in ((), (1,), (1, 2, 3)):
        assert read_register(register_bytes(numbered(*numbers)), "a.json") == numbered(*numbers)
    for wrong in ((2,), (0,), (1, 3), (2, 1), (1, 1)):
        assert code_of(register_bytes(numbered(*wrong)), register=True) == "PUB-121"
    assert code_of(b"{}", register=True) == "PUB-120"


def test_a_table_knows_its_figures_and_how_many_are_hidden() -> None:
    """Each commune's, each class's and its province's; half of them hidden is mostly hidden, one fewer is not."""
    assert sorted(map(str, TABLE.figures)) == sorted(["None", "12", "0", "20", "None", "31"])
    assert (TABLE.hidden, TABLE.mostly_hidden, TABLE.communes) == (2, False, {"a": None, "b": 12, "c": 0})
    half = replace(TABLE, total=None)
    assert (half.hidden, half.mostly_hidden, replace(half, shape="province").mostly_hidden) == (3, True, False)


def test_a_table_by_province_alone_says_nothing_below_it() -> None:
    """Who is in it stays; every figure of a commune or a class goes."""
    alone = by_province_alone(TABLE)
    assert alone == replace(
        TABLE, shape="province", classes=(ClassRow("x", None, {"a": None, "b": None}), ClassRow("y", None, {"c": None}))
    )


def test_a_class_is_named_with_its_standard_where_there_are_several() -> None:
    """And is found again by that name, whatever its own; no class has no name."""
    assert [class_key("cu", name, of_several=several) for name in ("x", "") for several in (True, False)] == [
        "cu:x", "x", "", ""]  # fmt: skip
    assert [of_class_key(key) for key in ("cu:x", "x", "", "a:b:x")] == [("cu", "x"), ("", "x"), ("", ""), ("a:b", "x")]


def test_tables_of_one_count_and_province_are_found_in_all_releases() -> None:
    """With the numbers of their releases, in their order; another province's or count's is another table."""
    others = replace(TABLE, province="Tỉnh B"), replace(TABLE, datum="khac")
    releases = [replace(release(), number=number, tables=tables) for number, tables in
                ((1, (*others, TABLE)), (2, others), (3, (replace(TABLE, total=40),)))]  # fmt: skip
    assert tables_like(releases, "so", "Tỉnh A") == ((1, TABLE), (3, replace(TABLE, total=40)))


def test_a_release_knows_its_communes() -> None:
    """By their names, and those that are recognised."""
    made: Release = release()
    assert made.names == {line.code: line.name for line in made.lines}
    assert [line.code for line in made.recognised] == [line.code for line in made.lines if line.recognised]
    assert 0 < len(made.recognised) < len(made.lines)


def file_of(*signed: tuple[str, int], kind: DecisionKind | None = "recognise", state: State = "decided",
            revoked: int = 0) -> CommuneFile:  # fmt: skip
    """A commune's file with papers signed at some entries of the record, perhaps revoked at one."""
    papers = tuple(Signed(own, f"{seq}/QĐ", "2024-12-20", "Chủ tịch", "p1", "", seq) for own, seq in signed)
    decision = Decision(kind, 1, "ubnd", "", False, "", "p1", "", 1) if kind else None
    gone = Revoking("", "", "", "p1", "", revoked) if revoked else None
    return CommuneFile("02545", "Xã A", "xa", "Tỉnh A", state, 1, "", decision=decision, signed=papers, revoked=gone)


@pytest.mark.parametrize(
    ("file", "number"),
    [
        (file_of(("recognise", 5)), "5/QĐ"),
        (file_of(("recognise", 5), ("recognise", 7)), "7/QĐ"),  # the latest
        (file_of(("recognise", 5), ("refuse", 7)), "5/QĐ"),  # of that kind
        (file_of((EITHER, 6)), "6/QĐ"),
        (file_of(("recognise", 5), ("recognise", 9), revoked=7), "5/QĐ"),  # before it was revoked
        (file_of(("recognise", 7), revoked=7), ""),
        (file_of(("refuse", 5)), ""),
        (file_of(), ""),
    ],
)
def test_a_decision_goes_by_the_latest_paper_of_its_kind_that_was_signed_before_it_was_revoked(
    file: CommuneFile, number: str
) -> None:
    """A paper of the other kind, or signed afterwards, is none of it."""
    paper = signed_paper(file, "recognise")
    assert (paper.number if paper else "") == number


def test_who_is_decided_is_decided_by_a_signed_paper() -> None:
    """By day, number and signer; before it is signed it is nobody's, and so when the file is back on the table."""
    for state in ("decided", "published"):
        told = decided_in(file_of(("recognise", 5), state=state))
        assert told == Decided("02545", "recognise", "5/QĐ", date(2024, 12, 20), "Chủ tịch")
        assert [is_unsigned(file_of(*own, state=state)) for own in ((), (("recognise", 5),), (("refuse", 5),))] == [
            True, False, True]  # fmt: skip
        assert not is_unsigned(file_of(kind="refuse", state=state))
        assert not is_unsigned(file_of(kind=None, state=state))
    refused = decided_in(file_of(("refuse", 5), kind="refuse"))
    assert refused
    assert refused.kind == "refuse"
    for file in (file_of(), file_of(kind=None), file_of(("recognise", 5), state="revoked")):
        assert decided_in(file) is None
    assert not is_unsigned(file_of(state="revoked"))
