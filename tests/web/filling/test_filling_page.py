"""The page on which a commune fills in its form: whole, saved as one goes, never over another's hand, locked."""

from __future__ import annotations

import io
import json
import os
import re
from datetime import datetime, timedelta
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from engine.evidence.filled_forms import META, read_meta
from engine.files.workbook import read_book
from engine.service.filling.field_saving import LONGEST
from engine.service.filling.kept_draft import draft_file, version_of
from engine.service.record.record_store import open_record
from engine.service.review.desk import VIETNAM, Who, now, open_desk
from engine.service.review.moving import MoveRequest, move_all
from engine.service.rounds import assess_round
from tests import frozen
from tests.web.filling.own_desk import CODE, OTHER, PERSON, OwnDesk, cell_of
from tests.web.test_pages import Read
from tests.web.visiting import Visit, visit

KEY = "so_thon.so"
PAGES = ("nhap/", "gui/")
ASKED = "Gửi sổ khám sức khỏe"


def flat(page: str) -> str:
    """A page's words."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def versions(page: str) -> str:
    """What a page says that it showed."""
    found = re.search(r'name="phien-ban" value="([^"]*)"', page)
    assert found
    return found[1]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_page_is_whole(desk: OwnDesk, page: str, language: str) -> None:
    """One main heading and none skipped, each field labelled, each id once, each link within leads somewhere."""
    made = visit(desk.root, language=language)
    desk.put(KEY, "97,5")
    read = Read(made.page(desk.at(page)))
    assert read.headings.count(1) == 1 and read.headings[0] == 1
    assert all(later - before <= 1 for before, later in zip(read.headings, read.headings[1:], strict=False))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    tags = ("input", "select", "textarea")
    fields = [told for tag in tags for told in read.named.get(tag, []) if told.get("type") != "hidden"]
    assert {told["id"] for told in fields} <= {told.get("for") for told in read.named.get("label", [])}
    assert not {name for name in read.attributes() if name.startswith("on") or name == "style"}


def test_every_question_of_the_excel_form_is_on_the_page_in_its_order(desk: OwnDesk) -> None:
    """Each of its cells is a field: value, document, its day, note; and the commune's own points."""
    book = read_book(desk.form.read_bytes(), "x")
    meta = read_meta(book.sheets[META])
    page = desk.visit.page(desk.at())
    at = [page.index(f'id="{name}.so"') for name in (*meta.answers, *(meta.duties.answers if meta.duties else ()))]
    assert at == sorted(at) and len(at) > 40
    for name in meta.answers:
        assert all(f'id="{name}.{part}"' in page for part in ("van-ban", "ngay", "ghi-chu"))
    assert meta.points and all(f'id="tu-cham/{item}.so"' in page for item in meta.points.answers)


def test_what_lies_in_the_form_stands_on_the_page(desk: OwnDesk) -> None:
    """Value, document and day of a cell of the form."""
    title, row, column = cell_of(desk.form, KEY)
    sheet = load_workbook(desk.form)[title]
    given = [str(sheet.cell(row, column + step).value or "") for step in range(4)]
    assert [desk.text(f"so_thon.{part}") for part in ("so", "van-ban", "ngay", "ghi-chu")] == given


def test_a_field_is_kept_when_it_is_left_and_evidence_is_not_touched(desk: OwnDesk) -> None:
    """The draft lies apart, for its owner alone; the whole round is not read anew."""
    before, stamp = desk.form.read_bytes(), desk.visit.house.rounds.sighted(frozen.SAMPLE, 120)
    answer = desk.put(KEY, "11")
    assert answer.status_code == 200 and json.loads(answer.content)["version"] == version_of("11")
    assert desk.text(KEY) == "11" and desk.form.read_bytes() == before
    assert draft_file(desk.folder, CODE).stat().st_mode & 0o077 == 0
    assert desk.visit.house.rounds.sighted(frozen.SAMPLE, 120) is stamp


def test_what_is_wrong_is_told_at_the_field_and_on_top(desk: OwnDesk) -> None:
    """With its remedy, counted, linked; and the points say what is open now."""
    before = desk.state()
    desk.put(KEY, "97,5")
    state = desk.state()
    assert "EVI-202" in state["fields"][KEY] and "phần lẻ" in state["fields"][KEY]
    assert f'href="#{KEY}"' in state["summary"] and "1 chỗ phải sửa" in flat(state["progress"])
    assert "–" in flat(state["bar"]) and before["bar"] != state["bar"]
    page = desk.visit.page(desk.at())
    assert 'id="so_thon.so-loi"' in page and "EVI-202" in page


