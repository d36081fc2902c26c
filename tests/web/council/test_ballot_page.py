"""A commune before the council: what each may see and do, every kind of refusal, and that refused forms come back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from engine.records.acting.commune_file import CommuneFile
from engine.service.pages.council.ballot_sheet import ballot_sheet
from engine.service.record.record_store import open_record
from engine.service.review.desk import Who
from tests.papers.recorded_file import CLOSED, card_of, state
from tests.papers.recorded_file import PASSED as ONE_PAPER
from tests.papers.recorded_file import file_of as file_of_papers
from tests.service.test_recorded_publishing import said
from tests.web.council.persons import (
    APPRAISER,
    BY_MANY_HATS,
    CHAIR,
    FAILED,
    INTERESTED,
    MANY_HATS,
    MEMBER,
    OTHER,
    PASSED,
    ROUND,
    SECRETARY,
    Board,
)


def page_of(code: str) -> str:
    """The address of a file's ballot."""
    return f"{ROUND}xa/{code}/phieu/"


def file_of(board: Board, code: str) -> CommuneFile:
    """A file as the record has it."""
    found = open_record(board.folder).file(code)
    assert found
    return found


def refused(answer: Any, status: int, *said_: str) -> None:
    """A form that came back with these words, and nothing kept."""
    text = answer.content.decode()
    assert answer.status_code == status, text[:600]
    for told in ("Chưa làm được", *said_):
        assert told in text, told


def test_the_question_is_asked_with_all_that_bears_on_it(board: Board) -> None:
    """Both scores with their reasons, what is provisional, and who may not vote and why."""
    text = board.page(MEMBER, page_of(INTERESTED))
    for told in ("Có công nhận Thị trấn Sơn Dương không?", "Theo xã khai", "Theo hội đồng", "tạm tính", "950", "850"):
        assert told in text, told
    row = text.split("Vũ Thị Ủy", 1)[1].split("</tr>", 1)[0]
    assert "đã khai có liên quan khi lập hội đồng" in row
    assert "Mở phiếu" not in text  # a member opens none


def test_votes_are_hidden_until_the_ballot_is_closed_but_for_one_s_own(board: Board) -> None:
    """Who has voted is seen; how, by himself alone; afterwards by everybody, with the count."""
    board.act(SECRETARY, PASSED, "mo")
    board.act(MEMBER, PASSED, "ghi", fields={f"y-kien-{MEMBER}": "no", f"vi-sao-{MEMBER}": "Thiếu sổ tiêm"})

    def row(person: str) -> str:
        return (
            board.page(person, page_of(PASSED))
            .split("thanh-vien-dau", 2)[2]
            .split("Hoàng Văn Viên", 1)[1]
            .split("</tr>")[0]
        )

    assert "không tán thành" in row(MEMBER) and "Thiếu sổ tiêm" in row(MEMBER)
    for person in (CHAIR, SECRETARY, OTHER):
        assert "đã biểu quyết" in row(person) and "tán thành" not in row(person) and "Thiếu sổ" not in row(person)
    for page in (f"{ROUND}ho-so/", f"{ROUND}xa/{PASSED}/ho-so/"):
        assert "không tán thành" not in board.page(SECRETARY, page)
    board.act(CHAIR, PASSED, "ghi", fields={f"y-kien-{CHAIR}": "yes"})
    board.act(SECRETARY, PASSED, "dong")
    text = board.page(OTHER, page_of(PASSED))
    assert "Không tán thành <strong>1</strong>" in text and "không thông qua" in text
    assert "không tán thành" in row(OTHER)


