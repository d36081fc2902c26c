"""What reading keeps of words it has met is bounded, and what made room is asked again."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.evidence import questionnaire as asking
from engine.evidence.tables import guarding, long_tables
from engine.evidence.tables.csv_tables import open_csv
from engine.evidence.tables.guarding import Guard
from tests.evidence.test_long_tables import ASKED


def test_answers_to_words_make_room_and_stay_right(monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of a million words keeps a few; each is answered as the first time."""
    monkeypatch.setattr(long_tables, "MOST_KEPT", 2)
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    kept = long_tables._Asked[str](length)
    assert [kept[word] for word in ("a", "bb", "ccc", "dddd", "a", "dddd")] == [1, 2, 3, 4, 1, 4]
    assert asked == ["a", "bb", "ccc", "dddd", "a"] and len(kept) == 2


def test_the_nearest_word_is_sought_for_the_first_wrong_words_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest are told without one: a search is slow, and a file may be all wrong."""
    monkeypatch.setattr(asking, "MOST_SOUGHT", 1)
    sought = asking._Sought(str.upper)
    assert [sought.near(word) for word in ("a", "b", "a")] == ["A", "–", "A"]


def test_words_that_were_found_harmless_make_room_and_are_looked_at_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words kept are those of the last look alone."""
    monkeypatch.setattr(guarding, "MOST_KEPT", 2)
    path = tmp_path / "bang.csv"
    path.write_text("ma_xa,so_lieu,gia_tri\n00001,tre_em,5\n", "utf-8")
    guard = Guard(open_csv(path, "bang.csv", ASKED), ASKED)
    guard.look(["a", "b", "c"])
    guard.look(["d"])
    assert guard._harmless == {"d"}


def test_a_file_that_was_looked_through_whole_is_not_looked_through_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A suspect word that is no person's after all costs one search of the file, not one a row."""
    searched: list[object] = []
    monkeypatch.setattr(guarding, "is_suspect", lambda word, _: word == "nghi")
    monkeypatch.setattr(guarding, "refuse_persons", lambda lines, _: searched.append(lines))
    path = tmp_path / "bang.csv"
    path.write_text("ma_xa,so_lieu,gia_tri\n00001,tre_em,5\n", "utf-8")
    guard = Guard(open_csv(path, "bang.csv", ASKED), ASKED)
    for _ in range(3):
        guard.look(["nghi"])
    assert len(searched) == 1