def test_a_page_without_cells_names_none(desk: OwnDesk) -> None:
    """A figure is told by its name alone, and so are those for which no document is named."""
    desk.put("thon_co_cong_tac_vien.so", "400")
    state = desk.state()
    told = flat(state["fields"]["thon_co_cong_tac_vien.so"] + state["summary"] + state["progress"])
    assert "nhiều hơn “Tổng số thôn, tổ” là" in told and "(ô " not in told
    desk.put("thon_co_cong_tac_vien.so", "1")
    desk.put("so_thon.van-ban", "chưa có")
    list_ = flat(desk.visit.page(desk.at("gui/")))
    assert "chưa nêu văn bản chứng minh: “Tổng số thôn, tổ”." in list_
    desk.put("so_thon.so", "1")
    assert "phải sửa" in flat(desk.state()["bar"]) and "văn bản chứng minh: “Tổng" in flat(
        desk.visit.page(desk.at("gui/"))
    )


def test_a_stale_field_is_answered_with_both_values_and_who(desk: OwnDesk) -> None:
    """409: nothing is written over; a second look at it may."""
    other = visit(desk.root)
    shown = desk.text(KEY)
    assert desk.put(KEY, "11", shown, by=other).status_code == 200
    answer = desk.put(KEY, "12", shown)
    told = json.loads(answer.content)
    assert answer.status_code == 409 and told["theirs"] == "11"
    words = flat(told["clash"])
    assert all(said in words for said in ("WEB-110", "11", "12", "người dùng máy này"))
    assert re.search(r"\d\d:\d\d ngày", words)
    assert desk.text(KEY) == "11"
    assert desk.put(KEY, "12", "11").status_code == 200 and desk.text(KEY) == "12"


def test_two_who_type_the_same_do_not_clash(desk: OwnDesk) -> None:
    """And what was only shown is not typed."""
    shown = desk.text(KEY)
    desk.put(KEY, "11", shown)
    assert desk.put(KEY, "11", shown).status_code == 200
    assert desk.put(KEY, shown, shown).status_code == 200 and desk.text(KEY) == "11"


def test_without_a_script_the_whole_page_is_kept_at_once(desk: OwnDesk) -> None:
    """Only what was typed; another's field that was merely shown keeps what he wrote."""
    page = desk.visit.page(desk.at())
    other_key = "thon_co_cong_tac_vien.so"
    shown = desk.text(other_key)
    desk.put(other_key, "3", shown, by=visit(desk.root))
    sent = {KEY: "21", other_key: shown, "so_thon.ghi-chu": "hai\r\ndòng", "phien-ban": versions(page)}
    answer = desk.visit.client.post(desk.at(), sent)
    assert answer.status_code == 303 and answer["Location"] == desk.at()
    assert "Đã lưu 2 ô" in flat(desk.visit.page(desk.at()))
    assert (desk.text(KEY), desk.text(other_key), desk.text("so_thon.ghi-chu")) == ("21", "3", "hai dòng")


def test_without_a_script_a_clash_comes_back_with_what_was_typed(desk: OwnDesk) -> None:
    """409 with both values, the rest kept; sent again it is one's own, or the other's is left."""
    page = desk.visit.page(desk.at())
    desk.put(KEY, "11", desk.text(KEY), by=visit(desk.root))
    sent = {KEY: "12", "so_thon.van-ban": "9/BC", "phien-ban": versions(page)}
    answer = desk.visit.client.post(desk.at(), sent)
    back = answer.content.decode()
    assert answer.status_code == 409 and "Lấy chữ của người kia" in back
    assert re.search(r'id="so_thon\.so"[^>]* value="12"', back)
    assert desk.text("so_thon.van-ban") == "9/BC" and desk.text(KEY) == "11"
    left = desk.visit.client.post(desk.at(), {KEY: "12", "lay": KEY, "phien-ban": versions(back)})
    assert left.status_code == 303 and desk.text(KEY) == "11"
    mine = desk.visit.client.post(desk.at(), {KEY: "12", "phien-ban": versions(back)})
    assert mine.status_code == 303 and desk.text(KEY) == "12"


