"""A round's setting by page: shown, tried by its workbook and by fields, refused at its cells, kept by one button."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from engine.evidence.round import read_round
from engine.service.board.resetting.setting_files import setting_workbook
from engine.service.review.desk import Who, now
from engine.service.review.opening.opening_record import OpenRequest, open_review
from engine.service.store import FileStore
from tests import frozen
from tests.broken_disk import held
from tests.web.review.working import Fields, opened, workspace
from tests.web.visiting import TODAY, Visit, ready, visit

NAME = frozen.SAMPLE
PAGE = f"/dot/{NAME}/dat/"
CODES = ("02551", "02587", "02623")
Edit = Callable[[Any], None]


@dataclass
class Setting:
    """A visit to a round of one's own, and its folder."""

    visit: Visit
    folder: Path

    @property
    def text(self) -> str:
        """The page as it is."""
        return self.visit.page(PAGE)

    def post(self, **fields: Any) -> Any:
        """What a form is answered with."""
        answer = self.visit.client.post(PAGE, fields)
        assert answer.status_code != 500, self.visit.faults
        return answer

    def book(self, edit: Edit) -> SimpleUploadedFile:
        """The round's workbook as it is handed out, changed in Excel's place."""
        answer = self.visit.get(f"{PAGE}dot.xlsx")
        assert "attachment" in answer.headers["Content-Disposition"]
        workbook = load_workbook(io.BytesIO(answer.content))
        edit(workbook)
        stream = io.BytesIO()
        workbook.save(stream)
        return SimpleUploadedFile("dot.xlsx", stream.getvalue())

    def send(self, edit: Edit) -> Any:
        """It sent back, to be looked at."""
        return self.post(viec="so", so=self.book(edit))

    def fields(self, **changed: str) -> dict[str, Any]:
        """What a browser would send of the fields, some typed otherwise."""
        told = {key: text for key, text in Fields(self.text).values.items() if key not in ("con-kip", "viec", "ban")}
        now_ = read_round(self.folder)[0]
        letters, chosen = {"van-ban": list(now_.directives)}, {"dot-truoc": now_.previous or "", "tham-quyen": ""}
        return {**told, **letters, **chosen, "viec": "o", **changed}


def row_of(sheet: Any, label: str) -> int:
    """The row of a line or entry by its first cell."""
    return next(row for row in range(1, 200) if sheet.cell(row, 1).value == label)


def key_in(answer: Any) -> str:
    """The name under which what was looked at is kept."""
    return re.search(r'name="ban" value="([^"]+)"', answer.content.decode())[1]  # type: ignore[index]


def keep(own: Setting, answer: Any) -> Any:
    """The button below what would change."""
    return own.post(viec="ghi", ban=key_in(answer))


def title(text: str) -> Edit:
    """The round called otherwise."""

    def edit(workbook: Any) -> None:
        sheet = workbook["Đợt"]
        sheet.cell(row_of(sheet, "Tên đợt"), 2).value = text

    return edit


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Setting]:
    """A round in text files."""
    root = frozen.desk_in(tmp_path / "desk", CODES)
    made = visit(root)
    yield Setting(made, root / "assessments" / NAME)
    made.house.rounds.close()


def test_every_line_is_shown_with_what_it_means(own: Setting) -> None:
    """Each label of the workbook with its value and its meaning; sheets without an entry say so; where it lies."""
    text = own.text
    for told in (
        "Ngày chốt số liệu",
        "15/11/2024",
        "Đếm số vụ, số trẻ sinh… từ ngày này.",
        "Xếp nhóm (0)",
        "round.yaml",
    ):
        assert told in text, told
    assert "Xã Thượng Ấm" in text and 'aria-current="page">Thiết lập' in text


