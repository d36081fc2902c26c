"""One thing broken in a round of the desk, a code: what somebody did to a file, and the act that finds it.

A database cannot be kept as a broken file that anybody could read, so each is broken anew. Số liệu mô phỏng.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from engine.problems import Problem, ProblemsFound
from engine.records.entries.anchors import CHECKPOINTS_FILE
from engine.service.dossier.recorded_round import recorded
from engine.service.record.backing_up import back_up
from engine.service.record.database_record import BLOBS, DatabaseRecord
from engine.service.record.record_requests import rebuild_record
from engine.service.record.record_store import FILE, open_record
from engine.service.record.restoring import Accepting, accept, restore
from engine.service.record.upgrading import SHAPES, Shape, brought_up
from engine.service.review.opening.people import COUNCIL_FILE, read_people
from tests.service.record.made_record import AT, corrected, edits, in_review

ROUND: Final = "dot-thu"
PHONE = "phone_room"
LATER = Shape(3, {**SHAPES[-1].columns, "people": (*SHAPES[-1].columns["people"], PHONE)},
              (f"ALTER TABLE people ADD COLUMN {PHONE} TEXT NOT NULL DEFAULT ''",))  # fmt: skip
PERSON = "{id: %s, name: Cán bộ Mẫu, office: Công chức, from: 2024-01-01}"
COUNCIL = (
    "{document: 1/QĐ, issued: 2024-10-01, chair: %s, secretary: p-001, quorum: 1, rule: over_half_all, members: [%s]}"
)
MEMBER = "{person: p-001, office: Ủy viên, from: 2024-01-01}"
UNASKED = Accepting("", AT)

Recipe = Callable[[Path], object]


def begun(home: Path, name: str = ROUND) -> DatabaseRecord:
    """A sound record of five entries, the last of which rests on a file."""
    folder = home / name
    folder.mkdir(parents=True)
    record = in_review(folder)
    record.apply(corrected("77", blobs=(record.keep("phiếu đã ký".encode(), "02587.xlsx", "application/zip"),)))
    return record


def blob(record: DatabaseRecord) -> Path:
    """The file that its last entry rests on."""
    return next(path for path in (record.folder / BLOBS).rglob("*") if path.is_file())


def ran(path: Path, *statements: str) -> None:
    """What another program does to a database."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        for statement in statements:
            other.execute(statement)


def spoilt(*statements: str) -> Callable[[Path], DatabaseRecord]:
    """A record whose database another program has changed."""

    def made(home: Path) -> DatabaseRecord:
        record = begun(home)
        ran(record.folder / FILE, *statements)
        return record

    return made


def opened(made: Callable[[Path], DatabaseRecord]) -> Recipe:
    """Open such a record."""
    return lambda home: open_record(made(home).folder.parent).notices


def _damaged(home: Path) -> object:
    record = begun(home)
    (record.folder / FILE).write_bytes(b"hong" * 5000)
    return open_record(record.folder.parent)


def _synced(home: Path) -> object:
    (home / "OneDrive" / ROUND).mkdir(parents=True)
    return open_record(home / "OneDrive" / ROUND)


def _failing_upgrade(home: Path) -> object:
    record = begun(home)
    broken = Shape(3, LATER.columns, ("DROP TABLE entry",))
    return brought_up(record.database, record.folder, (SHAPES[-1], broken))


def _upgraded(home: Path) -> object:
    record = begun(home)
    return brought_up(record.database, record.folder, (SHAPES[-1], LATER))


def _other_branch(home: Path) -> object:
    """A copy of yesterday that was worked on elsewhere is copied over the record of today."""
    record, other = begun(home), begun(home / "may-khac")
    edits(record, 2)
    edits(other, 3, first=500)
    for suffix in ("", "-wal", "-shm"):
        (record.folder / f"{FILE}{suffix}").unlink(missing_ok=True)
    other.database.copy_to(record.folder / FILE)
    return open_record(record.folder.parent).notices


def _older(home: Path) -> object:
    record = begun(home)
    record.database.copy_to(home / "hom-qua.db")
    edits(record, 2)
    for suffix in ("", "-wal", "-shm"):
        (record.folder / f"{FILE}{suffix}").unlink(missing_ok=True)
    shutil.copy(home / "hom-qua.db", record.folder / FILE)
    return open_record(record.folder.parent).notices


