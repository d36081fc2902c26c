"""The steps of a file's life, at the desk of the domain: acts are judged, and what they make is looked at."""

from __future__ import annotations

from typing import Any, Final

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.problems import ProblemsFound, words
from engine.records.acting.act_words import STATE_WORDS
from engine.records.acting.actors import ROLE_WORDS, Role
from engine.records.acting.commune_file import changed_since
from engine.records.acting.council import tally
from engine.records.acting.folding import replayed
from engine.records.entries.entry import entry_bytes, read_entry
from tests.records.acting.made_records import (
    APPRAISER,
    CODE,
    MEMBERS,
    OFFICER,
    RECOGNISED,
    Board,
    begun,
    fact,
    granted,
    remark,
    sent,
)

scenarios("ho_so.feature")

DATUM: Final = "tre_duoi_1_tiem_du"
ROLES: Final[dict[str, Role]] = {told[0]: role for role, told in ROLE_WORDS.items()}
PERSONS: Final = {"cán bộ xã": OFFICER, "người thẩm định": APPRAISER}
SCORES: Final[dict[str, dict[str, Any]]] = {
    "Đạt chuẩn": RECOGNISED,
    "Không đạt chuẩn": {**RECOGNISED, "verdict": "not_recognised"},
    "Đạt chuẩn, tạm tính": {**RECOGNISED, "firm": False},
}
# What people call an act, and what of its body is not as usual.
ACTS: Final[dict[str, str]] = {
    "nhận thẩm định": "claim", "trả lại hồ sơ": "return", "kết thúc thẩm định": "appraise",
    "mở biểu quyết": "ballot_open", "đóng biểu quyết": "ballot_close", "rút hồ sơ": "withdraw", "quyết định": "decide",
    "công nhận": "decide", "thu hồi": "revoke", "mở hồ sơ của xã": "open",
}  # fmt: skip
WHO: Final = "(?P<who>cán bộ xã|người thẩm định|thư ký hội đồng|chủ tịch hội đồng)"
PLAIN: Final = "(?P<act>nhận thẩm định|trả lại hồ sơ|kết thúc thẩm định|mở biểu quyết|đóng biểu quyết)"


@given("một đợt có hội đồng bốn thành viên, mỗi vai trò một người", target_fixture="board")
def a_board() -> Board:
    """A round with its people, roles and council."""
    return begun()


@given("thư ký hội đồng mở hồ sơ của xã")
def opened(board: Board) -> None:
    """The file begins."""
    board.do("open", "secretary")


@when(parsers.parse("cán bộ xã gửi hồ sơ, ghi {count:d} trẻ đã tiêm"))
def submitted(board: Board, count: int) -> None:
    """The commune sends."""
    board.do("submit", "commune", **sent(tre_em="1200", tre_duoi_1_tiem_du=str(count)))


@when(parsers.re(f"{WHO} {PLAIN}$"))
def plain_act(board: Board, who: str, act: str) -> None:
    """An act that needs nothing said besides."""
    board.do(ACTS[act], ROLES[who])


@when(parsers.parse('người thẩm định yêu cầu bổ sung "{text}"'))
def asked(board: Board, text: str) -> None:
    """Something is to be supplied by a day."""
    board.do("ask", "appraiser", remarks=[{**remark(f"r{len(board.file.remarks) + 1}"), "text": text}])


@when(
    parsers.parse(
        'người thẩm định sửa số trẻ đã tiêm thành {count:d}, lý do "{reason}", văn bản "{document}"'
    )
)  # fmt: skip
def corrected(board: Board, count: int, reason: str, document: str) -> None:
    """A figure of the board's own."""
    board.do("correct", "appraiser", facts=[fact(DATUM, str(count), reason=reason, document=document)])


@when("ba thành viên hội đồng tán thành")
def all_vote(board: Board) -> None:
    """Three of four."""
    for member in MEMBERS:
        board.do("vote", "member", member)


@when("chủ tịch hội đồng quyết định công nhận")
def decided(board: Board) -> None:
    """As the score and the council say."""
    board.do("decide", "chair")


@when("chủ tịch hội đồng quyết định công nhận và ghi đã biết kết quả còn tạm tính")
def decided_knowingly(board: Board) -> None:
    """Though stand-in numbers could change it."""
    board.do("decide", "chair", not_firm_acknowledged=True)


@when(parsers.parse('thư ký hội đồng ghi số quyết định "{number}"'))
def signed(board: Board, number: str) -> None:
    """The paper came back signed."""
    board.do("signed", "secretary", number=number)


@when("thư ký hội đồng chuẩn bị đợt công bố")
def prepared(board: Board) -> None:
    """The first of two."""
    board.do("publish", "secretary", about="")


@when("chủ tịch hội đồng xác nhận đợt công bố")
def published(board: Board) -> None:
    """The second of two."""
    board.do("publish", "chair", about="", second=True)


@when(parsers.re(f'{WHO} (?:đề nghị )?thu hồi, lý do "(?P<reason>.+)", văn bản "(?P<document>.+)"'))
def revoked(board: Board, who: str, reason: str, document: str) -> None:
    """The secretary proposes, the chair does it."""
    board.do("revoke", ROLES[who], reason=reason, document=document)


