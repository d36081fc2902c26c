"""A record opened by page, forms taken in, the workbook both ways, what to see, overrides (số liệu mô phỏng)."""

from __future__ import annotations

import io
import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from engine.service.review.desk import Who, now, open_desk
from engine.service.review.moving import MoveRequest, move_all
from engine.service.review.opening.people import COUNCIL_FILE
from engine.service.review.opening.people_upload import list_mark
from engine.web.views.review.override_views import EXAMPLE
from tests.service.appraised import row_of
from tests.web.review.people_workbook import OPENING, mark_on, people_book, upload
from tests.web.review.working import CODE, DESK, GOOD, HEALTH, NAME, OTHER, PAGE, ROUND, Working

IMPORTS, BOOK_IN = f"{ROUND}nhan-phieu/", f"{DESK}nhap-so/"
OVERRIDES, SEE = f"{ROUND}an-dinh/", f"{ROUND}kiem-tra/"
PATIENCE = 120
NO_LIST = "-"
MOST_OF_A_LOGIN = 1000


def test_a_round_of_nobody_is_led_to_its_two_ways(fresh: Working) -> None:
    """Until one is taken nothing can be opened; one click makes it one person's, and another opens it."""
    assert "Xem và mở nhật ký" in fresh.get(DESK)
    text = fresh.get(OPENING)
    assert "Đợt này một người làm" in text and "Chọn một trong hai cách" in text and 'value="mo"' not in text
    assert fresh.post(OPENING, {"viec": "mot-nguoi"})["Location"] == OPENING
    assert "four_eyes: stated" in (fresh.folder / "round.yaml").read_text("utf-8")
    assert "Sẽ mở 3 hồ sơ." in fresh.get(OPENING)
    assert fresh.post(OPENING, {"viec": "mo"})["Location"] == DESK
    assert "Đã mở nhật ký với 3 hồ sơ." in fresh.get(DESK)
    assert (fresh.file().state, fresh.file("02599").state) == ("draft", "draft")
    assert "3 xã chưa gửi phiếu" in fresh.get("/")


def test_a_round_that_says_so_twice_says_it_once(fresh: Working) -> None:
    """What its file said before is taken out; an opened record keeps what it began with."""
    head = fresh.folder / "round.yaml"
    head.write_text(head.read_text("utf-8") + "four_eyes: required\n", "utf-8")
    fresh.post(OPENING, {"viec": "mot-nguoi"})
    assert head.read_text("utf-8").count("four_eyes") == 1
    fresh.post(OPENING, {"viec": "mo"})
    assert fresh.post(OPENING, {"viec": "mot-nguoi"}).status_code == 422


def test_the_people_come_in_as_a_workbook(fresh: Working) -> None:
    """Filled in and sent back it is put down beside the round, and its people are shown as they are."""
    answer = fresh.post(OPENING, {"viec": "so-nguoi", "dau": NO_LIST, "so": upload(people_book(fresh))})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    text = fresh.get(OPENING)
    assert (fresh.folder / "hoi-dong.xlsx").exists()
    assert all(word in text for word in ("Đã nhận sổ: 3 người.", "Bà p-004", "chủ tịch hội đồng", "p-005"))
    assert "mỗi người phải vào bằng tên mình" in text


def test_a_wrong_workbook_of_people_is_told_at_its_cells(fresh: Working) -> None:
    """And nothing is put beside the round; without a file the field says so."""
    wrong = people_book(fresh, **{"Từ ngày": "hôm qua"})
    answer = fresh.post(OPENING, {"viec": "so-nguoi", "dau": NO_LIST, "so": upload(wrong)})
    text = answer.content.decode()
    assert answer.status_code == 422 and "REC-365" in text and "hôm qua" in text
    assert not (fresh.folder / "hoi-dong.xlsx").exists()
    meeting = fresh.post(f"{ROUND}hoi-dong/so-nguoi/", {"dau": NO_LIST, "so-nguoi": upload(wrong)})
    assert meeting.status_code == 422
    assert {"L4", "L5", "L6"} == set(re.findall(r"Trang Người làm việc, ô (L\d+): ", meeting.content.decode()))
    empty = fresh.post(OPENING, {"viec": "so-nguoi"})
    assert empty.status_code == 422 and 'id="so-error"' in empty.content.decode()
    no_book = {"viec": "so-nguoi", "dau": NO_LIST, "so": upload(b"khong phai so")}
    assert fresh.post(OPENING, no_book).status_code == 422


