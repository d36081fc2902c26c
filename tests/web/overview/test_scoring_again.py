"""After one form or one act only that commune is scored again, and the round is what reading it anew makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.service.pages.folder_stamps import stamp_of
from engine.service.pages.seeing.sighting import sight
from engine.service.pages.sighted_round import SightedRound
from tests import frozen
from tests.web.overview.sending import ROUND, with_cell
from tests.web.visiting import Visit, ready, visit

CODES = ("02551", "02587", "02623")


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Visit]:
    """A visit to a round of three communes, to be changed."""
    made = visit(frozen.desk_in(tmp_path / "desk", CODES))
    ready(made, frozen.SAMPLE)
    yield made
    made.house.rounds.close()


def now(made: Visit) -> SightedRound:
    """The round as pages have it."""
    seen = made.house.rounds.sighted(frozen.SAMPLE, 120)
    assert seen is not None
    return seen


def anew(made: Visit) -> SightedRound:
    """The same read as if for the first time."""
    store = made.house.open_store()
    stamp = stamp_of(store.round(frozen.SAMPLE), store.criteria, store.today)
    return sight(store, frozen.SAMPLE, stamp, made.house.says["vi"])


def alike(made: Visit) -> bool:
    """Whether what pages have is what reading anew gives: lines, register, problems of the round, cards."""
    say, one, other = made.house.says["vi"], now(made), anew(made)
    return (
        one.lines(say) == other.lines(say)
        and one.register == other.register
        and set(map(str, one.problems)) == set(map(str, other.problems))
        and all(str(one.card(code)) == str(other.card(code)) for code in CODES)
    )


def form(made: Visit, code: str) -> Path:
    """A commune's form."""
    (path,) = (made.house.open_store().round(frozen.SAMPLE) / "evidence").glob(f"{code}-*.xlsx")
    return path


def test_one_form_changed_concerns_its_commune_alone(own: Visit) -> None:
    """The others keep the very results and lines that they had."""
    before, say = now(own), own.house.says["vi"]
    path = form(own, "02551")
    path.write_bytes(with_cell(path.read_bytes(), "E46", "470"))
    after = now(own)
    assert set(after.own) == {"02551"} and after.parts[0] is before.parts[0]
    assert after.card("02551") != before.card("02551")
    kept = {line.code: line for line in before.lines(say)}
    assert all(line is kept[line.code] for line in after.lines(say) if line.code != "02551")
    assert alike(own)


def test_a_form_that_goes_comes_or_breaks_is_seen(own: Visit) -> None:
    """Each time as reading anew has it."""
    path = form(own, "02587")
    raw = path.read_bytes()
    path.unlink()
    assert alike(own) and next(x for x in now(own).register.standings if x.unit.code == "02587").sent == "nothing"
    path.write_bytes(b"PK\x03\x04")
    assert alike(own)
    path.write_bytes(raw)
    assert alike(own)
    frozen.send_again(path.parent.parent, "02551")
    assert alike(own)


def test_a_law_or_a_setting_that_changes_concerns_all(own: Visit, tmp_path: Path) -> None:
    """All of it is read anew."""
    head = tmp_path / "desk" / "assessments" / frozen.SAMPLE / "round.yaml"
    before = now(own)
    head.write_text(head.read_text("utf-8") + "\n", "utf-8")
    after = now(own)
    assert after.parts[0] is not before.parts[0] and not after.own


def test_an_act_of_the_record_is_seen_at_once(own: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list has state, whose turn it is, both totals; only the commune that acted is scored again."""
    monkeypatch.chdir(tmp_path / "desk")

    def run(*words: str) -> None:
        said = CliRunner().invoke(phuhop, [*words], catch_exceptions=False)
        assert said.exit_code == 0, said.output

    head = tmp_path / "desk" / "assessments" / frozen.SAMPLE / "round.yaml"
    head.write_text(f"{head.read_text('utf-8')}four_eyes: stated\n", "utf-8")
    run("review", "open", frozen.SAMPLE, "--apply")
    assert now(own).record is not None
    run("review", "import", frozen.SAMPLE, "02587", "02551", "--apply")
    seen = now(own)
    assert seen.record is not None and set(seen.record.results) == {"02551", "02587"}
    text = own.page(ROUND)
    assert "Đã gửi" in text and "Chờ: Hội đồng nhận thẩm định" in text
    held = seen.record.results["02587"]
    run("review", "claim", frozen.SAMPLE, "02551", "--apply")
    later = now(own)
    assert later.record is not None and later.record.results["02587"] is held
    assert "Đang thẩm định" in own.page(ROUND)
    assert own.page(f"{ROUND}?ho-so=dang-tham-dinh").count(f"{ROUND}xa/") == 1
    assert alike(own)


def test_what_is_said_of_several_communes_at_once_is_said_of_the_round(own: Visit) -> None:
    """Two forms with the same figures: the list has the warning, once, and does not fail on it."""
    (first, second) = (form(own, code) for code in ("02551", "02587"))
    from openpyxl import load_workbook

    one, other = load_workbook(first), load_workbook(second)
    for row in range(8, 80):
        told = one.worksheets[0].cell(row, 5).value
        if told is not None:
            other.worksheets[0].cell(row, 5).value = told
    other.save(second)
    codes = [found.code for found in now(own).problems]
    assert codes.count("EVI-418") == 1
    assert "EVI-418" in own.page(ROUND)
    assert alike(own) and own.faults == []
