"""Steps of the record's seals: an honest record, what somebody does to it, and the papers that others hold."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.problems import Place, words
from engine.records.entries.anchors import Anchor
from engine.records.entries.chain_checking import Verified, check_chain
from engine.records.entries.chain_order import Kept
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.entry import digest, entry_bytes, read_entry
from engine.records.entries.fingerprint import fingerprint, read_fingerprint
from engine.records.entries.merkle_tree import peaks_of
from tests.records.entries.made_entries import ROUND, linked, made_chain

scenarios("niem_phong.feature")


@dataclass
class Desk:
    """A record as it lies, the papers that others hold, and what a verification found."""

    kept: list[Kept] = field(default_factory=list)
    papers: list[Anchor] = field(default_factory=list)
    found: Verified | None = None

    def verified(self) -> Verified:
        """What the last verification found."""
        assert self.found
        return self.found


@pytest.fixture
def desk() -> Desk:
    """The scenario's own."""
    return Desk()


@given(parsers.parse("nhật ký của một đợt có {size:d} bản ghi"))
def _record(desk: Desk, size: int) -> None:
    desk.kept = made_chain(size)


@given(parsers.parse("{where} của một xã in mã niêm phong lúc có {size:d} bản ghi"))
def _receipt(desk: Desk, where: str, size: int) -> None:
    desk.papers.append(Anchor(where, size, peaks_of(raw for raw, _ in desk.kept[:size]).root()))


@when(parsers.parse("có người {what} bản ghi số {at:d}"))
def _done_to(desk: Desk, what: str, at: int) -> None:
    kept = desk.kept
    raw = entry_bytes(replace(read_entry(kept[at - 1][0]), by="p-666"))
    if what == "sửa":
        kept[at - 1] = (raw, kept[at - 1][1])
    elif what == "sửa và tính lại dấu":
        kept[at - 1] = (raw, digest(raw))
    elif what == "xóa":
        del kept[at - 1]
    elif what == "chép thêm một lần":
        kept.insert(at - 1, kept[at - 1])
    else:
        assert what == "đổi chỗ với số 800"
        kept[at - 1], kept[799] = kept[799], kept[at - 1]


@when(parsers.parse("có người đặt lại bản sao cũ còn {size:d} bản ghi"))
def _older_copy(desk: Desk, size: int) -> None:
    desk.kept = desk.kept[:size]


@when(parsers.parse("có người viết lại nhật ký từ số {at:d}"))
def _rewritten(desk: Desk, at: int) -> None:
    later = [replace(read_entry(raw), by="p-666") for raw, _ in desk.kept[at - 1 :]]
    desk.kept = [*desk.kept[: at - 1], *linked(later, desk.kept[at - 2][1])]


@when("kiểm tra nhật ký với các giấy ấy")
def _verify(desk: Desk) -> None:
    desk.found = check_chain(desk.kept, ROUND, anchors=desk.papers)


@when("kiểm tra nhật ký mà không có giấy nào")
def _verify_alone(desk: Desk) -> None:
    desk.found = check_chain(desk.kept, ROUND)


@when(parsers.parse("gõ 24 chữ của {where}: {how}"))
def _typed(desk: Desk, where: str, how: str) -> None:
    paper = next(paper for paper in desk.papers if paper.where == where)
    printed = fingerprint(Checkpoint(ROUND, paper.size, paper.root))
    typed = {
        "như in trên giấy": printed,
        "bằng chữ thường, không gạch": printed.lower().replace("-", ""),
        "nhầm O với số 0 và I với số 1": printed.replace("O", "0").replace("I", "1"),
        "sai một chữ ở nhóm 3": printed[:10] + ("A" if printed[10] != "A" else "B") + printed[11:],
    }[how]
    seal = read_fingerprint(typed, Place(paper.where))
    anchor = Anchor(paper.where, paper.size if "sai" in how else 0, seal=seal)
    desk.found = check_chain(desk.kept, ROUND, anchors=[anchor])


@then("nhật ký khớp")
def _fits(desk: Desk) -> None:
    found = desk.verified()
    assert (found.misfits, found.papers) == ((), ())


@then(parsers.parse('phuhop nói "{told}"'))
def _said(desk: Desk, told: str) -> None:
    first, *_ = desk.verified().problems
    said = words(first, "vi")
    assert told in (said["what"], *said["rule"].split(". ")) or said["rule"].startswith(told)


@then(parsers.parse("giấy ấy giữ {size:d} bản ghi đầu"))
def _held(desk: Desk, size: int) -> None:
    assert desk.verified().on_paper == size
