"""A file appraised on its page: what is kept, what is refused with the typed words still there, who was faster."""

from __future__ import annotations

import re

import pytest

from engine.records.acting.commune_file import KeptFact
from engine.service.pages.reviewing.kept_desk import desk_now
from engine.service.pages.reviewing.kept_files import files_now
from engine.service.review.desk import Who, now, open_desk
from tests.web.review.working import CODE, GOOD, HEALTH, NAME, OTHER, PAGE, ROUND, Working
from tests.web.test_pages import Read

ASK = {"y-kien": "supply", "ly-do": "Gửi bản chụp sổ tiêm chủng", "han": "30/12/2099"}


def test_both_layers_stand_side_by_side_with_what_may_be_done(work: Working) -> None:
    """Differences first, every datum once, each item explained with its rule and its clause."""
    text = work.get(PAGE)
    read = Read(text)
    law = open_desk(work.visit.house.open_store(), NAME).benches[0].law.book.standard
    assert [f"dong-{one.id}" in read.ids for one in law.book.evidence] == [True] * len(law.book.evidence)
    assert text.index("Theo xã khai") < text.index("Theo hội đồng") < text.index("Trẻ em được khám sức khỏe định kỳ")
    assert {f"muc-{item.id}" for item in law.items} <= set(read.ids)
    assert "Ghi vào hồ sơ" in text and "Kết luận thẩm định" in text and "Trả hồ sơ cho xã" in text


@pytest.mark.parametrize("address", [PAGE, f"{ROUND}tham-dinh/", f"{ROUND}kiem-tra/", f"{ROUND}an-dinh/"])
def test_a_page_of_the_desk_is_whole(work: Working, address: str) -> None:
    """Headings in order, fields labelled, no id twice, no script and no style within."""
    text = work.get(address)
    read = Read(text)
    assert read.headings[0] == 1 and read.headings.count(1) == 1
    assert all(later - before <= 1 for before, later in zip(read.headings, read.headings[1:], strict=False))
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    tags = ("input", "select", "textarea")
    fields = [told for tag in tags for told in read.named.get(tag, []) if told.get("type") != "hidden"]
    assert {told["id"] for told in fields} <= {told.get("for") for told in read.named.get("label", [])}
    assert "style" not in read.named and not {a for a in read.attributes() if a == "style" or a.startswith("on")}


def test_a_correction_with_its_ground_is_kept_and_moves_the_conclusion(work: Working) -> None:
    """With value, reason, paper and day; the page says what became of the conclusion."""
    answer = work.post(PAGE, work.typed({HEALTH: GOOD}))
    assert (answer.status_code, answer["Location"]) == (302, PAGE)
    fact = work.file().appraised[HEALTH]
    assert (fact.value, fact.reason, fact.document, fact.issued) == ("300", GOOD["ly-do"], "12/BC-TYT", "2024-11-15")
    text = work.get(PAGE)
    assert "Đã ghi: sửa 1 số." in text and "Kết luận theo hội đồng đổi." in text
    assert "Số của hội đồng làm đổi kết luận." in text
    assert text.index("Khác với xã khai") < text.index(f'id="dong-{HEALTH}"') < text.index("Các số liệu còn lại")


def test_what_is_refused_keeps_what_was_typed_at_its_field(work: Working) -> None:
    """Nothing is kept, the summary leads to the empty field, and both lines are still there as they were typed."""
    lines = {HEALTH: {**GOOD, "ly-do": "", "so": "301"}, "so_thon": ASK}
    before = work.entries()
    answer = work.post(PAGE, work.typed(lines))
    text = answer.content.decode()
    assert answer.status_code == 422 and work.entries() == before
    assert 'href="#ly-do:tre_kham_suc_khoe"' in text and 'id="ly-do:tre_kham_suc_khoe-error"' in text
    assert 'value="301"' in text and "Gửi bản chụp sổ tiêm chủng" in text
    assert work.post(PAGE, {**work.typed({}, page=text), "ly-do:" + HEALTH: "Đếm lại"}).status_code == 302
    assert (work.file().appraised[HEALTH].value, len(work.file().remarks)) == ("301", 1)


