"""Binds the feature of the dossier that is carried away: the real command, and the verifier beside nothing of ours."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from engine.records.entries.fingerprint import fingerprint
from features.command_line import as_typed
from tests import frozen
from tests.records.dossier.recorded_boards import CODES, recorded_board
from tests.records.dossier.test_tampered_dossier import listed_anew
from tests.records.dossier.verifying import run

scenarios("ho_so_mang_di.feature")


@dataclass
class Carried:
    """A desk with a round, the dossier's folder once it is unpacked, and what was seen last."""

    desk: Path
    seal: str = ""
    screen: str = ""
    code: int = 0

    @property
    def unpacked(self) -> Path:
        """Where whoever gets the dossier unpacks it."""
        return self.desk.parent / "nguoi-nhan"

    def pack(self, *words: str, out: str = "ho-so.zip") -> None:
        """Run the command, and unpack what it wrote."""
        path = self.desk.parent / out
        self.screen, self.code = as_typed(["dossier", frozen.SAMPLE, *words, "--out", str(path)])
        if path.exists():
            zipfile.ZipFile(path).extractall(self.unpacked)


@given("một đợt ba xã đã gửi phiếu, chưa có nhật ký", target_fixture="carried")
def without_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Carried:
    """The frozen round with three of its communes."""
    home = frozen.desk_in(tmp_path / "desk", CODES)
    monkeypatch.chdir(home)
    return Carried(home)


@given("một đợt ba xã đã thẩm định, biểu quyết, quyết định và công bố", target_fixture="carried")
def with_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Carried:
    """The same with a board's work in its record."""
    board = recorded_board(tmp_path / "desk")
    monkeypatch.chdir(tmp_path / "desk")
    return Carried(tmp_path / "desk", fingerprint(board.record.checkpoint()))


@given("hồ sơ mang đi của đợt")
@when("gói hồ sơ mang đi của đợt")
def packed(carried: Carried) -> None:
    """The whole round."""
    carried.pack()


@when(parsers.parse("gói hồ sơ mang đi của xã {code}"))
def packed_one(carried: Carried, code: str) -> None:
    """One commune."""
    carried.pack(code)


@when(parsers.parse('gói hồ sơ mang đi vào "{name}"'))
def packed_into(carried: Carried, name: str) -> None:
    """Another file."""
    carried.pack(out=name)


def changed(carried: Carried, name: str, change: Callable[[str], str]) -> None:
    """A file's text changed, and the list of hashes made to fit."""
    path = carried.unpacked / name
    text = path.read_text("utf-8")
    assert change(text) != text
    path.write_text(change(text), "utf-8")
    listed_anew(carried.unpacked)


@when(parsers.parse("có người sửa điểm thẩm định mục {item} của xã {code} thành {points}, và sửa cả mã băm cho khớp"))
def another_point(carried: Carried, item: str, code: str, points: str) -> None:
    """In the results."""

    def other(text: str) -> str:
        told: dict[str, Any] = json.loads(text)
        told["layers"]["appraised"][code]["items"][item] = [points, points]
        return json.dumps(told, ensure_ascii=False)

    changed(carried, "results.json", other)


@when("có người sửa một phiếu biểu quyết trong nhật ký, và sửa cả mã băm cho khớp")
def another_vote(carried: Carried) -> None:
    """In the chain."""
    changed(carried, "chain.jsonl", lambda text: text.replace('"choice":"yes"', '"choice":"no"', 1))


@when("người nhận chạy verify.py trên máy không có phuhop")
def verified(carried: Carried) -> None:
    """By a Python that sees nothing of the project."""
    carried.code, carried.screen = run(carried.unpacked)


@then(parsers.parse("kiểm xong với mã {code:d}"))
def ended(carried: Carried, code: int) -> None:
    """0: all agrees."""
    assert carried.code == code, carried.screen[-2000:]


@then(parsers.parse('màn hình có "{words}"'))
@then(parsers.parse('kết quả kiểm có "{words}"'))
def said(carried: Carried, words: str) -> None:
    """What is printed."""
    assert words in carried.screen, carried.screen[-2000:]


@then("màn hình có mã niêm phong của nhật ký")
@then("kết quả kiểm có mã niêm phong của nhật ký")
def sealed(carried: Carried) -> None:
    """The 24 letters to hold against paper."""
    assert carried.seal in carried.screen, carried.screen[-2000:]


@then("hồ sơ không có phiếu và bản ghi của xã khác")
def alone(carried: Carried) -> None:
    """Neither forms nor entries."""
    forms = [path.name[:5] for path in (carried.unpacked / "evidence").iterdir()]
    lines = (carried.unpacked / "chain.jsonl").read_text("utf-8").splitlines()
    assert forms == ["02587"]
    assert {json.loads(line)["about"].partition("/")[2] for line in lines} == {"", "02587"}


@then(parsers.parse('lệnh dừng với mã {code:d} và màn hình có "{words}"'))
def refused(carried: Carried, code: int, words: str) -> None:
    """Said, and nothing written."""
    assert not list(carried.desk.parent.glob("*.rar"))
    assert (carried.code, words in carried.screen) == (code, True), carried.screen
