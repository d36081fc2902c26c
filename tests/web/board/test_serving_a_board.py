# ruff: noqa: S104 - addresses that are judged, and one that is listened at for a moment
"""A board as it is served: where, by which names, behind which proxy, by one process, with keys of its own."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.files.keeping.private_files import private_content, private_folder
from engine.problems import ProblemsFound
from engine.service.workspace import Workspace
from engine.web.board.board_serving import Listening, listening_at, names_of
from engine.web.board.board_settings import BoardPlace, board_settings, people_in
from engine.web.board.proxied import as_told
from tests import frozen

ROOT = Path(__file__).parents[3]
PATIENCE = 120


@pytest.mark.parametrize("given", ["8000", "0.0.0.0", "may-chu:8000", "0.0.0.0:99999", "0.0.0.0:x", ""])
def test_an_address_that_is_none_is_told(given: str) -> None:
    """WEB-144 with what was typed."""
    with pytest.raises(ProblemsFound) as refused:
        listening_at(given)
    assert [(told.code, told.typed) for told in refused.value.problems] == [("WEB-144", given)]


@pytest.mark.parametrize(
    ("given", "everywhere", "alone"),
    [("0.0.0.0:8000", True, False), ("[::]:80", True, False), ("127.0.0.1:0", False, True), ("[::1]:1", False, True),
     ("192.168.1.20:8000", False, False), ("localhost:8000", False, True)],
)  # fmt: skip
def test_who_can_reach_an_address(given: str, everywhere: bool, alone: bool) -> None:
    """Every machine, or this one."""
    at = listening_at(given)
    assert (at.everywhere, at.alone) == (everywhere, alone)


def test_a_server_answers_to_its_names_alone() -> None:
    """Those that are given, its one address, this machine; where neither is known it does not begin (WEB-145)."""
    assert names_of(Listening("0.0.0.0", 1), ["phuhop.tinh"], "") == ("phuhop.tinh", "127.0.0.1", "localhost")
    assert names_of(Listening("10.0.0.5", 1), [], "") == ("10.0.0.5", "127.0.0.1", "localhost")
    for at, proxy in ((Listening("0.0.0.0", 1), ""), (Listening("127.0.0.1", 1), "127.0.0.1")):
        with pytest.raises(ProblemsFound) as refused:
            names_of(at, [], proxy)
        assert [told.code for told in refused.value.problems] == ["WEB-145"]


def test_only_the_proxy_is_believed() -> None:
    """The last address is the one that it saw; from anybody else, and without a proxy, nothing is."""
    told = {"HTTP_X_FORWARDED_FOR": "6.6.6.6, 10.0.0.7", "HTTP_X_FORWARDED_PROTO": "https", "wsgi.url_scheme": "http",
            "HTTP_X_FORWARDED_HOST": "evil.example"}  # fmt: skip
    for proxy, seen, meant in (
        ("10.0.0.1", "10.0.0.1", ("10.0.0.7", "https")),
        ("10.0.0.1", "10.0.0.2", ("10.0.0.2", "http")),
        ("", "10.0.0.1", ("10.0.0.1", "http")),
    ):
        environment = {**told, "REMOTE_ADDR": seen}
        as_told(environment, proxy)
        assert (environment["REMOTE_ADDR"], environment["wsgi.url_scheme"]) == meant
        assert not [name for name in environment if "FORWARDED" in name]
    strange = {"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "<script>"}
    as_told(strange, "10.0.0.1")
    assert strange["REMOTE_ADDR"] == "10.0.0.1"


def test_behind_a_proxy_cookies_go_over_tls_alone(tmp_path: Path) -> None:
    """And browsers are told to come back no other way; without one they are as on one laptop, and argon2 hashes."""
    people = people_in(tmp_path / "p.sqlite3")
    safe = board_settings(BoardPlace(0, ["a.vn"], "127.0.0.1"), people, "x")
    plain = board_settings(BoardPlace(8000, ["a.vn"]), people, "x")
    assert safe["SESSION_COOKIE_SECURE"] and safe["CSRF_COOKIE_SECURE"] and safe["SECURE_HSTS_SECONDS"]
    assert str(safe["SESSION_COOKIE_NAME"]).startswith("__Host-")
    assert not plain["SESSION_COOKIE_SECURE"] and not plain["SECURE_HSTS_SECONDS"]
    assert safe["PASSWORD_HASHERS"] == ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    assert people["OPTIONS"]["transaction_mode"] == "IMMEDIATE" and people["OPTIONS"]["timeout"] == 20  # type: ignore[index]


@pytest.mark.parametrize("address", ["mysql://a/b", "postgres", "postgresql://a?khong=co&la=gi&=="])
def test_an_address_of_no_postgresql_is_told(tmp_path: Path, address: str) -> None:
    """WEB-143 by the name of the variable; what it holds may be a password."""
    with pytest.raises(ProblemsFound) as refused:
        people_in(tmp_path / "p.sqlite3", address)
    (told,) = refused.value.problems
    assert (told.code, told.place.file, told.typed) == ("WEB-143", "PHUHOP_BOARD_DB", "")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["--board", "--port", "8713"], "cổng ghi ở --address"),
        (["--host", "may-chu"], "chỉ đi với --board"),
        (["--behind-proxy", "127.0.0.1"], "chỉ đi với --board"),
    ],
)
def test_an_option_of_the_other_way_to_serve_is_refused(typed: list[str], told: str) -> None:
    """It would do nothing, and whoever typed it would look for the pages where they are not."""
    said = CliRunner().invoke(phuhop, ["serve", *typed])
    assert said.exit_code == 2 and told in " ".join(said.output.split())


def test_the_program_s_own_workspace_is_no_board_s(tmp_path: Path) -> None:
    """WEB-149, and nothing is written there."""
    from engine.web.board.opening_board import open_board

    with pytest.raises(ProblemsFound) as refused:
        open_board(Workspace(tmp_path, bundled=True), BoardPlace(1, []))
    assert [told.code for told in refused.value.problems] == ["WEB-149"] and not list(tmp_path.iterdir())


def test_a_workspace_that_is_served_is_not_served_twice(tmp_path: Path) -> None:
    """WEB-146 while the first lives; what it holds is not looked at."""
    from engine.files.keeping.locks import release, take
    from engine.web.board.opening_board import open_board

    held = take(private_folder(tmp_path / "board" / "serving"))
    try:
        with pytest.raises(ProblemsFound) as refused:
            open_board(Workspace(tmp_path, bundled=False), BoardPlace(1, []))
        assert [told.code for told in refused.value.problems] == ["WEB-146"]
    finally:
        release(held)


def test_a_folder_that_is_synced_is_no_place_for_people(tmp_path: Path) -> None:
    """REC-150, as for the record."""
    from engine.web.board.opening_board import open_board

    home = tmp_path / "OneDrive"
    home.mkdir()
    with pytest.raises(ProblemsFound) as refused:
        open_board(Workspace(home, bundled=False), BoardPlace(1, []))
    assert [told.code for told in refused.value.problems] == ["REC-150"]


def test_a_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    """Also one that was left open to others."""
    home = private_folder(tmp_path / "board")
    first = private_content(home / "secret.key", lambda: b"1")
    (home / "secret.key").chmod(0o644)
    assert first == private_content(home / "secret.key", lambda: b"2") == b"1"
    assert ((home / "secret.key").stat().st_mode & 0o777, home.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace of its own."""
    return frozen.desk_in(tmp_path_factory.mktemp("mot") / "desk", ["02551"])


