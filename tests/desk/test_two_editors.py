"""Two editors at once, each a process of its own: one law stands, whole, and the other is told both texts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from openpyxl import load_workbook

from engine.language import speak
from engine.law.loading import load_standard
from engine.rules.table import judged_law
from engine.service.check import check_target
from engine.service.edit import LawExportRequest, export_law
from engine.service.store import FileStore
from tests import frozen

CLI = frozen.ROOT / "cli.py"


def edited(root: Path, name: str, threshold: int) -> Path:
    """The law's workbook with another threshold of ordinary communes."""
    path = export_law(FileStore(root, bundled=False), LawExportRequest(frozen.STANDARD, root / name), speak("vi")).path
    book = load_workbook(path)
    cell = next(cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == 850)
    cell.value = threshold
    book.save(path)
    return path


def test_of_two_imports_at_once_one_is_written_whole_and_the_other_refused(tmp_path: Path) -> None:
    """Either the later one read the law before the other wrote it, and is told value by value; or it read it after."""
    root = frozen.desk_in(tmp_path / "ban")
    wanted = {"a.xlsx": 870, "b.xlsx": 880}
    for name, threshold in wanted.items():
        edited(root, name, threshold)
    calls = [[sys.executable, str(CLI), "law", "import", name, "--apply"] for name in wanted]
    running = [subprocess.Popen(call, cwd=root, stdout=-1, stderr=subprocess.STDOUT, text=True) for call in calls]
    said = [" ".join(str(process.communicate()[0]).split()) for process in running]
    ends = [process.returncode for process in running]
    assert sorted(ends) in ([0, 7], [0, 3]), said
    first, second = ends.index(0), ends.index(max(ends))
    mine, theirs = list(wanted.values())[second], list(wanted.values())[first]
    both = f"bạn ghi “{mine}”, nay ở đó đã là “{theirs}”" if ends[second] == 7 else f"{theirs} → {mine}"
    assert both in said[second]
    law = root / "criteria" / frozen.STANDARD
    (threshold,) = [int(c.threshold) for c in load_standard(law).standard.head.classes if c.id == "other"]
    assert threshold == theirs
    assert judged_law(law) == load_standard(law).sha256
    assert check_target(frozen.STANDARD, FileStore(root, bundled=False)).problems == ()
