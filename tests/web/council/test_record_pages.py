"""The record in words, its seal, verifying it and naming what is wrong, what is taken away of it."""

from __future__ import annotations

import io
import sqlite3
import zipfile

import pytest

from engine.records.entries.fingerprint import fingerprint
from engine.service.pages.record import chain_lines
from engine.service.record.record_store import open_record
from tests.web.council.persons import MEMBER, PASSED, ROUND, SECRETARY, Board

PAGE = f"{ROUND}ho-so/"


def test_the_chain_is_told_in_words_with_its_seal(board: Board) -> None:
    """Who, when, what and about whom, the letters that paper carries, and what no paper holds yet."""
    text = board.page(MEMBER, PAGE)
    assert fingerprint(open_record(board.folder).checkpoint()) in text and "<svg" in text
    assert "Trần Văn Thẩm (người thẩm định)" in text and "kết thúc thẩm định" in text
    assert "ghi hội đồng (120/QĐ-UBND)" in text and "chưa có giấy nào giữ" in text
    own = board.page(MEMBER, f"{ROUND}xa/{PASSED}/ho-so/")
    assert "gửi hồ sơ (biên nhận số" in own and "Xã Tân Trào" in own


def test_a_part_of_a_long_record_says_which_entries_it_has(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    """On paper, where nothing leads to the rest, it would pass for the whole."""
    assert "Từ bản ghi mới nhất" in board.page(MEMBER, PAGE)
    monkeypatch.setattr(chain_lines, "A_PAGE", 4)
    size = board.size()
    assert f"Bản ghi {size} về {size - 3}, mới nhất trước" in board.page(MEMBER, PAGE)
    assert f"Bản ghi {size - 4} về {size - 7}, mới nhất trước" in board.page(MEMBER, f"{PAGE}?trang=2")


def test_a_sound_record_is_said_to_be_whole(board: Board) -> None:
    """By a piece of work; a seal from paper is held against it."""
    seal = fingerprint(open_record(board.folder).checkpoint())
    text = board.settled(MEMBER, board.post(MEMBER, f"{PAGE}kiem-tra/chay/", ma=seal)).content.decode()
    assert "Nhật ký nguyên vẹn" in text and "đến đó không ai sửa được" in text


def test_a_seal_that_is_none_is_told(board: Board) -> None:
    """REC-130."""
    answer = board.settled(MEMBER, board.post(MEMBER, f"{PAGE}kiem-tra/chay/", ma="AAAA-BBBB"))
    assert answer.status_code == 422 and "AAAA-BBBB" in answer.content.decode()


def test_a_changed_byte_is_named(board: Board) -> None:
    """An entry edited in the database: the page names the first that does not fit."""
    with sqlite3.connect(board.folder / "record" / "record.db") as base:
        base.execute("DROP TRIGGER IF EXISTS entry_kept")
        for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            base.execute(f'DROP TRIGGER "{name}"')
        raw = base.execute("SELECT raw FROM entry WHERE seq = 12").fetchone()[0]
        base.execute("UPDATE entry SET raw = ? WHERE seq = 12", (raw.replace(b'"p-00', b'"p-01', 1),))
    text = board.settled(MEMBER, board.post(MEMBER, f"{PAGE}kiem-tra/chay/")).content.decode()
    assert "Nhật ký không nguyên vẹn" in text and "Chỗ sai đầu tiên ở bản ghi 12" in text


def test_a_backup_is_a_whole_record(board: Board) -> None:
    """With the bytes of its files; nothing is left behind in the round."""
    before = sorted(board.folder.rglob("*"))
    answer = board.by(SECRETARY).get(f"{PAGE}sao-luu.db")
    assert answer.content.startswith(b"SQLite format 3\0") and "attachment" in answer["Content-Disposition"]
    assert sorted(board.folder.rglob("*")) == before
    assert board.by(MEMBER).get(f"{PAGE}sao-luu.db").status_code == 404


def test_a_dossier_is_made_and_downloaded(board: Board) -> None:
    """Of the round, and of one commune alone."""
    assert board.by(SECRETARY).get(f"{PAGE}mang-di.zip").status_code == 404
    assert board.settled(SECRETARY, board.post(SECRETARY, f"{PAGE}mang-di/")).status_code == 200
    whole = zipfile.ZipFile(io.BytesIO(board.by(SECRETARY).get(f"{PAGE}mang-di.zip").content))
    assert {"chain.jsonl", "checkpoint.txt", "verify.py"} <= set(whole.namelist())
    own = f"{ROUND}xa/{PASSED}/ho-so/mang-di"
    assert board.settled(SECRETARY, board.post(SECRETARY, f"{own}/")).status_code == 200
    only = zipfile.ZipFile(io.BytesIO(board.by(SECRETARY).get(f"{own}.zip").content))
    assert len(only.namelist()) < len(whole.namelist())


def test_a_round_without_a_record_has_a_dossier_too(board: Board) -> None:
    """As the command does: its law and what the communes sent."""
    (board.folder / "record").rename(board.folder.parent / "so-cu")
    assert "Lập hồ sơ mang đi" in board.page(SECRETARY, PAGE)
    assert board.settled(SECRETARY, board.post(SECRETARY, f"{PAGE}mang-di/")).status_code == 200
    names = zipfile.ZipFile(io.BytesIO(board.by(SECRETARY).get(f"{PAGE}mang-di.zip").content)).namelist()
    assert "results.json" in names and "chain.jsonl" not in names
