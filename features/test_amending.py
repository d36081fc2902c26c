"""Steps for an amendment of some articles: made, edited in Excel, checked, compared, made whole again."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from io import StringIO
from pathlib import Path

import numpy as np
import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when
from rich.console import Console

from engine.files.kit.styles import AMENDED_FILL
from engine.law.loading import load_standard
from engine.law.source import read_source
from engine.problems import Problem, ProblemsFound
from engine.reporting.console.screen import Screen
from engine.reporting.console.standing_console import show_standing
from engine.reporting.words.compare_words import difference_sentence
from engine.rules.number_line import locate
from engine.service.check import CheckRequest, check
from engine.service.compare import NewYearRequest, compare_standards, draft_new_year
from engine.service.edit import LawExportRequest, LawImportRequest, export_law, import_law
from engine.service.parts.open_law import open_law
from engine.service.store import FileStore
from features.case import SAY
from tests import frozen
from tests.desk.made_workbooks import edited, typed

scenarios("sua_doi.feature")


@dataclass(slots=True)
class Desk:
    """A workspace with the old standard and the draft that amends it, and what the last import said."""

    root: Path
    old: Path
    draft: Path
    store: FileStore
    before: dict[str, bytes]
    problems: tuple[Problem, ...] = ()

    @property
    def book(self) -> Path:
        """The draft's workbook."""
        return self.root / "so.xlsx"


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@given("bộ tiêu chí qd-06-2019 và bản nháp sửa đổi qd-27-2027 từ 2027-07-01", target_fixture="desk")
def amendment_made(tmp_path: Path) -> Desk:
    """As ``phuhop new-year --amend`` makes it, beside a copy of the old standard."""
    old = tmp_path / "criteria" / frozen.LAW.name
    shutil.copytree(frozen.LAW, old)
    store = FileStore(tmp_path, bundled=False)
    asked = NewYearRequest(old.name, "qd-27-2027", date(2027, 7, 1), date(2026, 11, 28), amends=True)
    return Desk(tmp_path, old, draft_new_year(store, asked).folder, store, bytes_of(old))


@when(parsers.parse("trong sổ của bản nháp, mục {item} đòi {new:d} thay cho {old:d}, căn cứ {cite}"))
def band_edited(desk: Desk, item: str, new: int, cite: str) -> None:
    """The first band's edge typed over in the exported workbook, and with a quoted citation the item's document."""
    export_law(desk.store, LawExportRequest(desk.draft.name, desk.book), SAY)
    told = [typed("Bậc", "at_least", item, new)]
    told += [typed("Mục", "cite.document", item, cite.strip('"'))] if cite.startswith('"') else []
    edited(desk.book, *told)


@when("nhập sổ của bản nháp, cho máy lập lại ví dụ, và ghi")
def imported(desk: Desk) -> None:
    """As ``phuhop law import --examples --apply`` does."""
    desk.problems = import_law(desk.store, LawImportRequest(desk.book, applied=True, examples=True)).problems


@when(parsers.parse('bộ cũ sửa "{old}" thành "{new}"'))
def base_edited(desk: Desk, old: str, new: str) -> None:
    """Somebody edits the standard that is amended."""
    head = desk.old / "standard.yaml"
    text = head.read_text("utf-8")
    assert old in text
    head.write_text(text.replace(old, new), "utf-8")


@when(parsers.parse("chép bản nháp sửa đổi thành bộ đầy đủ {name} từ {day}"), target_fixture="whole")
def made_whole(desk: Desk, name: str, day: str) -> Path:
    """As ``phuhop new-year`` does without --amend."""
    return draft_new_year(desk.store, NewYearRequest(desk.draft.name, name, date.fromisoformat(day))).folder


@then(parsers.parse('bản nháp sửa đổi chỉ có tệp "{names}"'))
def has_files(desk: Desk, names: str) -> None:
    """These of the law's files and no other."""
    assert ", ".join(sorted(path.name for path in desk.draft.glob("*.yaml"))) == names


@then("so với bộ cũ chỉ khác ngày hiệu lực")
def differs_in_days(desk: Desk) -> None:
    """One difference: from when it holds."""
    told = compare_standards(desk.store, desk.old.name, desk.draft.name)
    (said,) = (difference_sentence(told, difference, SAY) for difference in told.differences)
    assert "hiệu lực từ 01/07/2027" in said


@then(parsers.parse('so với bộ cũ có câu "{sentence}"'))
def comparison_says(desk: Desk, sentence: str) -> None:
    """A difference in these words."""
    told = compare_standards(desk.store, desk.old.name, desk.draft.name)
    said = [difference_sentence(told, difference, SAY) for difference in told.differences]
    assert sentence in said, said


