"""What serving says on the console before it answers anybody: an address, what became of the law, what is not safe."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli import phuhop
from engine.commands import machine
from engine.service.pages.serving import one_server, own_workspace
from engine.service.pages.serving.own_workspace import Renewed

STOP = "Để dừng: nhấn Ctrl+C hoặc đóng cửa sổ này."
UNSAFE = (
    "CẢNH BÁO: không có TLS, nên ai cùng mạng đều có thể đọc được mật khẩu và số liệu trên đường truyền. Chỉ dùng "
    "trong mạng riêng tin được; nếu không, đặt sau máy chủ có TLS (docs/hosting.md)."
)
SHOWN = "phuhop đang chạy. Mở địa chỉ này trong trình duyệt (chỉ mở được một lần):"
AGAIN = "phuhop đã chạy sẵn ở nơi làm việc này; cứ mở lại trang của nó (địa chỉ chỉ mở được một lần):"


def run(*words: str) -> Result:
    """The command as it is typed; a fault of ours fails the test."""
    result = CliRunner().invoke(phuhop, ["serve", *words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@dataclass
class Started:
    """What was begun instead of a server."""

    opened: list[str] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    answered: list[object] = field(default_factory=list)
    taken: bool = False

    def tell(self, port: int) -> None:
        """The seat is told where the server listens."""
        self.told.append(port)


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Started:
    """A workspace in which a server can be begun, and nothing that listens."""
    from engine.web import serving

    made = Started()
    door = SimpleNamespace(address="http://127.0.0.1:8765/vao/abc", port=8765)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(one_server, "take_seat", lambda _: made)
    monkeypatch.setattr(serving, "open_door", lambda _: door)
    monkeypatch.setattr(serving, "asked_again", lambda _: "http://127.0.0.1:8000/vao/def")
    monkeypatch.setattr("webbrowser.open", made.opened.append)
    monkeypatch.setattr(machine, "_answer", lambda *told: made.answered.append(told[0]))
    return made


def test_a_server_of_one_person_says_its_address_and_opens_it(started: Started) -> None:
    """Once, in the browser too; then how it is stopped."""
    assert run().output.splitlines() == [SHOWN, "http://127.0.0.1:8765/vao/abc", STOP]
    assert (started.opened, started.told, len(started.answered)) == (["http://127.0.0.1:8765/vao/abc"], [8765], 1)


def test_no_browser_is_opened_where_none_is_wanted(started: Started) -> None:
    """The address is all there is."""
    assert run("--no-browser").output.splitlines()[:2] == [SHOWN, "http://127.0.0.1:8765/vao/abc"]
    assert started.opened == []


def test_where_a_server_runs_already_its_pages_are_opened_again(started: Started) -> None:
    """No second one is begun, and nothing is to be stopped here."""
    started.taken = True
    assert run().output.splitlines() == [AGAIN, "http://127.0.0.1:8000/vao/def"]
    assert (started.opened, started.told, started.answered) == (["http://127.0.0.1:8000/vao/def"], [], [])


@pytest.mark.parametrize(("done", "told"), [
    (Renewed((), (), ()), []),
    (Renewed((), ("criteria/qd-06-2019",), ("criteria/units",)), [
        "Bản phuhop mới: đã cập nhật criteria/qd-06-2019.",
        "Giữ nguyên vì đã có người sửa, dù bản phuhop này mang bản khác: criteria/units.",
    ]),
])  # fmt: skip
def test_what_became_of_the_user_s_own_law_is_said_first(
    started: Started, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: Renewed, told: Sequence[str]
) -> None:
    """A part that was brought up to date, one that somebody changed; nothing where all is as it was."""
    home = tmp_path / "nha"
    home.mkdir()
    monkeypatch.setattr(own_workspace, "renew", lambda *_: done)
    assert run("--home", str(home), "--no-browser").output.splitlines() == [
        *told, SHOWN, "http://127.0.0.1:8765/vao/abc", STOP,
    ]  # fmt: skip
    assert (Path.cwd(), len(started.answered)) == (home, 1)


@pytest.mark.parametrize(("words", "told"), [
    (["--host", "may-chu"], "--host, --behind-proxy chỉ đi với --board."),
    (["--behind-proxy", "10.0.0.1"], "--host, --behind-proxy chỉ đi với --board."),
    (["--board", "--port", "8000"], "Với --board, cổng ghi ở --address, và nơi làm việc là thư mục đang đứng."),
])  # fmt: skip
def test_options_of_the_one_server_are_not_taken_for_the_other(words: list[str], told: str) -> None:
    """Nothing that was typed is left out in silence."""
    refused = run(*words)
    assert refused.exit_code == 2
    assert told in refused.output


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    """What opening a board tells, without a database and without a socket."""
    from engine.web.board import board_serving

    opened = SimpleNamespace(backup="", first="", settings=None, served=[])
    socket = SimpleNamespace(getsockname=lambda: ("", 8000))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(machine, "store", lambda: None)
    monkeypatch.setattr(board_serving, "listen", lambda _: socket)
    monkeypatch.setattr(board_serving, "board_house", lambda *_: (None, opened))
    monkeypatch.setattr(board_serving, "serve_board", lambda *told: opened.served.append(told))
    return opened


def test_a_board_on_the_network_without_tls_is_warned(board: Any) -> None:
    """Where everybody types its name; one reached by this machine alone, or behind TLS, is not."""
    words = ["--board", "--address", "0.0.0.0:8000", "--host", "192.168.1.20"]
    assert run(*words).output.splitlines() == [
        "phuhop đang phục vụ tại http://192.168.1.20:8000/", UNSAFE, STOP,
    ]  # fmt: skip
    assert run("--board").output.splitlines() == ["phuhop đang phục vụ tại http://127.0.0.1:8000/", STOP]
    proxied = run("--board", "--host", "tre-em.tinh.gov.vn", "--behind-proxy", "127.0.0.1")
    assert proxied.output.splitlines() == ["phuhop đang phục vụ tại https://tre-em.tinh.gov.vn/", STOP]
    assert len(board.served) == 3


def test_a_board_s_first_opening_says_who_comes_in_how(board: Any) -> None:
    """The one address for whoever runs it, and where the database of before lies."""
    board.backup, board.first = "people/truoc.db", "abc"
    assert run("--board").output.splitlines() == [
        "phuhop đang phục vụ tại http://127.0.0.1:8000/",
        "Đã nâng cấp cơ sở dữ liệu người dùng; bản cũ ở people/truoc.db.",
        "Chưa có người quản trị. Người quản trị mở địa chỉ này để lập tài khoản (dùng được một lần):",
        "http://127.0.0.1:8000/loi-moi/abc/",
        STOP,
    ]


def test_the_server_speaks_the_language_that_was_asked_for(started: Started) -> None:
    """On the console as on its pages."""
    told = run("--lang", "en", "--no-browser").output
    assert "phuhop is running" in told and "đang chạy" not in told
    assert len(started.answered) == 1
