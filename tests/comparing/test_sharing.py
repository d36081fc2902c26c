"""Figures that two files share: one number, one document; the other is read through the door (số liệu mô phỏng)."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from engine.comparing.sharing.shared_figures import Shared, shared_figures
from engine.evidence.facts import Document, Fact, Round
from engine.evidence.shared.other_file import OtherFigure, read_other
from engine.language import speak
from engine.law.links.programme_links import LinkedProgramme, load_links
from engine.law.model import Unit
from engine.problems import Place, Problem, ProblemsFound, render
from engine.reporting.upward.shared_console import show_shared
from engine.reporting.upward.shared_words import held_text, opening_lines, value_text
from engine.service.store import FileStore
from engine.service.upward.sending_up import yaml_names
from engine.service.upward.sharing_figures import SharedRequest, keep_shared, share
from tests import frozen
from tests.reporting.screens import lines_shown
from tests.told.read_aloud import Hold

BAD = Path(__file__).parents[1] / "bad" / "links"
LINKS = frozen.CRITERIA / "links"
SAY = speak("vi")


def data() -> set[str]:
    """Every datum of the frozen standard."""
    return {entry.id for entry in frozen.law().book.standard.book.evidence}


def programmes(folder: Path = LINKS) -> tuple[LinkedProgramme, ...]:
    """The frozen links."""
    return load_links(folder, yaml_names(folder), frozen.STANDARD, data())


def unit(code: str, kind: str) -> Unit:
    """A made-up unit."""
    told = {"code": code, "name": f"Đơn vị {code}", "type": kind, "province": "tinh"}
    return Unit.model_validate({**told, "mountain": False, "island": False, "area_iii": False})


def shared(others: tuple[OtherFigure, ...] | None = None, on: date = date(2024, 11, 15)) -> Shared:
    """A round of a xã and a phường; the xã has 43 stunted children by the paper 19/BC-TYT."""
    round_ = Round(
        "thu", "Đợt thử", frozen.STANDARD, on, date(on.year, 1, 1), on, "tỉnh Mẫu", simulated=True, authority=None,
        units=(unit("00001", "xa"), unit("00002", "phuong")), overrides=(),
    )  # fmt: skip
    fact = Fact("tre_thap_coi", 43, Place("x.xlsx", cell="E9"), document=Document("19/BC-TYT"))
    entries = {entry.id: entry for entry in frozen.law().book.standard.book.evidence}
    return shared_figures(programmes(), round_, entries, {"00001": {"tre_thap_coi": fact}}, others)


def other(value: int | None, document: str, criterion: str = "15") -> OtherFigure:
    """A row of the other file."""
    return OtherFigure("nong-thon-moi-2022", criterion, "00001", "tre_thap_coi", value, document, Place("y.csv", 2))


def test_links_claim_no_text_that_was_not_read() -> None:
    """No link is verbatim or checked; each says what was read; a programme whose text nobody read has none."""
    marks = {link.mark for programme in programmes() for link in programme.links}
    assert marks <= {"provisional", "reported"}
    assert [programme.id for programme in programmes() if not programme.links] == ["do-thi-van-minh-2022"]


def test_a_programme_is_of_its_days_and_kinds_of_units() -> None:
    """In 2024 the old new-rural one, for xã alone; in 2026 its successor."""
    assert {(f.programme.id, f.unit.type) for f in shared().figures} == {("nong-thon-moi-2022", "xa")}
    later = shared(on=date(2026, 11, 15))
    assert {f.programme.id for f in later.figures} == {"nong-thon-moi-2026"}


@pytest.mark.parametrize(
    ("value", "document", "held"),
    [
        (43, "19/BC-TYT", "same"),
        (43, "số 19/BC-TYT ngày 11/11/2024", "same"),
        (43, "20/BC-TYT", "document"),
        (44, "19/BC-TYT", "value"),
        (None, "", "value"),
    ],
)
def test_two_files_are_one_only_with_value_and_document(value: int | None, document: str, held: str) -> None:
    """A figure given here and empty there differs as well."""
    told = shared((other(value, document),))
    (figure,) = (f for f in told.figures if f.entry.id == "tre_thap_coi")
    assert figure.held == held
    assert (figure in told.differing) == (held != "same")


def test_a_row_of_no_shared_figure_is_told_apart() -> None:
    """It is neither lost nor taken for another."""
    told = shared((other(43, "19/BC-TYT", criterion="99"),))
    assert [row.criterion for row in told.strays] == ["99"]
    assert told.differing == ()


def opened(path: Path, made: Path) -> object:
    """A file of another programme read, or a link among the frozen ones."""
    if path.suffix == ".csv":
        return read_other(path)
    folder = Path(shutil.copytree(LINKS, made / "links"))
    shutil.copy(path, folder / "hong.yaml")
    return programmes(folder)


def refused(path: Path, made: Path) -> tuple[Problem, ...]:
    """What a broken one is refused for."""
    with pytest.raises(ProblemsFound) as found:
        opened(path, made)
    return found.value.problems


def test_a_broken_link_is_refused_at_its_line(tmp_path: Path) -> None:
    """RPT-130."""
    found = refused(BAD / "RPT-130.yaml", tmp_path)
    assert [(told.code, told.place.line) for told in found] == [("RPT-130", 19)]


def test_all_that_is_told_is_told_as_it_was_read_aloud(tmp_path: Path, hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("links", {path.stem: refused(path, tmp_path / path.stem) for path in BAD.iterdir()})


@pytest.mark.parametrize("path", sorted(BAD.glob("*.csv")), ids=lambda path: path.stem)
def test_a_broken_file_is_refused_by_its_code(path: Path, tmp_path: Path) -> None:
    """Heads, values, rows given twice; said whole in both languages."""
    found = refused(path, tmp_path)
    assert {told.code for told in found} == {path.stem}
    assert not [told for told in found if "{" in render(told, "vi") + render(told, "en")]


def test_a_file_with_persons_is_not_read(tmp_path: Path) -> None:
    """The other file goes through the same guard as a commune's."""
    path = tmp_path / "khac.csv"
    head = "Chương trình,Tiêu chí,Mã xã,Mã số liệu,Giá trị,Họ và tên\n"
    path.write_text(f"{head}nong-thon-moi-2022,15,02587,tre_thap_coi,43,Nguyễn Văn A\n", "utf-8")
    assert {told.code[:5] for told in refused(path, tmp_path)} == {"FIL-3"}


