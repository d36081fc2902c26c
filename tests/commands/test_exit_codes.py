"""What a script reads from a command's end: done, not all decided, invalid, unsafe, our own fault, broken integrity.

0 done · 1 our own fault · 2 usage · 3 --strict not met · 4 invalid input · 5 unsafe input · 6 integrity
· 7 somebody else writes there.
"""

from __future__ import annotations

import errno
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import cli
from engine.files.keeping.locks import hold
from engine.scoring import replay
from tests import frozen
from tests.broken_disk import full_from, struck

ROUND = frozen.SAMPLE
SOUND, ASIDE, UNDECIDED = "02545", "02623", "02584"
HERE = Path("assessments") / ROUND


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with three communes: one recognised, one in doubt which form it sent, one undecided; stood in."""
    monkeypatch.chdir(frozen.desk_in(tmp_path, (SOUND, ASIDE, UNDECIDED)))
    frozen.send_again(tmp_path / HERE, ASIDE)
    monkeypatch.setattr("engine.language.speak_click", lambda _: None)  # it speaks for the whole process
    return tmp_path


def ends(*words: str) -> int:
    """How a command ends, by the last door of the program, where problems become codes."""
    arguments, sys.argv = sys.argv, ["phuhop", *words]
    try:
        cli.main()
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        sys.argv = arguments
    return 0


def test_a_round_that_was_scored_ends_well_whoever_was_set_aside(desk: Path) -> None:
    """One commune's errors stop nobody else, so without --strict the work is done."""
    assert ends("score", ROUND) == 0


@pytest.mark.parametrize(("codes", "code"), [((SOUND,), 0), ((SOUND, ASIDE), 3), ((SOUND, UNDECIDED), 3)])
def test_strict_wants_every_commune_decided(desk: Path, codes: tuple[str, ...], code: int) -> None:
    """One set aside is enough to fail, and so is one undecided."""
    frozen.keep(desk / HERE, codes)
    assert ends("score", ROUND, "--strict") == code


def test_a_round_of_which_nothing_could_be_scored_is_invalid(desk: Path) -> None:
    """All set aside, or nothing that can be read in what came: there is no result, and the errors say why."""
    frozen.keep(desk / HERE, [ASIDE])
    assert ends("score", ROUND) == 4
    for form in (desk / HERE / "evidence").iterdir():
        form.unlink() if "ban-sao" in form.name else form.write_bytes(form.read_bytes()[:-9])
    assert ends("score", ROUND) == 4


def test_one_wrong_cell_is_scored_and_fails_strict(desk: Path) -> None:
    """A commune whose only fault is in its cells has a result; with something to mend --strict is not met."""
    next((desk / HERE / "evidence").glob("*ban-sao*")).unlink()
    frozen.keep(desk / HERE, [ASIDE])
    assert (ends("score", ROUND), ends("score", ROUND, "--strict")) == (0, 3)


@pytest.mark.parametrize("command", ["explain", "path"])
def test_a_commune_set_aside_has_no_explanation_to_give(desk: Path, command: str) -> None:
    """It ends with the errors of its form."""
    assert ends(command, ROUND, ASIDE) == 4
    assert ends(command, ROUND, SOUND) == 0


def test_a_check_ends_with_the_worst_it_found(desk: Path) -> None:
    """Sound 0; errors in a form or in the law 4; a file that is not safe to open 5, whatever else is wrong."""
    assert ends("check", frozen.STANDARD) == 0
    assert ends("check", ROUND) == 4
    shutil.copy(frozen.SMALL.parent / "bad" / "FIL-202.xlsx", desk / HERE / "evidence" / "la.xlsx")
    assert ends("check", ROUND) == 5
    head = desk / "criteria" / frozen.STANDARD / "standard.yaml"
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: nhiều"), "utf-8")
    assert ends("check", frozen.STANDARD) == 4


def test_a_warning_alone_is_no_failure(desk: Path) -> None:
    """A number without a paper is told and ends well."""
    folder = desk / HERE
    frozen.keep(folder, [SOUND])
    next((folder / "evidence").iterdir()).unlink()
    (folder / "evidence" / "so-lieu.csv").write_text("commune,evidence,value\n02545,tre_em,1200\n", "utf-8")
    shown = CliRunner().invoke(cli.phuhop, ["check", ROUND])
    assert ("EVI-406" in shown.output, shown.exit_code) == (True, 0), shown.output


