"""A round is assessed once, and again when anything under it changes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from tests import frozen
from tests.web.visiting import Visit, visit

CODE = "02551"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Visit]:
    """A visit to a round of one commune, to be changed."""
    made = visit(frozen.desk_in(tmp_path / "desk", (CODE,)))
    yield made
    made.house.rounds.close()


def test_a_round_is_kept_until_something_under_it_changes(own: Visit, tmp_path: Path) -> None:
    """The same value again; another when evidence, setting or law changes; results that are written change nothing."""
    folder = tmp_path / "desk" / "assessments" / frozen.SAMPLE
    first = own.house.rounds.sighted(frozen.SAMPLE, 120)
    assert first is not None and own.house.rounds.sighted(frozen.SAMPLE, 120) is first
    (folder / "results").mkdir(exist_ok=True)
    (folder / "results" / "results.json").write_text("{}", "utf-8")
    assert own.house.rounds.sighted(frozen.SAMPLE, 120) is first
    shutil.rmtree(folder / "evidence")
    (folder / "evidence").mkdir()
    emptied = own.house.rounds.sighted(frozen.SAMPLE, 120)
    assert emptied is not None and emptied is not first
    assert [told.sent for told in emptied.lines(own.house.says["vi"])] == ["nothing"]
    law = tmp_path / "desk" / "criteria" / frozen.STANDARD / "standard.yaml"
    law.write_text(law.read_text("utf-8") + "\n", "utf-8")
    assert own.house.rounds.sighted(frozen.SAMPLE, 120) is not emptied


def test_who_does_not_wait_is_told_to_come_again(own: Visit) -> None:
    """The page asks again by itself, without a script; then it is there."""
    assert own.house.rounds.sighted(frozen.SAMPLE, 0) is None
    first = own.get("/").content.decode()
    assert ('http-equiv="refresh"' in first) == ("Trang tự tải lại" in first)
    assert own.house.rounds.sighted(frozen.SAMPLE, 120) is not None
    assert 'http-equiv="refresh"' not in own.page("/")


def test_what_concerns_no_one_commune_is_on_the_page_of_the_round(own: Visit, tmp_path: Path) -> None:
    """A file that is no form of any commune: told once, and the page is there."""
    (tmp_path / "desk" / "assessments" / frozen.SAMPLE / "evidence" / "la.csv").write_text("xã;số\n", "utf-8")
    assert own.house.rounds.sighted(frozen.SAMPLE, 120) is not None
    assert "la.csv" in own.page(f"/dot/{frozen.SAMPLE}/")


def test_a_round_that_cannot_be_read_tells_what_to_mend(own: Visit, tmp_path: Path) -> None:
    """On its own page and on the first, with code and remedy; nothing of ours has failed."""
    head = tmp_path / "desk" / "assessments" / frozen.SAMPLE / "round.yaml"
    head.write_text(head.read_text("utf-8").replace(f"standard: {frozen.STANDARD}", "standard: qd-khac"), "utf-8")
    with pytest.raises(ProblemsFound):
        own.house.rounds.sighted(frozen.SAMPLE, 120)
    answer = own.get(f"/dot/{frozen.SAMPLE}/")
    assert answer.status_code == 422
    assert "RND-901" in answer.content.decode()
    assert "RND-901" in own.page("/")
    assert own.faults == []


def test_a_commune_that_has_sent_nothing_has_its_page(own: Visit, tmp_path: Path) -> None:
    """Undecided, and the reason is that no form came."""
    evidence = tmp_path / "desk" / "assessments" / frozen.SAMPLE / "evidence"
    shutil.rmtree(evidence)
    evidence.mkdir()
    own.house.rounds.sighted(frozen.SAMPLE, 120)
    text = own.page(f"/dot/{frozen.SAMPLE}/xa/{CODE}/")
    assert "Chưa nhận được phiếu của xã" in text and "Chưa kết luận" in text
