"""The same round gives the same bytes, whatever the seed of hashes, the locale, the time zone, the order of files."""

from __future__ import annotations

from pathlib import Path

from tests.attack.made_again import WANTED, made_again, surroundings

RUNS = 3


def test_all_that_a_round_gives_is_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Forms, results, plan, papers, tables and the dossier; ``python bench/same_bytes.py`` does it 100 times."""
    first, *others = (made_again(number, tmp_path) for number in range(RUNS))
    assert [wanted for wanted in WANTED if not any(wanted in name for name in first)] == []
    for other in others:
        assert {name for name in {*first, *other} if first.get(name) != other.get(name)} == set()
    around = [surroundings(number) for number in range(RUNS)]
    assert all(len({one[key] for one in around}) == RUNS for key in ("PYTHONHASHSEED", "LC_ALL", "TZ"))
