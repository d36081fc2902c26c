"""Ten clients at the pages of a whole country: how long the slow ones wait beside a bare page, and what memory does.

    ./run test --version && .venv/bin/python bench/pages.py [--communes 3321] [--seconds 30] [--minutes 5]

A round of made-up communes (số liệu mô phỏng) is laid out in a folder of its own and served as ``serve`` does. Each
client asks for the round's page, communes and, where it is there, the heat table in turn. Before that a bare page of
Jinja2 with as many rows is drawn here, by one thread; what is told is the ratio of the slowest twentieth. Where other
programs want the machine too, ten clients wait longer than one thread does: read it beside the load. It is no test.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import cycle, islice
from pathlib import Path

from jinja2 import Environment

ROOT = Path(__file__).parents[1]
ROUND, CLIENTS = "ca-nuoc", 10
ADDRESS = re.compile(rb"http://127\.0\.0\.1:(\d+)(/vao/[\w-]+/)")
BARE = Environment(autoescape=True).from_string(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


def laid_out(folder: Path, communes: int) -> None:
    """A workspace with the law and one made-up round."""
    (folder / "criteria").symlink_to(ROOT / "criteria", target_is_directory=True)
    (folder / "assessments").mkdir()
    words = ["sample", "--communes", str(communes), "--seed", "7", "--out", f"assessments/{ROUND}", "--quiet"]
    command = [sys.executable, str(ROOT / "cli.py"), *words]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def asked(port: int, path: str, cookie: str = "") -> tuple[int, bytes, Mapping[str, str]]:
    """One answer, over a connection of its own as a browser's first is."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    asking.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = asking.getresponse()
    told = answer.status, answer.read(), dict(answer.getheaders())
    asking.close()
    return told


def come_in(port: int, path: str) -> str:
    """The cookie of whoever comes in by the key."""
    _, _, heads = asked(port, path)
    return heads["Set-Cookie"].split(";")[0]


def when_ready(port: int, path: str, cookie: str) -> bytes:
    """A page once it is there; while the round is read it asks to be asked again."""
    while True:
        status, page, _ = asked(port, path, cookie)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        if b'http-equiv="refresh"' not in page:
            return page
        time.sleep(1)


def load(port: int, cookie: str, addresses: list[str], seconds: float) -> dict[str, list[float]]:
    """How long each answer took, by kind of page, while ten clients ask as fast as they are answered."""
    took: defaultdict[str, list[float]] = defaultdict(list)
    until = time.monotonic() + seconds

    def client(start: int) -> None:
        for path in islice(cycle(addresses), start, None):
            if time.monotonic() > until:
                return
            began = time.perf_counter()
            status, _, _ = asked(port, path, cookie)
            took[kind_of(path) if status == 200 else f"{path} ended with {status}"].append(time.perf_counter() - began)

    clients = [threading.Thread(target=client, args=(number * 7,)) for number in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    return took


def kind_of(path: str) -> str:
    """What an address is of."""
    return "commune" if "/xa/" in path else "heat table" if "ban-do" in path or "nhiet" in path else "round"


def bare(rows: int, times: int) -> list[float]:
    """How long a bare page of as many rows takes to be drawn, in this process."""
    table = [[f"{row:05d}", f"Xã số {row}", "Đạt chuẩn", 850, 900] for row in range(rows)]
    took = []
    for _ in range(times):
        began = time.perf_counter()
        BARE.render(rows=table)
        took.append(time.perf_counter() - began)
    return took


def late(took: list[float]) -> float:
    """What nineteen of twenty answers do not take longer than."""
    return statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


def memory(process: int) -> int:
    """The memory that a process has, in MB; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0


def growth(process: int, port: int, cookie: str, addresses: list[str], minutes: float) -> Iterator[int]:
    """The memory after each half minute of asking."""
    for _ in range(max(1, round(minutes * 2))):
        load(port, cookie, addresses, 30)
        yield memory(process)


def main() -> None:
    """Serve, ask, and tell the ratios."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--communes", type=int, default=3_321)
    words.add_argument("--seconds", type=float, default=30)
    words.add_argument("--minutes", type=float, default=5)
    given = words.parse_args()
    with tempfile.TemporaryDirectory() as work:
        laid_out(Path(work), given.communes)
        serve = [sys.executable, str(ROOT / "cli.py"), "serve", "--no-browser"]
        own = {**os.environ, "PHUHOP_CACHE": work}
        server = subprocess.Popen(serve, cwd=work, stdout=subprocess.PIPE, env=own)
        try:
            measure(server, given)
        finally:
            server.terminate()
            server.wait()


def measure(server: subprocess.Popen[bytes], given: argparse.Namespace) -> None:
    """The pages one after the other, then all together."""
    told, said = b"", server.stdout
    while said and not ADDRESS.search(told):
        told += os.read(said.fileno(), 4096)
    ((number, way_in),) = ADDRESS.findall(told)
    port = int(number)
    cookie = come_in(port, way_in.decode())
    began = time.perf_counter()
    page = when_ready(port, f"/dot/{ROUND}/", cookie).decode()
    print(f"round of {given.communes:,} communes read and shown after {time.perf_counter() - began:.1f} s")
    communes = sorted(set(re.findall(rf"/dot/{ROUND}/xa/\d{{5}}/", page)))[:50]
    heat = sorted(set(re.findall(rf"/dot/{ROUND}/(?:ban-do|[\w-]*nhiet[\w-]*)/", page)))
    rows = page.count("<tr")
    addresses = [f"/dot/{ROUND}/", *communes[:4], *heat, *communes[4:8]]
    drawn, took = bare(rows, 50), load(port, cookie, addresses, given.seconds)
    loaded = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(f"a bare page of {rows} rows: p95 {late(drawn) * 1000:.1f} ms; load of the machine {loaded:.1f}")
    for kind, times in sorted(took.items()):
        ratio = late(times) / late(drawn)
        print(f"{kind}: {len(times)} answers, p50 {statistics.median(times) * 1000:.0f} ms, "
              f"p95 {late(times) * 1000:.0f} ms, {ratio:.1f} times a bare page")  # fmt: skip
    print(
        "memory in MB, each half minute:",
        memory(server.pid),
        *growth(server.pid, port, cookie, addresses, given.minutes),
    )


if __name__ == "__main__":
    main()
