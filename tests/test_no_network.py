"""No command and no test reaches the network: what would is stopped by name, and commands run where there is none."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import frozen, outside

ROUND, LAW, CODE = frozen.SAMPLE, frozen.STANDARD, "02587"
# The commands that people use, each with what it ends with; the server is tried beside a browser's own log.
COMMANDS = (
    "doctor", f"check {LAW}", f"check {ROUND}", f"form {ROUND}", f"register {ROUND}", f"score {ROUND} --verify",
    f"explain {ROUND} {CODE} tc07", f"path {ROUND} {CODE}", f"tasks {ROUND} --ics lich.ics", f"plan {ROUND}",
    f"return {ROUND}", f"papers {ROUND}", f"reports {ROUND} --kind yearly", f"rank {ROUND} --by province",
    f"publish {ROUND} --out xem-truoc", f"export {ROUND} --to csv --out bang", f"page {LAW} --out trang.html",
    f"review open {ROUND} --apply", f"review import {ROUND} --apply", f"review show {ROUND}",
    f"record {ROUND} --verify", f"record {ROUND} --backup sao-luu.db", f"dossier {ROUND}",
    f"law status {LAW}", f"law show {LAW}", f"law checklist {LAW} --out doi-chieu", f"law export {LAW} --out so.xlsx",
    "law import so.xlsx", f"new-year {LAW} qd-thu-2027 --from 2027-01-01",
    "sample --communes 3 --seed 7 --out dot-thu",
)  # fmt: skip
# Each command in turn as it is typed, watched; then how each ended, and whatever was asked for outside.
CHILD = """
import json, sys
sys.path[:0] = [sys.argv.pop(1)]
from tests import outside
outside.watch()
import cli
def ended(words):
    sys.argv = ["phuhop", *words.split()]
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0
codes = {words: ended(words) for words in json.loads(sys.stdin.read())}
print("\\n" + json.dumps([codes, outside.asked]))
"""


def without_network() -> list[str]:
    """What starts a child in a space of its own that has no network, where this machine lets us."""
    unshare = shutil.which("unshare")
    apart = [unshare, "--map-root-user", "--net"] if unshare else []
    tried = subprocess.run([*apart, "true"], check=False, capture_output=True) if apart else None
    return apart if tried and tried.returncode == 0 else []


def test_every_command_does_its_work_without_a_network(tmp_path: Path) -> None:
    """None asks for an address or a name; all end as they do with one."""
    frozen.desk_in(tmp_path, ("02551", CODE))
    head = tmp_path / "assessments" / ROUND / "round.yaml"
    head.write_text(head.read_text("utf-8") + 'four_eyes: "stated"\n', "utf-8")
    done = subprocess.run(
        [*without_network(), sys.executable, "-X", "utf8", "-c", CHILD, str(frozen.ROOT)],
        cwd=tmp_path, input=json.dumps(COMMANDS), capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    codes, asked = json.loads(done.stdout.splitlines()[-1])
    assert ({words: code for words, code in codes.items() if code}, asked) == ({}, []), done.stderr


@pytest.mark.parametrize(
    "reach",
    [
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("khong-co.invalid", 80),
        lambda: socket.gethostbyname("khong-co.invalid"),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", 53)),
        lambda: socket.socket(socket.AF_INET6).connect(("2001:db8::1", 443)),
    ],
    ids=["connect", "look-up", "old-look-up", "datagram", "ipv6"],
)
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_what_leaves_the_machine_is_stopped_and_kept_in_mind(reach: object) -> None:
    """However it is asked for, and before anything is sent: the test would fail by name."""
    assert callable(reach)
    with pytest.raises(ConnectionRefusedError, match="the network is asked for"):
        reach()
    assert len(outside.asked) == 1
    outside.asked.clear()


HERE = ["127.0.0.1", "localhost", "::1", "127.9.9.9", "/x.sock", "\0abstract", "", None, "0.0.0.0"]  # noqa: S104


@pytest.mark.parametrize("host", HERE)
def test_this_machine_is_not_the_network(host: str | None) -> None:
    """Loopback in both families, all addresses of this machine, sockets in files, and no host at all."""
    assert outside.stays_here((host, 80)) and outside.stays_here(host)


OUTSIDE = ["192.0.2.1", "example.invalid", "10.0.0.1", "2001:db8::1", "127.0.0.1.invalid"]


@pytest.mark.parametrize("host", OUTSIDE)
def test_any_other_host_is_the_network(host: str) -> None:
    """A private address and a name that only begins like loopback are outside too."""
    assert not outside.stays_here((host, 80)) and not outside.stays_here(host)