def test_a_preview_keeps_nothing(work: Working) -> None:
    """It says what would change, and the fields stay filled in."""
    before = work.entries()
    answer = work.post(PAGE, work.typed({HEALTH: GOOD}, act="xem-truoc"))
    text = answer.content.decode()
    assert answer.status_code == 200 and work.entries() == before
    assert "701 → 300" in text and "Không đạt chuẩn" in text and 'value="300"' in text


def test_a_correction_that_another_figure_contradicts_is_told_at_its_field(work: Working) -> None:
    """More children seen by a doctor than there are."""
    answer = work.post(PAGE, work.typed({HEALTH: {**GOOD, "so": "99999"}}))
    assert answer.status_code == 422 and f'href="#y-kien:{HEALTH}"' in answer.content.decode()


def test_a_figure_that_another_of_the_page_contradicts_is_told_by_its_name(work: Working) -> None:
    """The other stands by what it is called and whose it is, typed now or kept before; by the id of neither."""
    children = {**GOOD, "so": "900"}
    both = work.post(PAGE, work.typed({HEALTH: {**GOOD, "so": "99999"}, "tre_em": children})).content.decode()
    assert "nhiều hơn “Trẻ em dưới 16 tuổi” là 900 (trang thẩm định của xã Đồng Quý)" in both
    assert "ô tre_em" not in both
    assert work.post(PAGE, work.typed({"tre_em": children})).status_code == 302
    later = work.post(PAGE, work.typed({HEALTH: {**GOOD, "so": "950"}}))
    assert later.status_code == 422 and "900 (trang thẩm định của xã Đồng Quý)" in later.content.decode()
    assert "trang thẩm định › " not in later.content.decode()  # nor where an item's ground is told


def test_a_child_s_name_is_not_kept(work: Working) -> None:
    """The guard of the record stands before it."""
    child = "Cháu Nguyễn Văn An, sinh ngày 03/04/2019"
    answer = work.post(PAGE, work.typed({HEALTH: {**GOOD, "ly-do": child}}))
    assert answer.status_code == 422 and work.file().appraised == {}


def test_two_appraisers_see_both_values_and_who(work: Working) -> None:
    """The slower is answered 409 with the other's figure beside his own, nothing is overwritten; then he may."""
    old = work.get(PAGE)
    assert work.post(PAGE, work.typed({HEALTH: GOOD}, page=old)).status_code == 302
    answer = work.post(PAGE, work.typed({HEALTH: {**GOOD, "so": "650"}}, page=old))
    text = answer.content.decode()
    assert answer.status_code == 409 and work.file().appraised[HEALTH].value == "300"
    assert "bạn ghi 650" in text and "đã ghi 300" in text and "người dùng máy này" in text and "p-000" not in text
    assert 'value="650"' in text
    assert work.post(PAGE, work.typed({}, page=text)).status_code == 302
    assert work.file().appraised[HEALTH].value == "650"


def test_what_another_changed_elsewhere_keeps_nobody_from_his_own_line(work: Working) -> None:
    """Two who correct different data both have what they wrote."""
    old = work.get(PAGE)
    work.post(PAGE, work.typed({HEALTH: GOOD}, page=old))
    answer = work.post(PAGE, work.typed({"so_thon": {**GOOD, "so": "9"}}, page=old))
    assert answer.status_code == 302
    assert {name: fact.value for name, fact in work.file().appraised.items()} == {HEALTH: "300", "so_thon": "9"}


@pytest.mark.parametrize("act", ["appraise", "return"])
def test_a_move_of_a_file_that_was_changed_meanwhile_is_refused(work: Working, act: str) -> None:
    """With both versions and who did it, and the reason still there."""
    seen = work.file().version
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    answer = work.move(act, "vì thiếu sổ", seen)
    text = answer.content.decode()
    assert answer.status_code == 409 and work.file().state == "in_review"
    assert f"phiên bản {seen}" in text and f"phiên bản {work.file().version}" in text
    assert act == "appraise" or "vì thiếu sổ" in text


def test_a_file_is_returned_with_what_is_asked_and_its_day(work: Working) -> None:
    """Without a demand it is not; the reason stays in its field."""
    answer = work.move("return", "thiếu sổ")
    assert answer.status_code == 422 and "thiếu sổ" in answer.content.decode() and work.file().state == "in_review"
    work.post(PAGE, work.typed({"so_thon": ASK}))
    assert "30/12/2099" in work.get(PAGE)
    assert work.move("return", "thiếu sổ").status_code == 302
    assert work.file().state == "returned"
    home = work.get("/")
    assert "chưa gửi phiếu vào nhật ký, hoặc phải gửi lại" in home and "30/12/2099" in home