def started(root: Path, *more: str) -> subprocess.Popen[bytes]:
    """The command, run in a workspace."""
    words = [sys.executable, str(ROOT / "cli.py"), "serve", "--board", *more]
    return subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def said(process: subprocess.Popen[bytes]) -> str:
    """All that the command says until it serves."""
    assert process.stdout is not None
    told, end = b"", time.monotonic() + PATIENCE
    while "Ctrl+C" not in told.decode("utf-8", "replace"):
        assert select.select([process.stdout], [], [], max(0, end - time.monotonic()))[0], told
        piece = os.read(process.stdout.fileno(), 4096)
        assert piece, process.stderr.read() if process.stderr else b""
        told += piece
    return told.decode()


def test_one_process_serves_a_workspace_and_warns_without_tls(root: Path) -> None:
    """The second is refused (WEB-146, exit 7); without TLS on the network it says so; files are private."""
    process = started(root, "--address", "0.0.0.0:0", "--host", "127.0.0.1")
    try:
        told = said(process)
        assert "/loi-moi/" in told and "CẢNH BÁO: không có TLS" in told
        second = started(root, "--address", "127.0.0.1:0")
        _, why = second.communicate(timeout=PATIENCE)
        assert second.returncode == 7 and "WEB-146" in why.decode()
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)
    kept = sorted(path for path in (root / "board").iterdir() if path.is_file())
    assert {path.name for path in kept} >= {"people.sqlite3", "secret.key"}
    assert {path.stat().st_mode & 0o777 for path in kept} == {0o600}
    again = started(root, "--address", "127.0.0.1:0")
    try:
        told = said(again)
        assert "/loi-moi/" in told and "CẢNH BÁO" not in told
    finally:
        again.terminate()
        again.communicate(timeout=PATIENCE)


def test_a_second_worker_ends_the_whole_server(tmp_path: Path) -> None:
    """Two workers would not know of each other: the one that comes second says why (WEB-146), and neither is left.

    The unit of the page on hosting asks for one.
    """
    (unit,) = (line for line in (ROOT / "docs" / "hosting.md").read_text("utf-8").splitlines() if "ExecStart=" in line)
    assert " --workers 1 " in unit and unit.endswith(" engine.web.wsgi")
    root = frozen.desk_in(tmp_path / "noi", ["02551"])
    words = [sys.executable, "-m", "gunicorn", "--workers", "2", "--no-control-socket", "--bind", "127.0.0.1:0"]
    known = {**os.environ, "PYTHONPATH": str(ROOT), "PHUHOP_BOARD_HOSTS": "a.vn"}
    told = subprocess.run(
        [*words, "engine.web.wsgi"], cwd=root, env=known, capture_output=True, timeout=PATIENCE, check=False
    )
    assert told.returncode == 4 and told.stderr.decode().count("WEB-146") == 2
