"""What is held against lists, letters and the round's folder: each way to disagree has its problem at its place."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from engine.evidence.facts import Fact
from engine.evidence.identity.official_lists import LEGACY_LIST, LIST_2025, SUCCESSION, open_lists
from engine.evidence.identity.stamps import asked_stamps, reworded
from engine.evidence.reading import Beside, read_evidence
from engine.files.listing.csv_rows import read_lines
from engine.forms.template import form_name, write_form
from engine.language import speak
from engine.law.asked import Duties, asked_by_letters
from engine.law.directives import load_directives
from engine.problems import Place, Problem, ProblemsFound, catalogue, render
from engine.service import rounds
from engine.service.parts.open_law import OpenLaw
from engine.service.rounds import assess_round, open_round
from engine.service.workspace import Workspace
from tests import frozen
from tests.frozen import law

SAY = speak("vi")
HEAD = """id: dot
title: Đợt thử
standard: qd-06-2019
on: {on}
period: {{from: {year}-01-01, to: {on}}}
area: {area}
simulated: true
"""
COLUMNS = "code,name,type,province_type,mountain,island,area_iii,basis"
GOOD = "19318,Xã Kim Ngân,xa,tinh,không,không,không,"
OLD = "02545,Xã Tân Trào,xa,tinh,không,không,không,"


def a_round(home: Path, *lines: str, on: str = "2026-11-15", more: str = "", area: str = "tỉnh Quảng Trị") -> Path:
    """A round of these communes."""
    folder = home / "dot"
    (folder / "evidence").mkdir(parents=True)
    head = HEAD.format(on=on, year=on[:4], area=area) + more
    (folder / "round.yaml").write_text(head, "utf-8")
    (folder / "communes.csv").write_text("\n".join([COLUMNS, *(lines or [GOOD]), ""]), "utf-8-sig")
    return folder


def in_2024(home: Path, *lines: str, more: str = "") -> Path:
    """The same before communes were merged."""
    return a_round(home, *(lines or [OLD]), on="2024-11-15", more=more, area="huyện Sơn Dương, tỉnh Tuyên Quang")


def with_last(home: Path) -> Path:
    """A round after one in which the code was another unit's."""
    before = in_2024(home, "02536,Thị trấn Sơn Dương,thi_tran,tinh,không,không,không,")
    (before / "round.yaml").write_text((before / "round.yaml").read_text("utf-8").replace("id: dot", "id: truoc"))
    before.rename(home / "truoc")
    now = "02536,Xã Sơn Dương,xa,tinh,không,không,không,"
    return a_round(home, now, more="previous: truoc\n", area="tỉnh Tuyên Quang")


def without(name: str) -> Callable[[Path], Path]:
    """A round that lacks a file or folder."""

    def make(home: Path) -> Path:
        folder = a_round(home)
        (folder / name).rename(folder / f"{name}.txt")
        return folder

    return make


