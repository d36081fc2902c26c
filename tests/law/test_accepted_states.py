"""What is told of a law that is not as it was accepted, or that two people wrote at once."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from engine.law.loading import load_standard
from engine.law.state.accepted import Accepted, accepted_anew, accepted_text, parse_accepted, state_problems, states_of
from engine.problems import Place, ProblemsFound, problem, words
from engine.service.state.accepting import told_in_full
from tests.frozen import SMALL


def test_a_kept_state_that_cannot_be_read_is_told() -> None:
    """SYS-131: half a merge; the state as the program writes it is well."""
    book = load_standard(SMALL)
    (told,) = state_problems(book, b'{"schema": "phuhop/accepted/1", <<<<', None)
    assert (told.code, told.place.file) == ("SYS-131", "small/accepted.json")
    assert state_problems(book, accepted_text(states_of(book), None).encode(), None) == ()


def test_a_law_that_left_its_table_behind_is_told() -> None:
    """SYS-132: where no state was ever kept the table is the only witness."""
    book = load_standard(SMALL)
    assert [told.code for told in state_problems(book, None, "0" * 64)] == ["SYS-132"]
    assert state_problems(book, None, book.sha256) == ()
    assert state_problems(book, None, None) == ()


def test_what_two_wrote_at_once_is_told_value_by_value(tmp_path: Path) -> None:
    """SYS-133: as it was read, as this command has it, as it stands now."""
    law = Path(shutil.copytree(SMALL, tmp_path / "small"))
    was = (law / "tc01.yaml").read_bytes()
    mine, theirs = (was.replace("title: Nguồn lực".encode(), f"title: {t}".encode()) for t in ("Của tôi", "Của họ"))
    (law / "tc01.yaml").write_bytes(theirs)
    with pytest.raises(ProblemsFound) as refused, told_in_full(law, {"tc01.yaml": was}, {"tc01.yaml": mine}):
        raise ProblemsFound([problem("SYS-114", Place("small/tc01.yaml"), name="tc01.yaml")])
    (told,) = refused.value.problems
    assert told.code == "SYS-133"
    what = words(told, "vi")["what"]
    assert [what.index(said) for said in ("Nguồn lực", "Của tôi", "Của họ")] == sorted(
        what.index(said) for said in ("Nguồn lực", "Của tôi", "Của họ")
    )


def test_what_was_accepted_already_keeps_its_day_and_what_changed_has_a_new_one() -> None:
    """Accepting twice moves no day; the first acceptance and that of a changed file are of the day they are made."""
    first, later = date(2026, 1, 31), date(2026, 6, 1)
    same, changed = {"tc01.yaml": "a", "tc02.yaml": "b"}, {"tc01.yaml": "a", "tc02.yaml": "c"}

    def accepted(before: Accepted | None, states: dict[str, str], on: date) -> Accepted | None:
        return parse_accepted(accepted_anew(before, states, on).encode())

    held = accepted(None, same, first)
    assert held == Accepted(same, first)
    assert accepted(held, same, later) == Accepted(same, first)
    assert accepted(held, changed, later) == Accepted(changed, later)
