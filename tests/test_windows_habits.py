"""What Windows does to files, names and consoles is borne: tried here on the bytes, without Windows itself."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from engine.comparing.new_year import unfit_draft
from engine.files.intake.folder_names import KEPT_BY_WINDOWS, is_folder_id, is_kept_by_windows
from engine.files.keeping.refusals import ON_WINDOWS, reason_of, unread, unwritten
from engine.files.safety import is_lock_file
from engine.problems import words
from engine.service.board.setting_up import unfit_id
from engine.service.board.uploads.sent_checked import safe_name
from engine.service.rounds import assess_round
from engine.service.workspace import Workspace
from tests import frozen
from tests.upgrade.released_files import laid_out

CODES = ("02551", "02587")
ROUND = Path("assessments") / frozen.SAMPLE
SPACED = Path("Máy của chị Lan", "Đợt năm 2024 – bản cuối (2)")
# What Windows lets a path have, and what is left of it for the folder in which somebody keeps the workspace.
LONGEST_PATH, OWN_PART = 259, 100
# Names that it takes for devices, or cuts: whoever makes such a folder elsewhere cannot open it there.
NO_FOLDERS = [
    "con",
    "nul",
    "aux.2027",
    "com1",
    "lpt9.x",
    "dot-2027.",
    "dot 2027",
    "dot:2027",
    "..",
    "a\\b",
    "a/b",
    "CON",
    "",
]
CONSOLES = ["cp1258", "cp1252", "cp437", "ascii"]


def said(folder: Path, encoding: str, *typed: str) -> tuple[int, str]:
    """How a command ends on a console of such letters, and what it printed, told by its bytes."""
    settings = os.environ | {
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "LC_ALL": "C.UTF-8",
        "PHUHOP_CACHE": "off",
    }
    command = [sys.executable, str(frozen.ROOT / "cli.py"), *typed]
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, check=False)
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


@pytest.mark.parametrize("encoding", CONSOLES)
def test_a_console_of_other_letters_gets_whole_vietnamese(tmp_path: Path, encoding: str) -> None:
    """Redirected or not: UTF-8 to the last mark, the same exit code, no fault of ours."""
    status, printed = said(tmp_path, encoding, "check", "đợt-không-có")
    assert status == 4 and "RND-9" in printed and "đợt-không-có" in printed and "Không tìm thấy" in printed
    assert "Traceback" not in printed and not (tmp_path / "phuhop-loi.txt").exists()


def test_notepad_s_line_ends_and_marks_change_no_score(tmp_path: Path) -> None:
    """Every text of law, letters and round with CR LF and a byte order mark, in a folder with blanks and marks."""
    plain = Workspace(frozen.desk_in(tmp_path / "goc", CODES), bundled=False)
    space = Workspace(frozen.desk_in(tmp_path / SPACED, CODES), bundled=False)
    changed = [path for kind in ("*.yaml", "*.csv") for path in space.root.rglob(kind)]
    for path in changed:
        raw = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
        path.write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    assert len(changed) > 20
    before, after = (assess_round(where.root / ROUND, where) for where in (plain, space))
    told = [[(card.unit.code, card.decision) for card in made.cards] for made in (before, after)]
    assert told[0] == told[1] and len(told[0]) == len(CODES)


def test_a_deep_folder_is_written_and_read(tmp_path: Path) -> None:
    """A path longer than Windows' 259 letters, with blanks and marks: form and results, as anywhere else."""
    deep = tmp_path.joinpath(SPACED, *["Thư mục lồng trong thư mục"] * 8)
    frozen.desk_in(deep, CODES[:1])
    assert len(str(deep)) > LONGEST_PATH
    for command in ("form", "score"):
        status, printed = said(deep, "cp1258", command, frozen.SAMPLE)
        assert status == 0, printed
    assert (deep / ROUND / "results" / "results.json").is_file()


