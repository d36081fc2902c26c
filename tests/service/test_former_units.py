"""When a merged commune's round before can be compared, and why not: small rounds, real units (số liệu mô phỏng)."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from engine.evidence.identity.official_lists import open_lists
from engine.evidence.round import read_round
from engine.law.loading import load_standard
from engine.records.acting.commune_file import CommuneFile, Decision, KeptFact, Revoking, Signed
from engine.records.appraising.merged_units import LookedBack
from engine.service.board import former_units
from engine.service.board.former_units import looked_back, merged_in
from engine.service.board.rounds_before import Asked
from tests.comparing.law_edits import FULL
from tests.frozen import SMALL, UNITS

AT = "2024-12-01T09:00:00+07:00"
DONG_THO = {"02572": "Xã Đông Thọ", "02584": "Xã Quyết Thắng", "02587": "Xã Đồng Quý"}
# A criterion's year ends on 31/03: a round in May and one in November of one year count the same days.
PERIOD = """periods:
  - id: nam
    title: 01/04 năm trước đến 31/03
    title_en: 1 April of the year before to 31 March
    from: "-1 04-01"
    to: "03-31"
    mark: reported
    cite: {document: 00/TN 03/01/2019, at: Điều 2}
"""


@dataclass(frozen=True, slots=True)
class Space:
    """A workspace with the small standard."""

    home: Path

    def write(
        self, name: str, day: str, units: Mapping[str, str], *, previous: str = "", standard: str = "small"
    ) -> Path:
        """A round; each commune gives full marks, and so many children as its code says."""
        folder = self.home / "assessments" / name
        (folder / "evidence").mkdir(parents=True)
        held = f"previous: {previous}\n" if previous else ""
        head = f"id: {name}\ntitle: Đợt {day}\nstandard: {standard}\non: {day}\n{held}"
        days = f"period: {{from: {day[:4]}-01-01, to: {day}}}\n"
        (folder / "round.yaml").write_text(f"{head}{days}area: tỉnh Thử\nsimulated: true\n", "utf-8")
        rows = [f"{code},{told},xa,tinh,no,no,no" for code, told in units.items()]
        heads = "code,name,type,province_type,mountain,island,area_iii"
        (folder / "communes.csv").write_text("\n".join([heads, *rows]) + "\n", "utf-8")
        lines = [
            f"{code},{datum},{'Có' if datum == 'co_nguoi_phu_trach' else int(code) if datum == 'tre_em' else value}"
            for code in units
            for datum, value in FULL.items()
        ]
        (folder / "evidence" / "so-lieu.csv").write_text("\n".join(["commune,evidence,value", *lines]) + "\n", "utf-8")
        return folder

    def asked(self, name: str) -> Asked:
        """A round as it is looked back from."""
        folder = self.home / "assessments" / name
        book = load_standard(self.home / "criteria" / "small")
        return Asked(folder, read_round(folder)[0], book, open_lists(UNITS), None)

    def told(self, code: str, name: str = "dot-nay") -> LookedBack:
        """What is told of a commune."""
        found = looked_back(self.asked(name), code)
        assert found
        return found


@pytest.fixture
def space(tmp_path: Path) -> Space:
    """The small standard, whose second criterion has a period of its own."""
    folder = tmp_path / "criteria" / "small"
    shutil.copytree(SMALL, folder)
    for file, old, new in (
        ("standard.yaml", "criteria: [tc01, tc02]\n", f"criteria: [tc01, tc02]\n{PERIOD}"),
        ("tc02.yaml", "max_points: 100\n", "max_points: 100\nperiod: nam\n"),
    ):
        text = (folder / file).read_text("utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    return Space(tmp_path)


def test_counts_are_added_and_yes_or_no_is_not(space: Space) -> None:
    """By the forms of the communes as they were."""
    space.write("dot-truoc", "2024-11-15", DONG_THO)
    space.write("dot-nay", "2026-11-15", {"02572": "Xã Đông Thọ"}, previous="dot-truoc")
    told = space.told("02572")
    sums = {line.evidence: line.total for line in told.sums}
    assert (told.standing, sums["tre_em"]) == ("added", 2572 + 2584 + 2587)
    assert sums["so_hoat_dong"] == 3 * FULL["so_hoat_dong"]
    assert (told.not_added, told.same_days, told.recorded) == (("co_nguoi_phu_trach",), (), False)


def test_data_of_the_same_days_are_no_change(space: Space) -> None:
    """May and November of one year: the year of the second criterion ends for both on 31/03."""
    space.write("dot-truoc", "2025-05-15", DONG_THO)
    space.write("dot-nay", "2025-11-15", {"02572": "Xã Đông Thọ"}, previous="dot-truoc")
    told = space.told("02572")
    assert told.same_days
    assert not {line.evidence for line in told.sums} & set(told.same_days)


def test_why_there_is_no_comparison(space: Space) -> None:
    """A split, a unit the round did not have, another standard, an island of no row, no round before."""
    old = {**DONG_THO, "02482": "Xã Phú Thịnh", "02494": "Xã Thái Bình", "02500": "Xã Tiến Bộ", "02545": "Xã Tân Trào"}
    new = {"02494": "Xã Thái Bình", "02545": "Xã Tân Trào", "11948": "Đặc khu Bạch Long Vĩ", "02572": "Xã Đông Thọ"}
    space.write("dot-truoc", "2024-11-15", old)
    space.write("dot-khac", "2024-11-15", old, standard="khac")
    space.write("dot-nay", "2026-11-15", new, previous="dot-truoc")
    space.write("dot-sau-khac", "2026-11-15", new, previous="dot-khac")
    space.write("dot-dau", "2026-11-15", new)
    assert [space.told(code).standing for code in ("02494", "02545", "11948")] == ["split", "absent", "unlisted"]
    assert space.told("02572", "dot-sau-khac").standing == "other_standard"
    assert space.told("02572", "dot-dau").standing == "no_round"
    assert [unit.code for unit in space.told("02545").absent] == ["02476", "02539"]
    assert not any(space.told(code).sums for code in ("02494", "02545", "11948"))


def test_a_round_of_the_new_communes_is_looked_back_upon_as_ever(space: Space) -> None:
    """And a round before 01/07/2025, or without lists, has no merged communes."""
    space.write("dot-truoc", "2026-11-15", {"02572": "Xã Đông Thọ"})
    space.write("dot-nay", "2028-11-15", {"02572": "Xã Đông Thọ", "00859": "Xã Ngọc Long"}, previous="dot-truoc")
    space.write("dot-cu", "2025-06-30", DONG_THO)
    asked = space.asked("dot-nay")
    assert looked_back(asked, "02572") is None
    assert looked_back(asked, "00859") is None
    assert [merged.code for merged in merged_in(asked.round, asked.lists)] == ["02572"]
    assert merged_in(asked.round, None) == merged_in(space.asked("dot-cu").round, asked.lists) == ()


def kept(datum: str, state: str, value: str) -> KeptFact:
    """A fact of the record."""
    return KeptFact(datum, state, value, "", "", "", "", "p-001", AT)  # type: ignore[arg-type]


def test_what_a_council_appraised_comes_before_the_form(space: Space, monkeypatch: pytest.MonkeyPatch) -> None:
    """And a recognition is told as history, with the paper's number, or without one, or as revoked."""
    facts = {"tre_em": kept("tre_em", "given", "1000"), "tre_bi_tai_nan": kept("tre_bi_tai_nan", "not_applicable", "")}
    board = {"so_hoat_dong": kept("so_hoat_dong", "missing", "")}
    decision = Decision("recognise", 1, "", "", False, "", "p-003", AT, 9)
    base = CommuneFile("02584", "", "xa", "", "published", 9, "", own=facts, appraised=board, decision=decision)
    paper = Signed("decision", "12/QĐ-UBND", "2025-01-02", "Chủ tịch", "p-001", AT, 10)
    files = {
        "02584": replace(base, signed=(paper,)),
        "02587": replace(base, code="02587", state="revoked", revoked=Revoking("", "", "", "p-003", AT, 11)),
        "02572": replace(base, code="02572", state="in_review", decision=replace(decision, kind="refuse")),
    }
    monkeypatch.setattr(former_units, "_files", lambda _: files)
    space.write("dot-truoc", "2024-11-15", DONG_THO)
    space.write("dot-nay", "2026-11-15", {"02572": "Xã Đông Thọ"}, previous="dot-truoc")
    told = space.told("02572")
    sums = {line.evidence: line for line in told.sums}
    assert [unit.code for unit in told.appraised] == ["02584", "02587"]
    assert sums["tre_em"].total == 2572 + 2 * 1000
    assert [unit.code for unit in sums["so_hoat_dong"].missing] == ["02584", "02587"]
    assert [unit.code for unit in sums["tre_bi_tai_nan"].idle] == ["02584", "02587"]
    history = [(own.unit.code, own.number, own.day, own.revoked) for own in told.recognised]
    assert history == [("02584", "12/QĐ-UBND", "2025-01-02", False), ("02587", "", "2024-12-01", True)]
    assert told.recorded


def test_a_damaged_record_of_the_round_before_is_told_as_unknown(space: Space) -> None:
    """It keeps nobody from the sums."""
    old = space.write("dot-truoc", "2024-11-15", DONG_THO)
    (old / "record").mkdir()
    (old / "record" / "record.db").write_bytes(b"not a database" * 99)
    space.write("dot-nay", "2026-11-15", {"02572": "Xã Đông Thọ"}, previous="dot-truoc")
    told = space.told("02572")
    assert (told.recorded, told.recognised, told.standing) == (False, (), "added")