def test_a_text_that_no_cell_holds_is_refused_and_comes_back(desk: OwnDesk) -> None:
    """WEB-111, at its field."""
    long = "a" * (LONGEST + 1)
    answer = desk.put("so_thon.ghi-chu", long)
    assert answer.status_code == 422 and "WEB-111" in json.loads(answer.content)["refused"]
    sent = {"so_thon.ghi-chu": long, "phien-ban": versions(desk.visit.page(desk.at()))}
    back = desk.visit.client.post(desk.at(), sent)
    assert back.status_code == 422 and long in back.content.decode() and "WEB-111" in back.content.decode()


def test_fields_that_the_form_has_not_are_no_page_of_ours(desk: OwnDesk) -> None:
    """Neither by name nor by commune."""
    assert desk.visit.client.post(desk.at("nhap/o/"), {"o": "khong_co.so", "chu": "1", "thay": ""}).status_code == 400
    assert desk.visit.get(desk.at(code="99999")).status_code == 404
    assert desk.visit.client.post(desk.at("nhap/chon/"), {"chon": "gi"}).status_code == 400
    assert desk.visit.client.get(desk.at("nhap/chon/")).status_code == 405


def test_a_login_that_is_over_keeps_nothing_and_loses_nothing(desk: OwnDesk) -> None:
    """The page is told so by another kind of answer; what it holds can be kept after coming in again."""
    outside = visit(desk.root, inside=False)
    answer = desk.put(KEY, "11", desk.text(KEY), by=outside)
    assert answer.status_code == 403 and not answer["Content-Type"].startswith("application/json")
    assert not draft_file(desk.folder, CODE).exists()
    assert desk.put(KEY, "11").status_code == 200


def test_a_damaged_draft_is_told_and_left_alone(desk: OwnDesk) -> None:
    """WEB-112, as a page."""
    desk.put(KEY, "11")
    draft_file(desk.folder, CODE).write_text('{"kind": 1}', "utf-8")
    answer = desk.visit.get(desk.at())
    assert answer.status_code == 422 and "WEB-112" in answer.content.decode()
    assert draft_file(desk.folder, CODE).read_text("utf-8") == '{"kind": 1}'


def test_a_cell_that_nobody_can_read_for_certain_is_empty_on_the_page_and_told(desk: OwnDesk) -> None:
    """WEB-113: a struck figure is not taken for one."""
    from openpyxl.styles import Font

    title, row, column = cell_of(desk.form, KEY)
    book = load_workbook(desk.form)
    book[title].cell(row, column).font = Font(strike=True)
    book.save(desk.form)
    assert desk.text(KEY) == "" and "WEB-113" in desk.state()["fields"][KEY]
    desk.put(KEY, "8", "")
    assert KEY not in desk.state()["fields"]


def test_a_form_that_was_changed_in_excel_meanwhile_is_told_with_both(desk: OwnDesk) -> None:
    """WEB-114: nothing is sent before somebody chooses; either choice is kept."""
    desk.put(KEY, "11")
    desk.put("so_thon.van-ban", "7/BC")
    desk.edit_form(KEY, "13")
    page = flat(desk.visit.page(desk.at()))
    assert "Phiếu Excel đã đổi" in page and " 11 " in page and " 13 " in page
    refused = desk.visit.client.post(desk.at("gui/"), {"viec": "gui"})
    assert refused.status_code == 422 and "WEB-114" in refused.content.decode()
    desk.visit.client.post(desk.at("nhap/chon/"), {"chon": "tep"})
    assert (desk.text(KEY), desk.text("so_thon.van-ban")) == ("13", "7/BC")
    desk.put(KEY, "12")
    desk.edit_form(KEY, "14")
    desk.visit.client.post(desk.at("nhap/chon/"), {"chon": "trang"})
    assert desk.text(KEY) == "12" and "Phiếu Excel đã đổi" not in flat(desk.visit.page(desk.at()))


def test_a_form_that_was_changed_elsewhere_in_excel_is_taken_over(desk: OwnDesk) -> None:
    """What nobody typed here follows the form, without a question."""
    desk.put(KEY, "11")
    desk.edit_form("thon_co_cong_tac_vien.so", "2")
    page = flat(desk.visit.page(desk.at()))
    assert "Phiếu Excel đã đổi" not in page and desk.text("thon_co_cong_tac_vien.so") == "2" and desk.text(KEY) == "11"