def test_a_workbook_sent_back_is_looked_at_first_then_kept(own: Setting) -> None:
    """Its change by cell, nothing written; then the text file says it with every other line as its author wrote it."""
    before = held(own.folder)
    seen = own.send(title("Đợt đánh giá cuối năm"))
    text = seen.content.decode()
    assert seen.status_code == 200 and "1 thay đổi ở round.yaml" in text
    assert "dot.xlsx › Đợt › B" in text and "Đợt đánh giá cuối năm" in text
    assert held(own.folder) == before
    assert keep(own, seen).status_code == 302
    now_, then = (own.folder / "round.yaml").read_text("utf-8"), before["round.yaml"].decode()
    changed = [line for line in now_.splitlines() if line not in then.splitlines()]
    assert changed == ["title: Đợt đánh giá cuối năm"]
    assert {name: told for name, told in held(own.folder).items() if name != "round.yaml"} == {
        name: told for name, told in before.items() if name != "round.yaml"
    }
    assert "Đợt được đọc và chấm lại" in own.text


def test_the_same_workbook_changes_nothing(own: Setting) -> None:
    """What a workbook handed out says is what the text files say, commune by commune."""
    assert own.send(lambda _: None).status_code == 302
    assert "không có gì phải ghi" in own.text


def test_a_class_with_its_ground_is_scored_by(own: Setting) -> None:
    """A row of the sheet of classes: told as one entry at its cell, then the commune stands under that threshold."""
    ready(own.visit, NAME)
    seen = own.visit.house.rounds.sighted(NAME, 120)
    assert seen
    card = seen.card("02551")
    assert card
    other = next(c.id for c in seen.parts[0].book.standard.head.classes if c != card.classified.unit_class)
    row = ("02551", other, "Ủy ban nhân dân tỉnh xếp", "15/QĐ-UBND", "Ủy ban nhân dân tỉnh", date(2024, 3, 5))

    def edit(workbook: Any) -> None:
        for column, value in enumerate(row, 1):
            workbook["Xếp nhóm"].cell(4, column).value = value

    told = own.send(edit)
    assert "dot.xlsx › Xếp nhóm › A4" in told.content.decode() and "15/QĐ-UBND" in told.content.decode()
    assert keep(own, told).status_code == 302
    ready(own.visit, NAME)
    again = own.visit.house.rounds.sighted(NAME, 120)
    assert again and again.card("02551").classified.unit_class.id == other  # type: ignore[union-attr]
    assert "Xếp nhóm (1)" in own.text


def wrong_day(workbook: Any) -> None:
    """A day that is none."""
    sheet = workbook["Đợt"]
    sheet.cell(row_of(sheet, "Ngày chốt số liệu"), 2).value = "hôm qua"


def no_such_class(workbook: Any) -> None:
    """A class that the standard does not have, of a commune that the round has."""
    for column, value in enumerate(("02551", "khong-co", "lý do", "1/QĐ", "UBND", date(2024, 3, 5)), 1):
        workbook["Xếp nhóm"].cell(4, column).value = value


def no_such_round(workbook: Any) -> None:
    """A previous round that is not there."""
    sheet = workbook["Đợt"]
    sheet.cell(row_of(sheet, "Đợt trước"), 2).value = "dot-khong-co"


def another_id(workbook: Any) -> None:
    """The workbook of another round."""
    sheet = workbook["Đợt"]
    sheet.cell(row_of(sheet, "Mã đợt"), 2).value = "dot-khac"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (wrong_day, "dot.xlsx › Đợt › B"),
        (no_such_class, "dot.xlsx › Xếp nhóm › B4"),
        (no_such_round, "RND-906"),
        (another_id, "dot.xlsx › Đợt › B5"),
    ],
)
def test_what_is_wrong_is_told_at_its_cell_and_nothing_is_written(own: Setting, edit: Edit, told: str) -> None:
    """422 with the cell; the round is as it was, and there is no button that would write it."""
    before = held(own.folder)
    answer = own.send(edit)
    assert (answer.status_code, told in answer.content.decode()) == (422, True), answer.content.decode()
    assert 'value="ghi"' not in answer.content.decode() and held(own.folder) == before


def test_a_file_that_is_no_workbook_is_refused_as_everywhere(own: Setting) -> None:
    """As is a form without a file, and a form that asks for nothing of ours."""
    assert own.post(viec="so", so=SimpleUploadedFile("dot.xlsx", b"khong phai so")).status_code == 422
    assert own.post(viec="so").status_code == 422
    assert own.post(viec="khac").status_code == 400
    assert own.post(viec="ghi", ban="khong-co").status_code == 409


