"""Papers: previews and what lacks, made and kept, templates linted, signed ones with their scans, files by hash."""

from __future__ import annotations

import io
import re
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from engine.records.entries.entry import digest
from engine.service.papers.papers_seen import template_bytes
from engine.service.record.record_store import open_record
from tests.web.council.persons import CHAIR, FAILED, MEMBER, PASSED, ROUND, SECRETARY, VIEWER, Board

PAPERS = f"{ROUND}xa/{PASSED}/van-ban/"
ALL = f"{ROUND}van-ban/"
SCAN = b"%PDF-1.4 ban chup"


def signed(board: Board, **fields: Any) -> Any:
    """A signed decision put down by the secretary."""
    told = {"van__ban": "decision", "so": "12/QĐ-UBND", "ngay": "20/12/2024", "nguoi__ky": "Chủ tịch UBND huyện"}
    return board.act(SECRETARY, PASSED, "da-ky", fields={**told, **fields})


def scan(content: bytes, name: str = "ban chụp.pdf") -> SimpleUploadedFile:
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content)


def stays(board: Board, told: str, **fields: Any) -> None:
    """A signed paper that is refused: back with what was typed; neither an act nor a byte is kept."""
    before, blobs = board.size(), sorted((board.folder / "record" / "blobs").rglob("*"))
    answer = signed(board, **fields)
    text = answer.content.decode()
    assert answer.status_code == 422 and told in text, text[:800]
    assert 'value="Chủ tịch UBND huyện"' in text
    assert (board.size(), sorted((board.folder / "record" / "blobs").rglob("*"))) == (before, blobs)


def test_a_day_that_is_none_is_refused(board: Board) -> None:
    """WEB-132, and one to come by the record's own REC-266; an empty number WEB-136."""
    stays(board, "“31/02/2024” không phải một ngày", ngay="31/02/2024")
    stays(board, "20/12/2099", ngay="20/12/2099")
    stays(board, "Còn trống: số văn bản", so="")