def test_a_file_is_appraised_reopened_and_what_changed_since_stands_red(work: Working) -> None:
    """Appraised with both scores; an override of the round afterwards is told; the chair's reason reopens it."""
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    assert work.move("appraise").status_code == 302
    assert (work.file().state, work.file().scores["appraised"]["verdict"]) == ("appraised", "not_recognised")
    assert "changed-since" not in work.get(PAGE)
    text = f'overrides:\n- {{id: ad-1, commune: "{CODE}", kind: not_applicable, value: tre_duoi_1_tuoi, reason: "r", '
    text += 'document: "1/BB", from: 2024-01-01, until: 2099-01-01}\n'
    page = work.get(f"{ROUND}an-dinh/")
    form = {"noi-dung": text, "viec": "ghi", "dau": re.search(r'name="dau" value="(\w+)"', page)[1]}  # type: ignore[index]
    kept = work.post(f"{ROUND}an-dinh/", form)
    assert kept.status_code == 302, re.findall(r"problem-what\">([^<]*)", kept.content.decode())
    assert "changed-since" in work.get(PAGE)
    assert work.move("reopen").status_code == 422
    assert work.move("reopen", "ấn định mới").status_code == 302
    assert work.file().state == "in_review"


def test_questions_are_answered_on_the_commune_s_page(work: Working) -> None:
    """Asked on the appraisal's page; an empty answer is told at its field, a given one is kept."""
    work.post(PAGE, work.typed({"so_thon": {**ASK, "y-kien": "question"}}))
    address = f"{ROUND}xa/{CODE}/tra-loi/"
    assert "Gửi bản chụp sổ tiêm chủng" in work.get(address)
    assert "Về “Tổng số thôn, tổ”, xã khai: 8" in work.get(address)
    told = {"so": "1", "phien-ban": str(work.file().version)}
    assert work.post(address, {**told, "tra-loi": " "}).status_code == 422
    stale = work.post(address, {**told, "phien-ban": "1", "tra-loi": "Đã gửi"})
    assert stale.status_code == 409 and "Đã gửi" in stale.content.decode()
    assert work.post(address, {**told, "tra-loi": "Đã gửi"}).status_code == 302
    assert work.file().remarks[0].answer == "Đã gửi"
    assert "Xã trả lời: Đã gửi" in work.get(PAGE)


def test_what_no_page_makes_is_told_so(work: Working) -> None:
    """A commune of no round, a form without its stamp, an act of no button."""
    assert work.visit.get(f"{ROUND}xa/99999/tham-dinh/").status_code == 404
    assert work.visit.get("/dot/khong-co/tham-dinh/").status_code == 404
    for told in ({"viec": "ghi"}, {"viec": "ghi", "luc-mo": "[]"}, {"viec": "xoa"}, {"viec": "claim"}):
        assert work.post(PAGE, told).status_code == 400