def test_a_list_that_changed_since_the_page_was_opened_is_not_written_over(fresh: Working) -> None:
    """WEB-134 with 409 by the page's own mark, as on the council's page; what lies there is handed out to go on in."""
    seen, content = mark_on(fresh.get(OPENING)), people_book(fresh)
    assert fresh.post(OPENING, {"viec": "so-nguoi", "dau": seen, "so": upload(content)}).status_code == 302
    stale = fresh.post(OPENING, {"viec": "so-nguoi", "dau": seen, "so": upload(people_book(fresh, **{"Họ tên": "Ai"}))})
    assert stale.status_code == 409 and "đã đổi từ lúc bạn mở trang" in stale.content.decode()
    assert (fresh.folder / "hoi-dong.xlsx").read_bytes() == content
    assert "Tải sổ đang dùng" in fresh.get(OPENING)
    assert fresh.visit.get(f"{OPENING}hoi-dong.xlsx").content == content
    again = {"viec": "so-nguoi", "dau": mark_on(fresh.get(OPENING)), "so": upload(content)}
    assert fresh.post(OPENING, again).status_code == 302


def test_a_list_in_a_text_file_takes_no_workbook_here_either(fresh: Working) -> None:
    """WEB-133: people are written in one place, by whichever page they come."""
    content = people_book(fresh)
    (fresh.folder / COUNCIL_FILE).write_text("people: []\n", "utf-8")
    sent = {"viec": "so-nguoi", "dau": list_mark(fresh.folder), "so": upload(content)}
    answer = fresh.post(OPENING, sent)
    assert answer.status_code == 422 and "WEB-133" in answer.content.decode()
    assert not (fresh.folder / "hoi-dong.xlsx").exists()


def test_from_the_files_received_one_is_led_on(fresh: Working) -> None:
    """Before the record is open to its opening, then to the forms that can be taken in, and to the desk."""
    fresh.visit.house.rounds.sighted(NAME, wait=PATIENCE)
    uploads = f"{ROUND}tai-len/"
    text = fresh.get(uploads).partition('id="tiep-dau"')[2].partition("</section>")[0]
    assert f'href="{OPENING}"' in text and f'href="{IMPORTS}"' not in text
    fresh.post(OPENING, {"viec": "mot-nguoi"})
    fresh.post(OPENING, {"viec": "mo"})
    fresh.visit.house.rounds.sighted(NAME, wait=PATIENCE)
    text = fresh.get(uploads).partition('id="tiep-dau"')[2].partition("</section>")[0]
    assert [f'href="{at}"' in text for at in (OPENING, IMPORTS, DESK, ROUND)] == [False, True, True, True]


def test_forms_are_taken_in_by_one_button(fresh: Working) -> None:
    """The page says first what would be taken, then with which receipts it was; who sent nothing is named."""
    fresh.post(OPENING, {"viec": "mot-nguoi"})
    fresh.post(OPENING, {"viec": "mo"})
    fresh.visit.house.rounds.sighted(NAME, wait=PATIENCE)
    text = fresh.get(IMPORTS)
    taken = int(re.search(r"Nhận (\d) phiếu</button>", text)[1])  # type: ignore[index]
    assert fresh.file().state == "draft"
    job = fresh.post(IMPORTS, {})["Location"]
    for _ in range(PATIENCE * 10):
        answer = fresh.visit.get(job)
        if answer.status_code != 200:
            break
        time.sleep(0.1)
    assert answer["Location"] == IMPORTS
    told = fresh.get(IMPORTS)
    assert f"Đã nhận ({taken})" in told and "số 1" in told
    assert fresh.file().state == "submitted" and fresh.file().submissions[0].receipt in (1, 2, 3)
    assert len(list((fresh.folder / "record" / "receipts").iterdir())) == taken


