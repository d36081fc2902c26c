"""The way as a board feels it: each command started as it is typed, from forms or tables to results, papers and plan.

Run: ``python bench/bench_whole_way.py [COMMUNES …]``. Seconds of the wall and peak memory of the command alone; beside
them stand floors of the same run: the forms' zips inflated, the forms read by python-calamine, results dumped by
orjson, the results' workbook written by XlsxWriter with nothing but its values.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

FORMS, TABLE, WIDE = "phieu", "bang", "bang-ngang"
NOWHERE = "khong-co"
STARTS: Mapping[str, Sequence[str]] = {
    "--version": ("--version",),
    "--help": ("--help",),
    "doctor": ("doctor",),
    "law status": ("law", "status", "qd-06-2019"),
    "check": ("check", "qd-06-2019"),
}
# Begun with a round that is not there: all that a command needs is loaded, and nothing is done.
BEGUN: Mapping[str, Sequence[str]] = {
    **{name: (name, NOWHERE) for name in ("form", "register", "return", "score", "tasks", "plan", "papers", "reports")},
    **{name: (name, NOWHERE) for name in ("rank", "shared", "publish", "record", "dossier", "page")},
    "export": ("export", NOWHERE, "--to", "csv", "--out", NOWHERE),
    **{name: (name, NOWHERE, "00001") for name in ("explain", "path")},
    "review": ("review", "status", NOWHERE),
    "compare": ("compare", "qd-06-2019", NOWHERE),
}
DONE, REFUSED = (0, 3), (0, 2, 3, 4)


@dataclass(frozen=True, slots=True)
class Step:
    """One step at one size: seconds of the wall, and the peak of memory where it is a command of its own."""

    name: str
    communes: int
    seconds: float
    peak: float | None = None


def command(workspace: Path, *words: str, well: Sequence[int] = DONE) -> tuple[float, float]:
    """Seconds and peak MB of a command; ends the program where it ends otherwise than ``well``."""
    return program(workspace, ROOT / "cli.py", *words, well=well)


def program(workspace: Path, script: Path, *words: str, well: Sequence[int] = DONE) -> tuple[float, float]:
    """The same of any of our programs; what it says is told only where it ends otherwise."""
    with tempfile.TemporaryFile() as said:
        start = perf_counter()
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, str(script), *words],
            {**os.environ, "PHUHOP_CALL": "phuhop", "PWD": str(workspace)},
            file_actions=[(os.POSIX_SPAWN_DUP2, said.fileno(), stream) for stream in (1, 2)],
        )
        _, status, used = os.wait4(child, 0)
        taken = perf_counter() - start
        # 3: some commune could not be concluded on, which made-up figures bring along.
        if os.waitstatus_to_exitcode(status) not in well:
            said.seek(0)
            told = said.read().decode("utf-8", "replace")[-2000:]
            sys.exit(f"{told}\n{script.name} {' '.join(words)}: {os.waitstatus_to_exitcode(status)}")
    return taken, used.ru_maxrss / 1024


def step(workspace: Path, name: str, communes: int, *words: str) -> Step:
    """A command as a step."""
    return Step(name, communes, *command(workspace, *words))


def timed(name: str, communes: int, run: Callable[[], object]) -> Step:
    """A floor as a step."""
    start = perf_counter()
    run()
    return Step(name, communes, perf_counter() - start)


def workspace_in(folder: Path) -> Path:
    """A workspace of its own with the laws of this one."""
    shutil.copytree(ROOT / "criteria", folder / "criteria")
    (folder / "assessments").mkdir()
    os.chdir(folder)
    return folder


def starts(workspace: Path) -> Iterator[Step]:
    """Commands that read little, beside Python's own start."""
    yield timed("python -c pass", 0, lambda: os.system(f"{sys.executable} -c pass"))  # noqa: S605 - our own Python
    for name, words in STARTS.items():
        yield step(workspace, name, 0, *words)
    for name, words in BEGUN.items():
        yield Step(f"{name}, no such round", 0, *command(workspace, *words, well=REFUSED))