@then(parsers.parse('tình trạng của bản nháp kể "{sentence}"'))
def status_says(desk: Desk, sentence: str) -> None:
    """As ``phuhop law status`` shows it."""
    page = StringIO()
    screen = Screen(SAY, Console(file=page, width=200), Console(file=page, width=200), quiet=False)
    show_standing(screen, load_standard(desk.draft), (), None)
    assert sentence in page.getvalue()


@then("soát bản nháp sửa đổi không thấy lỗi nào")
def draft_is_sound(desk: Desk) -> None:
    """Neither error nor warning."""
    assert problems_of(desk) == ()


@then(parsers.parse('soát bản nháp sửa đổi báo mã "{code}" ở standard.yaml'))
def draft_is_refused(desk: Desk, code: str) -> None:
    """This code, in the draft's own head."""
    assert [(told.code, told.place.file) for told in problems_of(desk)] == [(code, f"{desk.draft.name}/standard.yaml")]


def problems_of(desk: Desk) -> tuple[Problem, ...]:
    """As ``phuhop check`` shows them."""
    (told,) = check(desk.store, CheckRequest((desk.draft.name,))).checked
    return told.problems


@then(parsers.parse('tệp {file} của bản nháp chỉ nói đến mục "{item}", các khóa "{keys}"'))
def file_says(desk: Desk, file: str, item: str, keys: str) -> None:
    """Its id, and of one item these keys."""
    tree = read_source(desk.draft / file, file).tree
    assert isinstance(tree, dict)
    assert sorted(tree) == ["id", "items"]
    items = tree["items"]
    assert isinstance(items, tuple)
    (entry,) = items
    assert isinstance(entry, dict)
    assert (entry["id"], ", ".join(sorted(set(entry) - {"id"}))) == (item, keys)


@then("bộ cũ không đổi một byte")
def base_untouched(desk: Desk) -> None:
    """What is amended is not written to."""
    assert bytes_of(desk.old) == desk.before


@then(parsers.parse("98/100 ở mục {item} được {old:d} điểm theo bộ cũ, {new:d} điểm theo bản nháp"))
def judged(desk: Desk, item: str, old: int, new: int) -> None:
    """By durable-rules, from both tables."""
    given = []
    for folder in (desk.old, desk.draft):
        table = open_law(folder).table
        line = table.items[item]
        rule = line.rules[int(locate(line.edges, np.array([98]), np.array([100]))[0])]
        assert rule
        given.append(table.rules[rule].points)
    assert given == [old, new]


@then(parsers.parse('trong sổ xuất lại, ô có màu của chỗ sửa là bậc của mục "{item}"'))
def coloured(desk: Desk, item: str) -> None:
    """On the sheet of bands every cell with this fill is of this item, and some are."""
    again = desk.root / "lai.xlsx"
    export_law(desk.store, LawExportRequest(desk.draft.name, again), SAY)
    filled = [
        line[0].value
        for line in load_workbook(again)["Bậc"].iter_rows(min_row=4)
        for cell in line
        if str(cell.fill.fgColor.rgb).endswith(AMENDED_FILL)
    ]
    assert set(filled) == {item}


@then(parsers.parse('sổ của bản nháp bị từ chối với mã "{code}" ở trang "{sheet}"'))
def import_refused(desk: Desk, code: str, sheet: str) -> None:
    """This code at a cell of this sheet."""
    assert [(told.place.sheet, bool(told.place.cell)) for told in desk.problems if told.code == code] == [(sheet, True)]


@then("bộ đầy đủ đứng một mình, giữ bậc 99 và mọi chú thích của bộ cũ")
def stands_alone(desk: Desk, whole: Path) -> None:
    """It opens without the standards that it came from, says what the amendment said, and keeps the old comments."""
    said = "".join(path.read_text("utf-8") for path in whole.glob("*.yaml"))
    shutil.rmtree(desk.old)
    shutil.rmtree(desk.draft)
    book = load_standard(whole)
    (item,) = (item for item in book.standard.items if item.id == "tc02.1")
    assert book.base is None
    assert item.bands[0].at_least == Fraction(99)
    comments = {line for name, content in desk.before.items() if name.endswith(".yaml")
                for line in re.findall(r"^\s*#.*", content.decode(), re.MULTILINE)}  # fmt: skip
    assert {line.strip() for line in comments if line.strip() not in said} == {frozen.OF_AN_ENDED_CASE}
    with pytest.raises(ProblemsFound):
        load_standard(desk.draft)
