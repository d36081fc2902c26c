"""Older records are brought up to date whole, after a backup; what is half-way or newer is not opened."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.problems import EXIT_INVALID, ProblemsFound, exit_code
from engine.records.entries.entry import read_entry
from engine.service.record import tables
from engine.service.record.database_record import DatabaseRecord
from engine.service.record.record_store import open_record
from engine.service.record.replaying import disagreement
from engine.service.record.upgrading import SHAPES, Shape, brought_up
from tests.service.record.conftest import Place
from tests.service.record.made_record import corrected, edits, in_review

NOW = SHAPES[-1]
LONGER = {**NOW.columns, "people": (*NOW.columns["people"], "phone_room"), "note": ("name", "said")}
# Two shapes to come, as a later program would have them: a column more, then a table more.
NEXT = Shape(3, {**NOW.columns, "people": LONGER["people"]},
             ("ALTER TABLE people ADD COLUMN phone_room TEXT NOT NULL DEFAULT ''",))  # fmt: skip
LAST = Shape(4, LONGER, ("CREATE TABLE note (name TEXT NOT NULL PRIMARY KEY, said TEXT NOT NULL)",))


# What shape 1 did not have yet, taken out of the documents and tables of today.
OLDER = (
    """UPDATE file SET doc = REPLACE(REPLACE(doc, '"standard":"",', ''), '"authority":"",', '')""",
    """UPDATE round SET doc = REPLACE(REPLACE(doc, '"standards":[],', ''), '"authorities":[],', '')""",
    "ALTER TABLE file DROP COLUMN standard",
    "ALTER TABLE file DROP COLUMN authority",
)


@pytest.fixture
def record(place: Place) -> DatabaseRecord:
    """Six entries in today's shape."""
    made = in_review(*place)
    edits(made, 2)
    return made


def ran(record: DatabaseRecord, statement: str) -> None:
    """A statement of somebody's hand."""
    with record.database.writing() as session:
        session.run(statement)


def test_an_older_record_is_brought_up_step_by_step(record: DatabaseRecord) -> None:
    """Both steps at once, tables as the chain has them, the entries to the byte, and a copy of what was before."""
    ran(record, "UPDATE fact SET value = '99'")  # an older program made its tables otherwise
    before, checkpoint = list(record.entries()), record.checkpoint()
    told = brought_up(record.database, record.folder, (NOW, NEXT, LAST))
    assert told is not None and (told.code, told.values["old"], told.values["new"]) == ("REC-159", 2, 4)
    assert (list(record.entries()), record.checkpoint()) == (before, checkpoint)
    with record.database.reading() as session:
        columns = record.database.columns(session)
        assert {name: columns[name] for name in LONGER} == LONGER
        assert disagreement(session, "x") is None
    with closing(sqlite3.connect(record.folder / str(told.values["backup"]))) as copy:
        assert copy.execute("SELECT count(*) FROM entry").fetchone() == (len(before),)
        assert copy.execute("SELECT value FROM store").fetchall() == [("2",)]
    assert brought_up(record.database, record.folder, (NOW, NEXT, LAST)) is None
    assert record.apply(corrected("9")).entry.seq == checkpoint.size + 1


def test_a_record_from_before_several_standards_is_brought_up(place: Place, record: DatabaseRecord) -> None:
    """Shape 1: files without a standard and an authority, their tables and documents as that program made them."""
    for statement in OLDER:
        ran(record, statement)
    ran(record, "UPDATE store SET value = '1'")
    before, checkpoint = list(record.entries()), record.checkpoint()
    again = open_record(*place)
    assert [(told.code, told.values["old"], told.values["new"]) for told in again.notices] == [("REC-159", 1, 2)]
    assert (list(again.entries()), again.checkpoint()) == (before, checkpoint)
    assert [(file.standard, file.authority) for file in again.files()] == [("", "")]
    with again.database.reading() as session:
        assert disagreement(session, "x") is None
    assert again.apply(corrected("9")).entry.law == before_law(before)
    assert open_record(*place).notices == ()


def before_law(entries: list[tuple[bytes, str]]) -> str:
    """The law of the last of some entries."""
    return read_entry(entries[-1][0]).law


@pytest.mark.parametrize("step", ["CREATE TABLE note (name TEXT)", "no statement at all", "DROP TABLE entry"])
def test_an_upgrade_that_fails_leaves_the_record_as_it_was(record: DatabaseRecord, step: str) -> None:
    """A step that is refused, or gives another shape than it should: the older shape stands whole, and is told."""
    broken = Shape(4, LONGER, (step,))
    before = list(record.entries())
    with pytest.raises(ProblemsFound) as refused:
        brought_up(record.database, record.folder, (NOW, NEXT, broken))
    assert ([found.code for found in refused.value.problems], exit_code(refused.value.problems)) == (["REC-158"], 6)
    assert brought_up(record.database, record.folder) is None
    assert list(record.entries()) == before
    assert record.apply(corrected("9")).entry.seq == len(before) + 1


@pytest.mark.parametrize(("statement", "code"), [
    ("UPDATE store SET value = '3'", "REC-156"),
    ("UPDATE store SET value = ''", "REC-157"),
    ("DELETE FROM store", "REC-157"),
    ("ALTER TABLE people ADD COLUMN phone_room TEXT", "REC-157"),
    ("DROP TABLE blob", "REC-157"),
])  # fmt: skip
def test_a_newer_or_half_way_record_is_not_opened(
    place: Place, record: DatabaseRecord, statement: str, code: str
) -> None:
    """Exit code 6, which no other refusal of input has, and nothing is written."""
    ran(record, statement)
    with pytest.raises(ProblemsFound) as refused:
        open_record(*place)
    assert [found.code for found in refused.value.problems] == [code]
    assert exit_code(refused.value.problems) == 6 != EXIT_INVALID
    assert not (record.folder / "backups").exists()


def test_today_s_shape_is_that_of_the_tables() -> None:
    """Whoever changes a kept table adds a shape, or this is red."""
    assert NOW.columns == {table.name: tuple(table.columns) for table in tables.KEPT}
    assert [shape.number for shape in SHAPES] == list(range(1, len(SHAPES) + 1))


def test_a_record_is_made_once_by_many(tmp_path: Path) -> None:
    """Nothing is made by looking; a round without a record says so."""
    folder = tmp_path / "dot-thu"
    folder.mkdir()
    record = open_record(folder)
    assert (record.round_state(), record.files(), list(record.entries()), record.people()) == (None, (), [], {})
    assert record.checkpoint().size == 0
    with pytest.raises(ProblemsFound) as refused:
        record.apply(corrected("1"))
    assert [found.code for found in refused.value.problems] == ["REC-172"]
    assert list(folder.iterdir()) == []
