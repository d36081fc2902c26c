"""The corpus of made decisions, and how what is read in each stands to what it says: right, asked, wrong.

``python -m tests.reading.corpus`` prints the table, with ``--scans`` that of whole scans, which takes minutes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from engine.files.keeping.office import office
from engine.files.keeping.recogniser import recognition
from engine.law.loading import load_standard
from engine.law.model import Standard
from engine.reading.loading.loading_scan import scan_loader
from engine.reading.loading.opening_text import open_text
from engine.reading.matching_law import matched
from engine.reading.reading_law import read_law
from tests import frozen
from tests.reading.made_decisions import Cell, Decision, Layout, Wording, decision, truth
from tests.reading.made_files import docx_bytes, html_bytes, numbered_docx_bytes, pdf_bytes
from tests.reading.made_scans import font, scan_bytes
from tests.reading.old_fonts import in_tcvn3, in_vni

# Items of which one clause is made unclear: none of their numbers may be accepted.
PLANTED = ("tc07.1", "tc12.2")
WORDINGS: tuple[Wording, ...] = ("words", "signs", "upwards", "joined")
LAYOUTS: tuple[Layout, ...] = ("rows", "split", "whole", "columns")
LEAST_RIGHT = 95  # percent of the numbers that are not planted
LEAST_RIGHT_OF_SCANS = 60
# A scan of the whole decision: its wording, layout, dots an inch, degrees askew, noise of its grey.
SCANS: tuple[tuple[Wording, Layout, int, float, float], ...] = (
    ("words", "rows", 150, 0.6, 10),
    ("words", "rows", 200, 0.8, 12),
    ("words", "rows", 300, -1.5, 12),
    ("words", "split", 200, 2.0, 10),
    ("upwards", "columns", 150, 1.5, 14),
    ("joined", "whole", 300, -1.0, 14),
    ("signs", "rows", 200, 0.5, 8),
)


@dataclass(frozen=True)
class Document:
    """A document of the corpus: its name says kind, wording and layout; ``write`` makes it in a folder."""

    name: str
    write: Callable[[Path], Path]
    short: bool = False


@dataclass(frozen=True)
class Score:
    """How many numbers were read right, asked, wrong, and which were wrong; ``planted`` are those asked as must be."""

    right: int
    asked: int
    planted: int
    wrong: tuple[str, ...]


@cache
def law() -> Standard:
    """The standard that all documents are made from."""
    return load_standard(frozen.LAW).standard


@cache
def short_law() -> Standard:
    """Three of its criteria as a standard of their own, for scans: every page of one takes seconds."""
    whole = law()
    criteria = tuple(c.model_copy(update={"number": at}) for at, c in enumerate(whole.criteria[6:9], 1))
    points = sum(criterion.max_points for criterion in criteria)
    head = whole.head.model_copy(update={"maximum": whole.head.maximum.model_copy(update={"points": points})})
    return whole.model_copy(update={"head": head, "criteria": criteria})


def corpus() -> tuple[Document, ...]:
    """Every document that this machine can make."""
    return tuple(_documents())


def _documents() -> Iterator[Document]:
    for at, wording in enumerate(WORDINGS):
        for layout in LAYOUTS:
            yield _document(f"{wording}-{layout}.html", html_bytes, wording, layout)
        for layout in (LAYOUTS[at], LAYOUTS[(at + 1) % 4]):
            yield _document(
                f"{wording}-{layout}.docx", partial(docx_bytes, repeat=0 if layout == "whole" else 3), wording, layout
            )
        yield _document(f"{wording}-{LAYOUTS[-at]}.pdf", pdf_bytes, wording, LAYOUTS[-at])
    yield _document("numbered by Word.docx", numbered_docx_bytes, "words", "rows")
    yield _document("utf-16.html", partial(html_bytes, encoding="utf-16"), "signs", "rows")
    yield _document("TCVN3.docx", partial(docx_bytes, letters=in_tcvn3, font=".VnTime"), "words", "rows")
    yield _document("TCVN3.html", partial(html_bytes, letters=in_tcvn3, font=".VnTime"), "words", "split")
    yield _document("VNI.docx", partial(docx_bytes, letters=in_vni, font="VNI-Times"), "joined", "whole")
    yield _document("VNI.html", partial(html_bytes, letters=in_vni, font="VNI-Times"), "upwards", "rows")
    for at, (wrong, right) in enumerate(SLIPS):
        yield _document(f"slip {at}.html", partial(_with_slips, wrong=wrong, right=right), "words", LAYOUTS[at % 4])
    if reads_scans():
        for dpi, askew in ((200, 0.7), (300, -1.8)):
            yield _short_scan(dpi, askew)
    if office():
        yield _by_office("doc", "words", "rows")
        yield _by_office("pdf", "joined", "whole")


def reads_scans() -> bool:
    """Whether this machine reads scans and has a font to print them in."""
    return recognition() == "there" and font() is not None


def _short_scan(dpi: int, askew: float) -> Document:
    def put(folder: Path) -> Path:
        path = folder / f"scan-{dpi}.pdf"
        made = decision(short_law(), "words", "rows", planted=PLANTED)
        path.write_bytes(scan_bytes(made, dpi=dpi, askew=askew, noise=10))
        return path

    return Document(f"scan {dpi} dpi, {askew:+} degrees", put, short=True)


def _whole_scan(wording: Wording, layout: Layout, dpi: int, *, askew: float, noise: float) -> Document:
    write = partial(scan_bytes, dpi=dpi, askew=askew, noise=noise)
    return _document(f"scan {dpi} dpi {askew:+}° {wording}-{layout}.pdf", write, wording, layout)


# What a typist does to words: none of it may turn into a number that the text has not.
SLIPS = (
    ("  trở  lên", " trở lên"),
    ("đến  dưới", "đến dưới"),
    ("Tù ", "Từ "),
    ("diểm", "điểm"),
    (" %", "%"),
    ("O%", "0%"),
)


def _with_slips(made: Decision, *, wrong: str, right: str) -> bytes:
    """A page in which every third row has the slip."""
    rows = [
        [Cell(tuple(line.replace(right, wrong) for line in c.lines), c.down) if c and at % 3 == 0 else c for c in row]
        for at, row in enumerate(made.rows)
    ]
    return html_bytes(Decision(made.before, rows, made.after, made.planted, made.head))


def _document(name: str, write: Callable[[Decision], bytes], wording: Wording, layout: Layout) -> Document:
    def put(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(write(decision(law(), wording, layout, planted=PLANTED)))
        return path

    return Document(name, put)


def _by_office(kind: str, wording: Wording, layout: Layout) -> Document:
    def put(folder: Path) -> Path:
        source = folder / "made.docx"
        # In a font that stands with all its letters: what a machine puts in its place is of another width.
        source.write_bytes(docx_bytes(decision(law(), wording, layout, planted=PLANTED), font="Times New Roman"))
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        order = [str(office()), profile, "--headless", "--convert-to", kind, "--outdir", str(folder), str(source)]
        subprocess.run(order, check=True, capture_output=True)
        return folder / f"made.{kind}"

    return Document(f"by office, {wording}-{layout}.{kind}", put)


def scored(path: Path, planted: tuple[str, ...] = PLANTED, *, short: bool = False) -> Score:
    """A document read for the standard it was made from, number by number."""
    standard = short_law() if short else law()
    text = open_text(path, scan_loader(lambda *_: None))
    told: Mapping[str, str | None] = {m.number: m.value for m in matched(read_law(text), standard)}
    counts: Counter[str] = Counter()
    wrong = []
    for name, value in truth(standard).items():
        is_planted = name.split("/")[0] in planted
        if told[name] is None:
            counts["planted" if is_planted else "asked"] += 1
        elif told[name] == value and not is_planted:
            counts["right"] += 1
        else:
            wrong.append(f"{name}: {told[name]} ({value})")
    return Score(counts["right"], counts["asked"], counts["planted"], tuple(wrong))


def main() -> None:
    """Print the table."""
    whole = [_whole_scan(*at[:3], askew=at[3], noise=at[4]) for at in SCANS] if "--scans" in sys.argv else corpus()
    print(f"{'document':42} {'right':>6} {'asked':>6} {'planted':>8} {'wrong':>6} {'s':>5}")  # noqa: T201 - for people
    for document in whole:
        with tempfile.TemporaryDirectory() as folder:
            path = document.write(Path(folder))
            begun = time.perf_counter()
            told = scored(path, short=document.short)
            took = time.perf_counter() - begun
        counts = f"{told.right:6} {told.asked:6} {told.planted:8} {len(told.wrong):6} {took:5.0f}"
        print(f"{document.name:42} {counts}", *told.wrong, flush=True)  # noqa: T201 - a table for people


if __name__ == "__main__":
    main()
