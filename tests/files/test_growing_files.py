"""Files that only grow, and files under their own content: whole lines, nothing lost, nothing written over."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.files.keeping.appending import append_line, last_lines
from engine.files.keeping.by_content import keep_content, path_of, read_content
from engine.files.keeping.locks import wait_for
from engine.problems import ProblemsFound

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from pathlib import Path
from engine.files.keeping.appending import append_line
for at in range(60):
    append_line(Path(sys.argv[1]), f"{sys.argv[2]} {at} " + "x" * 90)
"""


def test_lines_of_several_processes_stand_whole(tmp_path: Path) -> None:
    """Four at once: each line there, once, in the order of its writer."""
    path = tmp_path / "moc.txt"
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(path), str(who)], cwd=ROOT) for who in range(4)]
    assert [writer.wait() for writer in writers] == [0] * 4
    told = [line.split()[:2] for line in path.read_text("utf-8").splitlines()]
    assert len(told) == 240
    for who in range(4):
        assert [int(at) for one, at in told if one == str(who)] == list(range(60))


def test_a_line_that_is_just_being_written_is_waited_for(tmp_path: Path) -> None:
    """A line that another process has half on the disk is no half line that a stopped machine left."""
    path = tmp_path / "moc.txt"
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
    wait_for(handle)
    os.write(handle, "một n".encode())
    with ThreadPoolExecutor(1) as other:
        waiting = other.submit(append_line, path, "hai")
        with pytest.raises(TimeoutError):
            waiting.result(timeout=0.3)
        os.write(handle, "ửa\n".encode())
        os.close(handle)
        waiting.result(timeout=60)
    assert path.read_text("utf-8") == "một nửa\nhai\n"


@pytest.mark.parametrize("half", ["nửa dò", "x" * 5000, "\n"])
def test_half_a_line_goes_and_no_whole_one(tmp_path: Path, half: str) -> None:
    """What a stopped machine left at the end is no line; those before it stay."""
    path = tmp_path / "moc.txt"
    append_line(path, "một")
    with path.open("a", encoding="utf-8") as file:
        file.write(half)
    assert last_lines(path, 10_000)[:1] == ["một"]
    append_line(path, "hai")
    assert [line for line in path.read_text("utf-8").split("\n") if line and line in ("một", "hai")] == ["một", "hai"]


@given(lines=st.lists(st.text("abc đệ", max_size=9), max_size=30), most=st.integers(1, 80))
def test_the_last_lines_are_the_last_and_whole(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], most: int
) -> None:
    """Of so many bytes as many lines as stand there whole, and all of a shorter file."""
    path = tmp_path_factory.mktemp("dong") / "moc.txt"
    for line in lines:
        append_line(path, line)
    told = last_lines(path, most)
    assert told == lines[len(lines) - len(told) :]
    assert len("".join(f"{line}\n" for line in told).encode()) <= most
    assert last_lines(path, 10_000) == lines


def test_what_cannot_be_added_is_told(tmp_path: Path) -> None:
    """A folder of that name: refused in words, with exit code 4."""
    (tmp_path / "moc.txt").mkdir()
    with pytest.raises(ProblemsFound) as refused:
        append_line(tmp_path / "moc.txt", "một")
    assert [found.code for found in refused.value.problems] == ["SYS-103"]


@given(raw=st.binary(max_size=50))
def test_bytes_are_kept_under_their_own_hash(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """Once, however often they come; spoilt ones are put right; a name that is no hash leads nowhere."""
    home = tmp_path_factory.mktemp("kho") / "blobs"
    sha = keep_content(home, raw)
    assert (sha, keep_content(home, raw)) == (hashlib.sha256(raw).hexdigest(),) * 2
    assert [path for path in home.rglob("*") if path.is_file()] == [path_of(home, sha)]
    path_of(home, sha).write_bytes(raw + b"!")
    assert read_content(home, sha) == raw + b"!"
    keep_content(home, raw)
    assert read_content(home, sha) == raw
    assert read_content(home, "0" * 64) is None
    assert read_content(home, "../../etc") is None
