"""The council's page: who sits, which files wait, ballots of many at once, and the list that it is seated from."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from engine.reporting.review.setting.council_sheets import WORKBOOK
from engine.service.review.opening.people import COUNCIL_FILE
from engine.service.review.opening.people_upload import list_mark
from tests.web.council.persons import CHAIR, FAILED, INTERESTED, MEMBER, PASSED, ROUND, SECRETARY, VIEWER, Board

PAGE = f"{ROUND}hoi-dong/"


def move(board: Board, act: str, *codes: str, person: str = SECRETARY, sure: bool = True, version: int = 0) -> Any:
    """The form of the meeting: open or close ballots of some files."""
    fields = {f"ban-{code}": str(version or board.version(code)) for code in codes}
    more = {"xac-nhan": "1"} if sure else {}
    return board.by(person).client.post(f"{PAGE}phieu/", {"viec": act, "xa": [*codes], **fields, **more})


def test_a_meeting_is_run_from_its_page(board: Board) -> None:
    """Who sits by which paper, who has an interest where, both points of each file and what it comes to."""
    text = board.page(SECRETARY, PAGE)
    for told in ("120/QĐ-UBND", "Nguyễn Văn Chủ", "quá nửa số thành viên biểu quyết", "ít nhất 2 người", "tạm tính"):
        assert told in text, told
    row = text.split("Vũ Thị Ủy", 1)[1].split("</tr>", 1)[0]
    assert "Thị trấn Sơn Dương" in row
    file = text.split(f"/xa/{FAILED}/phieu/", 1)[1].split("</tr>", 1)[0]
    assert "860" in file and "Không đạt chuẩn" in file
    assert board.by(VIEWER).get(PAGE).status_code == 404


def test_ballots_of_many_are_opened_once_that_was_seen_what_follows(board: Board) -> None:
    """The first answer writes nothing and names the files; the second opens each."""
    before = board.size()
    first = move(board, "ballot_open", PASSED, FAILED, sure=False)
    assert first.status_code == 200 and "Số liệu của mỗi hồ sơ được giữ bằng dấu" in first.content.decode()
    assert board.size() == before
    done = move(board, "ballot_open", PASSED, FAILED)
    assert (done.status_code, board.size()) == (303, before + 2)
    assert "Đã mở 2 phiếu." in board.page(SECRETARY, PAGE)


def test_a_file_that_changed_since_is_refused_and_the_others_go_on(board: Board) -> None:
    """409, which file, by whom; what was typed by another stands."""
    seen = board.version(PASSED)
    assert move(board, "ballot_open", PASSED).status_code == 303
    stale = board.by(SECRETARY).client.post(
        f"{PAGE}phieu/",
        {"viec": "ballot_close", "xa": [PASSED], f"ban-{PASSED}": str(seen), "xac-nhan": "1"},
    )
    text = stale.content.decode()
    assert stale.status_code == 409
    assert "phiên bản" in text and "Phạm Thị Thư" in text


def test_what_was_done_of_many_is_told_beside_what_was_not(board: Board) -> None:
    """One of two was opened meanwhile: the other is opened, and both are said."""
    assert move(board, "ballot_open", PASSED).status_code == 303
    text = move(board, "ballot_open", PASSED, FAILED).content.decode()
    assert "Chưa làm được" in text and "Đã mở 1 phiếu." in text


def test_what_follows_is_said_before_ballots_are_closed(board: Board) -> None:
    """That nothing opens them again; nothing is written yet."""
    assert move(board, "ballot_open", PASSED).status_code == 303
    before = board.size()
    first = move(board, "ballot_close", PASSED, sure=False)
    assert first.status_code == 200 and "Phiếu đóng rồi không mở lại được" in first.content.decode()
    assert board.size() == before


def test_who_came_to_the_list_later_is_put_into_the_record(board: Board) -> None:
    """The record is open: his name and his role are written, and the page says that no commune is new."""
    path = board.folder / COUNCIL_FILE
    more = "  - {id: p-010, name: Cao Thị Mới, office: Cán bộ, from: 2024-01-01, roles: [viewer]}\ncouncil:"
    path.write_text(path.read_text("utf-8").replace("council:", more, 1), "utf-8")
    before = board.size()
    assert board.post(SECRETARY, f"{PAGE}nhat-ky/").status_code == 303
    assert board.size() > before
    assert "Nhật ký đã ghi 2 thay đổi về người và vai trò; 0 xã mới." in board.page(SECRETARY, PAGE)


def test_a_council_is_put_down_once_its_people_are_in_the_record(board: Board) -> None:
    """Before that the chair sees who is missing and who puts them down; there is no button that would be refused."""
    path, button = board.folder / COUNCIL_FILE, "Ghi hội đồng vào nhật ký</button>"
    more = "  - {id: p-010, name: Cao Thị Mới, office: Cán bộ, from: 2024-01-01, roles: [member]}\ncouncil:"
    text = path.read_text("utf-8").replace("council:", more, 1)
    path.write_text(text + "    - {person: p-010, office: Ủy viên, from: 2024-01-01}\n", "utf-8")
    seen = board.page(CHAIR, PAGE)
    assert button not in seen and "Hội đồng có người chưa vào nhật ký: Cao Thị Mới." in seen
    assert "Ghi những người này vào nhật ký</button>" in board.page(SECRETARY, PAGE)
    assert board.post(SECRETARY, f"{PAGE}nhat-ky/").status_code == 303
    assert button in board.page(CHAIR, PAGE)
    assert board.post(CHAIR, f"{PAGE}ghi/", dau=list_mark(board.folder)).status_code == 303
    assert "Cao Thị Mới" in board.page(CHAIR, PAGE).split("Các thành viên hội đồng", 1)[1]


def test_a_ballot_with_too_few_votes_stays_open(board: Board) -> None:
    """REC-257 on the page, and the ballot is open still."""
    move(board, "ballot_open", PASSED)
    refused = move(board, "ballot_close", PASSED)
    assert refused.status_code == 422
    assert "Phiếu số 1 mới có 0 người biểu quyết" in refused.content.decode()
    assert "đang mở" in board.page(MEMBER, f"{ROUND}xa/{PASSED}/phieu/")


def test_a_closed_ballot_says_whether_it_was_carried(board: Board) -> None:
    """In the meeting's own list, while it waits for the decision and after it."""
    board.carried(PASSED)
    board.act(SECRETARY, FAILED, "mo")
    for person, choice in ((CHAIR, "yes"), (MEMBER, "no")):
        board.act(person, FAILED, "ghi", fields={f"y-kien-{person}": choice})
    board.act(SECRETARY, FAILED, "dong")
    rows = board.page(SECRETARY, f"{PAGE}?buoc=cho-quyet-dinh").split("<tr>")
    told = {code: next(row for row in rows if f"/xa/{code}/phieu/" in row) for code in (PASSED, FAILED)}
    assert ">thông qua<" in told[PASSED] and ">không thông qua<" in told[FAILED]
    board.act(CHAIR, PASSED, "quyet-dinh", fields={"loai": "recognise", "tam-tinh": "1"})
    assert ">thông qua<" in board.page(SECRETARY, f"{PAGE}?buoc=da-quyet-dinh")


