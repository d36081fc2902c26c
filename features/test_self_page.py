"""Binds the feature of the self-scoring page: the real command, a browser, and the reading of what is handed in."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from features.command_line import as_typed
from tests import frozen
from tests.records.dossier.browser import Browser, browsing
from tests.reporting.page.made_works import work_of

scenarios("trang_tu_cham.feature")
CODE, ROUND = "02587", frozen.SAMPLE


@dataclass
class Told:
    """A desk stood in, what was seen last, and what the page said."""

    home: Path
    screen: str = ""
    code: int = 0
    page: dict[str, str] = field(default_factory=dict)
    table: str = ""

    def make(self, out: str, *more: str) -> None:
        """Run the command."""
        self.screen, self.code = as_typed(["page", frozen.STANDARD, "--out", out, *more])


@given("một bàn làm việc có bộ tiêu chí và một đợt", target_fixture="told")
def a_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """The frozen law and one commune of the frozen round."""
    home = frozen.desk_in(tmp_path / "desk", (CODE,))
    monkeypatch.chdir(home)
    return Told(home)


@when(parsers.parse('lập trang tự chấm vào "{out}"'))
def make(told: Told, out: str) -> None:
    """Under a name."""
    told.make(out)


@when(parsers.parse("lập trang tự chấm với ngày ghi sẵn {day}"))
def make_on(told: Told, day: str) -> None:
    """With a day."""
    told.make("tu-cham.html", "--on", day)


@then(parsers.parse('màn hình có "{text}"'))
def is_seen(told: Told, text: str) -> None:
    """On the screen."""
    assert text in told.screen, told.screen


@then("màn hình có dấu của bộ tiêu chí")
def shows_the_hash(told: Told) -> None:
    """In full."""
    assert frozen.law().book.sha256 in told.screen


@then(parsers.parse('tệp "{name}" nặng không quá 150 KB và không nhắc tới địa chỉ mạng nào'))
def is_light(told: Told, name: str) -> None:
    """On the disk."""
    page = (told.home / name).read_text("utf-8")
    assert len(page.encode()) <= 150_000
    assert [word for word in ("https:", "src=", "@import", "url(") if word in page] == []


@then(parsers.parse('lệnh dừng với mã {code:d} và màn hình có "{text}"'))
def stops(told: Told, code: int, text: str) -> None:
    """Nothing is written."""
    assert (told.code, text in told.screen) == (code, True), told.screen
    assert list(told.home.glob("tu-cham*")) == []


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A browser of one's own."""
    with browsing(tmp_path / "may") as opened:
        yield opened


@given(parsers.parse("trang tự chấm mở trong trình duyệt, xã {code} đã ghi đủ số liệu"))
def filled(told: Told, browser: Browser, code: str) -> None:
    """As the commune's form has them."""
    told.make("tu-cham.html")
    law, made = frozen.law(), frozen.assessed()
    unit = next(unit for unit in made.round.units if unit.code == code)
    browser.open(told.home / "tu-cham.html", "standard")
    work = json.dumps(work_of(law, made.round, made.evidence, unit))
    browser.value(f"begin({{ ...emptyWork(), ...{work} }})")
    told.page = browser.value("(({ verdict, low, high }) => ({ verdict, low, high }))(standing(work).told)")
    told.table = browser.value("asTable(work)")


@then("trang ghi đúng kết luận và tổng điểm của máy")
def is_the_engine_s(told: Told) -> None:
    """Of the same form."""
    card = frozen.assessed().card(CODE)
    assert card
    decision = card.decision
    assert told.page == {"verdict": decision.verdict, "low": str(decision.low), "high": str(decision.high)}


@when("xã nộp bảng CSV và hội đồng chấm đợt chỉ với bảng ấy")
def hand_in(told: Told) -> None:
    """No form beside it."""
    evidence = told.home / "assessments" / ROUND / "evidence"
    shutil.rmtree(evidence)
    evidence.mkdir()
    (evidence / f"{CODE}-tu-cham.csv").write_text(told.table, "utf-8", newline="")
    told.screen, told.code = as_typed(["score", ROUND, "--json"])


@then("máy chấm ra đúng tổng điểm trên trang")
def the_same_total(told: Told) -> None:
    """In the results."""
    results = json.loads((told.home / "assessments" / ROUND / "results" / "results.json").read_text("utf-8"))
    own = next(unit for unit in results["communes"] if unit["code"] == CODE)
    ends = {end: str(own["total"][end]) for end in ("low", "high")}
    assert {"verdict": own["decision"], **ends} == told.page