def test_what_is_written_leaves_room_for_the_folder_it_lies_in(tmp_path: Path) -> None:
    """No name of a whole workspace is so long that a folder of a hundred letters around it passes Windows' bound."""
    space = laid_out("1.0.0", tmp_path)
    names = [path.relative_to(space.root).as_posix() for path in space.root.rglob("*")]
    # A stage beside what is written adds its own name; the longest is told when this fails.
    longest = max(names, key=len)
    assert len(longest) + len("/.phuhop-0000000-aaaaaaaa") <= LONGEST_PATH - OWN_PART, longest


@pytest.mark.parametrize("name", NO_FOLDERS)
def test_a_name_that_windows_keeps_is_no_id(name: str, tmp_path: Path) -> None:
    """Neither of a round nor of a standard, wherever it is made."""
    assert not is_folder_id(name)
    assert [found.code for found in unfit_id(name, tmp_path / "khong-co")] == ["RND-933"]
    refused = unfit_draft(frozen.law().book.standard, name, date(2030, 1, 1))
    assert refused is not None and refused.code == "RND-922"


@pytest.mark.parametrize("name", ["dot-2027", "con-cuong", "aux-2", "qd-06.2019", "commune", "nula", "com10"])
def test_a_name_that_only_looks_like_one_is_an_id(name: str) -> None:
    """Con Cuông is a place."""
    assert is_folder_id(name) and not is_kept_by_windows(name)


@pytest.mark.parametrize(
    "shown",
    ["CON.xlsx", "nul.csv", "C:\\Users\\Lan\\Phiếu 1.xlsx", "..\\..\\x.xlsx", "Phiếu số liệu (cuối) .xlsx", "a" * 400,
         "com1", "\u202ecsv.xlsx", "sổ:2.xlsx", "x?.csv", "📄.xlsx"],
)  # fmt: skip
def test_a_name_that_was_sent_becomes_one_for_every_system(shown: str) -> None:
    """Drive, folders, signs, devices: what stays is short, plain, and no device."""
    made = safe_name(shown)
    assert len(made) <= 80 and not set(made) & set('\\/:*?"<>| ') and made[-1] not in ". "
    assert not is_kept_by_windows(made)


def test_names_that_differ_by_capitals_alone_are_one_name() -> None:
    """Windows would let one write over the other: what is sent takes small letters alone."""
    assert safe_name("PHIEU.XLSX") == safe_name("phieu.xlsx") == safe_name("Phiếu.Xlsx")
    assert all(name == name.casefold() for name in KEPT_BY_WINDOWS)


@pytest.mark.parametrize(
    "name", ["~$02551-thuong-am.xlsx", "~$tong-hop.xlsx", "Thumbs.db", "DESKTOP.INI", ".~lock.x.xlsx#"]
)
def test_what_office_and_explorer_leave_behind_is_never_read(name: str) -> None:
    """The shadow of an open workbook is no form."""
    assert is_lock_file(Path(name))


class FromWindows(OSError):
    """A refusal as Windows gives it: its own number beside the one of every system."""

    def __init__(self, winerror: int) -> None:
        super().__init__(errno.EACCES, "Access is denied")
        self.winerror = winerror


@pytest.mark.parametrize(
    ("winerror", "told"),
    [(32, "một chương trình khác đang giữ"), (33, "một chương trình khác đang giữ"), (19, "chỉ cho đọc"),
     (206, "quá dài"), (123, "ký tự"), (5, "đang mở trong Excel")],
)  # fmt: skip
def test_why_windows_refused_is_told_exactly(winerror: int, told: str) -> None:
    """A file that Excel holds, a write-protected disk, a path too long, a sign in a name: each with its own way out."""
    fault = FromWindows(winerror)
    for found in (unwritten(Path("tong-hop.xlsx"), fault), unread(Path("tong-hop.xlsx"), fault)):
        assert told in words(found, "vi")["what"]
    assert (winerror in ON_WINDOWS) == (reason_of(fault) != reason_of(OSError(errno.EACCES, "")))
