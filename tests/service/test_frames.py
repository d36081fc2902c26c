"""The tables for analysts: what results.json says in typed columns, and files that come back as they were made."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import load_workbook

from engine.evidence.facts import Document, Fact, SelfScore
from engine.law.asked import asked_by_letters
from engine.law.values import FIRM_MARKS
from engine.problems import Place, ProblemsFound, words
from engine.scoring.assessing import assess
from engine.scoring.result_rows import Answered, Ratio
from engine.scoring.round_result import RoundResult
from engine.scoring.sums.rows import Counted
from engine.service import export as exporting
from engine.service.export import ExportRequest, Kind, export
from engine.service.frames import MARKS, facts_frame, frame, items_frame
from engine.service.store import FileStore
from tests import frozen
from tests.scored import results_of

ROUND, STORE = frozen.SAMPLE, FileStore(frozen.FROZEN, bundled=False)
LEAD = ["round", "on", "simulated", "standard", "standard_status", "code", "name", "class"]
RISKY = "=HYPERLINK(1)"


ASIDE = "02623"


@cache
def made() -> RoundResult:
    """The frozen round, with one commune of which it is in doubt whose its form is."""
    whole = frozen.assessed()
    communes = {**whole.evidence.communes, ASIDE: replace(whole.evidence.communes[ASIDE], set_aside=True)}
    told = assess(whole.book, whole.table, whole.round, replace(whole.evidence, communes=communes))
    return replace(told, tasks=whole.tasks)


def given(value: object) -> object:
    """A cell as plain data, None where it is empty."""
    return None if pd.isna(value) else value  # type: ignore[call-overload]


def test_each_commune_is_as_in_the_results() -> None:
    """Code, class, decision, firm, totals, threshold, what is missing; set aside is never a zero."""
    rows, table = results_of(made()).communes, frame(made())
    assert len(table) == len(rows) == 30
    for row, told in zip(rows, table.to_dict("records"), strict=True):
        assert (told["code"], told["name"], given(told["class"])) == (row.code, row.name, row.class_)
        assert (given(told["decision"]), told["firm"], told["set_aside"]) == (row.decision, row.firm, row.set_aside)
        assert (given(told["low"]), given(told["high"])) == (row.total and row.total.low, row.total and row.total.high)
        assert (given(told["threshold"]), told["received"]) == (row.threshold, row.received)
        assert told["errors"] == row.errors
        assert str(given(told["missing"]) or "").split() == row.missing
        assert str(given(told["because"]) or "").split() == row.because
        assert given(told["tasks_overdue"]) == sum(task.status == "overdue" for task in row.tasks)
    assert table["set_aside"].sum() == 1
    empty = ["low", "high", "threshold", *(f"points_{mark}" for mark in MARKS)]
    assert table.loc[table["set_aside"], empty].isna().to_numpy().all()


def test_own_points_stand_beside_those_that_were_scored() -> None:
    """Of the one commune that gave itself some, item by item; 0 is one of them, and no other row has any."""
    whole, (first, second, *_) = made(), (item.id for item in made().book.standard.items)
    code = whole.cards[0].unit.code
    own = replace(whole.evidence.communes[code], self_score=SelfScore({first: 0, second: 5}))
    evidence = replace(whole.evidence, communes={**whole.evidence.communes, code: own})
    told = items_frame(replace(whole, evidence=evidence)).dropna(subset="self_points")
    assert list(zip(told["code"], told["item"], told["self_points"], strict=True)) == [
        (code, first, 0),
        (code, second, 5),
    ]
    assert items_frame(whole)["self_points"].isna().all()


def test_points_by_mark_add_up_and_the_weakest_is_named() -> None:
    """The points that are sure, mark by mark; a commune with any stand-in among its rules is marked provisional."""
    table = frame(made())
    scored = table[~table["set_aside"]]
    assert (scored[[f"points_{mark}" for mark in MARKS]].sum(axis=1) == scored["low"]).all()
    items = items_frame(made())
    weakest = items.groupby("code")["mark"].min()
    assert (scored.set_index("code")["mark"].astype(str) == weakest.astype(str)).all()
    assert list(items["mark"].cat.categories) == list(MARKS)
    assert set(MARKS[1:]) == FIRM_MARKS


def test_each_item_is_as_in_the_results() -> None:
    """Status, points, rule, mark, the exact fraction and the nearest better band."""
    rows = [(c, item) for c in results_of(made()).communes for item in c.items]
    gaps = {(c.code, gap.item): gap.to_next for c in results_of(made()).communes for gap in c.gaps}
    table = items_frame(made())
    assert len(table) == len(rows) == 29 * 28
    for (commune, item), told in zip(rows, table.to_dict("records"), strict=True):
        assert (told["code"], told["item"], told["status"]) == (commune.code, item.id, item.status)
        assert (told["low"], told["high"], told["max"]) == (item.low, item.high, item.max)
        assert (given(told["rule"]), given(told["mark"]), told["cite"]) == (item.rule, item.mark, item.cite)
        fraction = given(told["num"]), given(told["den"])
        match item.value:
            case Ratio(num=num, den=den):
                assert fraction == (num, den)
                assert told["value"] == pytest.approx(num / den * told["scale"])
            case Counted(count=num):
                assert (*fraction, told["value"]) == (num, 1, num)
            case Answered(yes=yes):
                assert (*fraction, told["value"]) == (yes, 1, yes)
            case None:
                assert (*fraction, given(told["value"])) == (None, None, None)
        near = gaps.get((commune.code, item.id))
        assert given(told["next_change"]) == (near.children if near else None)
        assert given(told["next_points"]) == (near.points if near else None)
    assert set(table["status"]) == {"scored", "none", "missing", "too_few"}


def test_each_fact_has_its_place_and_document() -> None:
    """One row a fact, also of the commune set aside; its cell, paper and day, and whether it is sensitive."""
    table = facts_frame(made())
    facts = [(code, f) for code, c in made().evidence.communes.items() for f in c.facts.values()]
    assert len(table) == len(facts)
    for (code, fact), told in zip(facts, table.to_dict("records"), strict=True):
        assert (told["code"], told["evidence"], told["state"]) == (code, fact.evidence, fact.state)
        assert given(told["value"]) == (fact.value if fact.state == "given" else None)
        assert (told["place"], told["file"]) == (str(fact.place), fact.place.file)
        assert given(told["document"]) == (fact.document.number if fact.document else None)
        day = given(told["document_date"])
        assert (day.date() if isinstance(day, pd.Timestamp) else day) == (fact.document and fact.document.issued)
    tasks = made().tasks
    asked = (*made().book.standard.book.evidence, *asked_by_letters(tasks.directives if tasks else None))
    assert set(table.loc[table["sensitive"], "evidence"]) == {entry.id for entry in asked if entry.sensitive}
    assert {"not_applicable", "given"} == set(table["state"])
    assert table["set_aside"].any()


def test_no_table_is_without_what_its_numbers_rest_on() -> None:
    """Round, law and its status, whether made up, decision, firm, set aside; a mark in each; no column of objects."""
    for table in (frame(made()), items_frame(made()), facts_frame(made())):
        assert list(table.columns)[:11] == [*LEAD, "decision", "firm", "set_aside"]
        assert isinstance(table["mark"].dtype, pd.CategoricalDtype) and table["mark"].dtype.ordered
        assert not [name for name, kind in table.dtypes.items() if kind == "object"]
        assert set(table["standard_status"]) == {"in_force"}
        assert table["simulated"].all()
        assert not table["firm"].any()


def nobody() -> RoundResult:
    """The round with every commune set aside."""
    communes = {code: replace(given, set_aside=True) for code, given in made().evidence.communes.items()}
    none = assess(made().book, made().table, made().round, replace(made().evidence, communes=communes))
    return replace(none, tasks=made().tasks)


def test_a_round_in_which_nobody_could_be_scored_has_its_columns() -> None:
    """No rows of items, and the same types as with rows."""
    for make in (frame, items_frame, facts_frame):
        assert make(nobody()).dtypes.to_dict() == make(made()).dtypes.to_dict()
    assert (len(frame(nobody())), len(items_frame(nobody()))) == (30, 0)


@pytest.fixture
def risky(monkeypatch: pytest.MonkeyPatch) -> RoundResult:
    """The round with a document whose number a spreadsheet would run."""
    communes = dict(made().evidence.communes)
    code, own = next(iter(communes.items()))
    name, fact = next(iter(own.facts.items()))
    paper = Fact(name, fact.value, Place("a.csv", 2, 3), document=Document(RISKY))
    communes[code] = replace(own, facts={**own.facts, name: paper})
    round_ = replace(made(), evidence=replace(made().evidence, communes=communes))
    monkeypatch.setattr(exporting, "assess_parts", lambda *_: (round_,))
    return round_


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
def test_files_come_back_as_they_were_made(kind: Kind, risky: RoundResult, tmp_path: Path) -> None:
    """The same bytes twice; every value again; what looks like a formula is text; nothing else in the folder."""
    asked = ExportRequest(ROUND, kind, tmp_path / "bang")
    done = export(STORE, asked)
    first = {path.name: path.read_bytes() for path in done.files}
    export(STORE, asked)
    assert {path.name: path.read_bytes() for path in (tmp_path / "bang").iterdir()} == first
    assert done.reply().files == {str(path): rows for path, rows in done.files.items()}
    for name, make in (("communes", frame), ("items", items_frame), ("facts", facts_frame)):
        wanted, held = make(risky), read(kind, first[f"{name}.{kind}"])
        assert list(held.columns) == list(wanted.columns)
        assert len(held) == len(wanted) == done.files[tmp_path / "bang" / f"{name}.{kind}"]
        for column in wanted.columns:
            pairs = zip(wanted[column].astype(object), held[column].astype(object), strict=True)
            assert [(a, b) for a, b in pairs if not same(a, b, kind)] == [], column


def read(kind: Kind, content: bytes) -> pd.DataFrame:
    """A file as a program reads it."""
    if kind == "csv":
        assert content.startswith("\ufeffround,on,".encode())
        return pd.read_csv(io.BytesIO(content), dtype={"code": "string"}, parse_dates=["on"])
    if kind == "parquet":
        return pd.read_parquet(io.BytesIO(content))
    sheet = load_workbook(io.BytesIO(content)).worksheets[0]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    return pd.DataFrame(rows, columns=head)


def same(made: object, held: object, kind: Kind) -> bool:
    """Whether a cell came back: an empty text is an empty cell, and in CSV a risky text has its apostrophe."""
    if given(made) in (None, "") or given(held) in (None, ""):
        return given(made) in (None, "") and given(held) in (None, "")
    if made == RISKY and kind == "csv":
        return held == f"'{RISKY}"
    if isinstance(made, (int, float)) and not isinstance(made, bool):
        return held == pytest.approx(made)
    return str(made).removesuffix(" 00:00:00") == str(held).removesuffix(" 00:00:00")


def test_without_pyarrow_parquet_is_refused_with_another_way(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SYS-111 before anything is read; CSV goes on as before."""
    monkeypatch.setattr(exporting, "find_spec", lambda _: None)
    monkeypatch.setattr(exporting, "assess_parts", lambda *_: (made(),))
    with pytest.raises(ProblemsFound) as refused:
        export(STORE, ExportRequest("khong-co", "parquet", tmp_path))
    assert [found.code for found in refused.value.problems] == ["SYS-111"]
    assert not list(tmp_path.iterdir())
    assert export(STORE, ExportRequest(ROUND, "csv", tmp_path, ("items",))).files


