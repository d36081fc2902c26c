"""Searching, filtering, ordering and turning pages, on made-up lines."""

from __future__ import annotations

import pytest

from engine.evidence.identity.unit_names import typed_name
from engine.service.pages.finding_communes import ON_A_PAGE, Order, Wanted, find
from engine.service.pages.seeing.commune_line import CommuneLine


def line(code: str, name: str, points: int | None, bar: int = 850) -> CommuneLine:
    """A commune with points for certain; None is set aside."""
    verdict = None if points is None else "recognised" if points >= bar else "not_recognised"
    group = "" if points is None else str(bar)
    kind = "phuong" if name.startswith("Phường") else "xa"
    key = typed_name(name).key
    told = (group, group, points, points, None if points is None else bar)
    return CommuneLine(code, name, key, kind, verdict, "", "", *told, firm=False, sent="complete", sent_title="")  # type: ignore[arg-type]


LINES = (
    line("00001", "Xã An Bình", 900), line("00002", "Xã Ân Thi", 840), line("00003", "Phường Đà Nẵng", None),
    line("01234", "Xã Tân Trào", 700, 800), line("01235", "Xã 2 Bảo Lộc", 851),
)  # fmt: skip


@pytest.mark.parametrize(
    ("search", "codes"),
    [
        ("", {"00001", "00002", "00003", "01234", "01235"}),
        ("da nang", {"00003"}),
        ("ĐÀ NẴNG", {"00003"}),
        ("an", {"00001", "00002", "00003", "01234"}),
        ("xã an", {"00001", "00002", "01234"}),
        ("phuong an", {"00003"}),
        ("0123", {"01234", "01235"}),
        ("2", {"01235"}),
        ("  tan   trao ", {"01234"}),
        ("<script>", set()),
    ],
)
def test_search_needs_no_accents_and_minds_the_kind(search: str, codes: set[str]) -> None:
    """A name in part, a kind with a name, the beginning of a code."""
    assert {found.code for found in find(LINES, Wanted(search=search)).lines} == codes


def test_counts_answer_all_but_the_decision() -> None:
    """So that each count is what its own filter would show."""
    found = find(LINES, Wanted(decided="aside", search="an"))
    assert found.counts == {"recognised": 1, "not_recognised": 2, "undecided": 0, "aside": 1}
    assert found.among == 4
    for decided, number in found.counts.items():
        assert len(find(LINES, Wanted(decided=decided, search="an")).lines) == number
    assert {held.code for held in find(LINES, Wanted(group="800")).lines} == {"01234"}


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        ("name", ["00001", "00002", "00003", "01234", "01235"]),
        ("points", ["00001", "01235", "00002", "01234", "00003"]),
        ("margin", ["01235", "00002", "00001", "01234", "00003"]),
    ],
)
def test_order(order: Order, codes: list[str]) -> None:
    """By points, or by how near the threshold is from either side; those set aside stand last, ties as they came."""
    assert [held.code for held in find(LINES, Wanted(order=order)).lines] == codes


@pytest.mark.parametrize(("page", "shown"), [(1, ON_A_PAGE), (2, ON_A_PAGE), (3, 1), (99, 1), (0, ON_A_PAGE)])
def test_pages(page: int, shown: int) -> None:
    """Fifty a page; a page beyond the last is the last, and nothing is shown twice."""
    many = [line(f"{n:05}", f"Xã {n}", 800) for n in range(2 * ON_A_PAGE + 1)]
    found = find(many, Wanted(page=page))
    assert (len(found.shown), found.pages) == (shown, 3)
    assert len({held.code for n in (1, 2, 3) for held in find(many, Wanted(page=n)).shown}) == len(many)
    assert find([], Wanted()).pages == 1
