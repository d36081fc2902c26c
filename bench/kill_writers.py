"""Kill every command that writes, really and often, and count what the next start finds.

Each command runs as a process of its own in a workspace with two communes (số liệu mô phỏng). It is killed at a counted
file operation, spread over all that it has, or after a random time. Then the next start settles the workspace, and
every file must be as before the command or as after it. Run: python bench/kill_writers.py [kills a command] [commands]
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1]))

from openpyxl import load_workbook

from engine.files.keeping.leftovers import settle_owned
from engine.reporting.excel.checklist_excel import COLUMNS
from engine.service.store import FileStore
from tests import frozen
from tests.broken_disk import held, put_back, struck

ROUND, LAW, COMMUNES = frozen.SAMPLE, frozen.STANDARD, ("02545", "02587")
READ = {"tc07.1/1/at_least": "97", "tc07.1/1/points": "50"}
COMMANDS = (
    ("score", ROUND), ("plan", ROUND), ("form", ROUND), ("register", ROUND), ("return", ROUND),
    ("tasks", ROUND, "--ics", "lich/nhiem-vu.ics"), ("export", ROUND, "--to", "csv", "--out", "bang"),
    ("compare", LAW, LAW, "--out", "so-sanh"), ("law", "export", LAW), ("law", "checklist", LAW, "--out", "doi-chieu"),
    ("law", "import", "sua.xlsx", "--apply"), ("law", "check-in", LAW, "phieu.xlsx", "--apply"), ("law", "schema"),
    ("new-year", LAW, "qd-xx-2027", "--from", "2027-01-01"), ("check", LAW),
    ("sample", "--communes", "3", "--forms", "--out", "dot-thu"),
)  # fmt: skip
OLD = (
    "assessments/{r}/results/results.json", "assessments/{r}/results/tong-hop.xlsx", "assessments/{r}/plan/plan.json",
    "assessments/{r}/tra-lai/x.docx", "bang/items.csv", "so-sanh/so-sanh.md", "criteria/{l}/cells.json",
)  # fmt: skip


@dataclass
class Count:
    """What became of a command's kills."""

    operations: int = 0
    kills: int = 0
    old: int = 0
    new: int = 0
    mixed: int = 0
    left_over: int = 0
    finished: int = 0
    ended_first: int = 0
    failed_next: int = 0
    seen: list[str] = field(default_factory=list)


def child(root: Path, number: int, arguments: list[str]) -> None:
    """Run a command, and kill this process at an operation; 0 counts them on the error stream instead."""
    import cli

    sys.argv = ["phuhop", *arguments]

    def strike(at: int, _: str, __: str) -> None:
        if at == number:
            os.kill(os.getpid(), signal.SIGKILL)

    with struck(root, strike) as disk:
        try:
            cli.main()
        finally:
            if number == 0:
                sys.stderr.write(f"\noperations {len(disk.seen)}\n")


def start(root: Path, arguments: tuple[str, ...], number: int) -> subprocess.Popen[str]:
    """A command as a process."""
    call = [sys.executable, str(HERE), "--child", str(root), str(number), *arguments]
    environment = {**os.environ, "PHUHOP_CACHE": "off"}
    streams = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE}
    return subprocess.Popen(call, cwd=root, env=environment, text=True, **streams)  # type: ignore[call-overload,no-any-return]  # noqa: S603 - our own


def finish(root: Path, arguments: tuple[str, ...], number: int) -> tuple[int, str]:
    """A command to its end: its exit code and its error stream."""
    with start(root, arguments, number) as process:
        _, told = process.communicate()
        return process.returncode, told


def settle(root: Path) -> int:
    """The next start; gives how many commands it finished."""
    told = list(FileStore(root, bundled=False).settle())
    for name in (".", "lich", "bang", "so-sanh", "doi-chieu"):
        told += settle_owned(root / name) if (root / name).is_dir() else ()
    return len(told)


def prepare(root: Path) -> None:
    """A workspace in which every command has something older to replace, a workbook to import, a sheet to check in."""
    frozen.desk_in(root, COMMUNES)
    table = (root / "criteria" / LAW / "cells.json").read_bytes()
    for name in OLD:
        path = root / name.format(r=ROUND, l=LAW)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"old" if path.name != "cells.json" else table + b"\n")
    finish(root, ("law", "export", LAW, "--out", "sua.xlsx"), -1)
    book, changed = load_workbook(root / "sua.xlsx"), 0
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, str) and cell.value.startswith("Tỷ lệ trẻ em") and changed < 4:
            cell.value, changed = f"{cell.value} [A]", changed + 1
    book.save(root / "sua.xlsx")
    finish(root, ("law", "checklist", LAW, "--out", "."), -1)
    book = load_workbook(root / f"doi-chieu-{LAW}.xlsx")
    page = book.worksheets[0]
    for row in range(1, page.max_row + 1):
        if given := READ.get(str(page.cell(row, COLUMNS["id"]).value)):
            told = {"given": given, "page": "4", "who": "Nguyễn Thị Lan", "when": "05/01/2026"}
            for key, value in told.items():
                page.cell(row, COLUMNS[key], value)
    book.save(root / "phieu.xlsx")


def tried(root: Path, arguments: tuple[str, ...], kills: int, chance: random.Random) -> Count:
    """Kill one command so many times."""
    before, count = held(root), Count()
    began = time.monotonic()
    code, told = finish(root, arguments, 0)
    took = time.monotonic() - began
    made = held(root)
    count.operations = int(told.rpartition("operations ")[2] or 0)
    if code or made == before:
        raise SystemExit(f"{arguments}: {code}\n{told}")
    timed = kills // 4
    points = [round(1 + at * (count.operations - 1) / max(kills - timed - 1, 1)) for at in range(kills - timed)]
    for number in [*points, *([None] * timed)]:
        put_back(root, before)
        if number is not None:
            code, _ = finish(root, arguments, number)
        else:
            with start(root, arguments, -1) as process:
                time.sleep(chance.uniform(took * 0.3, took))
                process.kill()
                process.communicate()
                code = process.returncode
        count.kills += 1
        count.ended_first += code != -signal.SIGKILL
        count.finished += settle(root)
        now = held(root)
        count.left_over += any(".phuhop" in name or "/." in f"/{name}" for name in set(now) - set(before))
        count.old += now == before
        count.new += now == made
        count.mixed += now not in (before, made)
        if now == before and count.kills % 8 == 0:
            code, _ = finish(root, arguments, -1)
            count.failed_next += code != 0 or held(root) != made
    put_back(root, before)
    return count


HEADS = ("operations", "kills", "old", "new", "mixed", "left_over", "finished", "ended_first", "failed_next")


def main(kills: int, only: list[str]) -> None:
    """Every command in turn, a line each, then the sum."""
    chance, heads = random.Random(8), HEADS  # noqa: S311 - no secrets
    print("| command |", " | ".join(heads).replace("_", " "), "|")
    print("| --- |", " | ".join("---:" for _ in heads), "|")
    sums = dict.fromkeys(heads, 0)
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve() / "desk"
        prepare(root)
        for arguments in (command for command in COMMANDS if not only or {*only} & {*command}):
            count = tried(root, arguments, kills, chance)
            row = {head: int(getattr(count, head)) for head in heads}
            sums = {head: sums[head] + row[head] for head in heads}
            name = " ".join(word for word in arguments[:2] if word not in (ROUND, LAW) and not word.startswith("-"))
            print(f"| {name} |", " | ".join(map(str, row.values())), "|", flush=True)
    print("| all |", " | ".join(map(str, sums.values())), "|")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        child(Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 32, sys.argv[2:])
