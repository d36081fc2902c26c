"""The menu: numbers typed by somebody who never types a command."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import phuhop
from engine.commands.menu import STEPS
from tests import frozen


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Path]:
    """A workspace with one round of two communes, stood in."""
    folder = frozen.desk_in(tmp_path, ("02545", "02587"))
    before = Path.cwd()
    os.chdir(folder)
    yield folder
    os.chdir(before)


def number_of(command: str) -> str:
    """What is typed for a command."""
    return str(1 + [step.words[0] for step in STEPS if step.words[0] in phuhop.commands].index(command))


def typed(*lines: str) -> str:
    """What the screen shows while these lines are typed."""
    done = CliRunner().invoke(phuhop, ["menu"], input="".join(f"{line}\n" for line in lines))
    assert done.exception is None, done.output
    return done.output


def test_a_number_runs_its_command(desk: Path) -> None:
    """The number before "Chấm điểm" scores the only round there is and leads back to the menu."""
    shown = typed(number_of("score"), "0")
    assert (desk / "assessments" / frozen.SAMPLE / "results" / "tong-hop.xlsx").exists()
    assert "Xã Đồng Quý" in shown
    assert shown.count("bạn muốn làm gì?") == 2


def test_of_several_rounds_one_is_chosen(desk: Path) -> None:
    """With two rounds the menu asks which, and 0 goes back."""
    (desk / "assessments" / frozen.SAMPLE).rename(desk / "assessments" / "b")
    frozen.desk_in(desk / "khac", ("02545",))
    (desk / "khac" / "assessments" / frozen.SAMPLE).rename(desk / "assessments" / "a")
    shown = typed(number_of("tasks"), "3", "0", "0")
    assert "1  a" in shown
    assert "2  b" in shown
    assert "Hãy gõ một số từ 0 đến 2." in shown


def test_the_first_line_opens_the_pages_and_a_first_use_is_told_so(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """1 opens the pages; where nobody has a round of his own yet the menu says so, and no longer."""
    asked: list[bool] = []
    monkeypatch.setattr(phuhop.commands["serve"], "callback", lambda **_: asked.append(True))
    assert "Lần đầu? Gõ 1" in typed("1", "0")
    assert asked == [True]
    (desk / "assessments" / frozen.SAMPLE).rename(desk / "assessments" / "dot-2027")
    assert "Lần đầu" not in typed("0")


def test_what_goes_wrong_leads_back(desk: Path) -> None:
    """A refusal is told with its remedy, a word is no number, and the end of the input leaves: never a traceback."""
    (desk / "assessments" / frozen.SAMPLE / "communes.csv").write_text("", encoding="utf-8")
    shown = typed("chấm", number_of("check"), number_of("explain"), "", number_of("score"))
    assert "Hãy gõ một số từ 0 đến" in shown
    assert shown.count("FIL-108") == 2
    assert "Traceback" not in shown


def test_without_a_round_the_menu_says_what_comes_first(desk: Path) -> None:
    """Where no round lies the steps that need one name the step that makes one."""
    (desk / "assessments" / frozen.SAMPLE / "round.yaml").unlink()
    assert "Lập một đợt mới" in typed(number_of("score"), "0")


def test_every_step_is_a_command() -> None:
    """No line of the menu leads nowhere, and every command it names can be called with what it asks for."""
    assert {step.words[0] for step in STEPS} <= phuhop.commands.keys()