def test_nobody_chosen_is_told(board: Board) -> None:
    """An empty form moves nothing."""
    before = board.size()
    assert move(board, "ballot_open").status_code == 422
    assert board.size() == before


def test_a_member_moves_no_ballot(board: Board) -> None:
    """The address is not there for him."""
    before = board.size()
    assert move(board, "ballot_open", PASSED, person=MEMBER).status_code == 404
    assert board.size() == before


def test_the_council_is_seated_from_the_very_list_that_was_seen(board: Board) -> None:
    """WEB-134 with 409 where the list changed meanwhile, then the page shows it as it is now."""
    list_file = board.folder / COUNCIL_FILE
    seen = list_mark(board.folder)
    list_file.write_text(list_file.read_text("utf-8").replace("quorum: 2", "quorum: 3"), "utf-8")
    before = board.size()
    stale = board.post(CHAIR, f"{PAGE}ghi/", dau=seen)
    assert stale.status_code == 409 and "đã đổi từ lúc bạn mở trang" in stale.content.decode()
    assert board.size() == before
    assert "khác với nhật ký: chờ chủ tịch hội đồng ghi" in board.page(SECRETARY, PAGE)
    text = board.page(CHAIR, PAGE)
    assert "Hội đồng trong danh sách khác với nhật ký." in text
    assert board.post(CHAIR, f"{PAGE}ghi/", dau=list_mark(board.folder)).status_code == 303
    assert board.size() == before + 1
    assert "Cần ít nhất 3 người" in board.page(CHAIR, PAGE)


