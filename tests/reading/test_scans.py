"""A page that is a picture: straightened, its lines painted over, read twice; and what is said without a reader."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import pytest

from engine.files.keeping import recogniser
from engine.files.keeping.recogniser import Manner, NoRecognition, Recogniser, Seen, recogniser_for
from engine.language import speak
from engine.problems import ProblemsFound, render
from engine.reading.law_text import UNSURE, Passage
from engine.reading.loading.loading_scan import Told, load_scan, scan_loader, unheard
from engine.reading.loading.opening_text import Loaded, ScanLoader, open_text
from engine.reading.loading.pictures import Picture, scaled, slant_of, straightened, turned
from engine.reporting.console.notices import show_finding
from engine.reporting.console.screen import open_screen
from engine.service.doctor import examine
from engine.service.workspace import Workspace
from tests.reading.made_scans import pictures_pdf

DOT = 200 / 72
ROWS, COLUMNS = (100, 140, 180), (60, 200, 260)


def page() -> Picture:
    """A page at 200 dots an inch: two rows and two columns between lines, a bar for each line of text, one below."""
    made = np.full((round(842 * DOT), round(595 * DOT)), 240, dtype=np.uint8)

    def ink(top: float, bottom: float, left: float, right: float) -> None:
        made[round(top * DOT) : round(bottom * DOT), round(left * DOT) : round(right * DOT)] = 30

    for row in ROWS:
        ink(row, row + 0.8, COLUMNS[0], COLUMNS[-1])
    for column in COLUMNS:
        ink(ROWS[0], ROWS[-1], column, column + 0.8)
    for top in ROWS[:2]:
        ink(top + 12, top + 20, 70, 180)
        ink(top + 12, top + 20, 210, 222)
    ink(300, 308, 70, 300)
    return made


def heard(wide: dict[Manner, list[str]], narrow: dict[Manner, list[str]]) -> Recogniser:
    """A reader that has for the parts of a picture, from top to bottom, the texts given for its manner."""

    def read(picture: bytes, manner: Manner) -> tuple[Seen, ...]:
        head, rest = picture.split(b"\n", 1)
        width, height = map(int, head.split()[1:3])
        dark = (np.frombuffer(rest, dtype=np.uint8).reshape(height, width) < 128).any(axis=1)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], dark.astype(np.int8), [0]))))
        bars = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
        texts = (narrow if len(bars) == len(narrow["digits"]) else wide)[manner]
        assert len(bars) == len(texts), "no line of the table and nothing else is left in the picture"
        return tuple(
            Seen(text, (1, 1, at), 40, top, 140, bottom, 95.0)
            for at, ((top, bottom), text) in enumerate(zip(bars, texts, strict=True))
        )

    return read


def cells(blocks: Loaded) -> list[list[str]]:
    """The text of every cell of the only table."""
    (table,) = (block for block in blocks if not isinstance(block, Passage))
    return [[" ".join(said.text for said in cell) for cell in row.cells] for row in table]


def scanned(content: bytes, read: Recogniser, told: Told = unheard) -> Loaded:
    """The blocks of the only page."""
    blocks = load_scan(content, (1,), read, told)[1]
    assert blocks is not None
    return blocks


WIDE, NARROW = ["Từ 98% trở lên", "Dưới 90%", "Điều 3."], ["50", "0"]


@pytest.mark.parametrize("askew", [0.0, 1.3, -2.0])
def test_a_crooked_page_is_read_cell_by_cell(askew: float) -> None:
    """Whatever the slant: each cell's text stands in its cell, what is below the table is a passage."""
    told: list[tuple[int, int]] = []
    read = heard({"block": WIDE, "column": WIDE}, {"block": NARROW, "digits": NARROW})
    blocks = scanned(pictures_pdf([turned(page(), askew)]), read, lambda *at: told.append(at))
    assert cells(blocks) == [["Từ 98% trở lên", "50"], ["Dưới 90%", "0"]]
    assert [block.said.text for block in blocks if isinstance(block, Passage)] == ["Điều 3."]
    assert told == [(1, 1)]


def test_what_the_two_readings_have_differently_is_unsure_and_both_are_kept() -> None:
    """The number gives way to the unsure sign; the other reading stands beside it."""
    other = ["Từ 93% trở lên", "Dưới 90%", "Điều 3."]
    read = heard({"block": WIDE, "column": other}, {"block": NARROW, "digits": ["50", "8"]})
    blocks = scanned(pictures_pdf([page()]), read)
    assert cells(blocks) == [[f"Từ {UNSURE}% trở lên", "50"], ["Dưới 90%", UNSURE]]
    (table,) = (block for block in blocks if not isinstance(block, Passage))
    assert table[0].cells[0][0].second == "Từ 93% trở lên"


