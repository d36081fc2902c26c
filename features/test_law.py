"""Binds the features in which the law changes, or the rules engine is absent."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_bdd import given, parsers, scenarios, then, when

from cli import phuhop
from engine.problems import ProblemsFound, words
from engine.rules.judging import engine_version
from engine.rules.table import FILE, cells_text
from engine.scoring.result_json import to_json
from engine.service.parts.open_law import OpenLaw, open_law
from features.case import Case, run
from tests import frozen
from tests.scored import results_of

scenarios("doi_luat.feature", "khong_co_may_luat.feature")


@when("chấm lại xã theo bản chép")
def scored_again(case: Case, copy: Path) -> None:
    """The same evidence by the edited law; no code in between."""
    case.law = open_law(copy)
    run(case)


@then("bản chép có mã băm khác với bộ tiêu chí đang dùng")
def other_hash(case: Case, law: OpenLaw) -> None:
    """Results say which law they came from."""
    row = results_of(case.assessment, tool="thử").standard
    assert row.sha256 == case.law.book.sha256 != law.book.sha256


@given("bản chép có cells.json do bộ máy luật lập")
def with_table(copy: Path) -> None:
    """The table as `phuhop check` makes it."""
    (copy / FILE).write_text(cells_text(open_law(copy).table), "utf-8")


@given("bản chép không có cells.json")
def without_table(copy: Path) -> None:
    """No table at all."""
    (copy / FILE).unlink(missing_ok=True)


@given(parsers.parse('trong bản chép, tệp cells.json bị sửa tay từ "{old}" thành "{new}"'))
def tampered(copy: Path, old: str, new: str) -> None:
    """A table that gives 50 points where the law gives 35."""
    text = (copy / FILE).read_text("utf-8")
    assert old in text
    (copy / FILE).write_text(text.replace(old, new), "utf-8")


@when("máy không có bộ máy luật")
def no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The C module cannot be imported, as on a machine without a compiler."""
    monkeypatch.setitem(sys.modules, "durable_rules_engine", None)
    assert engine_version() is None


@when("máy không có bộ máy luật và chấm lại xã theo bản chép", target_fixture="before")
def scored_without(case: Case, copy: Path, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """From the table alone; gives back what the engine made of it before, where it did."""
    before = to_json(case.made, tool="thử").decode() if case.made else None
    no_engine(monkeypatch)
    case.law = open_law(copy)
    run(case)
    return before


@then("kết quả giống hệt từng chữ")
def same_results(case: Case, before: str) -> None:
    """The same bytes with the engine and without."""
    assert to_json(case.assessment, tool="thử").decode() == before


@then(parsers.parse('kết quả nói điểm do "{said}" xét'))
def judged_by(case: Case, said: str) -> None:
    """Who judged the cells stands in the results."""
    assert results_of(case.assessment, tool="thử").judged_by == said


@then(parsers.parse('bản chép không dùng được vì "{said}"'))
def unusable(copy: Path, said: str) -> None:
    """Refused, with the reason and a way out."""
    with pytest.raises(ProblemsFound) as refused:
        open_law(copy)
    (found,) = refused.value.problems
    told = words(found, "vi")
    assert said in told["what"]
    assert "phuhop check" in told["remedy"]


@then(parsers.parse('lệnh doctor nói "{said}"'))
def doctor_says(said: str) -> None:
    """The machine says which way it scores."""
    told = CliRunner().invoke(phuhop, ["doctor"])
    assert said in " ".join(told.output.split()), told.output


@then(parsers.parse('lệnh "score" trên đợt mẫu nói "{said}"'))
def score_says(tmp_path_factory: pytest.TempPathFactory, said: str) -> None:
    """Whoever scores without the engine reads where the points come from."""
    sample = tmp_path_factory.mktemp("dot") / "son-duong-2024"
    shutil.copytree(frozen.ROUND, sample)
    told = CliRunner().invoke(phuhop, ["score", str(sample)])
    assert told.exit_code == 0, told.output
    assert said in " ".join(told.output.split()), told.output


@then(parsers.parse('bộ tiêu chí bị từ chối ở dòng {line} với lỗi "{said}"'))
def law_refused(copy: Path, line: str, said: str) -> None:
    """The law is not opened; the problem names the file and the line that says so."""
    with pytest.raises(ProblemsFound) as refused:
        open_law(copy)
    told = {(f"{p.place.file.split('/')[-1]}:{p.place.line}", words(p, "vi")["what"]) for p in refused.value.problems}
    name, text = line.split(" ", 1)
    number = next(n for n, typed in enumerate((copy / name).read_text("utf-8").splitlines(), 1) if text in typed)
    assert any(where == f"{name}:{number}" and said in what for where, what in told), sorted(told)
