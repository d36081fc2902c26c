"""Ten clients at a server of pages, and what the system tells of the server's process."""

from __future__ import annotations

import http.client
import os
import statistics
import threading
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

CLIENTS = 10
Took = dict[str, list[float]]


def asked(port: int, path: str, cookie: str = "") -> tuple[int, bytes, Mapping[str, str]]:
    """One answer, over a connection of its own as a browser's first is."""
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    asking.request("GET", path, headers={"Cookie": cookie} if cookie else {})
    answer = asking.getresponse()
    told = answer.status, answer.read(), dict(answer.getheaders())
    asking.close()
    return told


def come_in(port: int, path: str) -> str:
    """The cookies of whoever comes in by the key, as a browser has them once it was shown the first page."""
    _, _, heads = asked(port, path)
    came = heads["Set-Cookie"].split(";")[0]
    _, _, heads = asked(port, "/", came)
    return f"{came}; {heads['Set-Cookie'].split(';')[0]}"


def when_ready(port: int, path: str, cookie: str) -> bytes:
    """A page once it is there; while the round is read it asks to be asked again."""
    while True:
        status, page, _ = asked(port, path, cookie)
        if status != 200:
            raise RuntimeError(f"{path}: {status}")
        if b'http-equiv="refresh"' not in page:
            return page
        time.sleep(1)


def kind_of(path: str) -> str:
    """What an address is of."""
    return "commune" if "/xa/" in path else "heat table" if "nhiet" in path else "round"


def load(port: int, cookie: str, addresses: Sequence[str], seconds: float) -> Took:
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


def late(took: Sequence[float]) -> float:
    """What nineteen of twenty answers do not take longer than."""
    return statistics.quantiles(took, n=20)[-1] if len(took) > 1 else took[0]


def memory(process: int) -> int:
    """The memory that a process has, in MB; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20
    except OSError:
        return 0


def busy(process: int) -> float:
    """The seconds of a processor that a process has had; 0 where the system does not tell."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")