HOSTILE = {
    "a.pdf": (b"MZ chuong trinh", "không phải bản chụp"),
    "a.svg": (b"<svg onload=alert(1)>", "không phải bản chụp"),
    "to.pdf": (b"%PDF-".ljust(11 * 2**20, b"0"), "Tệp nặng 11 MB"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_scan_is_refused_by_its_content(board: Board, name: str) -> None:
    """Whatever it is called; WEB-131 or FIL-201."""
    content, told = HOSTILE[name]
    stays(board, told, ban__chup=scan(content, name))


def test_a_scan_is_kept_and_handed_to_whoever_may_read_the_file(board: Board) -> None:
    """As an attachment, never as a page; to nobody else, and no other hash."""
    board.carried(PASSED)
    assert signed(board, ban__chup=scan(SCAN)).status_code == 303
    address = f"/tep/{digest(SCAN)}/"
    assert address in board.page(SECRETARY, f"{ROUND}xa/{PASSED}/ho-so/")
    for person in (SECRETARY, CHAIR, MEMBER):
        answer = board.by(person).get(address)
        assert (answer.status_code, answer.content, answer["X-Content-Type-Options"]) == (200, SCAN, "nosniff")
        assert answer["Content-Disposition"].startswith("attachment") and answer["Content-Type"] != "text/html"
    for wrong in (f"/tep/{'0' * 64}/", "/tep/abc/", "/tep/..%2f..%2fround.yaml/"):
        assert board.by(SECRETARY).get(wrong).status_code == 404


def test_each_kind_is_shown_as_it_would_be_or_with_what_lacks(board: Board) -> None:
    """The text of a paper with its warnings; of one that is too early the reason and what to do."""
    text = board.page(SECRETARY, PAPERS)
    assert "Lập được ngay 4 trên 10 loại giấy" in text
    assert "BIÊN BẢN" in text and "SỐ LIỆU MÔ PHỎNG – KHÔNG CÓ GIÁ TRỊ PHÁP LÝ" in text
    assert "Chưa lập được quyết định công nhận" in text and "hồ sơ đã thẩm định" in text
    board.carried(PASSED)
    assert "Lập được ngay 6 trên 10 loại giấy" in board.page(SECRETARY, PAPERS)


def test_papers_are_made_downloaded_and_kept(board: Board) -> None:
    """Those of the record with an entry each; one edited by hand is said and never written over."""
    board.carried(PASSED)
    before = board.size()
    asked = {"xa": PASSED, "loai": ["minutes", "recognise"], "giu": "1"}
    answer = board.settled(SECRETARY, board.by(SECRETARY).client.post(f"{ALL}lap/", asked))
    assert answer.status_code == 200, answer.content.decode()
    assert board.size() == before + 2
    text = answer.content.decode()
    (link, *_) = re.findall(rf'href="({re.escape(ALL)}tep/[^"]+bien-ban-hop.docx)"', text)
    word = board.by(SECRETARY).get(link)
    assert "attachment" in word["Content-Disposition"]
    assert any("BIÊN BẢN" in p.text for p in docx.Document(io.BytesIO(word.content)).paragraphs)
    kept = open_record(board.folder).blob(digest(word.content))
    assert kept == word.content and f"/tep/{digest(word.content)}/" in text
    path = next((board.folder / "papers").rglob("bien-ban-hop.docx"))
    path.write_bytes(word.content + b" ")
    assert "đã sửa tay" in board.page(SECRETARY, PAPERS)
    again = board.settled(SECRETARY, board.by(SECRETARY).client.post(f"{ALL}lap/", asked))
    assert again.status_code == 422 and "sửa" in again.content.decode()
    assert path.read_bytes() == word.content + b" "
    for wrong in (f"{ALL}tep/papers.json", f"{ALL}tep/../round.yaml", f"{ALL}tep/khong-co.docx"):
        assert board.by(SECRETARY).get(wrong).status_code == 404


def test_no_paper_is_made_where_none_is_chosen(board: Board) -> None:
    """WEB-197: the button says the chosen ones; with none ticked it once made every kind for every commune."""
    answer = board.settled(SECRETARY, board.post(SECRETARY, f"{ALL}lap/"))
    text = answer.content.decode()
    assert answer.status_code == 422, text[:800]
    assert "Chưa làm được" in text and "Chưa chọn loại giấy nào." in text
    assert not (board.folder / "papers").exists()


def test_what_is_too_early_is_not_made(board: Board) -> None:
    """A decision before the vote: the work ends with why."""
    asked = {"xa": FAILED, "loai": ["recognise"]}
    answer = board.settled(SECRETARY, board.by(SECRETARY).client.post(f"{ALL}lap/", asked))
    assert answer.status_code == 422 and "Chưa lập được quyết định công nhận" in answer.content.decode()
    assert not (board.folder / "papers").exists()


def test_the_round_s_papers_are_counted_by_kind(board: Board) -> None:
    """How many of each could be made, and of whom something lacks."""
    assert "chưa xem" in board.page(SECRETARY, ALL)
    text = board.settled(SECRETARY, board.post(SECRETARY, f"{ALL}xem/")).content.decode()
    row = text.split('value="appraisal"', 1)[1].split("</tr>", 1)[0]
    assert "4 giấy" in row
    assert "0 giấy" in text.split('value="minutes"', 1)[1].split("</tr>", 1)[0]


def template(board: Board, said: str) -> bytes:
    """The built-in template of the minutes with a line more."""
    document = docx.Document(io.BytesIO(template_bytes(board.folder, "minutes")))
    document.add_paragraph(said)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def test_a_template_is_taken_only_when_every_name_in_it_is_known(board: Board) -> None:
    """A misspelt one is refused by name and not kept; the right one is used, and given up again."""
    board.carried(PASSED)
    wrong = {"loai": "minutes", "mau": scan(template(board, "{{ commune.nmae }}"), "mau.docx")}
    refused = board.by(SECRETARY).client.post(f"{ALL}mau/", wrong)
    assert refused.status_code == 422 and "commune.nmae" in refused.content.decode()
    assert "Mẫu chưa dùng được: Biên bản họp hội đồng" in refused.content.decode()
    assert not (board.folder / "templates").exists()
    bad = board.by(SECRETARY).client.post(f"{ALL}mau/", {"loai": "minutes", "mau": scan(b"PK khong phai", "a.docx")})
    assert bad.status_code == 422
    right = {"loai": "minutes", "mau": scan(template(board, "MẪU CỦA TỈNH"), "mau.docx")}
    assert board.by(SECRETARY).client.post(f"{ALL}mau/", right).status_code == 303
    assert "mẫu riêng" in board.page(SECRETARY, ALL) and "MẪU CỦA TỈNH" in board.page(SECRETARY, PAPERS)
    assert board.post(SECRETARY, f"{ALL}mau/", loai="minutes", viec="bo").status_code == 303
    assert "MẪU CỦA TỈNH" not in board.page(SECRETARY, PAPERS)


@pytest.mark.parametrize("address", [PAPERS, ALL, f"{ALL}mau/minutes.docx"])
def test_papers_are_the_secretary_s_and_the_chair_s(board: Board, address: str) -> None:
    """For others they are not there."""
    assert board.by(MEMBER).get(address).status_code == 404
    assert board.by(VIEWER).get(address).status_code == 404
