"""A round assessed for one commune gives it what the whole round gives it."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.rounds import assess_round
from engine.service.store import find_store
from tests.frozen import ROUND, SAMPLE, SPACE, desk_in, send_again


@pytest.mark.parametrize("kept", ["off", "on"])
def test_one_commune_is_assessed_as_in_its_round(kept: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scorecard, tasks, problems, and being set aside; by code or by name; with what was read before and without."""
    monkeypatch.setenv("PHUHOP_CACHE", "off" if kept == "off" else str(tmp_path / "cache"))
    space = find_store(desk_in(tmp_path))
    folder = space.round(SAMPLE)
    spoilt, double = sorted((folder / "evidence").glob("*.xlsx"))[:2]
    spoilt.write_bytes(spoilt.read_bytes()[:-9])
    send_again(folder, double.name[:5])
    whole = assess_round(folder, space)
    assert [unit.code for unit in whole.aside] == [double.name[:5]]
    wrong = [unit for unit in whole.units if unit.code in whole.errors]
    assert {spoilt.name[:5], double.name[:5], "02623"} == whole.errors.keys()
    for at, unit in enumerate((*whole.aside, *wrong, *whole.units[::12])):
        alone = assess_round(folder, space, unit.name if at % 2 else unit.code)
        assert alone.round.units == (unit,)
        assert [str(card) for card in alone.cards] == [str(card) for card in whole.cards if card.unit == unit]
        assert [p for p in alone.problems if p.commune == unit.code] == [
            p for p in whole.problems if p.commune == unit.code
        ]
        assert alone.tasks and whole.tasks
        assert alone.tasks.communes[unit.code] == whole.tasks.communes[unit.code]


def test_a_commune_that_is_nowhere_is_told_before_anything_is_read() -> None:
    """By the name that was asked."""
    with pytest.raises(ProblemsFound) as refused:
        assess_round(ROUND, SPACE, "Xã Không Có")
    assert [p.code for p in refused.value.problems] == ["RND-903"]
