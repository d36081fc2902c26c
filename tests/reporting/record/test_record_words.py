"""What the console says of a round's record: where it stands, what papers hold of it, what was saved or put back."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.records.entries.chain_checking import Verified
from engine.records.entries.checkpoint import Checkpoint
from engine.records.entries.fingerprint import fingerprint
from engine.reporting.record.record_console import show_board_copy, show_holding, show_standing, show_verified
from tests.reporting.screens import lines_shown

STOOD = Checkpoint("thu-2026", 1905, "ab" * 32)
EMPTY = Checkpoint("thu-2026", 0, "0" * 64)
LETTERS = f"Mã niêm phong: {fingerprint(STOOD)}"


def test_a_record_stands_with_its_letters_and_last_entry() -> None:
    """Where it lies is left out when quiet; a record without an entry has neither letters nor a last one."""
    told = lines_shown(
        lambda screen: show_standing(screen, STOOD, place="PostgreSQL", last="2026-11-30T00:06:10+07:00")
    )
    assert told[0] == "Hồ sơ đợt thu-2026: 1.905 bản ghi"
    assert told[1] == LETTERS
    assert told[2].startswith("Bản ghi cuối: ") and "30/11/2026" in told[2]
    assert told[3:] == ["Nơi để: PostgreSQL"]
    empty = lines_shown(lambda screen: show_standing(screen, EMPTY, place="/dot/record", last=""), quiet=True)
    assert empty == ["Hồ sơ đợt thu-2026: 0 bản ghi"]


@pytest.mark.parametrize(("stood", "receipt_at", "told"), [
    (STOOD, 1905, ["Biên nhận mới nhất giữ mốc của mọi bản ghi."]),
    (STOOD, 1900, ["Biên nhận mới nhất giữ mốc đến bản ghi 1.900; 5 bản ghi sau đó chưa có giấy nào giữ."]),
    (STOOD, 0, ["Chưa có biên nhận nào giữ mốc của nhật ký này."]),
    (EMPTY, 0, []),
])  # fmt: skip
def test_up_to_where_receipts_hold_a_record_is_said(stood: Checkpoint, receipt_at: int, told: list[str]) -> None:
    """All of it, a part with how many entries nothing holds, none; of an empty record there is nothing to hold."""
    lines = lines_shown(lambda screen: show_holding(screen, stood, files=12, receipts=9, receipt_at=receipt_at))
    assert lines == ["12 hồ sơ xã, 9 biên nhận đã trao", *told]


@pytest.mark.parametrize("quiet", [False, True])
def test_a_check_that_scored_nothing_anew_says_so_unless_quiet(quiet: bool) -> None:
    """What was not checked is told beside that the rest holds."""
    found = Verified(STOOD, (), (), (), (), (), (), ("score",))
    told = lines_shown(lambda screen: show_verified(screen, found, ()), quiet=quiet)
    assert told == ["✓ Nhật ký nguyên vẹn: 1.905 bản ghi khớp nhau.", LETTERS] + [
        "Chưa tính lại điểm: đợt hoặc bộ tiêu chí của nhật ký không có ở đây."
    ] * (not quiet)


def test_a_board_saved_and_put_back_names_each_round_with_its_letters() -> None:
    """Only what was saved is to be locked away; a workspace without a board has no accounts."""
    path = Path("/luu/hoi-dong.zip")
    saved = lines_shown(lambda screen: show_board_copy(screen, path, 14, [STOOD], back=False))
    assert saved == [
        "Đã sao lưu vào /luu/hoi-dong.zip: 14 tài khoản.", "Đợt thu-2026: 1.905 bản ghi.", LETTERS,
        "Tệp này mở được mọi tài khoản và hồ sơ: cất ở nơi chỉ người quản trị máy chủ đọc được.",
    ]  # fmt: skip
    assert lines_shown(lambda screen: show_board_copy(screen, path, 14, [STOOD], back=False), quiet=True) == saved[:3]
    back = lines_shown(lambda screen: show_board_copy(screen, path, None, [], back=True))
    assert back == ["Đã đưa vào từ /luu/hoi-dong.zip: 0 tài khoản."]