@pytest.mark.parametrize("act", ["ghi", "dong", "quyet-dinh", "thu-hoi"])
def test_what_cannot_be_taken_back_is_shown_before_it_is_done(board: Board, act: str) -> None:
    """The first answer says what follows and writes nothing, not even a version."""
    if act == "thu-hoi":
        board.recognised(PASSED)
    elif act == "quyet-dinh":
        board.carried(PASSED)
    else:
        board.act(SECRETARY, PASSED, "mo")
        for person in (CHAIR, OTHER) if act == "dong" else ():
            board.act(person, PASSED, "ghi", fields={f"y-kien-{person}": "yes"})
    before = board.size()
    fields = {
        "ghi": {f"y-kien-{MEMBER}": "yes"},
        "dong": {},
        "quyet-dinh": {"loai": "recognise", "tam__tinh": "1"},
        "thu-hoi": {"viec": "de-nghi", "ly__do": "hết điều kiện", "can__cu": "15/KL"},
    }[act]
    person = {"ghi": MEMBER, "quyet-dinh": CHAIR}.get(act, SECRETARY)
    answer = board.act(person, PASSED, act, fields=fields, sure=False)
    text = answer.content.decode()
    assert answer.status_code == 200 and "Điều gì sẽ xảy ra" in text and "Đúng, làm việc này" in text
    assert board.size() == before
    assert board.act(person, PASSED, act, fields=fields).status_code == 303
    assert board.size() == before + 1


def test_who_voted_and_is_in_no_council_any_more_is_still_counted() -> None:
    """The council was put down anew since: the seats and how many voted fit the count."""
    seated, file = state(), file_of_papers(card_of(ONE_PAPER), "voted")
    assert seated.council
    fewer = tuple(member for member in seated.council.members if member.person != "p-003")
    sheet = ballot_sheet(replace(seated, council=replace(seated.council, members=fewer)), file, Who("p-001", CLOSED))
    assert [seat.member.person for seat in sheet.seats] == ["p-001", "p-002", "p-004", "p-005", "p-003"]
    assert sheet.seats[-1].vote and sheet.seats[-1].vote.choice == "abstain"
    assert sheet.present == 4


def test_an_interested_member_s_vote_is_refused(board: Board) -> None:
    """REC-234, by name and with the reason."""
    board.act(SECRETARY, INTERESTED, "mo")
    answer = board.act(OTHER, INTERESTED, "ghi", fields={f"y-kien-{OTHER}": "yes"})
    refused(answer, 422, "Vũ Thị Ủy", "không biểu quyết, có liên quan")
    assert [vote.choice for vote in file_of(board, INTERESTED).ballots[-1].votes] == ["interested"]


def test_nobody_votes_for_another_nor_twice(board: Board) -> None:
    """REC-259 and REC-255; the first vote stands."""
    board.act(SECRETARY, PASSED, "mo")
    refused(board.act(OTHER, PASSED, "ghi", fields={f"y-kien-{MEMBER}": "yes"}), 422, "không được biểu quyết thay")
    board.act(MEMBER, PASSED, "ghi", fields={f"y-kien-{MEMBER}": "no"})
    again = board.act(MEMBER, PASSED, "ghi", fields={f"y-kien-{MEMBER}": "yes"})
    refused(again, 422, "đã biểu quyết “không tán thành”")
    assert [vote.choice for vote in file_of(board, PASSED).ballots[-1].votes] == ["no"]


def test_a_form_without_a_vote_comes_back_with_what_was_typed(board: Board) -> None:
    """WEB-130."""
    board.act(SECRETARY, PASSED, "mo")
    answer = board.act(MEMBER, PASSED, "ghi", fields={f"vi-sao-{MEMBER}": "Đã xem sổ"})
    refused(answer, 422, "Chưa chọn ý kiến của thành viên nào", 'value="Đã xem sổ"')


def test_on_one_laptop_the_minutes_are_put_down_together_or_not_at_all(board: Board) -> None:
    """The votes of several members in one form; one that may not be cast keeps all of them back."""
    board.act("", INTERESTED, "mo")
    both = {f"y-kien-{CHAIR}": "yes", f"y-kien-{OTHER}": "yes"}
    refused(board.act("", INTERESTED, "ghi", fields=both), 422, "không biểu quyết, có liên quan")
    assert len(file_of(board, INTERESTED).ballots[-1].votes) == 1
    good = {f"y-kien-{CHAIR}": "yes", f"y-kien-{MEMBER}": "abstain", f"y-kien-{OTHER}": ""}
    assert board.act("", INTERESTED, "ghi", fields=good).status_code == 303
    assert len(file_of(board, INTERESTED).ballots[-1].votes) == 3