CONFIRMED = 'confirmed: [{name: "NAME", reason: thử, by: Sở Nội vụ, on: 2026-10-01}]\n'
CASES: dict[str, tuple[Callable[[Path], Path], str]] = {
    "RND-221": (lambda h: a_round(h, "99999,Xã Không Có,xa,tinh,không,không,không,"), "communes.csv:2:1"),
    "RND-222": (lambda h: a_round(h, "19021,Xã Hòa Trạch,xa,tinh,không,không,không,"), "communes.csv:2:7"),
    "RND-223": (lambda h: a_round(h, "19318,Xã Kim Ngan,xa,tinh,không,không,không,"), "communes.csv:2:7"),
    "RND-224": (lambda h: a_round(h, "19009,Phường Ba Đồn,xa,tinh,không,không,không,"), "communes.csv:2:21"),
    "RND-225": (lambda h: a_round(h, "19742,Đặc khu Cồn Cỏ,xa,tinh,không,có,không,thử"), "communes.csv:2:22"),
    "RND-226": (lambda h: a_round(h, GOOD.replace("tinh", "thanh_pho")), "communes.csv:2:22"),
    "RND-227": (lambda h: a_round(h, OLD.replace("02545,Xã Tân Trào", "02587,Xã Đồng Quý")), "communes.csv:2:1"),
    "RND-228": (lambda h: a_round(h, GOOD, GOOD.replace("19318", "40001")), "communes.csv"),
    "RND-230": (lambda h: in_2024(h, "19742,Đặc khu Cồn Cỏ,dac_khu,tinh,không,có,không,thử"), "communes.csv:2:1"),
    "RND-231": (lambda h: a_round(h).rename(h / "dot-khac"), "round.yaml:1:5"),
    "RND-232": (lambda h: a_round(h, more="previous: dot\n"), "round.yaml:8:11"),
    "RND-233": (with_last, "communes.csv"),
    "RND-234": (lambda h: a_round(h, more="directives: [son-duong-2024]\n"), "round.yaml:8:14"),
    "RND-235": (
        lambda h: a_round(
            h, GOOD.replace("tinh", "thanh_pho"), more=CONFIRMED.replace("NAME", "19318")
        ),
        "communes.csv:2:22",
    ),
    "RND-236": (lambda h: a_round(h, more=CONFIRMED.replace("NAME", "19319")), "round.yaml:8:20"),
    "RND-237": (without("round.yaml"), "round.yaml"),
    "RND-238": (without("communes.csv"), "communes.csv"),
    "RND-239": (without("evidence"), "evidence"),
    "RND-240": (lambda h: a_round(h, area="tỉnh Tuyên Quang"), "round.yaml:6:7"),
    "RND-241": (lambda h: a_round(h, f"{GOOD}Quyết định 33/2020/QĐ-TTg"), "communes.csv:2:45"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept from one test to the next but the frozen law, which is proved once."""
    monkeypatch.setenv("PHUHOP_CACHE", "off")

    def opened(home: Path, *, today: date | None) -> OpenLaw:
        return replace(law(), book=replace(law().book, folder=home))

    monkeypatch.setattr(rounds, "open_law", opened)


def told(folder: Path, space: Workspace = frozen.SPACE) -> tuple[Problem, ...]:
    """Whatever is said of a round, refused or not, but for its being held outside the cycle."""
    try:
        found = assess_round(folder, space).problems
    except ProblemsFound as refused:
        found = refused.problems
    return tuple(told for told in found if told.code != "RND-210")


@pytest.mark.parametrize("code", sorted(CASES))
def test_each_disagreement_is_told_at_its_place(code: str, tmp_path: Path) -> None:
    """Once, with a remedy in both languages."""
    make, place = CASES[code]
    (found,) = [problem for problem in told(make(tmp_path)) if problem.code == code]
    assert str(found.place) == place
    assert all(len(render(found, language)) > 80 for language in ("vi", "en"))


def test_no_code_goes_untried() -> None:
    """Every problem of lists, letters and folders stands above, but for the one of missing lists."""
    assert {c for c in catalogue() if c.startswith(("RND-22", "RND-23", "RND-24"))} - {"RND-220"} == {*CASES, "RND-229"}


def test_without_lists_that_is_said_and_nothing_else(tmp_path: Path) -> None:
    """A law folder that came without ``units`` scores as before, with one warning."""
    shutil.copytree(frozen.CRITERIA, tmp_path / "criteria", ignore=shutil.ignore_patterns("units"))
    folder = a_round(tmp_path / "assessments", "99999,Xã Không Có,xa,tinh,không,không,không,")
    assert [p.code for p in told(folder, Workspace(tmp_path, bundled=False))] == ["RND-229"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_the_row_to_be_pasted_has_the_files_own_separator(mark: str, tmp_path: Path) -> None:
    """Also in the echo of the row; a field that holds the separator stands in quotation marks."""
    folder = a_round(tmp_path)
    row = ["19009", "Phường Ba Đồn", "xa", "tinh", "không", "không", "không", f"thử{mark} 1"]
    written = mark.join([*row[:-1], f'"{row[-1]}"'])
    (folder / "communes.csv").write_text(f"{COLUMNS.replace(',', mark)}\n{written}\n", "utf-8")
    (problem,) = (p for p in told(folder) if p.code == "RND-224")
    mended = ["19009", "Phường Ba Đồn", "Phường", "Tỉnh", "không", "không", "không"]
    assert (problem.typed, problem.values["mended"]) == (written, mark.join([*mended, f'"{row[-1]}"']))


def test_a_round_that_agrees_is_told_nothing(tmp_path: Path) -> None:
    """With or without the kind in the name, in either year."""
    lines = (GOOD, "19351,Nam Đông Hà,phuong,tinh,không,không,không,")
    assert told(a_round(tmp_path / "a", *lines)) == ()
    assert told(in_2024(tmp_path / "b", more="directives: [son-duong-2024, standing-duties]\n")) == ()


def test_a_list_is_that_of_the_day() -> None:
    """10,035 units until 30/06/2025, 3,321 since; between two days of 2026 both writings of a change hold."""
    lists = open_lists(frozen.UNITS)
    assert lists is not None
    days = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 4, 30), date(2026, 9, 20)]
    kinds = [unit and unit.kinds for unit in (lists.unit("07294", day) for day in days)]
    assert kinds[1:] == [("xa",), ("xa", "phuong"), ("phuong",)]
    assert [lists.unit("02587", day) is not None for day in days] == [True, False, False, False]
    assert lists.became("02587") == ("02572",)
    assert set(lists.came_from("02572")) == {"02572", "02584", "02587"}
    assert (lists.grew("02572"), lists.grew("00004")) == (True, True)


@pytest.mark.parametrize("name", [LEGACY_LIST, LIST_2025, SUCCESSION])
def test_our_own_lists_are_plain_csv(name: str) -> None:
    """As the reader for other people's files has it too: commas, no quotation marks, every row as wide as its head."""
    path = frozen.UNITS / name
    lines = read_lines(path, name, lambda top: int(len(top[0]) > 1))
    heads = [field.text for field in lines.heads]
    told = [dict(zip(heads, words, strict=True)) for block in lines.blocks() for words in block.rows]
    with path.open(encoding="utf-8-sig", newline="") as text:
        assert told == list(csv.DictReader(text))
    assert (lines.mark, '"' in lines.text) == (",", False)


def test_a_letter_may_be_of_a_place_that_all_communes_lie_in(tmp_path: Path) -> None:
    """The round need not repeat what the list knows; a letter of another year is refused wherever it is from."""
    folder = in_2024(tmp_path, more="directives: [son-duong-2024]\n")
    head = folder / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("huyện Sơn Dương, tỉnh Tuyên Quang", "tỉnh Tuyên Quang"), "utf-8")
    assert told(folder) == ()
    head.write_text(head.read_text("utf-8").replace("son-duong-2024", "byt-2025"), "utf-8")
    assert [p.code for p in told(folder)] == ["RND-234"]


@pytest.mark.parametrize(
    ("area", "codes"),
    [
        ("huyện Sơn Dương, tỉnh Tuyên Quang", []),
        ("Tuyên Quang", []),
        ("Huyện Sơn Dương", []),
        ("các tỉnh Hà Giang và Tuyên Quang", []),
        ("cả nước", []),
        ("huyện Sơn Dương, tỉnh Thanh Hóa", ["RND-240"]),
        ("tỉnh Hà Giang", ["RND-240"]),
        ("huyện Yên Sơn", ["RND-240"]),
        ("vùng thử", ["RND-240"]),
    ],
)
def test_the_area_is_where_the_communes_lie(area: str, codes: list[str], tmp_path: Path) -> None:
    """Their province stands in it, or nothing but their district: else letters of elsewhere pass for the round's."""
    folder = a_round(tmp_path, OLD, on="2024-11-15", area=area)
    found = told(folder)
    assert [p.code for p in found] == codes
    assert all("1 xã của đợt (02545 Xã Tân Trào) thuộc tỉnh Tuyên Quang." in render(p, "vi") for p in found)


def test_a_round_of_made_up_communes_may_name_any_area(tmp_path: Path) -> None:
    """What no list knows lies nowhere."""
    assert told(a_round(tmp_path, GOOD.replace("19318,Xã Kim Ngân", "40001,Xã An mô phỏng"), area="vùng thử")) == ()


def filled(folder: Path, letters: bool, note: str) -> Path:
    """The round's one form with one answer on the second sheet."""
    round_, opened, _ = open_round(folder, frozen.SPACE)
    held = load_directives(frozen.LETTERS, round_.directives) if letters else None
    entry = asked_by_letters(held)[0] if held else None
    facts = {entry.id: Fact(entry.id, 1, Place(""), note=note)} if entry else {}
    path = folder / "evidence" / form_name(round_.units[0])
    write_form(path, opened.book, round_, round_.units[0], SAY, facts, held)
    return path


def test_an_answer_to_another_question_is_passed_over(tmp_path: Path) -> None:
    """A question of a letter that was reworded since: its answer is not taken, and that is said (EVI-128)."""
    folder = in_2024(tmp_path, more="directives: [son-duong-2024]\n")
    filled(folder, letters=True, note="")
    round_, opened, _ = open_round(folder, frozen.SPACE)
    held = load_directives(frozen.LETTERS, round_.directives)
    first, *rest = asked_by_letters(held)
    asked = (first.model_copy(update={"question": "Câu hỏi khác?"}), *rest)
    same, other = (
        read_evidence(folder, opened.book, round_, Beside(duties=Duties(duties))).communes["02545"]
        for duties in ((first, *rest), asked)
    )
    assert first.id in same.facts
    assert first.id not in other.facts
    assert [p.code for p in other.problems if p.code == "EVI-128"] == ["EVI-128"]


def test_a_form_without_stamps_was_made_by_another_version(tmp_path: Path) -> None:
    """It is refused with what to do, not read as if it agreed."""
    folder = in_2024(tmp_path)
    frozen.restamp(filled(folder, letters=False, note=""), "<t>phuhop/form/2</t>", "<t>phuhop/form/1</t>")
    assert [p.code for p in told(folder)] == ["EVI-129"]


def test_reworded_is_by_question_and_unit() -> None:
    """A limit or a holder may change without making an answer another's."""
    entry = asked_by_letters(load_directives(frozen.LETTERS, ("son-duong-2024",)))[0]
    said = asked_stamps([entry])
    assert reworded(said, {entry.id: entry.model_copy(update={"at_most": 7, "holder": "khác"})}) == ()
    assert reworded(said, {entry.id: entry.model_copy(update={"unit": "vụ"})}) == (entry.id,)


def test_a_day_that_many_cells_name_is_told_once(tmp_path: Path) -> None:
    """Last year's papers in all of a commune's cells are one warning with their number, at the first cell."""
    folder = a_round(tmp_path, GOOD, GOOD.replace("19318,Xã Kim Ngân", "19351,Nam Đông Hà").replace("xa", "phuong"))
    rows = [
        f"{code},{datum},5,12/BC,{day}"
        for code in ("19318", "19351")
        for datum, day in (("tre_em", "15/05/2019"), ("tre_duoi_1_tuoi", "15/05/2019"), ("so_thon", "16/05/2019"))
    ]
    lines = "\n".join(["commune,evidence,value,document,issued", *rows, ""])
    (folder / "evidence" / "bang.csv").write_text(lines, "utf-8")
    found = [problem for problem in told(folder) if problem.code == "EVI-132"]
    assert [(p.commune, str(p.values["given"]), p.values["also"]) for p in found] == [
        ("19318", "15/05/2019", " (và 1 ô khác cùng ngày này)"),
        ("19318", "16/05/2019", ""),
        ("19351", "15/05/2019", " (và 1 ô khác cùng ngày này)"),
        ("19351", "16/05/2019", ""),
    ]


@pytest.mark.parametrize(
    ("basis", "on", "told_of"),
    [
        ("Quyết định 33/2020/QĐ-TTg ngày 12/11/2020", "2026-11-15", True),
        ("QĐ 33/2020", "2025-12-01", True),
        ("QĐ 33/2020", "2025-11-30", False),
        ("861/QĐ-TTg", "2026-11-15", True),
        ("861/QĐ-UBND", "2026-11-15", False),
        ("Nghị quyết 33/2020/NQ-HĐND", "2026-11-15", False),
        ("133/2020/QĐ-TTg", "2026-11-15", False),
        ("Nghị định 272/2025/NĐ-CP, 267/QĐ-UBND", "2026-11-15", False),
    ],
)
def test_a_ground_that_has_ended_by_the_rounds_day_is_told(basis: str, on: str, told_of: bool, tmp_path: Path) -> None:
    """Mountain and region since 1 December 2025 are those of Decree 272/2025; other texts with like numbers are not."""
    row = f'{GOOD}"{basis}"'
    found = [p for p in told(a_round(tmp_path, row, on=on)) if p.code == "RND-241"]
    assert len(found) == told_of
    assert all("272/2025/NĐ-CP" in render(p, "vi") for p in found)