def test_all_that_is_not_sent_can_be_thrown_away(desk: OwnDesk) -> None:
    """The page begins again from the form."""
    before = desk.text(KEY)
    desk.put(KEY, "11")
    desk.visit.client.post(desk.at("nhap/chon/"), {"chon": "bo"})
    assert desk.text(KEY) == before and not draft_file(desk.folder, CODE).exists()


def test_the_form_can_be_taken_away_filled_and_blank(desk: OwnDesk) -> None:
    """As an Excel form that the reader reads, with what stands on the page."""
    desk.put(KEY, "11")
    title, row, column = cell_of(desk.form, KEY)
    for address, value in (("nhap/phieu.xlsx", "11"), ("nhap/phieu.xlsx?trong=1", None)):
        answer = desk.visit.get(desk.at(address))
        assert answer["Content-Disposition"].startswith("attachment") and CODE in answer["Content-Disposition"]
        assert load_workbook(io.BytesIO(answer.content))[title].cell(row, column).value == value


def test_the_commune_s_page_leads_to_it(desk: OwnDesk) -> None:
    """By a button, and by a page beside."""
    desk.visit.house.rounds.sighted(frozen.SAMPLE, 120)
    assert desk.visit.page(desk.at("")).count(f'href="{desk.at()}"') == 2


def test_a_table_that_has_the_commune_s_figures_too_is_named(desk: OwnDesk) -> None:
    """Each figure stands in one place: the page says in which other it does."""
    (desk.folder / "evidence" / "bang.csv").write_text(f"ma_xa,so_thon\n{OTHER},5\n", "utf-8")
    (desk.folder / "evidence" / desk.form.name).unlink()
    (desk.folder / "evidence" / "bang.csv").write_text(f"ma_xa,so_thon\n{CODE},5\n", "utf-8")
    assert "evidence/bang.csv" in flat(desk.visit.page(desk.at()))


def test_without_a_record_sending_puts_the_form_among_the_evidence(desk: OwnDesk) -> None:
    """One truth: the command scores what the page showed, an officer may go on in Excel, and the draft is forgotten."""
    desk.put(KEY, "23")
    shown = flat(desk.state()["progress"])
    answer = desk.visit.client.post(desk.at("gui/"), {"viec": "gui"})
    assert answer.status_code == 303 and answer["Location"] == desk.at("")
    made = assess_round(desk.folder, desk.store, CODE)
    assert made.evidence.communes[CODE].facts["so_thon"].value == 23
    card = made.card(CODE)
    assert card and f"Điểm lúc này {card.decision.low}" in shown
    desk.edit_form(KEY, "14")
    assert desk.text(KEY) == "14" and "Phiếu Excel đã đổi" not in desk.visit.page(desk.at())


def test_the_page_says_since_when_the_round_has_the_form(desk: OwnDesk) -> None:
    """What is typed since has to be sent again; the day stands as each language writes it; a record tells it itself."""
    at = datetime(2026, 3, 4, 9, 30, tzinfo=VIETNAM)
    os.utime(desk.form, (at.timestamp(), at.timestamp()))
    assert "Đợt đang có phiếu của xã, lúc 04/03/2026 09:30" in flat(desk.visit.page(desk.at()))
    assert "a form of the commune, of 4 March 2026 09:30" in flat(visit(desk.root, language="en").page(desk.at()))
    desk.form.unlink()
    assert "Chưa gửi thì hội đồng chưa thấy" in flat(desk.visit.page(desk.at()))


@pytest.mark.parametrize(("key", "text", "code"), [(KEY, "97,5", "WEB-115"), ("tre_kham_suc_khoe.so", "0", "WEB-116")])
def test_what_is_wrong_or_not_answered_is_not_sent(desk: OwnDesk, key: str, text: str, code: str) -> None:
    """Both are told on the check list with a way to the field; evidence stays as it was."""
    before = desk.form.read_bytes()
    desk.put(key, text)
    assert f'{desk.at()}#{key}"' in desk.visit.page(desk.at("gui/"))
    answer = desk.visit.client.post(desk.at("gui/"), {"viec": "gui"})
    assert answer.status_code == 422 and code in answer.content.decode() and desk.form.read_bytes() == before