def test_a_list_without_a_council_is_told(board: Board) -> None:
    """REC-356, and nothing is put down."""
    list_file = board.folder / COUNCIL_FILE
    list_file.write_text(list_file.read_text("utf-8").partition("council:")[0], "utf-8")
    refused = board.post(CHAIR, f"{PAGE}ghi/", dau=list_mark(board.folder))
    assert refused.status_code == 422 and "chưa có hội đồng" in refused.content.decode()


def test_a_list_in_a_text_file_takes_no_workbook(board: Board) -> None:
    """WEB-133: people are written in one place."""
    refused = send(board, b"PK")
    assert refused.status_code == 422 and "không nhận sổ Excel" in refused.content.decode()
    assert board.by(SECRETARY).get(f"{PAGE}hoi-dong.xlsx").status_code == 422


@pytest.fixture
def by_workbook(board: Board) -> Board:
    """The same round with its list put aside: a workbook may take its place."""
    (board.folder / COUNCIL_FILE).rename(board.folder.parent / "cu.yaml")
    return board


def send(board: Board, content: bytes, name: str = "so.xlsx", seen: str = "") -> Any:
    """The workbook sent by the secretary."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = SimpleUploadedFile(name, content)
    fields = {"dau": seen or list_mark(board.folder), "so-nguoi": sent}
    return board.by(SECRETARY).client.post(f"{PAGE}so-nguoi/", fields)


def zipped(**parts: bytes) -> bytes:
    """A zip with these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/"), content)
    return made.getvalue()


HOSTILE = {
    "nothing": b"",
    "no workbook": b"MZ\x90\x00 mot chuong trinh",
    "a page": b"<html><script>alert(1)</script></html>",
    "a bomb": zipped(**{"xl/workbook.xml": b"<x/>", "xl/worksheets/sheet1.xml": b"0" * (70 * 2**20)}),
    "macros": zipped(**{"xl/workbook.xml": b"<x/>", "xl/vbaProject.bin": b"x"}),
    "a way out": zipped(**{"xl/workbook.xml": b"<x/>", "../../ra-ngoai.xml": b"x"}),
    "too large": b"PK" + b"0" * (11 * 2**20),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_workbook_is_refused_and_leaves_nothing(by_workbook: Board, kind: str) -> None:
    """In words on the page; the round's folder is as it was."""
    before = sorted(path.name for path in by_workbook.folder.iterdir())
    refused = send(by_workbook, HOSTILE[kind])
    assert refused.status_code == 422, refused.content.decode()[:500]
    assert "Chưa làm được" in refused.content.decode()
    assert sorted(path.name for path in by_workbook.folder.iterdir()) == before


def test_the_workbook_goes_out_empty_and_is_taken_back_filled(by_workbook: Board, tmp_path: Path) -> None:
    """With the codes of the round's communes; a second one in its place only by whoever saw the first."""
    from openpyxl import load_workbook

    empty = by_workbook.by(SECRETARY).get(f"{PAGE}hoi-dong.xlsx")
    assert empty["X-Content-Type-Options"] == "nosniff" and "attachment" in empty["Content-Disposition"]
    path = tmp_path / "so.xlsx"
    path.write_bytes(empty.content)
    book = load_workbook(path)
    assert INTERESTED in [cell.value for cell in book["Mã xã"]["A"]]
    people = book["Người làm việc"]
    head = next(row for row in range(1, 12) if people.cell(row, 1).value == "Mã người")
    first = next(col for col in range(1, 20) if people.cell(head, col).value == "Từ ngày")
    for column, value in ((1, "p-003"), (2, "Nguyễn Văn Chủ"), (3, "Chủ tịch"), (first, "01/01/2024")):
        people.cell(head + 1, column).value = value
    book.save(path)
    seen = list_mark(by_workbook.folder)
    assert send(by_workbook, path.read_bytes(), seen=seen).status_code == 303
    assert (by_workbook.folder / WORKBOOK).read_bytes() == path.read_bytes()
    assert send(by_workbook, path.read_bytes(), seen=seen).status_code == 409
    assert by_workbook.by(SECRETARY).get(f"{PAGE}hoi-dong.xlsx").content == path.read_bytes()
