"""The pages as they are really served: by the command, on this machine alone."""

from __future__ import annotations

import http.client
import os
import re
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import frozen

ROOT = Path(__file__).parents[2]
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/vao/[\w-]{43}/")
# Somebody waits so long for a machine that does other things.
PATIENCE = 120


def started(workspace: Path, *more: str) -> subprocess.Popen[bytes]:
    """The command, run in a workspace."""
    words = [sys.executable, str(ROOT / "cli.py"), "serve", "--no-browser", *more]
    return subprocess.Popen(words, cwd=workspace, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def said(process: subprocess.Popen[bytes]) -> str:
    """The address that the command prints; read past every buffer, for one that holds a line would be waited for."""
    assert process.stdout is not None
    told = b""
    while not (found := ADDRESS.search(told.decode("utf-8", "replace"))):
        assert select.select([process.stdout], [], [], PATIENCE)[0], f"nothing more was said: {told!r}"
        piece = os.read(process.stdout.fileno(), 4096)
        assert piece, process.stderr.read() if process.stderr else b""
        told += piece
    return found[0]


@pytest.fixture(scope="module")
def address(workspace: Path) -> Iterator[str]:
    """The address of a server that runs as long as the tests of this file."""
    process = started(workspace)
    try:
        yield said(process)
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def status(address: str, host: str, *, way_in: bool = False) -> int:
    """How a server answers at its first page, or at the way in itself, asked for by a name."""
    port = int(address.split("/vao/", maxsplit=1)[0].rsplit(":", 1)[1])
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        asking.request("GET", f"/vao/{address.split('/vao/')[1]}" if way_in else "/", headers={"Host": host})
        return asking.getresponse().status
    finally:
        asking.close()


def test_the_address_that_is_printed_lets_in(workspace: Path) -> None:
    """Once, and whoever came in by it sees the first page."""
    process = started(workspace)
    try:
        own = said(process)
        port, way = own.removeprefix("http://127.0.0.1:").split("/", maxsplit=1)
        asking = http.client.HTTPConnection("127.0.0.1", int(port), timeout=PATIENCE)
        asking.request("GET", f"/{way}")
        first = asking.getresponse()
        first.read()
        login = "; ".join(told.partition(";")[0] for told in first.headers.get_all("Set-Cookie") or [])
        asking.request("GET", "/", headers={"Cookie": login})
        assert (first.status, asking.getresponse().status) == (302, 200)
        asking.close()
        assert status(own, "127.0.0.1") == 403
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE)


def test_the_server_is_this_machine_s_alone(address: str) -> None:
    """It answers to its own name, and at no other address of the machine."""
    base = address.split("/vao/", maxsplit=1)[0]
    assert status(address, "127.0.0.1") == 403
    assert status(address, "evil.example") == 400
    port = int(base.rsplit(":", 1)[1])
    with pytest.raises(OSError), socket.create_connection(("127.0.0.2", port), timeout=5):  # noqa: PT011 - refused
        pass


def test_a_second_start_opens_the_pages_of_the_first(workspace: Path, address: str) -> None:
    """It ends well at once, with an address at the same port that lets in once."""
    process = started(workspace)
    told, _ = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    (again,) = ADDRESS.findall(told.decode())
    assert again != address and again.partition("/vao/")[0] == address.partition("/vao/")[0]
    assert "đã chạy sẵn" in told.decode()
    assert [status(again, "127.0.0.1", way_in=True) for _ in range(2)] == [302, 403]


def test_a_port_that_is_taken_is_refused_with_a_way_out(tmp_path: Path, address: str) -> None:
    """WEB-100, exit 4, and nothing is served."""
    port = address.split("/vao/", maxsplit=1)[0].rsplit(":", 1)[1]
    process = started(frozen.desk_in(tmp_path / "khac", ("02551",)), "--port", port)
    _, told = process.communicate(timeout=PATIENCE)
    assert process.returncode == 4
    assert "WEB-100" in told.decode() and port in told.decode()