def test_only_the_one_commune_is_scored_after_an_act(work: Working, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that follows an act assesses no other file than its own."""
    from engine.service.review import layer_scores

    assessed: list[int] = []
    real = layer_scores.assess  # type: ignore[attr-defined]

    def counting(*told: object) -> object:
        assessed.append(len(told[2].units))  # type: ignore[attr-defined]
        return real(*told)  # type: ignore[arg-type]

    monkeypatch.setattr(layer_scores, "assess", counting)
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    work.get(PAGE)
    work.move("appraise")
    assert assessed and set(assessed) == {1}


def test_the_desk_keeps_its_law_and_setting_only_while_they_stay(work: Working) -> None:
    """Read once for many pages; a setting that is changed is seen at once, a form that comes in is none."""
    store = work.visit.house.open_store()
    first = desk_now(store, NAME)
    (work.folder / "evidence" / "moi.xlsx").write_bytes(b"")
    assert desk_now(store, NAME).benches is first.benches
    head = work.folder / "round.yaml"
    head.write_text(head.read_text("utf-8").replace("năm 2024 (số", "năm ấy (số"), "utf-8")
    assert "năm ấy" in desk_now(store, NAME).round.title
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    assert desk_now(store, NAME).record.file(CODE) == work.file()


def test_the_kept_files_are_the_record_s_after_every_kind_of_act(work: Working) -> None:
    """After an act upon one file only that one is read again; after one of the round, or in another record, all."""
    store = work.visit.house.open_store()

    def agree() -> None:
        desk = desk_now(store, NAME)
        assert files_now(desk.folder, desk.record, desk.state) == desk.record.files()

    agree()
    work.post(PAGE, work.typed({HEALTH: GOOD}))
    work.move("appraise")
    agree()
    page = work.get(f"{ROUND}an-dinh/")
    text = "overrides:\n- {id: ad-2, kind: due, value: 2099-12-01, reason: r, document: 1/BB, from: 2024-01-01, "
    mark = re.search(r'name="dau" value="(\w+)"', page)
    assert mark
    work.post(f"{ROUND}an-dinh/", {"noi-dung": text + "until: 2099-01-01}\n", "viec": "ghi", "dau": mark[1]})
    agree()
    home = work.folder / "record" / "record.db"
    kept = home.read_bytes()
    work.move("reopen", "r")
    agree()
    home.write_bytes(kept)
    desk = desk_now(store, NAME)
    assert files_now(desk.folder, desk.record, desk.state) == desk.record.files()


def test_a_commune_s_own_page_says_where_its_file_stands(work: Working) -> None:
    """The state, both scores as recorded, how many figures were corrected, and what comes next."""
    work.post(PAGE, work.typed({HEALTH: GOOD, "so_thon": ASK}))
    work.visit.house.rounds.sighted(NAME, wait=120)
    text = work.get(f"{ROUND}xa/{CODE}/")
    assert "Hồ sơ trong nhật ký" in text and "hội đồng sửa 1 số" in text and "Gửi bản chụp sổ tiêm chủng" in text
    assert f'href="{PAGE}"' in text
    work.move("appraise")
    work.visit.house.rounds.sighted(NAME, wait=120)
    assert "880 điểm, ngưỡng 800" in work.get(f"{ROUND}xa/{CODE}/")


def test_a_board_s_other_hand_is_refused_in_the_record_s_words(work: Working) -> None:
    """A file that another appraiser has is only shown, with who has it."""
    from dataclasses import replace

    from engine.records.acting.round_state import Grant
    from engine.service.pages.reviewing.appraisal_sheet import appraisal_sheet

    desk = open_desk(work.visit.house.open_store(), NAME)
    grants = tuple(Grant(p, "appraiser", "round", "2024-01-01", "", "p-009", now()) for p in ("p-000", "p-002"))
    desk = replace(desk, state=replace(desk.state, grants=grants))
    say = work.visit.house.says["vi"]
    sheet = appraisal_sheet(desk, CODE, Who("p-002", now()), say)
    assert sheet and not sheet.may("correct")
    assert [told.code for told in sheet.hindered["correct"]] == ["REC-226"]
    assert [told.code for told in sheet.hindered["claim"]] == ["REC-212"]


def test_a_fact_is_kept_as_the_workbook_keeps_it(work: Working) -> None:
    """But for the place: the page instead of a cell."""
    work.post(PAGE, work.typed({HEALTH: {**GOOD, "so": "chưa có"}}))
    fact = work.file().appraised[HEALTH]
    assert isinstance(fact, KeptFact)
    assert (fact.state, fact.value, fact.place) == ("missing", "", f"trang thẩm định › {CODE} › {HEALTH}")


def test_a_commune_that_sent_nothing_says_how_its_form_comes_in(work: Working) -> None:
    """No table of nothing."""
    text = work.get(f"{ROUND}xa/02599/tham-dinh/")
    assert "Xã chưa gửi số liệu nào" in text and f"{ROUND}nhan-phieu/" in text
    assert OTHER not in text


def test_a_look_at_nothing_typed_says_that_nothing_would_be_kept(work: Working) -> None:
    """And nothing is."""
    before = work.entries()
    answer = work.post(PAGE, work.typed({}, "xem-truoc"))
    assert "Chưa có gì để ghi: mọi dòng như trong hồ sơ." in answer.content.decode()
    assert (answer.status_code, work.entries()) == (200, before)