def test_the_usual_lines_are_changed_by_fields(own: Setting) -> None:
    """Looked at first; what is wrong stands at its own field and what was typed stays."""
    seen = own.post(**own.fields(ten="Đợt một", den="31/10/2024"))
    text = seen.content.decode()
    assert seen.status_code == 200 and "2 thay đổi ở round.yaml" in text and "31/10/2024" in text
    assert keep(own, seen).status_code == 302
    told, _ = read_round(own.folder)
    assert (told.title, told.period_to) == ("Đợt một", date(2024, 10, 31))
    wrong = own.post(**own.fields(ten="Đợt hai", ngay="31/02/2024"))
    text = wrong.content.decode()
    assert wrong.status_code == 422 and 'id="ngay-error"' in text and 'value="Đợt hai"' in text
    assert "<span>Ngày chốt số liệu</span> · WEB-167" in text
    late = own.post(**own.fields(den="31/12/2024"))
    assert late.status_code == 422 and 'id="den-error"' in late.content.decode()


def test_a_change_that_another_made_meanwhile_is_not_written_over(own: Setting) -> None:
    """WEB-190 with 409: the second sees the page as the first left it, and nothing of his was kept."""
    first, second = own.send(title("Của người thứ nhất")), own.send(title("Của người thứ hai"))
    assert keep(own, first).status_code == 302
    stale = keep(own, second)
    assert stale.status_code == 409 and "WEB-190" in stale.content.decode()
    assert "Của người thứ nhất" in (own.folder / "round.yaml").read_text("utf-8")


def test_what_was_looked_at_can_be_let_go(own: Setting) -> None:
    """And is nobody's to write later."""
    before, seen = held(own.folder), own.send(title("Thôi"))
    assert own.post(viec="bo", ban=key_in(seen)).status_code == 302
    assert keep(own, seen).status_code == 409 and held(own.folder) == before


def test_a_round_in_a_workbook_stays_one(own: Setting) -> None:
    """Sent back it lies there byte for byte; fields make it anew; it reads as what was typed."""
    store = FileStore(own.folder.parents[1], bundled=False, today=TODAY)
    content = setting_workbook(store, NAME)
    for name in ("round.yaml", "communes.csv"):
        (own.folder / name).unlink()
    (own.folder / "dot.xlsx").write_bytes(content)
    sent = own.book(title("Trong sổ"))
    raw = sent.read()
    sent.seek(0)
    assert keep(own, own.post(viec="so", so=sent)).status_code == 302
    assert (own.folder / "dot.xlsx").read_bytes() == raw
    assert "sổ được lập lại theo mẫu" in own.text
    assert keep(own, own.post(**own.fields(ten="Bằng ô"))).status_code == 302
    assert read_round(own.folder)[0].title == "Bằng ô"
    assert not (own.folder / "round.yaml").exists()


def test_a_round_set_down_both_ways_is_changed_in_both(own: Setting) -> None:
    """Text files and workbook say the same after it, or it could no longer be read."""
    store = FileStore(own.folder.parents[1], bundled=False, today=TODAY)
    (own.folder / "dot.xlsx").write_bytes(setting_workbook(store, NAME))
    assert keep(own, own.post(**own.fields(ten="Hai nơi"))).status_code == 302
    assert read_round(own.folder)[0].title == "Hai nơi"
    assert keep(own, own.send(title("Hai nơi nữa"))).status_code == 302
    assert read_round(own.folder)[0].title == "Hai nơi nữa"


@pytest.fixture
def recorded(tmp_path: Path) -> Iterator[Setting]:
    """A round whose record is open with the forms taken in."""
    root = workspace(tmp_path / "noi")
    opened(root)
    made = visit(root)
    yield Setting(made, root / "assessments" / NAME)
    made.house.rounds.close()


def commune_taken_out(workbook: Any) -> None:
    """The row of one of its communes emptied."""
    sheet = workbook["Xã"]
    row = row_of(sheet, "02587")
    for column in range(1, 9):
        sheet.cell(row, column).value = None


def fact_turned(workbook: Any) -> None:
    """A commune's mountain or no mountain."""
    sheet = workbook["Xã"]
    cell = sheet.cell(row_of(sheet, "02587"), 5)
    cell.value = "không" if cell.value == "có" else "có"