def test_whoever_saw_an_older_file_is_told_what_was_done_since(board: Board) -> None:
    """409 with both versions and by whom; what was typed is still there."""
    board.act(SECRETARY, PASSED, "mo")
    seen = board.version(PASSED)
    board.act(CHAIR, PASSED, "ghi", fields={f"y-kien-{CHAIR}": "yes"})
    answer = board.act(
        MEMBER, PASSED, "ghi", fields={f"y-kien-{MEMBER}": "no", f"vi-sao-{MEMBER}": "Lý do của tôi"}, seen=seen
    )
    refused(answer, 409, f"phiên bản {seen}", f"phiên bản {seen + 1}", "Nguyễn Văn Chủ", "Lý do của tôi")
    assert len(file_of(board, PASSED).ballots[-1].votes) == 1


def test_a_reopened_file_voids_its_ballot_and_no_old_form_counts(board: Board) -> None:
    """What was edited since is another state: the vote is refused, the page says that the ballot is void."""
    board.act(SECRETARY, PASSED, "mo")
    seen = board.version(PASSED)
    said(board.folder, "review", "reopen", PASSED, "--reason", "xem lại số liệu", "--as", CHAIR)
    answer = board.act(MEMBER, PASSED, "ghi", fields={f"y-kien-{MEMBER}": "yes"}, seen=seen)
    assert answer.status_code in (409, 422) and "Chưa làm được" in answer.content.decode()
    assert file_of(board, PASSED).ballots[-1].voided_at
    assert "đã mất giá trị" in board.page(MEMBER, page_of(PASSED))


def test_an_override_since_the_appraisal_keeps_the_ballot_from_closing(board: Board) -> None:
    """REC-258: what is decided upon is what was appraised, to the last override."""
    board.act(SECRETARY, PASSED, "mo")
    for person in (CHAIR, MEMBER):
        board.act(person, PASSED, "ghi", fields={f"y-kien-{person}": "yes"})
    (board.folder / "overrides.yaml").write_text(OVERRIDE, "utf-8")
    said(board.folder, "review", "overrides", "--as", CHAIR)
    refused(board.act(SECRETARY, PASSED, "dong"), 422, "khác lúc", "ấn định")
    assert "Khác sau khi thẩm định" in board.page(SECRETARY, page_of(PASSED))


OVERRIDE = f"""overrides:
  - id: mien-1
    commune: "{PASSED}"
    kind: not_applicable
    value: tre_duoi_1_tuoi
    reason: xã mới lập
    document: 7/QĐ-UBND
    from: 2024-01-01
    until: 2099-12-31
"""


@pytest.mark.parametrize(
    ("code", "person", "fields", "told"),
    [
        (FAILED, CHAIR, {"loai": "recognise", "tam__tinh": "1"}, "điểm thẩm định cho kết luận “Không đạt chuẩn”"),
        (PASSED, CHAIR, {"loai": "refuse", "tam__tinh": "1"}, "phải nêu lý do"),
        (PASSED, CHAIR, {"loai": "recognise", "ly__do": "đủ điều kiện"}, "còn tạm tính"),
        (BY_MANY_HATS, MANY_HATS, {"loai": "recognise", "tam__tinh": "1"}, "Bùi Văn Kiêm (p-008) đã"),
    ],
)
def test_a_decision_that_does_not_stand_is_refused(
    board: Board, code: str, person: str, fields: dict[str, str], told: str
) -> None:
    """Against the points, without a reason, not knowing that it is provisional, by whoever appraised it."""
    board.carried(code)
    before = board.size()
    answer = board.act(person, code, "quyet-dinh", fields=fields)
    refused(answer, 422)
    assert told.lower() in answer.content.decode().lower()
    assert board.size() == before
    if "ly__do" in fields:
        assert "đủ điều kiện</textarea>" in answer.content.decode()