def test_what_is_not_there_is_invalid_and_a_wrong_option_is_usage(desk: Path) -> None:
    """A round nobody has, an option nobody knows."""
    assert ends("score", "khong-co") == 4
    assert ends("score", ROUND, "--khong-co") == 2


def test_a_replay_that_differs_breaks_integrity(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that says otherwise than durable-rules, of an item, class, condition or decision: 6, and it is told."""
    assert ends("score", ROUND, "--verify") == 0
    other = ("another/rule",)
    placed, bound = ("class", ("class/other/1",), other), ("condition/x", ("condition/x/holds",), other)
    says = {"_fired_on": other, "_placed": [placed], "bound_rows": [bound], "judge_situation": other}
    for name, said in says.items():
        with monkeypatch.context() as patched:
            patched.setattr(replay, name, lambda *_, told=said: told)
            assert ends("score", ROUND, "--verify") == 6, name


def test_a_replay_that_cannot_be_had_is_told_beside_the_results(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without durable-rules ``--verify`` writes the results all the same and ends with 3: no word of a wrong usage."""
    monkeypatch.setattr("engine.service.score.engine_version", lambda: None)
    shown = CliRunner().invoke(cli.phuhop, ["score", ROUND, "--verify"])
    assert shown.exit_code == 3
    assert "Kết quả đã ghi đủ" in shown.output
    assert "Cách dùng" not in shown.output
    assert (desk / "assessments" / ROUND / "results" / "results.json").exists()


def test_our_own_fault_is_told_apart_from_the_user_s(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """1, a report file beside the user, two sentences, and no traceback on the screen."""
    monkeypatch.setattr(cli.phuhop, "main", lambda **_: 1 / 0)
    assert ends("check", frozen.STANDARD) == 1
    assert "ZeroDivisionError" in (desk / "phuhop-loi.txt").read_text("utf-8")


def test_a_report_that_cannot_be_written_is_not_called_written(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nor does anything say that nothing was changed: only that nothing is half-written."""
    monkeypatch.setattr(cli.phuhop, "main", lambda **_: 1 / 0)
    with struck(desk, full_from(1)):
        assert ends("check", frozen.STANDARD) == 1
    told = capsys.readouterr().err
    assert "Chưa ghi được tệp báo lỗi" in told
    assert "không bị thay đổi" not in told
    assert not (desk / "phuhop-loi.txt").exists()


def test_a_disk_that_refuses_is_no_fault_of_ours(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Full, or a file that may not be read: 4, the path and the reason, and no report file."""
    with struck(desk, full_from(1)):
        assert ends("law", "export", frozen.STANDARD) == 4
    assert "Không ghi được qd-06-2019.xlsx: đĩa đầy" in capsys.readouterr().err
    table = desk / "criteria" / frozen.STANDARD / "cells.json"
    table.unlink()
    table.mkdir()
    assert ends("check", frozen.STANDARD) == 4
    assert "cells.json: ở chỗ của tệp lại có một thư mục" in capsys.readouterr().err
    assert not (desk / "phuhop-loi.txt").exists()


def test_what_cannot_be_read_is_told_by_its_path(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last door knows a refused reading, SYS-116, from a refused output, SYS-115, and from a fault of ours."""
    there = OSError(errno.EACCES, "x", "dot/a.csv")
    assert [(told.code, told.place.file) for told in cli.refusal_of(there)] == [("SYS-116", "dot/a.csv")]
    assert cli.refusal_of(OSError(errno.EINVAL, "x")) == []
    dropped: list[object] = []
    monkeypatch.setattr("engine.files.keeping.refusals.silence", dropped.append)
    assert [told.code for told in cli.refusal_of(OSError(errno.ENOSPC, "x"))] == ["SYS-115"]
    assert len(dropped) == 1


def test_two_at_once_is_told_apart(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """7 when another process goes on writing to the folder, and nothing is written."""
    monkeypatch.setattr("engine.files.keeping.locks.PATIENCE", 0.1)
    shutil.rmtree(desk / HERE / "results", ignore_errors=True)
    with hold(desk / HERE):
        assert ends("score", ROUND) == 7
    assert not (desk / HERE / "results").exists()