def test_a_table_too_long_for_excel_is_refused_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """RND-931 names each such table with its rows, and no file is written."""
    monkeypatch.setattr(exporting, "MOST_ROWS", 100)
    monkeypatch.setattr(exporting, "assess_parts", lambda *_: (made(),))
    with pytest.raises(ProblemsFound) as refused:
        export(STORE, ExportRequest(ROUND, "xlsx", tmp_path / "bang"))
    told = [(found.code, found.place.file, words(found, "en")["what"]) for found in refused.value.problems]
    assert [told_of[:2] for told_of in told] == [("RND-931", "facts.xlsx"), ("RND-931", "items.xlsx")]
    assert "812 rows" in told[1][2]
    assert not (tmp_path / "bang").exists()


def test_a_folder_that_cannot_be_written_is_a_problem(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """SYS-103, not a traceback."""
    monkeypatch.setattr(exporting, "assess_parts", lambda *_: (made(),))
    (tmp_path / "bang").write_text("một tệp", "utf-8")
    with pytest.raises(ProblemsFound) as refused:
        export(STORE, ExportRequest(ROUND, "csv", tmp_path / "bang"))
    assert [found.code for found in refused.value.problems] == ["SYS-103"]


def test_problems_of_the_round_go_with_the_tables(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """They are told; with nobody scored the command ends as scoring would."""
    monkeypatch.setattr(exporting, "assess_parts", lambda *_: (nobody(),))
    done = export(STORE, ExportRequest(ROUND, "csv", tmp_path))
    assert {told.code for told in done.problems} == {told.code for told in made().problems}
    assert (done.status, replace(done, made=made()).status) == (4, 0)
