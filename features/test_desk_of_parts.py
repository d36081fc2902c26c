"""Binds the feature of one record over several standards and authorities: the commands as a board types them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from pytest_bdd import given, parsers, scenarios, then, when

from engine.law.points.scores import score_text
from engine.reporting.papers.paper_making import template_name
from engine.service.review.appraisal.appraisal_out import WORKBOOK
from engine.service.review.desk import open_desk
from engine.service.review.layer_scores import two_layers
from tests.parts.joint_desk import JointDesk, desk_in
from tests.records.dossier.test_tampered_dossier import listed_anew
from tests.records.dossier.verifying import run
from tests.service.appraised import row_of

scenarios("hai_bo_nhieu_tham_quyen.feature")


@given(
    "đợt của ba xã, phường theo bộ cũ và một đặc khu theo bộ mới, phường thuộc thành phố, còn lại thuộc tỉnh",
    target_fixture="desk",
)
def round_of_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> JointDesk:
    """In a workspace of its own, stood in."""
    home = tmp_path / "noi"
    desk = desk_in(home)
    monkeypatch.chdir(home)
    return desk


@given("mọi xã đã gửi số liệu")
def sent(desk: JointDesk) -> None:
    """A file each."""
    assert len(list((desk.folder / "evidence").iterdir())) == 4


@when("người quản trị mở nhật ký")
def opened(desk: JointDesk) -> None:
    """By name."""
    desk.act("open", person="p-001")


@when("hội đồng nhận thẩm định mọi hồ sơ")
def claimed(desk: JointDesk) -> None:
    """Opened, taken in, claimed."""
    opened(desk)
    desk.act("import", person="p-006")
    desk.act("claim", "--all", person="p-002")


@when("hội đồng thẩm định và thông qua phường, đặc khu")
def voted(desk: JointDesk) -> None:
    """One council for both."""
    claimed(desk)
    desk.act("appraise", "--all", person="p-002")
    desk.act("council", person="p-003")
    desk.voted("99003", "99004")


@when(parsers.parse('"{person}" quyết định công nhận "{code}"'))
def decided(desk: JointDesk, person: str, code: str) -> None:
    """Kept."""
    desk.act("decide", code, "--kind", "recognise", "--not-firm", person=person)


@when(parsers.parse('"{person}" quyết định công nhận "{code}" không được'))
def not_decided(desk: JointDesk, person: str, code: str) -> None:
    """Refused, and nothing kept."""
    desk.act("decide", code, "--kind", "recognise", "--not-firm", person=person, codes=(4,))
    assert desk.file(code).decision is None


@when("lấy sổ thẩm định")
def handed_out(desk: JointDesk) -> None:
    """Of all that is in review."""
    desk.run("out")


@when(parsers.parse('hội đồng sửa "{datum}" của "{code}" thành {value:d} và nhập lại sổ'))
def corrected(desk: JointDesk, datum: str, code: str, value: int) -> None:
    """In Excel, with its ground."""
    path = desk.folder / WORKBOOK
    book = load_workbook(path)
    row = row_of(book[code], datum)
    cells: tuple[str | int, ...] = ("Sửa số", value, "đếm lại sổ", "12/BC-UBND", "15/11/2024")
    for column, typed in zip("IJKLM", cells, strict=True):
        book[code][f"{column}{row}"] = typed
    book.save(path)
    desk.act("in", str(path), person="p-002")


@when("lập giấy tờ của đợt")
def papers(desk: JointDesk) -> None:
    """All that can be made."""
    desk.run(group="papers")


@when("gói hồ sơ mang đi của cả đợt")
def packed(desk: JointDesk) -> None:
    """And unpacked where nothing of the project is."""
    desk.run("--out", str(desk.folder / "ho-so.zip"), group="dossier")
    zipfile.ZipFile(desk.folder / "ho-so.zip").extractall(desk.folder / "nguoi-nhan")


@when(parsers.parse('có người sửa luật đã dịch của "{standard}" trong hồ sơ, sửa cả mã băm cho khớp'))
def compiled_changed(desk: JointDesk, standard: str) -> None:
    """A threshold of one law."""
    path = desk.folder / "nguoi-nhan" / "law" / standard / "compiled.json"
    told = json.loads(path.read_text("utf-8"))
    told["levels"][0]["bars"]["plain"] = "10"
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    listed_anew(desk.folder / "nguoi-nhan")


@when(parsers.parse('có người sửa một mức điểm của "{standard}"'))
def law_changed(desk: JointDesk, standard: str) -> None:
    """In its YAML."""
    path = desk.folder.parents[1] / "criteria" / standard / "standard.yaml"
    text = path.read_text("utf-8")
    assert "threshold: 150" in text
    path.write_text(text.replace("threshold: 150", "threshold: 155"), "utf-8")


@then(parsers.parse('màn hình có "{said}"'))
def shows(desk: JointDesk, said: str) -> None:
    """What the last command said."""
    assert said in desk.said


@then(parsers.parse('hồ sơ "{code}" theo bộ "{standard}", thẩm quyền "{authority}"'))
def placed(desk: JointDesk, code: str, standard: str, authority: str) -> None:
    """As the record has it."""
    assert (desk.file(code).standard, desk.file(code).authority) == (standard, authority)


@then(parsers.parse('quyết định của "{one}" đứng tên "{first}", của "{other}" đứng tên "{second}"'))
def in_the_name_of(desk: JointDesk, one: str, first: str, other: str, second: str) -> None:
    """Each by its own authority."""
    decisions = [desk.file(code).decision for code in (one, other)]
    assert [own.authority for own in decisions if own] == [first, second]


@then("nhật ký nguyên vẹn, điểm tính lại được")
def whole(desk: JointDesk) -> None:
    """Every check is made, and nothing is found but that no paper is typed."""
    desk.run("--verify", group="record")
    assert "Chưa tính lại" not in desk.said
    assert "nguyên vẹn" in desk.said
    desk.run("--rebuild", group="record")


@then(parsers.parse('trang "{one}" của sổ hỏi "{first}", trang "{other}" hỏi "{second}"'))
def asks(desk: JointDesk, one: str, first: str, other: str, second: str) -> None:
    """Each page by its own law."""
    book = load_workbook(desk.folder / WORKBOOK)
    told = {code: {str(cell.value) for row in book[code].iter_rows() for cell in row} for code in (one, other)}
    assert [first in told[code] for code in (one, other)] == [True, False]
    assert [second in told[code] for code in (one, other)] == [False, True]


@then(parsers.parse('điểm của "{code}" theo xã khai là {own:d}, theo hội đồng là {board:d}'))
def points(desk: JointDesk, code: str, own: int, board: int) -> None:
    """Both layers by the commune's own law."""
    held = open_desk(desk.joint.store, str(desk.folder))
    file = desk.file(code)
    cards = two_layers(held.bench_of(file), [file]).cards(code)
    assert [score_text(card.decision.low) for card in cards if card] == [str(own), str(board)]