@when(parsers.parse('người quản trị giao cho {who} vai trò "{role}"'), target_fixture="person")
def another_role(board: Board, who: str, role: Role) -> str:
    """A person in a further role."""
    granted(board, PERSONS[who], role)
    return PERSONS[who]


@when(parsers.parse('hồ sơ được biểu quyết xong với điểm "{score}"'))
def voted_on(board: Board, score: str) -> None:
    """From the commune to a closed ballot that carried, with a score of the board's layer."""
    board.do("submit", "commune", **sent())
    board.do("claim", "appraiser")
    board.do("appraise", "appraiser", score={"self": RECOGNISED, "appraised": SCORES[score]})
    board.do("ballot_open", "secretary")
    all_vote(board)
    board.do("ballot_close", "secretary")


@when(parsers.parse('chủ tịch hội đồng mở lại để thẩm định, lý do "{reason}"'))
def reopened(board: Board, reason: str) -> None:
    """Back to the appraiser."""
    board.do("reopen", "chair", reason=reason)


@then(parsers.re('hồ sơ "(?P<state>[^"]+)"(?:, biên nhận số (?P<receipt>[0-9]+))?$'))
def stands(board: Board, state: str, receipt: str | None) -> None:
    """The state in people's words, and the receipt just given."""
    assert STATE_WORDS[board.file.state][0] == state
    assert receipt is None or board.file.submissions[-1].receipt == int(receipt)


@then("không còn yêu cầu bổ sung nào mở")
def all_supplied(board: Board) -> None:
    """Sending again answers what was to be supplied."""
    assert [r.id for r in board.file.remarks if r.is_open] == []


@then(parsers.parse("từ khi trả lại, số trẻ đã tiêm đổi từ {old:d} thành {new:d}"))
def changed(board: Board, old: int, new: int) -> None:
    """What differs since, datum by datum."""
    since = next(move.seq for move in board.file.moves if move.act == "return")
    (told,) = changed_since(board.file, since)
    assert (told.evidence, told.old and told.old.value, told.new and told.new.value) == (DATUM, str(old), str(new))


@then(parsers.parse("phần xã khai là {own:d}, phần thẩm định là {board_s:d}"))
def both_layers(board: Board, own: int, board_s: int) -> None:
    """Neither figure is lost."""
    assert (board.file.own[DATUM].value, board.file.counted[DATUM].value) == (str(own), str(board_s))


@then(parsers.parse("phiếu số {number:d} được thông qua với {yes:d} tán thành"))
def carried(board: Board, number: int, yes: int) -> None:
    """The ballot as it was closed."""
    ballot = board.file.ballots[number - 1]
    assert (ballot.carried, tally(ballot).yes, bool(ballot.closed_at)) == (True, yes, True)


@then(parsers.parse("phiếu số {number:d} không còn giá trị"))
def void(board: Board, number: int) -> None:
    """It stays in the record, void."""
    assert board.file.ballots[number - 1].voided_at


@then(parsers.parse("phiếu đang mở là phiếu số {number:d}"))
def open_ballot(board: Board, number: int) -> None:
    """A new number."""
    assert board.file.ballot is not None
    assert (board.file.ballot.number, board.file.ballot.is_open) == (number, True)


@then(parsers.parse("nhật ký ghi các việc: {acts}"))
def recorded(board: Board, acts: str) -> None:
    """Every act upon the file or of its release, in order."""
    told = [e.act for e in board.entries if e.about.endswith(CODE) or e.act == "publish"]
    assert told == acts.split(", ")


@then("phát lại nhật ký cho đúng hồ sơ này")
def replays(board: Board) -> None:
    """From stored bytes alone."""
    state, files = replayed([read_entry(entry_bytes(entry)) for entry in board.entries])
    assert (state, files[CODE]) == (board.state, board.file)


def refusal(board: Board, act: str, role: Role, person: str = "") -> dict[str, str]:
    """The one refusal of an act, in Vietnamese."""
    before = (board.state, dict(board.files))
    with pytest.raises(ProblemsFound) as found:
        board.do(ACTS[act], role, person)
    assert (board.state, board.files) == before
    (told,) = found.value.problems
    return dict(words(told, "vi"))


@then(parsers.re(f'{WHO} không (?P<act>.+?) được, vì "(?P<why>.+)"'), target_fixture="told")
def refused(board: Board, who: str, act: str, why: str) -> dict[str, str]:
    """The sentence, and nothing changed."""
    told = refusal(board, act, ROLES[who])
    assert told["what"] == why
    return told


@then(parsers.re('người ấy không (?P<act>.+?) được, vì "(?P<why>.+)"'))
def person_refused(board: Board, person: str, act: str, why: str) -> None:
    """The same person in the other role."""
    role: Role = "appraiser" if act == "nhận thẩm định" else "chair"
    assert refusal(board, act, role, person)["what"] == why


@then(parsers.parse('việc còn làm được là "{remedy}"'))
def remedy(told: dict[str, str], remedy: str) -> None:
    """What can be done, and by whom."""
    assert told["remedy"] == remedy