def test_a_form_that_is_refused_says_why(work: Working) -> None:
    """One of a file that is being appraised, with what can be done."""
    form = next((work.folder / "evidence").glob(f"{CODE}-*.xlsx"))
    workbook = load_workbook(form)
    sheet = workbook.worksheets[0]
    cell: Any = next(row[0] for row in sheet.iter_rows(8, 60, 5, 5) if str(row[0].value).isdigit())
    cell.value = int(str(cell.value)) + 1
    workbook.save(form)
    work.visit.house.rounds.sighted(NAME, wait=PATIENCE)
    text = work.get(IMPORTS)
    assert "Chưa nhận được (1)" in text or "Chưa nhận được (2)" in text
    assert "REC-33" in text


def test_all_that_was_sent_is_claimed_at_once(work: Working, tmp_path: Path) -> None:
    """By one button of the desk; the list filters by state."""
    store, who = work.visit.house.open_store(), Who("p-000", now())
    move_all(open_desk(store, NAME), MoveRequest("return", who, (CODE,), applied=True), {"reason": "r"})
    text = work.get(f"{DESK}?buoc=dang-tham-dinh")
    assert text.count(f'href="{ROUND}xa/') >= 1 and OTHER in text
    assert work.visit.get(f"{DESK}?buoc=la").status_code == 400
    assert work.post(f"{DESK}nhan-het/", {}).status_code == 302
    assert "Nhận thẩm định: đã ghi 0/0 hồ sơ." in work.get(DESK)


def filled(content: bytes, cells: dict[str, object]) -> bytes:
    """The workbook with a commune's line typed over."""
    workbook = load_workbook(io.BytesIO(content))
    sheet = workbook[CODE]
    for column, value in cells.items():
        cell: Any = sheet[f"{column}{row_of(sheet, HEALTH)}"]
        cell.value = value
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


CELLS: dict[str, object] = {
    "I": "Sửa số", "J": "300", "K": GOOD["ly-do"], "L": GOOD["van-ban"], "M": GOOD["ngay"],
}  # fmt: skip


def test_the_workbook_goes_out_and_comes_back_by_page(work: Working) -> None:
    """Shown first, kept by the second button, as the command keeps it: with its own bytes beside the record."""
    out = work.visit.get(f"{DESK}so.xlsx?xa={CODE}")
    content = filled(out.content, CELLS)
    before = work.entries()
    shown = work.post(BOOK_IN, {"viec": "xem", "so": upload(content)})
    assert len(json.dumps(dict(work.visit.client.session))) < MOST_OF_A_LOGIN  # a name of it, never the file
    text = shown.content.decode()
    assert shown.status_code == 200 and "701 → 300" in text and "Không đạt chuẩn" in text
    assert work.entries() == before
    assert work.post(BOOK_IN, {"viec": "ghi"})["Location"] == DESK
    assert work.file().appraised[HEALTH].place.startswith("so.xlsx › ")
    assert work.post(BOOK_IN, {"viec": "ghi"}).status_code == 422  # it is not held any longer


def test_a_wrong_workbook_is_told_by_cell_and_kept_out(work: Working) -> None:
    """All problems at once; a strange file likewise, and none at all."""
    content = filled(work.visit.get(f"{DESK}so.xlsx").content, {**CELLS, "K": None, "L": None})
    answer = work.post(BOOK_IN, {"viec": "xem", "so": upload(content)})
    text = answer.content.decode()
    assert answer.status_code == 422 and "REC-313" in text and "REC-314" in text and "so.xlsx › 02587 › K" in text
    assert work.post(BOOK_IN, {"viec": "ghi"}).status_code == 422 and work.file().appraised == {}
    assert work.post(BOOK_IN, {"viec": "xem", "so": upload(b"PK\x03\x04 rac")}).status_code == 422
    assert work.post(BOOK_IN, {"viec": "xem"}).status_code in (200, 422)
    assert work.post(BOOK_IN, {"viec": "bo"})["Location"] == BOOK_IN
    assert work.post(BOOK_IN, {"viec": "xem"}).status_code == 422


def test_a_workbook_of_before_is_answered_with_both_values(work: Working) -> None:
    """As the page itself: 409."""
    content = filled(work.visit.get(f"{DESK}so.xlsx").content, {**CELLS, "J": "650"})
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    answer = work.post(BOOK_IN, {"viec": "xem", "so": upload(content)})
    text = answer.content.decode()
    assert answer.status_code == 409 and "bạn ghi 650" in text and "đã ghi 300" in text