def test_an_empty_form_is_not_sent(desk: OwnDesk) -> None:
    """WEB-117."""
    desk.form.unlink()
    assert "Phiếu chưa có số liệu nào" in flat(desk.visit.page(desk.at("gui/")))
    answer = desk.visit.client.post(desk.at("gui/"), {"viec": "gui"})
    assert answer.status_code == 422 and "WEB-117" in answer.content.decode()
    assert not list((desk.folder / "evidence").glob(f"{CODE}*"))


def receipt(desk: OwnDesk, sender: Visit) -> str:
    """The address of the receipt of what is sent now."""
    answer = sender.client.post(desk.at("gui/"), {"viec": "gui"})
    assert answer.status_code == 303, flat(answer.content.decode())
    told: str = answer["Location"]
    return told


def test_with_a_record_it_is_submitted_and_the_receipt_says_what_the_word_file_says(desk: OwnDesk) -> None:
    """Hash, count, letters of the seal; the QR code is drawn on the page."""
    desk.open_record()
    desk.put(KEY, "23")
    page = desk.visit.page(receipt(desk, desk.visit))
    (word,) = (desk.folder / "record" / "receipts").glob("*.docx")
    said = [paragraph.text for paragraph in docx.Document(str(word)).paragraphs]
    lines = [
        text for text in said if text.startswith(("Đã nhận", "Lúc ")) or re.fullmatch(r"(?:[0-9a-f]{8} ?){8}", text)
    ]
    assert len(lines) == 3 and all(text in flat(page) for text in lines)
    assert "<svg" in page and "MÃ NIÊM PHONG" in page
    assert desk.visit.get(desk.at("bien-nhan/99/")).status_code == 404


def test_a_file_that_was_sent_is_locked_and_says_who_when_and_what_can_be_done(desk: OwnDesk) -> None:
    """Locked is not the same as not allowed: a page with the way on, and 409 for whoever types all the same."""
    desk.open_record()
    receipt(desk, desk.visit)
    page = flat(desk.visit.page(desk.at()))
    assert "Đợt đang có phiếu của xã" not in page
    assert "REC-211" in page and "người dùng máy này" in page and "rút hồ sơ" in page
    sent = {"o": KEY, "chu": "1", "thay": ""}
    answer = desk.visit.client.post(desk.at("nhap/o/"), sent)
    assert answer.status_code == 409 and "REC-211" in json.loads(answer.content)["locked"]
    assert desk.visit.client.post(desk.at(), {KEY: "1"}).status_code == 409
    assert desk.visit.client.post(desk.at("gui/"), {"viec": "gui"}).status_code == 409
    assert desk.visit.client.post(desk.at("nhap/chon/"), {"chon": "trang"}).status_code == 409


def test_a_file_is_taken_back_with_a_reason_and_sent_again(desk: OwnDesk) -> None:
    """Without one it is refused at the field; sent again unchanged it has a receipt of its own."""
    desk.open_record()
    receipt(desk, desk.visit)
    empty = desk.visit.client.post(desk.at("rut/"), {"ly-do": " "})
    assert empty.status_code == 422 and 'id="ly-do-error"' in empty.content.decode()
    done = desk.visit.client.post(desk.at("rut/"), {"ly-do": "ghi nhầm số thôn"})
    assert done.status_code == 303 and done["Location"] == desk.at()
    assert receipt(desk, desk.visit).endswith("/bien-nhan/2/")
    assert "Biên nhận số 1" in flat(desk.visit.page(desk.at()))


def test_there_is_nothing_to_take_back_without_a_record(desk: OwnDesk) -> None:
    """Nor a receipt."""
    assert desk.visit.client.post(desk.at("rut/"), {"ly-do": "x"}).status_code == 404
    assert desk.visit.get(desk.at("bien-nhan/1/")).status_code == 404
    assert desk.visit.client.post(desk.at("gui/"), {"viec": "tra-loi"}).status_code == 400