@then(parsers.parse('dự thảo quyết định của "{code}" có "{who}", căn cứ "{law}", ghi nơi ký "{place}"'))
def paper_says(desk: JointDesk, code: str, who: str, law: str, place: str) -> None:
    """In the words of the paper: of its own authority, by its own law, signed where that authority is."""
    (path,) = (desk.folder / "papers").glob(f"{code}-*/{template_name('recognise')}")
    paper = docx.Document(str(path))
    text = "\n".join(
        [*(p.text for p in paper.paragraphs), *(c.text for t in paper.tables for r in t.rows for c in r.cells)]
    )
    assert [told for told in (who, law, place) if told not in text] == []


@then(parsers.parse('có bảng tổng hợp riêng của "{one}" và "{other}"'))
def summaries(desk: JointDesk, one: str, other: str) -> None:
    """One for each standard."""
    assert {path.parent.name for path in (desk.folder / "papers").rglob(template_name("summary"))} == {one, other}


@then(parsers.parse("người nhận kiểm được {count:d} xã, mọi điều đều khớp"))
def verified(desk: JointDesk, count: int) -> None:
    """By a Python that sees nothing of the project."""
    code, told = run(desk.folder / "nguoi-nhan")
    assert (code, told.count("đã thẩm định:")) == (0, count), told[-2000:]


@then(parsers.parse('người nhận thấy "{said}"'))
def found(desk: JointDesk, said: str) -> None:
    """Which of the laws it is."""
    code, told = run(desk.folder / "nguoi-nhan")
    assert (code, said in told) == (1, True), told[-2000:]


@then(parsers.parse('kiểm nhật ký nêu "{said}"'))
def told(desk: JointDesk, said: str) -> None:
    """Exit code 6, and the law by name."""
    assert said in desk.run("--verify", group="record", codes=(6,))


@then(parsers.parse('kiểm nhật ký không nêu "{said}"'))
def not_told(desk: JointDesk, said: str) -> None:
    """Of the law that nobody touched."""
    assert said not in desk.said
