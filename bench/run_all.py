"""Every measurement in one run, its tables and its chart: what ``./run bench`` does. Writes docs/benchmarks.md.

Run: ``python bench/run_all.py [--small]``. Seconds are of this machine and this run, told with it; ratios travel.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.bench_whole_way import Step, starts, steps, workspace_in

if TYPE_CHECKING:
    from bench.bench_core import Timed

CORE, CORE_SMALL = (30, 3_321, 10_598, 100_000, 1_000_000), (30, 3_321)
WAY, WAY_SMALL = (30, 300, 3_321), (30,)
# How many communes, and for how many seconds each of the two is asked.
PAGES, PAGES_SMALL = (3_321, 18), (30, 3)
PEERS = ("numpy", "pandas", "polars", "duckdb", "openfisca-core", "zen-engine", "rule-engine", "business-rules",
         "durable-rules", "python-calamine", "orjson")  # fmt: skip
HEAD = """# Measured

Made by `./run bench`, in one run; do not edit by hand. Seconds are of that machine on that day and tell nothing of
another; the ratios of one run do. Before an engine is timed, each band, total and verdict that it gives is held equal
to the product's: a run in which one differs ends there. Every engine has one thread.
"""


def main(words: Sequence[str]) -> None:
    """Measure, print as it goes, and write the page and its chart."""
    small = "--small" in words
    # Commands first, from a small process: a child's peak of memory is never under that of whoever starts it.
    with tempfile.TemporaryDirectory() as folder:
        workspace = workspace_in(Path(folder))
        way = list(heard(starts(workspace)))
        for size in WAY_SMALL if small else WAY:
            way += heard(steps(workspace, size))
        os.chdir(ROOT)
    from bench.bench_core import timings

    pages = list(pages_told(*(PAGES_SMALL if small else PAGES)))
    core = [told for size in (CORE_SMALL if small else CORE) for told in heard(timings(size))]
    (ROOT / "docs" / "benchmarks.md").write_text(page(core, way, pages), "utf-8")
    chart(core, ROOT / "docs" / "benchmarks.svg")


def heard(told: Iterable[Timed] | Iterable[Step]) -> Iterator:  # type: ignore[type-arg]
    """What is measured, printed when it is."""
    for one in told:
        print(f"{one.communes:>10,} {one.name:<34} {one.seconds:>10.5f} s", flush=True)
        yield one


def pages_told(communes: int, seconds: int) -> Iterator[str]:
    """What ten clients at the pages of so many communes see beside bare pages, line by line, printed as it comes."""
    words = [sys.executable, "bench/pages.py", "--communes", str(communes), "--seconds", str(seconds), "--minutes", "0"]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as asking:
        for line in asking.stdout or ():
            print(line, end="", flush=True)
            yield line.rstrip()
    if asking.returncode:
        sys.exit(asking.returncode)


def page(core: Sequence[Timed], way: Sequence[Step], pages: Sequence[str]) -> str:
    """The page: machine and versions, the core beside its peers, the way, the pages, and what was mended by hand."""
    mended = (ROOT / "bench" / "mended.md").read_text("utf-8")
    return "\n".join([HEAD, *machine(), *core_table(core), *way_table(way), *pages_section(pages), mended])


def pages_section(pages: Sequence[str]) -> Iterator[str]:
    """What was said of the pages, as it was said."""
    yield "## Pages: ten clients asking as fast as they are answered\n"
    yield "A bare page is the same template with the same context, drawn by Jinja2 behind the same server and asked in"
    yield "turn with ours. `python bench/pages.py --minutes 5 --record postgresql` also tells memory, with a record.\n"
    yield "```txt"
    yield from pages
    yield "```\n"


def machine() -> Iterator[str]:
    """What it was measured on."""
    load = os.getloadavg()[0]
    yield "## The machine\n"
    yield f"- {date.today():%d/%m/%Y}; {platform.machine()}, {os.cpu_count()} processors, load at the end {load:.1f}"
    yield f"- Python {platform.python_version()}; {', '.join(f'{name} {version(name)}' for name in PEERS)}\n"


def core_table(core: Sequence[Timed]) -> Iterator[str]:
    """A row an engine, a column a size: times the product's own seconds."""
    from bench.bench_core import OURS

    sizes = sorted({one.communes for one in core})
    seconds = {(one.name, one.communes): one.seconds for one in core}
    names = sorted({one.name for one in core}, key=lambda name: seconds.get((name, 3_321), 0))
    yield "## The core: figures in memory to bands, totals, zeros and verdicts\n"
    yield "Times as long as phuhop, by the number of communes; below 1 is quicker; an empty place would take hours.\n"
    yield f"| engine | {' | '.join(f'{size:,}' for size in sizes)} |"
    yield f"| --- |{' ---: |' * len(sizes)}"
    for name in names:
        told = [f"{seconds[name, size] / seconds[OURS, size]:.2f}" if (name, size) in seconds else "" for size in sizes]
        yield f"| {name} | {' | '.join(told)} |"
    own = [f"{seconds[OURS, size] * 1000:.1f} ms" for size in sizes]
    yield f"| *seconds of phuhop* | {' | '.join(own)} |\n"
    yield "![The core beside its peers, seconds by communes](benchmarks.svg)\n"
    yield "phuhop's figures are with whether each verdict is firm, which no peer says. Figures of each engine are"
    yield "already in its own shape; judging them is timed, and for row engines the loop over communes.\n"


def way_table(way: Sequence[Step]) -> Iterator[str]:
    """A row a step, seconds and memory by size."""
    sizes = sorted({one.communes for one in way if one.communes})
    told = {(one.name, one.communes): one for one in way}
    yield "## Starting a command\n"
    yield "| command | seconds | times Python's own start |\n| --- | ---: | ---: |"
    bare = next(one.seconds for one in way if not one.communes)
    for one in way:
        if not one.communes:
            yield f"| {one.name} | {one.seconds:.2f} | {one.seconds / bare:.1f} |"
    yield "\n## The whole way, as it is typed\n"
    yield f"| step | {' | '.join(f'{size:,} communes' for size in sizes)} |\n| --- |{' ---: |' * len(sizes)}"
    for name in dict.fromkeys(one.name for one in way if one.communes):
        cells = [said(told[name, size]) if (name, size) in told else "" for size in sizes]
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def said(one: Step) -> str:
    """Seconds and memory of a step."""
    return f"{one.seconds:.2f} s" + (f", {one.peak:.0f} MB" if one.peak else "")


def chart(core: Sequence[Timed], path: Path) -> None:
    """Seconds by communes, both scales of logarithms, a line an engine, each named at its end."""
    import matplotlib as mpl

    from bench.bench_core import OURS

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "phuhop"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(9, 5.5), layout="constrained")
    for name in dict.fromkeys(one.name for one in core):
        points = [(one.communes, one.seconds) for one in core if one.name == name]
        ours = name.startswith(OURS)
        axes.plot(*zip(*points, strict=True), marker="o", lw=2.5 if ours else 1, color="#12355b" if ours else "#8a97a5")
        axes.annotate(f" {name}", points[-1], fontsize=8, va="center", color="#12355b" if ours else "#4c5a67")
    axes.set(xscale="log", yscale="log", xlabel="communes", ylabel="seconds")
    axes.spines[["top", "right"]].set_visible(b=False)
    axes.margins(x=0.28)
    figure.savefig(path, metadata={"Date": None})


if __name__ == "__main__":
    main(sys.argv[1:])