def test_a_warning_is_answered_in_the_note_and_then_it_is_sent(desk: OwnDesk) -> None:
    """“giữ nguyên vì …”: the check list shows the answer, and the record keeps it."""
    desk.open_record()
    desk.put("tre_kham_suc_khoe.so", "0")
    assert "1 chỗ bị hỏi lại" in flat(desk.state()["progress"])
    desk.put("tre_kham_suc_khoe.ghi-chu", "giữ nguyên vì năm nay chưa tổ chức khám")
    page = flat(desk.visit.page(desk.at("gui/")))
    assert "Đã giữ nguyên kèm lý do (1)" in page and "năm nay chưa tổ chức khám" in page
    receipt(desk, desk.visit)
    (answered,) = open_record(desk.folder).files()[-1].submissions[-1].acknowledged
    assert answered["reason"] == "năm nay chưa tổ chức khám"


def test_what_the_board_asks_stands_on_top_with_the_way_to_its_field_and_is_answered(desk: OwnDesk) -> None:
    """A returned file: the request with its day, a link to the figure, an answer that the record keeps."""
    desk.open_record()
    receipt(desk, desk.visit)
    asked_back(desk)
    page = desk.visit.page(desk.at())
    assert ASKED in page and 'href="#tre_kham_suc_khoe.so"' in page
    assert page.index("Hội đồng đã trả hồ sơ lại: thiếu sổ khám") < page.index(ASKED)
    assert page.index(ASKED) < page.index('id="phieu"')
    (remark,) = open_record(desk.folder).file(CODE).remarks  # type: ignore[union-attr]
    answer = {"viec": "tra-loi", "so": remark.id, "loi": "Đã gửi kèm công văn 12."}
    assert desk.visit.client.post(desk.at("gui/"), answer).status_code == 303
    (told,) = open_record(desk.folder).file(CODE).remarks  # type: ignore[union-attr]
    assert told.answer == "Đã gửi kèm công văn 12." and ASKED not in desk.visit.page(desk.at())
    assert "Hội đồng đã trả hồ sơ lại" in desk.visit.page(desk.at())
    assert receipt(desk, desk.visit).endswith("/bien-nhan/2/")
    assert "Hội đồng đã trả hồ sơ lại" not in desk.visit.page(desk.at())


def test_an_answer_that_is_refused_comes_back_at_its_field(desk: OwnDesk) -> None:
    """As it was typed; one to what nobody asks is told as a page."""
    desk.open_record()
    receipt(desk, desk.visit)
    asked_back(desk)
    empty = desk.visit.client.post(desk.at("gui/"), {"viec": "tra-loi", "so": "1", "loi": " "})
    assert empty.status_code == 422
    assert 'id="tra-loi-1-error"' in empty.content.decode()
    assert 'id="phieu"' in empty.content.decode()
    other = desk.visit.client.post(desk.at("gui/"), {"viec": "tra-loi", "so": "7", "loi": "rồi"})
    assert other.status_code == 422
    assert "REC-" in other.content.decode()


def asked_back(desk: OwnDesk) -> None:
    """The board claims the file, asks for a paper and returns it."""
    store, who = desk.store, Who(PERSON, now())
    due = (who.day + timedelta(days=30)).isoformat()
    remark = {"id": "1", "item": "tc09.1", "evidence": "tre_kham_suc_khoe", "kind": "supply", "text": ASKED, "due": due}
    acts: list[tuple[str, dict[str, Any]]] = [
        ("claim", {}), ("ask", {"remarks": [remark]}), ("return", {"reason": "thiếu sổ khám"}),
    ]  # fmt: skip
    for act, body in acts:
        done = move_all(open_desk(store, frozen.SAMPLE), MoveRequest(act, who, (CODE,), applied=True), body)
        assert not done.problems, done.problems


def test_each_question_leads_to_its_guidance_in_a_page_of_its_own(desk: OwnDesk) -> None:
    """Every datum that a criterion asks has a link to its own place in the guidance, and what is typed stays open."""
    made = visit(desk.root)
    page = made.page(desk.at("nhap/"))
    links = re.findall(r'<a href="(/tro-giup/muc/[^"#]+/)#([^"]+)"( target="_blank" rel="noopener")', page)
    assert {address for address, _, _ in links} == {f"/tro-giup/muc/{frozen.STANDARD}/"}
    guidance = set(Read(made.page(links[0][0])).ids)
    places = [place for _, place, _ in links]
    assert len(places) == len(set(places)) > 20 and set(places) <= guidance
