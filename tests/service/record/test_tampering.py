"""What another hand does to a record is named by entry and kind, or by the checkpoint that alone can tell."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.records.entries.anchors import CHECKPOINTS_FILE, Anchor
from engine.records.entries.contents import AsItLies
from engine.records.entries.entry import digest
from engine.records.entries.fingerprint import fingerprint
from engine.records.entries.merkle_tree import peaks_of
from engine.service.record import tables
from engine.service.record.checking_record import Checked, check_record
from engine.service.record.database_record import BLOBS, DatabaseRecord
from engine.service.record.databases.database import Session
from engine.service.record.record_requests import rebuild_record, record_status
from engine.service.record.record_store import FILE, open_record
from engine.service.record.restoring import Accepting, accept
from tests.service.record.conftest import Place
from tests.service.record.made_record import AT, CODE, corrected, edits, in_review

FILE_BYTES = "phiếu đã ký".encode()
CLOSED = ("entry_is_next", "entry_stays", "entry_is_kept")


@pytest.fixture
def record(place: Place) -> DatabaseRecord:
    """Ten entries, the last of which rests on a file."""
    made = in_review(*place)
    edits(made, 5)
    made.apply(corrected("77", blobs=(made.keep(FILE_BYTES, "02587.xlsx", "application/zip"),)))
    return made


def unguarded(record: DatabaseRecord, session: Session) -> None:
    """Take the guards of ``entry`` away, as one does who may do anything."""
    for name in CLOSED if record.database.shown.endswith(FILE) else ():
        session.run(f"DROP TRIGGER {name}")
    if not record.database.shown.endswith(FILE):
        session.run("ALTER TABLE entry DISABLE TRIGGER USER")


def written_anew(
    record: DatabaseRecord, change: Callable[[list[bytes]], Sequence[bytes]], *, own: bool = False
) -> None:
    """The whole table of entries with other bytes; own hashes are made anew where ``own`` says so."""
    hashes = [told for _, told in record.entries()]
    raws = [raw for raw, _ in record.entries()]
    made = list(change([*raws]))
    kept = dict(zip(raws, hashes, strict=True))
    with record.database.writing() as session:
        unguarded(record, session)
        session.run("DELETE FROM entry")
        for at, raw in enumerate(made, 1):
            told = digest(raw) if own else kept.get(raw, hashes[min(at, len(hashes)) - 1])
            session.run(tables.ENTRY.insertion(), [(at, told, peaks_of(made[:at]).root(), raw)])


def edited(raws: list[bytes], at: int = 6) -> list[bytes]:
    """One letter of an entry changed."""
    raws[at - 1] = raws[at - 1].replace(b'"value":"1"', b'"value":"2"')
    return raws


def linked(raws: list[bytes]) -> list[bytes]:
    """An entry edited, and all after it made to fit."""
    raws = edited(raws)
    for at in range(6, len(raws)):
        told = json.loads(raws[at])
        told["prev"] = digest(raws[at - 1])
        raws[at] = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return raws


TAMPERINGS: dict[str, tuple[Callable[[list[bytes]], Sequence[bytes]], int, str]] = {
    "an edit": (edited, 6, "changed"),
    "one taken out": (lambda raws: [*raws[:5], *raws[6:]], 6, "missing"),
    "one put in": (lambda raws: [*raws[:6], raws[5], *raws[6:]], 7, "inserted"),
    "two that changed places": (lambda raws: [*raws[:5], raws[6], raws[5], *raws[7:]], 6, "swapped"),
}


def checked(record: DatabaseRecord, *papers: Anchor) -> Checked:
    """Verified with what lies beside it, and these papers."""
    return check_record(record, AsItLies(), papers)


def first(told: Checked) -> tuple[int, str] | None:
    """The entry that is named, and how it does not fit."""
    found = told.verified.first
    return (found.seq, found.kind) if found else None


def test_a_record_that_nobody_touched_holds(record: DatabaseRecord) -> None:
    """Nothing is named; the lines beside it hold all of it."""
    told = checked(record)
    assert (first(told), told.tables, told.verified.beside) == (None, None, record.checkpoint().size)


@pytest.mark.parametrize("name", TAMPERINGS)
def test_each_tampering_is_named(record: DatabaseRecord, name: str) -> None:
    """The entry and the kind, from the chain alone."""
    change, seq, kind = TAMPERINGS[name]
    written_anew(record, change, own=name != "an edit")
    (record.folder / CHECKPOINTS_FILE).unlink()
    assert first(checked(record)) == (seq, kind)


def test_guards_refuse_every_change(record: DatabaseRecord) -> None:
    """UPDATE, DELETE, a number that is not the next, and putting one in the place of another: the table stays."""
    before = list(record.entries())
    own_file = record.database.shown.endswith(FILE)
    row = "3, 'x', 'x', x'00'" if own_file else "3, 'x', 'x', '\\x00'"
    statements = ["UPDATE entry SET hash = 'x' WHERE seq = 3", "DELETE FROM entry", "DELETE FROM entry WHERE seq = 10"]
    insert = "INSERT INTO entry VALUES"
    statements += [f"{insert} ({told})" for told in (row, row.replace("3", "12", 1))]
    statements += [f"{insert.replace('INTO', 'OR REPLACE INTO')} ({row})" if own_file else "TRUNCATE entry"]
    for statement in statements:
        with pytest.raises(Exception, match="phuhop: "), record.database.writing() as session:
            session.run(statement)
    assert list(record.entries()) == before


@pytest.mark.parametrize("change", [lambda raws: raws[:8], linked], ids=["cut", "written anew"])
def test_what_fits_in_itself_is_told_by_a_checkpoint_alone(
    record: DatabaseRecord, change: Callable[[list[bytes]], Sequence[bytes]]
) -> None:
    """A cut tail and a chain written anew hold without a checkpoint; a line beside or a paper names them."""
    paper = Anchor("biên bản", record.checkpoint().size, seal=fingerprint(record.checkpoint()))
    written_anew(record, change, own=True)
    kind = "rewritten" if change is linked else "cut"
    beside = first(checked(record))
    assert beside is not None and beside[1] == kind
    (record.folder / CHECKPOINTS_FILE).unlink()
    assert first(checked(record)) is None
    found = first(checked(record, paper))
    assert found is not None and found[1] == kind


def test_a_flipped_byte_of_a_kept_file_is_named(record: DatabaseRecord) -> None:
    """Each byte in turn; gone altogether; and it is never given out as the file that was taken in."""
    path = next(path for path in (record.folder / BLOBS).rglob("*") if path.is_file())
    for at in range(len(FILE_BYTES)):
        path.write_bytes(bytes(byte ^ (place == at) for place, byte in enumerate(FILE_BYTES)))
        assert first(checked(record)) == (10, "evidence changed")
        with pytest.raises(ProblemsFound) as refused:
            record.blob(path.name)
        assert [found.code for found in refused.value.problems] == ["REC-165"]
    path.unlink()
    assert first(checked(record)) == (10, "evidence lost")
    assert record.blob(path.name) is None
    assert record.keep(FILE_BYTES, "02587.xlsx", "application/zip") == path.name
    assert first(checked(record)) is None


@pytest.mark.parametrize("statement", [
    "UPDATE fact SET value = '99' WHERE layer = 'appraised'", "UPDATE file SET state = 'decided'",
    "DELETE FROM act WHERE seq = 3", "UPDATE head SET size = 9", "INSERT INTO people VALUES ('p-001', 'x', 'y')",
])  # fmt: skip
def test_tables_changed_by_hand_are_named_and_made_anew(record: DatabaseRecord, statement: str) -> None:
    """The table and its row; made anew from the chain they are what they were. Names of people are not of the chain."""
    with record.database.writing() as session:
        session.run(statement)
    name = statement.replace("INSERT INTO", "UPDATE").replace("DELETE FROM", "UPDATE").split()[1]
    told = checked(record).tables
    assert (told and told.values["table"]) == (None if name == "people" else name)
    before = rebuild_record(record).before
    assert (before and before.code) == (None if name == "people" else "REC-171")
    assert checked(record).tables is None


def test_a_head_that_is_not_the_chain_s_stops_writing(record: DatabaseRecord) -> None:
    """Nothing is appended behind tables that another hand has changed."""
    with record.database.writing() as session:
        session.run("UPDATE head SET hash = 'x'")
    with pytest.raises(ProblemsFound) as refused:
        record.apply(corrected("5"))
    assert [found.code for found in refused.value.problems] == ["REC-170"]


def test_an_older_copy_put_back_is_noticed(place: Place) -> None:
    """Told on opening, with what it lacks; nothing is written until it is accepted; then the chain says so."""
    folder, address = place
    record = in_review(folder, address)
    older = list(record.entries())
    edits(record, 3)
    cut_back(record, older)
    again = open_record(folder, address)
    assert [found.code for found in again.notices] == ["REC-123"]
    status = record_status(again)
    assert (status.checkpoint.size, status.receipts, status.receipt_at) == (4, 1, 3)
    with pytest.raises(ProblemsFound) as refused:
        again.apply(corrected("5"))
    assert [found.code for found in refused.value.problems] == ["REC-123"]
    done = accept(again, Accepting("ổ đĩa hỏng, không còn bản khác", AT))
    assert (done.entry.act, done.entry.seq, done.entry.body["known"]) == (
        "restore", 5, {"size": 7, "root": done.entry.body["known"]["root"]},  # type: ignore[index,call-overload]
    )  # fmt: skip
    assert open_record(folder, address).notices == ()
    assert record_status(again).receipt_at == 3
    again.apply(corrected("6"))
    told = checked(again)
    assert first(told) is None
    assert "REC-126" in {found.code for found in told.problems}
    with pytest.raises(ProblemsFound) as refused:
        accept(again, Accepting("lần nữa", AT))
    assert [found.code for found in refused.value.problems] == ["REC-175"]


def cut_back(record: DatabaseRecord, older: list[tuple[bytes, str]]) -> None:
    """The record as it was: a copied file on SQLite, and the same rows on a server."""
    written_anew(record, lambda _: [raw for raw, _ in older])
    rebuild_record(record)
    with record.database.writing() as session:
        record.database.drop_tables(session, ["entry"])
        record.database.make_tables(session, (tables.ENTRY,))
        raws = [raw for raw, _ in older]
        rows = [(at, own, peaks_of(raws[:at]).root(), raw) for at, (raw, own) in enumerate(older, 1)]
        session.run(tables.ENTRY.insertion(), rows)


def test_another_branch_put_back_is_noticed(place: Place) -> None:
    """As long as the one that is known, or longer, but another: told on opening, and nothing is written."""
    folder, address = place
    record = in_review(folder, address)
    older = list(record.entries())
    edits(record, 3)
    lines = (record.folder / CHECKPOINTS_FILE).read_bytes()
    cut_back(record, older)
    for first_value, count in ((500, 3), (600, 1)):
        (record.folder / CHECKPOINTS_FILE).unlink()
        edits(record, count, first=first_value)
        (record.folder / CHECKPOINTS_FILE).write_bytes(lines)
        assert [found.code for found in open_record(folder, address).notices] == ["REC-161"]
        with pytest.raises(ProblemsFound) as refused:
            record.apply(corrected("9"))
        assert [found.code for found in refused.value.problems] == ["REC-161"]


def test_an_old_file_copied_over_the_record_is_noticed(tmp_path: Path) -> None:
    """What most often happens: one file copied back from yesterday, beside everything else of today."""
    folder = tmp_path / "dot-thu"
    folder.mkdir()
    record = in_review(folder)
    path = folder / "record" / FILE
    shutil.copy(path, folder / "hom-qua.db")
    edits(record, 2)
    with suppress(FileNotFoundError):
        (folder / "record" / f"{FILE}-wal").unlink()
    shutil.copy(folder / "hom-qua.db", path)
    assert [found.code for found in open_record(folder).notices] == ["REC-123"]
    assert sqlite3.connect(path).execute("SELECT max(seq) FROM entry").fetchone() == (4,)
    assert open_record(folder).file(CODE) is not None
