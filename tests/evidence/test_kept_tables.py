"""A table that is asked for again is not read again, and never says anything but what the file says now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from engine.evidence import file_readings
from engine.evidence.facts import RoundEvidence
from engine.evidence.file_readings import Source, read_files
from engine.evidence.gathering import FileReading
from engine.evidence.kept_tables import KeptTables
from engine.evidence.questionnaire import Questionnaire, questionnaire
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.evidence.tables.csv_tables import read_csv
from engine.law.loading import load_standard

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
CODES = [unit.code for unit in ROUND.units]
# The name of each test's table is its own: readings are kept for as long as the process lives.
LINE = "{code},tre_em,{value},12/BC ngày 01/11/2024\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The trial round with a table of all communes."""
    (tmp_path / "evidence").mkdir()
    for name in ("round.yaml", "communes.csv"):
        (tmp_path / name).write_bytes((TESTS / "bad" / name).read_bytes())
    write(tmp_path, 1000)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Collection[str] | None]:
    """Of which communes tables are read from now on; None is a whole reading."""
    told: list[Collection[str] | None] = []

    def note(path: Path, shown: str, asked: Questionnaire, only: Collection[str] | None = None) -> FileReading:
        told.append(only)
        return read_csv(path, shown, asked, only)

    monkeypatch.setattr(file_readings, "read_csv", note)
    return told


def write(folder: Path, value: int) -> None:
    """The table with one figure for every commune."""
    lines = [LINE.format(code=code, value=value) for code in CODES]
    path = folder / "evidence" / f"{folder.name}.csv"
    path.write_text("commune,evidence,value,document\n" + "".join(lines), "utf-8")


def values(evidence: RoundEvidence) -> dict[str, int]:
    """What each commune has."""
    return {code: given.facts["tre_em"].value for code, given in evidence.communes.items()}


def test_a_table_is_read_twice_and_never_again_until_it_changes(
    folder: Path, read: list[Collection[str] | None]
) -> None:
    """A command, which asks once, keeps nothing; each further reading says the very same."""
    first = [read_evidence(folder, LAW, ROUND) for _ in range(4)]
    assert read == [None] * 2
    assert [values(told) for told in first] == [dict.fromkeys(CODES, 1000)] * 4
    said = [[(code, list(given.facts.items())) for code, given in told.communes.items()] for told in first]
    assert said == [said[0]] * 4
    write(folder, 1001)
    assert values(read_evidence(folder, LAW, ROUND)) == dict.fromkeys(CODES, 1001)
    write(folder, 1000)
    assert values(read_evidence(folder, LAW, ROUND)) == dict.fromkeys(CODES, 1000)
    assert read == [None] * 3


def test_single_communes_are_kept_apart(folder: Path, read: list[Collection[str] | None]) -> None:
    """What was read of one is neither another's nor everybody's; for the second one the table is read whole, once."""
    for _ in range(3):
        for only in (frozenset(CODES[:1]), frozenset(CODES[1:2]), None):
            said = values(read_evidence(folder, LAW, ROUND, only=only))
            assert said == dict.fromkeys(CODES if only is None else only, 1000)
    assert read == [frozenset(CODES[:1]), None]


WARNED = "{code},tre_em,{value},12/BC ngày 01/11/1990\n"


def test_a_commune_s_part_of_a_table_is_what_is_read_of_it_alone(folder: Path) -> None:
    """Its figures, papers, places and problems; a table that speaks of nobody of the round is read for each commune."""
    path = folder / "evidence" / f"{folder.name}.csv"
    text = path.read_text("utf-8") + WARNED.format(code=CODES[1], value=9).replace("tre_em", "tre_duoi_1_tuoi")
    for at, more in enumerate(("", "99999,tre_em,5,1/BC\n")):
        path.write_text(text + "\n" * at + more, "utf-8")
        asked = questionnaire(LAW, ROUND)
        alone = {code: read_csv(path, path.name, asked, frozenset({code})) for code in CODES}
        for code in (*CODES, *CODES):
            (part,) = read_files([Source(path, path.name)], asked, None, frozenset({code}))
            assert [*part.facts(asked)] == [*alone[code].facts(asked)]
            assert (part.problems, part.communes) == (alone[code].problems, alone[code].communes)


def test_a_table_that_cannot_be_read_whole_is_not_tried_again_and_again(
    folder: Path, read: list[Collection[str] | None]
) -> None:
    """For each commune it is refused once."""
    path = folder / "evidence" / f"{folder.name}.csv"
    path.write_text("commune,evidence,value,value\n" + LINE.format(code=CODES[0], value=1), "utf-8")
    for code in (*CODES, *CODES):
        told = read_evidence(folder, LAW, ROUND, only=frozenset({code}))
        assert [found.code for found in told.problems] == ["EVI-305"]
    assert read.count(None) == 1


def test_another_round_reads_for_itself(folder: Path, read: list[Collection[str] | None]) -> None:
    """The day of a round says which documents are of its time."""
    for _ in range(3):
        assert not read_evidence(folder, LAW, ROUND).communes[CODES[0]].problems
    earlier = replace(ROUND, on=ROUND.period_from + timedelta(days=9))
    told = read_evidence(folder, LAW, earlier).communes[CODES[0]].problems
    assert [found.code for found in told] == ["EVI-214"]
    assert len(read) == 3


def test_a_file_that_changes_while_it_is_read_is_not_kept() -> None:
    """Nor is a form, which has a place of its own, nor what cannot be read."""
    kept, made = KeptTables(2), []

    def reading(form_of: str = "") -> FileReading:
        made.append(form_of)
        return FileReading("t.csv", form_of=form_of)

    for _ in range(3):
        kept.of("changing", reading, lambda: False)
        kept.of("form", lambda: reading(CODES[0]))
    assert len(made) == 6
    for key in ("a", "b", "c", "a"):
        for _ in range(3):
            kept.of(key, reading)
    assert len(made) == 6 + 2 * 3 + 1  # a went when c came, and was read once more: it had been met