def waited(work: Working, address: str) -> str:
    """The text of a page once the long work that it asks for is over."""
    until = time.monotonic() + PATIENCE
    while 'http-equiv="refresh"' in (text := work.get(address)):
        assert time.monotonic() < until, address
    return text


def test_what_to_see_first_leads_to_the_line(work: Working) -> None:
    """By commune; statistics count what was corrected; the workbook is the command's."""
    text = waited(work, SEE)
    assert "Nên xem gì trước" in text and "Hội đồng đã xem 2 hồ sơ" in text
    assert f'href="{PAGE}#dong-' in text
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    after = waited(work, SEE)
    assert "1/2 (50 %)" in after and f'href="{PAGE}#dong-{HEALTH}"' not in after
    book = load_workbook(io.BytesIO(work.visit.get(f"{SEE}thong-ke.xlsx").content))
    assert book.sheetnames == ["Thống kê sửa số", "Nên xem trước", "Mâu thuẫn, cảnh báo"]
    assert CODE in work.get(f"{SEE}?xa={CODE}") and work.visit.get(f"{SEE}?xa=99999").status_code == 404


def test_overrides_are_shown_first_then_kept(work: Working) -> None:
    """A wrong one keeps its text with its line; one typed over another's file is told with the other's."""

    def form(text: str, act: str) -> dict[str, str]:
        mark = re.search(r'name="dau" value="(\w+)"', work.get(OVERRIDES))
        assert mark
        return {"noi-dung": text, "viec": act, "dau": mark[1]}

    good = f'overrides:\n- {{id: ad-1, commune: "{CODE}", kind: due, value: 2099-12-01, reason: "lũ", '
    good += 'document: "1/BB", from: 2024-01-01, until: 2099-01-01}\n'
    seen = work.post(OVERRIDES, form(good, "xem")).content.decode()
    assert "sẽ ghi 1 thay đổi" in seen and "chưa có trong nhật ký" in seen
    assert not (work.folder / "overrides.yaml").exists()
    wrong = work.post(OVERRIDES, form(good.replace(CODE, "99999"), "ghi"))
    assert wrong.status_code == 422 and "REC-271" in wrong.content.decode() and "99999" in wrong.content.decode()
    stale = form(good, "ghi")
    (work.folder / "overrides.yaml").write_text("overrides: []\n", "utf-8")
    behind = work.post(OVERRIDES, stale)
    assert behind.status_code == 409 and "overrides: []" in behind.content.decode() and "lũ" in behind.content.decode()
    assert work.post(OVERRIDES, form(good, "ghi")).status_code == 302
    assert "Đã ghi 1 thay đổi" in work.get(OVERRIDES) and "ad-1" in work.get(OVERRIDES)
    assert (work.folder / "overrides.yaml").read_text("utf-8") == good


def test_the_example_of_the_field_can_be_used_as_it_is_told(work: Working) -> None:
    """Without the signs before its lines, for a commune of the round, it is an override like any other."""
    text = "overrides:\n" + EXAMPLE.partition("\n")[2].replace("# ", "")
    mark = re.search(r'name="dau" value="(\w+)"', work.get(OVERRIDES))
    assert mark and "overrides: []" in work.get(OVERRIDES)
    answer = work.post(OVERRIDES, {"noi-dung": text, "viec": "xem", "dau": mark[1]})
    assert "sẽ ghi 1 thay đổi" in answer.content.decode()


def test_a_round_that_is_not_there_has_no_desk(work: Working) -> None:
    """Nor a commune that the workbook is asked for."""
    assert work.visit.get("/dot/khong-co/mo-so/").status_code == 404
    assert work.visit.get(f"{DESK}so.xlsx?xa=99999").status_code == 400
    assert work.post(OPENING, {"viec": "la"}).status_code == 400


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_page_of_the_desk_speaks_the_visitor_s_language(work: Working, language: str) -> None:
    """With the language in its head, and nothing left to fill in."""
    work.post("/ngon-ngu/", {"ngon-ngu": language, "ve": "/"})
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    for address in (DESK, PAGE, SEE, OVERRIDES, BOOK_IN, OPENING, f"{ROUND}xa/{CODE}/tra-loi/"):
        text = work.get(address)
        assert f'<html lang="{language}"' in text
        assert not re.search(r"\{[a-z_]+\}", re.sub(r"<textarea.*?</textarea>", "", text, flags=re.DOTALL)), address