@pytest.mark.parametrize("degrees", [-2.0, -0.4, 0.0, 0.7, 1.9])
def test_the_slant_of_a_page_is_found(degrees: float) -> None:
    """To a tenth of a degree, and gone once the page is straightened."""
    crooked = turned(page(), -degrees)
    assert abs(slant_of(crooked < 128) - degrees) <= 0.1
    assert abs(slant_of(straightened(crooked) < 128)) <= 0.1


def test_a_picture_made_larger_keeps_its_greys() -> None:
    """An even picture stays even at every size, and its sides grow by the factor."""
    even = np.full((10, 20), 137, dtype=np.uint8)
    assert scaled(even, 1.25).shape == (12, 25)
    assert set(scaled(even, 0.8).ravel().tolist()) == {137}


def failing(fault: Exception) -> ScanLoader:
    """A reader of scans that only fails."""

    def scan(content: bytes, pages: Sequence[int]) -> Mapping[int, Loaded | None]:
        raise fault

    return scan


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (NoRecognition("absent"), "READ-110"),
        (NoRecognition("no model"), "READ-150"),
        (TimeoutError("tesseract"), "READ-151"),
        (OSError(1, "tesseract"), "READ-152"),
    ],
)
def test_a_scan_that_cannot_be_read_says_what_to_do(fault: Exception, code: str, tmp_path: Path) -> None:
    """No program, no model, too long, a program that fails: each has its own words in both languages."""
    (tmp_path / "a.pdf").write_bytes(pictures_pdf([page()]))
    with pytest.raises(ProblemsFound) as found:
        open_text(tmp_path / "a.pdf", failing(fault))
    (problem,) = found.value.problems
    assert problem.code == code
    assert all("{" not in render(problem, language) for language in ("vi", "en"))


def test_a_machine_without_the_program_says_so_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The loader that every command uses finds no tesseract and the message names it."""
    monkeypatch.setattr(recogniser, "tesseract", lambda: None)
    (tmp_path / "a.pdf").write_bytes(pictures_pdf([page()]))
    with pytest.raises(ProblemsFound) as found:
        open_text(tmp_path / "a.pdf", scan_loader(lambda *_: None))
    assert "tesseract-ocr-vie" in render(found.value.problems[0], "vi")


def program(folder: Path, body: str) -> str:
    """A program of that name which does as its body says."""
    path = folder / "tesseract"
    path.write_text(f"#!{sys.executable}\nimport sys, time, pathlib\n{body}", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


TABLE = "5\\t1\\t1\\t1\\t1\\t1\\t40\\t50\\t60\\t20\\t91.5\\tTừ"
ANSWERS = f"""
if "--list-langs" in sys.argv: print("List of languages (2):\\nosd\\nvie")
else: assert pathlib.Path(sys.argv[1]).read_bytes() == b"P5 1 1 255\\n\\0"; sys.stdout.buffer.write("{TABLE}".encode())
"""


def test_the_program_is_asked_once_for_its_models_and_its_table_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A word comes with its box; the picture reaches the program byte for byte."""
    found = program(tmp_path, ANSWERS)
    monkeypatch.setattr(recogniser, "tesseract", lambda: found)
    words = recogniser_for(60)(b"P5 1 1 255\n\0", "block")
    assert words == (Seen("Từ", (1, 1, 1), 40, 50, 100, 70, 91.5),)


@pytest.mark.parametrize(
    ("body", "seconds", "fault"),
    [
        ("print('vie')\nif '--list-langs' not in sys.argv: sys.exit(3)", 60, OSError),
        ("print('vie')\nif '--list-langs' not in sys.argv: time.sleep(600)", 0.5, TimeoutError),
        ("print('eng')", 60, NoRecognition),
    ],
)
def test_a_program_that_fails_or_hangs_is_told(
    body: str, seconds: float, fault: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its end with an error, its silence beyond the time that is left, and a model that it lacks."""
    found = program(tmp_path, body)
    monkeypatch.setattr(recogniser, "tesseract", lambda: found)
    with pytest.raises(fault):
        recogniser_for(seconds)(b"P5 1 1 255\n\0", "block")


@pytest.mark.parametrize(
    ("state", "program", "said"),
    [
        ("there", "/bin/tesseract", "Đọc bản quét bằng /bin/tesseract"),
        ("no model", "/bin/tesseract", "thiếu bộ tiếng Việt"),
        ("absent", None, "chưa có tesseract"),
    ],
)
def test_the_doctor_says_whether_scans_can_be_read(
    state: str, program: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """Found, without its model, not there: each with what to install, and never as an error."""
    monkeypatch.setattr("engine.service.doctor.recognition", lambda: state)
    monkeypatch.setattr("engine.service.doctor.tesseract", lambda: program)
    finding = next(entry for entry in examine(Workspace(tmp_path, bundled=False)) if entry.topic == "scans")
    show_finding(open_screen(speak("vi"), quiet=False), finding.topic, finding.state, finding.value, finding.standard)
    assert said in capsys.readouterr().out
    assert finding.state != "bad"
