"""A long table in whole columns says what it says row by row: facts, places, documents, problems, communes."""

from __future__ import annotations

import gc
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from engine.evidence import questionnaire as asking
from engine.evidence.gathering import FileReading
from engine.evidence.questionnaire import MOST_STRANGERS, questionnaire
from engine.evidence.reading import read_evidence
from engine.evidence.round import read_round
from engine.evidence.tables.csv_tables import heads_of, open_csv, read_csv
from engine.evidence.tables.long_tables import read_long
from engine.files.listing import csv_rows
from engine.files.listing.csv_rows import Block, Lines, row_at
from engine.law.loading import load_standard
from engine.problems import Problem, ProblemsFound
from tests.evidence.spoilt_tables import KINDS, spoilt, table

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
ASKED = questionnaire(LAW, ROUND)
FILES = 300


class SignBySign(Lines):
    """A CSV of which every row is read sign by sign."""

    __slots__ = ()

    def stretches(self) -> Iterator[Block]:
        """The rows one by one."""
        at, line = self.at, self.line
        while at <= len(self.text):
            row, at, line = row_at(self, at, line)
            yield Block([], [], [row])


def said(lines: Lines) -> object:
    """All that a reading of a table says."""
    try:
        read = read_long(lines, ASKED)
    except ProblemsFound as refused:
        return refused.problems
    return list(read.facts(ASKED)), list(read.problems), read.communes


def one_by_one(lines: Lines) -> SignBySign:
    """The same file, to be read row by row."""
    return SignBySign(*(getattr(lines, field.name) for field in fields(Lines)))


@pytest.mark.parametrize("block", [200, 2**21])
def test_quick_and_slow_say_the_same_of_every_spoilt_table(
    block: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of files spoilt in all known ways, cut into blocks of any size."""
    monkeypatch.setattr(csv_rows, "BLOCK", block)
    chance, path, met = random.Random(block), tmp_path / "t.csv", Counter[str]()
    for _ in range(FILES):
        content, kinds = spoilt(ASKED, chance)
        path.write_bytes(content)
        try:
            lines = open_csv(path, "t.csv", ASKED)
        except ProblemsFound:
            continue
        if heads_of(lines.top, ASKED) is None:
            continue
        assert said(lines) == said(one_by_one(lines)), content.decode()
        met.update(kinds)
    assert set(met) == set(KINDS)
    assert min(met.values()) > 10


def test_a_sound_table_goes_through_in_columns_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No row of it is read by itself, and what comes out is what a reading row by row gives."""
    path = tmp_path / "t.csv"
    path.write_text(table(ASKED, random.Random(1)), "utf-8")
    lines = open_csv(path, "t.csv", ASKED)
    wanted = said(one_by_one(lines))
    monkeypatch.setattr(Lines, "cut", lambda *_: pytest.fail("a row was read by itself"))
    assert said(lines) == wanted


def test_persons_are_told_of_at_their_first_place(tmp_path: Path) -> None:
    """Wherever the number stands, in a quick row or a quoted one, the whole file is refused for its first place."""
    path = tmp_path / "t.csv"
    rows = table(ASKED, random.Random(2)).split("\n")
    for field in ("001085000000", '"a\nb 0900 000 000"'):
        path.write_text(
            "\n".join([*rows[:9], f"00001,tre_em,5,{field},,", *rows[9:], f"2,tre_em,6,{field},,"]), "utf-8"
        )
        with pytest.raises(ProblemsFound) as refused:
            read_csv(path, "t.csv", ASKED)
        assert [(p.code, p.place.line) for p in refused.value.problems] == [("FIL-301", 10)]
    path.write_text("Tên trẻ,Lớp\nA,1\n", "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        read_csv(path, "t.csv", ASKED)
    assert [p.code for p in refused.value.problems] == ["FIL-302"]


def strangers(codes: list[str], tmp_path: Path) -> list[Problem]:
    """What a round says of a table whose rows name these communes."""
    folder = tmp_path / "round"
    (folder / "evidence").mkdir(parents=True, exist_ok=True)
    for name in ("round.yaml", "communes.csv"):
        (folder / name).write_bytes((TESTS / "bad" / name).read_bytes())
    rows = "".join(f"{code},tre_em,{at}\n" for at, code in enumerate(codes))
    (folder / "evidence" / "t.csv").write_text(f"commune,evidence,value\n{rows}", "utf-8")
    return list(read_evidence(folder, LAW, ROUND).problems)


def test_an_unknown_commune_is_one_problem_with_the_number_of_its_rows(tmp_path: Path) -> None:
    """At its first row, however many rows name it, and whether they name it by code, by name or not at all."""
    told = strangers(["09999", "Xã Mốt", "09999", "", "09999", ""], tmp_path)
    assert [(p.code, p.place.line, p.values.get("given"), p.values.get("near"), p.values["rows"]) for p in told] == [
        ("EVI-302", 2, "09999", "–", 3),
        ("EVI-302", 3, "Xã Mốt", "00001 Xã Một", 1),
        ("EVI-325", 5, None, None, 2),
    ]


def test_nearest_names_are_sought_once_a_word_and_not_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A list of another province costs no search for each of its rows."""
    sought: list[str] = []

    def seek(word: str, _: object) -> str:
        sought.append(word)
        return "–"

    monkeypatch.setattr(asking, "nearest", seek)
    told = strangers([f"{code:05}" for code in range(50_000, 51_000) for _ in range(3)], tmp_path)
    assert [p.values["rows"] for p in told] == [*[3] * MOST_STRANGERS, 3 * (1000 - MOST_STRANGERS)]
    assert (told[-1].code, len(sought), len(set(sought))) == ("EVI-317", MOST_STRANGERS, MOST_STRANGERS)


def test_only_some_communes_have_the_facts_and_problems_of_a_whole_reading(tmp_path: Path) -> None:
    """Rows of the others are passed over."""
    chance, path = random.Random(3), tmp_path / "t.csv"
    for _ in range(100):
        path.write_bytes(spoilt(ASKED, chance)[0])
        try:
            whole = read_csv(path, "t.csv", ASKED)
        except ProblemsFound:
            continue
        for unit in ROUND.units:
            some = read_csv(path, "t.csv", ASKED, {unit.code})
            assert of(some, unit.code) == of(whole, unit.code)


def of(read: FileReading, code: str) -> object:
    """What a reading says of one commune."""
    facts = [fact for owner, fact in read.facts(ASKED) if owner == code]
    return facts, [p for p in read.problems if p.commune == code], code in read.communes


def test_the_text_of_a_file_is_let_go_when_it_has_been_read(tmp_path: Path) -> None:
    """Nothing waits for the collector of cycles, which a command seldom runs: the text may be tens of megabytes."""
    path = tmp_path / "a.csv"
    path.write_text("commune,evidence,value\n" + "90001,tre_em,5\n" * 3, encoding="utf-8")
    gc.collect()
    gc.disable()
    try:
        read_csv(path, "a.csv", ASKED)
        assert not [held for held in gc.get_objects() if type(held) is Lines]
    finally:
        gc.enable()
