"""Writes a release's files by its own program, once, when it is released: python -m tests.upgrade.make 1.0.0.

What a later program must open lies in ``tests/upgrade/1.0.0.zip``: a workspace in which a board worked, from the law
that somebody compared with its text to a record, a backup, a dossier and a database of people. Số liệu mô phỏng.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from openpyxl import load_workbook

from tests import frozen
from tests.web.django_here import use_people

HERE = Path(__file__).parent
ROUND, LAW, KEPT = frozen.SAMPLE, frozen.STANDARD, ("02551", "02572", "02587")
BACKUP, BOOK, SHEET = "sao-luu.db", f"{LAW}.xlsx", f"doi-chieu/doi-chieu-{LAW}.xlsx"
# Three numbers of one item, read by somebody: that a reading is kept is tried, not the law.
READ = {"tc01.1/max_points": "50", "tc01.1/1/points": "50", "tc01.1/2/points": "0"}
READER, DAY, PAGE, SENTENCE = "Nguyễn Thị Mô Phỏng", "15/10/2024", "3", "câu mô phỏng: 50 điểm, nếu không thì 0 điểm"
FIRST = ("law", "checklist", LAW, "--out", "doi-chieu")
THEN: tuple[tuple[str, ...], ...] = (
    ("law", "check-in", LAW, SHEET, "--apply"), ("check", LAW), ("law", "export", LAW, "--out", BOOK),
    ("form", ROUND), ("score", ROUND, "--verify"), ("plan", ROUND), ("publish", ROUND, "--apply"),
    ("review", "open", ROUND, "--apply"), ("review", "import", ROUND, "--apply"),
    ("review", "claim", ROUND, "--all", "--apply"), ("review", "appraise", ROUND, "--all", "--apply"),
    ("record", ROUND, "--backup", BACKUP), ("dossier", ROUND),
)  # fmt: skip
# Papers are for people, and nothing reads them back.
FOR_PEOPLE = (".docx", ".html", "tong-hop.xlsx", "ke-hoach.xlsx", "cong-bo.xlsx", "-wal", "-shm")


def workspace(folder: Path) -> None:
    """A board's workspace with three communes, in which one person does everything."""
    frozen.desk_in(folder, KEPT)
    head = folder / "assessments" / ROUND / "round.yaml"
    head.write_text(head.read_text("utf-8") + 'four_eyes: "stated"\n', "utf-8")


def call(folder: Path, *words: str) -> None:
    """A command as it is typed there; raises where it fails."""
    settings = os.environ | {"PHUHOP_CACHE": "off"}
    subprocess.run([sys.executable, str(frozen.ROOT / "cli.py"), *words], cwd=folder, env=settings, check=True)


def compare_with_the_text(folder: Path) -> None:
    """Fill in the checking sheet as a reader would."""
    book = load_workbook(folder / SHEET)
    sheet = book.worksheets[0]
    rows = {str(c.value): c.row or 0 for row in sheet.iter_rows() for c in row if str(c.value) in READ}
    heads = {str(c.value): c.column or 0 for row in sheet.iter_rows(max_row=9) for c in row}
    told = {"page": PAGE, "sentence": SENTENCE, "who": READER, "when": DAY}
    for number, value in READ.items():
        for key, typed in {"given": value, **told}.items():
            sheet.cell(rows[number], heads[key]).value = typed
    book.save(folder / SHEET)


def people(file: Path) -> None:
    """A database of people with one who may look at everything."""
    from django.db import connection

    from engine.files.keeping.private_files import private_file, private_folder
    from engine.web.board.board_settings import people_in

    home = private_folder(file.parent)
    private_file(file)
    use_people(people_in(file))
    from engine.web.board.people_database import brought_up
    from engine.web.people import accounts

    brought_up(home)
    accounts.make(accounts.Told("p-901", "mo-phong", READER, "Văn phòng"), (accounts.Given("viewer"),), "")
    connection.close()


def pack(folder: Path, target: Path) -> None:
    """The workspace without lists that the program brings, and without papers."""
    brought = folder / "criteria" / "units"
    files = [p for p in sorted(folder.rglob("*")) if p.is_file() and not p.name.endswith(FOR_PEOPLE)]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in (path for path in files if brought not in path.parents):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix())
            entry.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(entry, path.read_bytes())


def main() -> None:
    """Make a release's files; those of a release that has some are never made anew."""
    target = HERE / f"{sys.argv[1]}.zip"
    if target.exists():
        sys.exit(f"{target.name} is there: what was released stays as it was")
    folder = Path(tempfile.mkdtemp(prefix="phuhop-"))
    try:
        workspace(folder)
        call(folder, *FIRST)
        compare_with_the_text(folder)
        for words in THEN:
            call(folder, *words)
        people(folder / "board" / "people.sqlite3")
        pack(folder, target)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