def steps(workspace: Path, communes: int) -> Iterator[Step]:
    """The way of a round of so many forms, and of the same as one table."""
    for name, more in ((FORMS, ("--forms",)), (TABLE, ())):
        out = workspace / "assessments" / f"{name}-{communes}"
        told = ("--communes", str(communes), "--seed", "1", "--on", "2024-11-15", "--out", str(out), *more)
        yield step(workspace, f"sample, {name}", communes, "sample", *told)
    forms, table, wide = (f"{name}-{communes}" for name in (FORMS, TABLE, WIDE))
    laid_wide(workspace / "assessments" / table, workspace / "assessments" / wide)
    yield step(workspace, "score: one table (CSV)", communes, "score", table)
    yield step(workspace, "score: one wide workbook", communes, "score", wide)
    yield step(workspace, "score: forms", communes, "score", forms)
    yield step(workspace, "score again: forms", communes, "score", forms)
    code = next((workspace / "assessments" / forms / "evidence").glob("*.xlsx")).name.split("-")[0]
    yield step(workspace, "explain one commune", communes, "explain", forms, code)
    yield step(workspace, "path of one commune", communes, "path", forms, code)
    yield step(workspace, "papers: summary", communes, "papers", forms, "--kind", "summary")
    yield step(workspace, "export to tables", communes, "export", forms, "--to", "csv", "--out", f"{forms}-bang")
    yield step(workspace, "tasks of letters", communes, "tasks", table)
    yield step(workspace, "plan", communes, "plan", forms)
    impact = program(workspace, ROOT / "bench" / "bench_impact.py", str(communes))
    yield Step("compare: an edited law, 1,000 variants", communes, *impact)
    yield from floors(workspace / "assessments" / forms, communes)


def laid_wide(table: Path, wide: Path) -> None:
    """The same round with its figures as a workbook, a commune a row and a datum a column, and letters to follow."""
    import csv

    import xlsxwriter

    head = table / "round.yaml"
    head.write_text(head.read_text("utf-8") + "directives: [standing-duties]\n", "utf-8")
    shutil.copytree(table, wide)
    (wide / head.name).write_text(head.read_text("utf-8").replace(f"id: {table.name}", f"id: {wide.name}"), "utf-8")
    (long,) = (wide / "evidence").glob("*.csv")
    with long.open(encoding="utf-8-sig", newline="") as told:
        rows = list(csv.DictReader(told))
    long.unlink()
    column = {name: at for at, name in enumerate(dict.fromkeys(row["evidence"] for row in rows), 1)}
    place = {code: at for at, code in enumerate(dict.fromkeys(row["commune"] for row in rows), 1)}
    with xlsxwriter.Workbook(str(wide / "evidence" / "bang.xlsx")) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["commune", *column])
        for code, at in place.items():
            sheet.write_string(at, 0, code)
        for row in rows:
            sheet.write_string(place[row["commune"]], column[row["evidence"]], row["value"])


def floors(round_: Path, communes: int) -> Iterator[Step]:
    """What nobody can be quicker than: the same files inflated, read by calamine, results dumped without a law."""
    import orjson
    from python_calamine import CalamineWorkbook

    forms = sorted((round_ / "evidence").glob("*.xlsx"))

    def inflate() -> None:
        for form in forms:
            with zipfile.ZipFile(form) as opened:
                for name in opened.namelist():
                    opened.read(name)

    def read() -> None:
        for form in forms:
            book = CalamineWorkbook.from_path(str(form))
            for name in book.sheet_names:
                book.get_sheet_by_name(name).to_python()

    made = next((round_ / "results").glob("*.xlsx"))
    book = CalamineWorkbook.from_path(str(made))
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    results = orjson.loads((round_ / "results" / "results.json").read_bytes())
    yield timed("floor: forms inflated", communes, inflate)
    yield timed("floor: forms read by calamine", communes, read)
    yield timed("floor: results.json dumped", communes, lambda: orjson.dumps(results, option=orjson.OPT_INDENT_2))
    yield timed("floor: workbook by XlsxWriter bare", communes, lambda: bare_workbook(sheets))


def bare_workbook(sheets: Sequence[Sequence[Sequence[object]]]) -> None:
    """As many sheets with the same values, and nothing else."""
    import io

    import xlsxwriter

    with xlsxwriter.Workbook(io.BytesIO()) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write(
                        at,
                        column,
                        str(value) if isinstance(value, str) else value if value.__class__ in (int, float) else "",
                    )


def main(sizes: list[int]) -> None:
    """A row a step and size."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = workspace_in(Path(folder))
        for size in (0, *sizes):
            for one in steps(workspace, size) if size else starts(workspace):
                peak = f"{one.peak:>8.0f} MB" if one.peak else ""
                print(f"{one.communes:>6,} {one.name:<34} {one.seconds:>9.3f} s {peak}", flush=True)
        os.chdir(ROOT)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [30, 300, 3_321])