def second_wanted(workbook: Any) -> None:
    """A second person after all."""
    sheet = workbook["Đợt"]
    sheet.cell(row_of(sheet, "Có người thứ hai"), 2).value = "Có"


def day_moved(workbook: Any) -> None:
    """Another day of the figures."""
    sheet = workbook["Đợt"]
    sheet.cell(row_of(sheet, "Ngày chốt số liệu"), 2).value = "16/11/2024"


def period_cut(workbook: Any) -> None:
    """A shorter period."""
    sheet = workbook["Đợt"]
    sheet.cell(row_of(sheet, "Kỳ số liệu: đến ngày"), 2).value = "31/10/2024"


@pytest.mark.parametrize(
    ("edit", "code"),
    [
        (day_moved, "REC-385"),
        (second_wanted, "REC-385"),
        (period_cut, "REC-386"),
        (fact_turned, "REC-386"),
        (commune_taken_out, "REC-387"),
    ],
)
def test_what_an_open_record_rests_on_is_not_changed(recorded: Setting, edit: Edit, code: str) -> None:
    """What its first entry says, what recorded points were worked out by, a commune that has a file."""
    before = held(recorded.folder)
    answer = recorded.send(edit)
    text = answer.content.decode()
    assert answer.status_code == 422 and code in text and held(recorded.folder) == before


def test_what_nothing_rests_on_may_still_be_changed(recorded: Setting) -> None:
    """The name of the round, though its record is open."""
    assert keep(recorded, recorded.send(title("Tên khác"))).status_code == 302
    assert read_round(recorded.folder)[0].title == "Tên khác"


def test_a_record_that_is_opened_between_the_look_and_the_button_stands(own: Setting) -> None:
    """What was free when it was looked at is refused when it is written."""
    head = own.folder / "round.yaml"
    head.write_text(head.read_text("utf-8") + "four_eyes: stated\n", "utf-8")
    seen = own.send(day_moved)
    assert seen.status_code == 200
    store = FileStore(own.folder.parents[1], bundled=False, today=TODAY)
    open_review(store, OpenRequest(NAME, Who("p-000", now()), applied=True))
    refused = keep(own, seen)
    assert refused.status_code == 422 and "REC-385" in refused.content.decode()
    assert read_round(own.folder)[0].on == date(2024, 11, 15)


def test_who_decides_is_chosen_by_name(own: Setting) -> None:
    """As the law calls them, each with its days; the id is only what the form sends. So in what would change."""
    text, who = own.text, "Chủ tịch Ủy ban nhân dân cấp huyện, từ 03/01/2019 đến 30/06/2025"
    assert f'<option value="d06-district">{who}</option>' in text and ">d06-" not in text
    assert "cấp tỉnh giao, từ 01/07/2025 (giả định)</option>" in text
    tried = own.post(**own.fields(**{"tham-quyen": "d06-district"})).content.decode()
    assert f"<strong>{who}</strong>" in tried and ">d06-" not in tried
    assert own.post(viec="ghi", ban=Fields(tried).values["ban"]).status_code == 302
    assert f"<strong>{who}</strong>" in own.text and 'value="d06-district" selected' in own.text


def test_the_round_before_is_chosen_by_its_name(own: Setting) -> None:
    """Where two rounds bear one name the id tells them apart; what is kept is the id."""
    head = (own.folder / "round.yaml").read_text("utf-8")
    for name, title in (("dot-2022", "Đợt năm 2022"), ("dot-a", "Đợt cũ"), ("dot-b", "Đợt cũ")):
        folder = own.folder.parent / name
        shutil.copytree(own.folder, folder)
        told = re.sub(r"(?m)^title: .*$", f"title: {title}", head)
        (folder / "round.yaml").write_text(re.sub(r"(?m)^id: .*$", f"id: {name}", told), "utf-8")
    choices = own.text.partition('id="dot-truoc"')[2].partition("</select>")[0]
    listed = re.findall(r"<option value=\"([^\"]+)\"[^>]*>([^<]+)<", choices)
    assert listed == [("dot-2022", "Đợt năm 2022"), ("dot-a", "Đợt cũ (dot-a)"), ("dot-b", "Đợt cũ (dot-b)")]