def _gone(home: Path) -> object:
    record = begun(home)
    (record.folder / FILE).unlink()
    return open_record(record.folder.parent).apply(corrected("1"))


def _changed_file(home: Path) -> object:
    record = begun(home)
    blob(record).write_bytes(b"khac")
    return record.blob(blob(record).name)


def _lost_file(home: Path) -> object:
    record = begun(home)
    blob(record).unlink()
    return back_up(record, home / "sao-luu.db").lacking


def _written_over(home: Path) -> object:
    record = begun(home)
    (home / "sao-luu.db").write_bytes(b"x")
    return back_up(record, home / "sao-luu.db")


def restored(spoil: Callable[[Path], object]) -> Recipe:
    """A backup that somebody spoilt is put back."""

    def made(home: Path) -> object:
        record = begun(home)
        back_up(record, home / "sao-luu.db")
        spoil(home / "sao-luu.db")
        return restore(record, home / "sao-luu.db", UNASKED)

    return made


def _older_backup(home: Path) -> object:
    record = begun(home)
    back_up(record, home / "sao-luu.db")
    edits(record, 2)
    return restore(record, home / "sao-luu.db", UNASKED)


def _other_round(home: Path) -> object:
    back_up(begun(home, "dot-khac"), home / "sao-luu.db")
    return restore(begun(home), home / "sao-luu.db", UNASKED)


def _other_line(home: Path) -> object:
    record = begun(home)
    path = record.folder / CHECKPOINTS_FILE
    path.write_bytes(path.read_bytes().replace(ROUND.encode(), b"dot-khac"))
    return open_record(record.folder.parent).notices


def _rebuilt(home: Path) -> object:
    told = rebuild_record(spoilt("UPDATE fact SET value = '99' WHERE layer = 'appraised'")(home)).before
    return (told,) if told else ()


def people(*lines: str) -> Recipe:
    """A list of people as somebody wrote it."""

    def read(home: Path) -> object:
        (home / COUNCIL_FILE).write_text("\n".join(lines) + "\n", "utf-8")
        return read_people(home)

    return read


NO_GUARDS = tuple(f"DROP TRIGGER {name}" for name in ("entry_is_next", "entry_stays", "entry_is_kept"))
RECIPES: Final[Mapping[str, Recipe]] = {
    "REC-150": _synced,
    "REC-153": _damaged,
    "REC-156": opened(spoilt("UPDATE store SET value = '99'")),
    "REC-157": opened(spoilt("DROP TABLE blob")),
    "REC-158": _failing_upgrade,
    "REC-159": lambda home: (_upgraded(home),),
    "REC-161": _other_branch,
    "REC-162": _gone,
    "REC-165": _changed_file,
    "REC-166": _written_over,
    "REC-167": _lost_file,
    "REC-168": restored(lambda path: path.write_bytes(b"GIF89a" * 500)),
    "REC-169": restored(lambda path: ran(path, *NO_GUARDS, "UPDATE entry SET raw = x'00' WHERE seq = 3")),
    "REC-170": lambda home: spoilt("UPDATE head SET hash = 'x'")(home).apply(corrected("5")),
    "REC-171": _rebuilt,
    "REC-172": lambda home: back_up(open_record(home / ROUND), home / "sao-luu.db"),
    "REC-174": _older_backup,
    "REC-175": lambda home: accept(begun(home), Accepting("thử", AT)),
    "REC-176": _other_round,
    "REC-352": people("persons:", f"  - {PERSON % 'p-001'}", f"  - {PERSON % 'p-001'}"),
    "REC-353": people("persons:", f"  - {PERSON % 'p-001'}", f"council: {COUNCIL % ('p-009', MEMBER)}"),
    "DOS-103": lambda home: recorded(spoilt(*NO_GUARDS, "UPDATE entry SET raw = x'00' WHERE seq = 3")(home)),
}


def found(code: str, home: Path) -> tuple[Problem, ...]:
    """What the act of a code says, whether it is refused or only told."""
    try:
        told = RECIPES[code](home)
    except ProblemsFound as refused:
        return refused.problems
    return tuple(told) if isinstance(told, Iterable) else ()
