"""Ten clients at the pages of a whole country: how long the slow ones wait beside a bare page, and what memory does.

    python bench/pages.py [--communes 3321] [--seconds 30] [--minutes 5] [--record sqlite|postgresql]

A round of made-up communes (số liệu mô phỏng) is laid out in a folder of its own and served as ``serve`` does. Each
client asks for the round's page, communes and the heat table in turn. Beside it the same pages are served bare
(``bare_pages.py``: the same template with the same context, drawn by Jinja2 behind the same server), and asked by the
same clients in the same way, the two in turn a few seconds each; what is told is the ratio of the slowest twentieth.
With ``--record`` the round's record is open, in its own SQLite or in a PostgreSQL started for it. It is no test.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.asking import Took, asked, busy, come_in, late, load, memory, when_ready

ROUND, TURNS = "ca-nuoc", 3
ADDRESS = re.compile(rb"http://127\.0\.0\.1:(\d+)(/vao/[\w-]+/)")
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')


def laid_out(folder: Path, communes: int) -> None:
    """A workspace with the law and one made-up round, whose one person may do everything and says so."""
    (folder / "criteria").symlink_to(ROOT / "criteria", target_is_directory=True)
    (folder / "assessments").mkdir()
    words = ["sample", "--communes", str(communes), "--seed", "7", "--out", f"assessments/{ROUND}", "--quiet"]
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    head = folder / "assessments" / ROUND / "round.yaml"
    head.write_text(head.read_text("utf-8") + "four_eyes: stated\n", "utf-8")


def open_the_record(folder: Path) -> None:
    """Begin the round's record, with a file for each commune, where PHUHOP_RECORD says."""
    from engine.service.review.desk import Who, now
    from engine.service.review.opening.opening_record import OpenRequest, open_review
    from engine.service.store import find_store

    began = time.process_time()
    open_review(find_store(folder), OpenRequest(ROUND, Who("p-000", now()), applied=True))
    print(f"record opened: {time.process_time() - began:.1f} s of a processor")


@contextmanager
def running(words: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program of ours in a folder while it is used."""
    own = {**os.environ, "PHUHOP_CACHE": str(folder), "PYTHONDONTWRITEBYTECODE": ""}  # compiled once, as anywhere
    process = subprocess.Popen([sys.executable, *words], cwd=folder, stdout=subprocess.PIPE, env=own)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def heard(process: subprocess.Popen[bytes], wanted: re.Pattern[bytes]) -> tuple[bytes, ...]:
    """What a program says of itself."""
    told, said = b"", process.stdout
    while said and not wanted.search(told):
        told += os.read(said.fileno(), 4096)
    found = wanted.search(told)
    return found.groups() if found else ()


def main() -> None:
    """Serve, ask, and tell the ratios."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--communes", type=int, default=3_321)
    words.add_argument("--seconds", type=float, default=30)
    words.add_argument("--minutes", type=float, default=5)
    words.add_argument("--record", choices=("sqlite", "postgresql"))
    given = words.parse_args()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        laid_out(folder, given.communes)
        if given.record == "postgresql":
            from tests.service.record.postgres_server import postgres_server

            os.environ["PHUHOP_RECORD"] = stack.enter_context(postgres_server())
        if given.record:
            open_the_record(folder)
        measure(stack, folder, given)


def measure(stack: ExitStack, folder: Path, given: argparse.Namespace) -> None:
    """The product and the bare pages in turn, then memory."""
    began = time.perf_counter()
    server = stack.enter_context(running([str(ROOT / "cli.py"), "serve", "--no-browser"], folder))
    number, way_in = heard(server, ADDRESS)
    port = int(number)
    cookie = come_in(port, way_in.decode())
    print(f"first page after {time.perf_counter() - began:.1f} s, {busy(server.pid):.1f} s of a processor")
    began = time.perf_counter()
    page = when_ready(port, f"/dot/{ROUND}/", cookie).decode()
    print(f"round of {given.communes:,} communes read and shown after {time.perf_counter() - began:.1f} s")
    communes = sorted(set(re.findall(rf"/dot/{ROUND}/xa/\d{{5}}/", page)))[:50]
    addresses = [f"/dot/{ROUND}/", *communes[:4], f"/dot/{ROUND}/bang-nhiet/", *communes[4:8]]
    bare = stack.enter_context(running([str(ROOT / "bench" / "bare_pages.py"), *addresses], folder))
    bare_port = int(heard(bare, re.compile(rb"^(\d+)\n"))[0])
    for path in addresses:
        same(asked(port, path, cookie)[1], asked(bare_port, path)[1], path)
    ours, theirs = in_turn(port, cookie, bare_port, addresses, given.seconds)
    tell(ours, theirs)
    told = growth(server.pid, port, cookie, addresses, given.minutes)
    print("memory in MB, each half minute:", memory(server.pid), *told)


def same(ours: bytes, theirs: bytes, path: str) -> None:
    """End the program where the bare page is another, whatever the token of its form."""
    if TOKEN.sub(b"", ours) != TOKEN.sub(b"", theirs):
        sys.exit(f"{path}: the bare page is another")


def in_turn(port: int, cookie: str, bare: int, addresses: Sequence[str], seconds: float) -> tuple[Took, Took]:
    """Each of the two asked for some seconds, several times over, so that what else the machine does meets both."""
    ours: Took = {}
    theirs: Took = {}
    for _ in range(TURNS):
        for told, at, key in ((ours, port, cookie), (theirs, bare, "")):
            for kind, took in load(at, key, addresses, seconds / TURNS).items():
                told.setdefault(kind, []).extend(took)
    return ours, theirs


def tell(ours: Took, theirs: Took) -> None:
    """A line a kind of page."""
    loaded = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"load of the machine {loaded:.1f}")
    for kind, times in sorted(ours.items()):
        bare = theirs.get(kind, times)
        print(f"{kind}: {len(times)} answers, p50 {middle(times)}, p95 {late(times) * 1000:.0f} ms; "
              f"bare p50 {middle(bare)}, p95 {late(bare) * 1000:.0f} ms; "
              f"p95 {late(times) / late(bare):.2f} times a bare page")  # fmt: skip


def middle(took: Sequence[float]) -> str:
    """What half of the answers do not take longer than."""
    return f"{statistics.median(took) * 1000:.0f} ms"


def growth(process: int, port: int, cookie: str, addresses: Sequence[str], minutes: float) -> Iterator[int]:
    """The memory after each half minute of asking."""
    for _ in range(round(minutes * 2)):
        load(port, cookie, addresses, 30)
        yield memory(process)


if __name__ == "__main__":
    main()