def test_a_refusal_waits_for_no_release_and_has_nothing_to_revoke(board: Board) -> None:
    """What lacks before a recognition is published is not said of it; its signed paper says the same."""
    board.carried(PASSED)
    board.act(CHAIR, PASSED, "quyet-dinh", fields={"loai": "refuse", "ly__do": "thiếu sổ", "tam__tinh": "1"})
    text = board.page(SECRETARY, page_of(PASSED))
    assert "Không công nhận" in text and "chưa công bố được" not in text and "Thu hồi công nhận" not in text
    other = {"van__ban": "recognise", "so": "12/QĐ-UBND", "ngay": "20/12/2024", "nguoi__ky": "Chủ tịch UBND huyện"}
    refused(board.act(SECRETARY, PASSED, "da-ky", fields=other), 422, "mà nhật ký có quyết định không công nhận")
    taken = {"viec": "de-nghi", "ly__do": "sai", "can__cu": "1/KL", "loi__cong__bo": ""}
    refused(board.act(SECRETARY, PASSED, "thu-hoi", fields=taken), 422, "Không có việc công nhận nào để thu hồi")


def test_only_the_chair_decides(board: Board) -> None:
    """For the others the form is not there."""
    board.carried(PASSED)
    for person in (SECRETARY, MEMBER, APPRAISER):
        assert board.act(person, PASSED, "quyet-dinh", fields={"loai": "recognise", "tam-tinh": "1"}).status_code == 404
        assert "Quyết định của người có thẩm quyền" not in board.page(person, page_of(PASSED))


def test_a_decision_while_provisional_says_so(board: Board) -> None:
    """On the page that asks, in the record, on the page afterwards."""
    board.carried(PASSED)
    asked = board.act(
        CHAIR, PASSED, "quyet-dinh", fields={"loai": "recognise", "tam-tinh": "1"}, sure=False
    ).content.decode()
    assert "Giấy tờ sẽ in rằng quyết định được ký khi kết luận còn tạm tính" in asked
    board.act(CHAIR, PASSED, "quyet-dinh", fields={"loai": "recognise", "tam-tinh": "1"})
    decision = file_of(board, PASSED).decision
    assert decision and decision.not_firm_acknowledged
    assert "Quyết định khi kết luận còn tạm tính" in board.page(MEMBER, page_of(PASSED))


def test_a_recognition_is_taken_back_by_two(board: Board) -> None:
    """Blank grounds WEB-136, one person for both REC-238; then the chair, and the page says why."""
    board.recognised(PASSED)
    blank = board.act(
        SECRETARY, PASSED, "thu-hoi", fields={"viec": "de-nghi", "ly-do": "", "can-cu": "15/KL", "loi-cong-bo": "lời"}
    )
    refused(blank, 422, "Còn trống: lý do", 'value="15/KL"')
    ground = {"ly__do": "số liệu khai sai", "can__cu": "15/KL-TTr", "loi__cong__bo": "Thu hồi công nhận"}
    assert board.act(MANY_HATS, PASSED, "thu-hoi", fields={"viec": "de-nghi", **ground}).status_code == 303
    refused(board.act(MANY_HATS, PASSED, "thu-hoi", fields={"viec": "thu-hoi", **ground}), 422, "phải có người thứ hai")
    assert board.act(CHAIR, PASSED, "thu-hoi", fields={"viec": "thu-hoi", **ground}).status_code == 303
    assert file_of(board, PASSED).state == "revoked"
    assert "số liệu khai sai (căn cứ 15/KL-TTr)" in board.page(MEMBER, page_of(PASSED))


def test_a_form_that_was_opened_by_its_address_leads_to_its_page(board: Board) -> None:
    """A bookmark of a form is no dead end."""
    answer = board.by(CHAIR).get(f"{page_of(PASSED)}quyet-dinh/")
    assert (answer.status_code, answer["Location"]) == (302, page_of(PASSED))


def test_a_round_without_a_record_says_how_it_gets_one(board: Board) -> None:
    """Every page of the record, with the way on."""
    (board.folder / "record").rename(board.folder.parent / "so-cu")
    for page in (page_of(PASSED), f"{ROUND}ho-so/", f"{ROUND}xa/{PASSED}/ho-so/", f"{ROUND}ho-so/kiem-tra/"):
        text = board.page(SECRETARY, page)
        assert "chưa mở nhật ký" in text and f"{ROUND}mo-so/" in text


def test_how_the_council_votes_is_not_the_commune_s_to_see(board: Board) -> None:
    """Its officer may read what was appraised of it, but neither the meeting nor the ballot."""
    for address in (page_of(PASSED), f"{ROUND}hoi-dong/"):
        assert board.by("p-001").get(address).status_code == 404