def test_the_table_read_back_beside_its_own_round_differs_nowhere(tmp_path: Path) -> None:
    """What phuhop writes is the template: as it is, each figure that was given is one with one document."""
    store = FileStore(frozen.desk_in(tmp_path / "desk", ("02545", "02587")), bundled=False)
    path = keep_shared(share(store, SharedRequest(frozen.SAMPLE)), SAY, tmp_path / "so-lieu.xlsx")
    again = share(store, SharedRequest(frozen.SAMPLE, path))
    given = [figure for figure in again.shared.figures if figure.fact and figure.fact.state == "given"]
    assert given
    assert {figure.held for figure in given} == {"same"}
    assert (again.shared.differing, again.shared.strays, again.told) == ((), (), ())


def test_a_changed_figure_is_found_in_the_workbook(tmp_path: Path) -> None:
    """One number more in one cell: one difference, at that cell, on a sheet of its own."""
    store = FileStore(frozen.desk_in(tmp_path / "desk", ("02545", "02587")), bundled=False)
    path = keep_shared(share(store, SharedRequest(frozen.SAMPLE)), SAY, tmp_path / "so-lieu.xlsx")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "Chương trình")
    column = next(cell.column for cell in heads if cell.value == "Giá trị")
    spots = (sheet.cell(row, column) for row in range((heads[0].row or 0) + 1, sheet.max_row + 1))
    cell = next(cell for cell in spots if isinstance(cell.value, int))
    cell.value = int(str(cell.value)) + 1
    book.save(path)
    again = share(store, SharedRequest(frozen.SAMPLE, path))
    (figure,) = again.shared.differing
    assert (figure.held, figure.other and figure.other.place.cell) == ("value", cell.coordinate)
    told = keep_shared(again, SAY, tmp_path / "khac.xlsx")
    assert load_workbook(told)["Khác nhau"].max_row == 4


def test_where_no_programme_holds_it_is_said(tmp_path: Path) -> None:
    """RPT-134: no links beside the standard."""
    root = frozen.desk_in(tmp_path, ("02545",))
    shutil.rmtree(root / "criteria" / "links")
    with pytest.raises(ProblemsFound) as found:
        share(FileStore(root, bundled=False), SharedRequest(frozen.SAMPLE))
    assert "RPT-134" in {told.code for told in found.value.problems}


def test_a_programme_that_nobody_read_is_told_in_the_reply(tmp_path: Path) -> None:
    """A township is of the civilised-urban programme, whose text was not read: no figure of it, and its name."""
    store = FileStore(frozen.desk_in(tmp_path, ("02536",)), bundled=False)
    done = share(store, SharedRequest(frozen.SAMPLE))
    told = done.reply(Path("so-lieu.xlsx"))
    assert (told.unread, told.figures) == (["do-thi-van-minh-2022"], [])


def test_rows_of_no_shared_figure_are_told_once(tmp_path: Path) -> None:
    """RPT-135, with where each belongs, at the first."""
    path = tmp_path / "khac.csv"
    rows = [f"nong-thon-moi-2022,{criterion},02545,tre_thap_coi,43,19/BC-TYT" for criterion in ("98", "99")]
    path.write_text("\n".join(["Chương trình,Tiêu chí,Mã xã,Mã số liệu,Giá trị,Văn bản", *rows]) + "\n", "utf-8")
    done = share(
        FileStore(frozen.desk_in(tmp_path / "desk", ("02545",)), bundled=False), SharedRequest(frozen.SAMPLE, path)
    )
    (told,) = done.problems
    assert (told.code, told.values["count"], told.place.line) == ("RPT-135", 2, 2)
    assert "98" in str(told.values["names"]) and "99" in str(told.values["names"])


@pytest.mark.parametrize(("held", "told"), [
    (other(44, "19/BC-TYT"), "Hai hồ sơ ghi hai số: tìm con số đúng, sửa hồ sơ sai"),
    (other(43, "20/BC-TYT"), "Cùng số, khác văn bản (19/BC-TYT; 20/BC-TYT): dùng một văn bản cho cả hai"),
    (other(43, ""), "Cùng số, khác văn bản (19/BC-TYT; –): dùng một văn bản cho cả hai"),
    (other(43, "19/BC-TYT"), "Một số, một văn bản"),
    (other(43, "19/BC-TYT", criterion="99"), "Hồ sơ kia không có dòng này"),
])  # fmt: skip
def test_how_two_files_stand_is_said_with_what_to_do(held: OtherFigure, told: str) -> None:
    """Which number is right, which paper stays, or nothing to do."""
    (figure,) = (f for f in shared((held,)).figures if f.entry.id == "tre_thap_coi")
    assert held_text(figure, SAY) == told


def test_a_figure_that_only_the_other_file_has_is_asked_for() -> None:
    """The round has none: no nought stands for it, here or there."""
    (figure,) = (f for f in shared((other(43, "19/BC-TYT"),)).figures if f.entry.id == "tre_thap_coi")
    alone = replace(figure, fact=None)
    assert held_text(alone, SAY) == "Hồ sơ kia có số, đợt này chưa: xã bổ sung vào phiếu, kèm văn bản"
    assert [value_text(value, figure.entry, SAY) for value in (None, 0, 1043)] == ["–", "0", "1.043"]
    asked = figure.entry.model_copy(update={"kind": "yes_no"})
    assert [value_text(value, asked, SAY) for value in (None, 0, 1)] == ["–", "Không", "Có"]


def test_the_console_shows_twenty_differences_and_counts_the_rest() -> None:
    """What must be known before is left out when quiet, each difference is not."""
    (figure,) = (f for f in shared((other(44, "19/BC-TYT"),)).figures if f.entry.id == "tre_thap_coi")
    told = Shared((figure,) * 23, (figure.programme,), (), beside=True)
    made = frozen.assessed()
    parts = [replace(made, round=replace(made.round, simulated=False))]
    lines = lines_shown(lambda screen: show_shared(screen, told, parts, Path("/kq/chung.xlsx")), quiet=True)
    at = lines.index("23 số liệu dùng chung, 0 chưa có. So với hồ sơ kia: 0 giống, 23 khác.")
    one = f"Đơn vị 00001, {figure.entry.label}: đợt này 43, hồ sơ kia 44. "
    assert lines[at + 1 : at + 21] == [one + "Hai hồ sơ ghi hai số: tìm con số đúng, sửa hồ sơ sai"] * 20
    assert lines[at + 21 :] == ["… và 3 chỗ khác nữa: xem trang “Khác nhau”.", "Tệp: /kq/chung.xlsx"]
    loud = lines_shown(lambda screen: show_shared(screen, told, parts, Path("/kq/chung.xlsx")))
    assert [line for line in loud if line not in lines] == [f"· {line}" for line in opening_lines(told, SAY)]
