"""The law as a workbook and back: nothing is lost, only what was edited is touched, mistakes are named by cell."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pydantic import BaseModel
from rich.console import Console

from engine.desk.editing.importing import plan_import
from engine.desk.editing.law_sheets import DATUM, MEASURE, TABLES, columns_of, measure_kinds
from engine.desk.editing.trying import Plan, apply_plan
from engine.desk.editing.vocabulary import vocabulary
from engine.desk.editing.workbook_in import read_law_workbook
from engine.files.yaml_text import fresh
from engine.language import speak
from engine.law.criteria import Item
from engine.law.loading import Lawbook, load_standard
from engine.law.measures.over import Over
from engine.law.model import StandardHead
from engine.law.source import Tree
from engine.problems import Problem, ProblemsFound, catalogue, errors, render
from engine.reporting.console.import_console import show_plan
from engine.reporting.console.screen import Screen
from engine.reporting.words.edit_words import edit_words
from tests.bad.workbook.make import SLIPS
from tests.desk.made_workbooks import edited, exported, row_of, shown, typed
from tests.frozen import LAW, SMALL
from tests.made_laws import lawbook, laws
from tests.told.read_aloud import Hold

BAD = SMALL.parent / "bad" / "workbook"
SAY = speak("vi")
# Texts that YAML or Excel would like to take for something else.
TRICKY = (
    "=1+1", "1.000", "yes", "null", "- a", "a: b # c", "'q'", "12/12", "2019-01-03", "“”", "x, y", "@x", "dòng\nhai",
    "{a}", "007",
)  # fmt: skip
# Any letter that a keyboard types; "_x0041_" in a cell is Excel's own way to write A.
LETTERS = st.characters(exclude_categories=("Cc", "Cs", "Co", "Cn"), exclude_characters="_")
texts = st.sampled_from(TRICKY) | st.text(LETTERS, min_size=1, max_size=30).filter(str.strip)


def small(folder: Path) -> Path:
    """A copy of the small standard, with comments and blank lines of its author's."""
    copy = folder / "small"
    shutil.copytree(SMALL, copy)
    for path in copy.glob("*.yaml"):
        path.write_text(
            "# lời người soạn\n" + path.read_text("utf-8").replace("bands:", "# các bậc\n    bands:"), "utf-8"
        )
    return copy


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every YAML file of a folder."""
    return {path.name: path.read_bytes() for path in folder.glob("*.yaml")}


def words(plan: Plan) -> list[str]:
    """What a plan would change, in words."""
    return [edit_words(edit, SAY) for edit in plan.edits]


@pytest.mark.parametrize("folder", [LAW, SMALL], ids=["whole", "small"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_workbook_that_nobody_edited_changes_nothing(folder: Path, language: str, tmp_path: Path) -> None:
    """Export and import of the frozen law, in both languages: no edit, no file, no problem."""
    plan = plan_import(exported(folder, tmp_path / "so.xlsx", language), folder)
    assert (plan.edits, dict(plan.files), plan.problems) == ((), {}, ())


def test_excel_saving_the_workbook_changes_nothing(tmp_path: Path) -> None:
    """A workbook that another program has opened and saved still says the same."""
    plan = plan_import(edited(exported(LAW, tmp_path / "so.xlsx")), LAW)
    assert (plan.edits, dict(plan.files)) == ((), {})


def test_a_sheet_without_one_of_its_first_columns_says_so(tmp_path: Path) -> None:
    """Every sheet, its first and its second column: by name, and nothing else breaks."""
    path = exported(SMALL, tmp_path / "luat.xlsx")
    sheets = [sheet for sheet in load_workbook(path).worksheets[2:] if sheet.sheet_state == "visible"]
    keys = [(sheet.title, column) for sheet in sheets for column in (1, 2) if sheet.cell(3, column).value]
    for title, column in keys:
        copy = tmp_path / "thieu.xlsx"
        shutil.copy(path, copy)

        def clear(workbook: Workbook, title: str = title, column: int = column) -> None:
            workbook[title].cell(3, column).value = None

        with pytest.raises(ProblemsFound) as refused:
            plan_import(edited(copy, clear), SMALL)
        assert "WBK-103" in {found.code for found in refused.value.problems}, (title, column)


def test_lists_without_an_entry_stay_written(tmp_path: Path) -> None:
    """No row shows them: of the standard, of a level and of an item they come back as their author wrote them."""
    folder = small(tmp_path)
    head, item = folder / "standard.yaml", folder / "tc01.yaml"
    levels = "\nconditions: []\nlevels:\n  - {id: dat, title: Đạt, title_en: Met, thresholds: []}\n"
    head.write_text(head.read_text("utf-8") + levels, "utf-8")
    item.write_text(item.read_text("utf-8").replace("    # các bậc\n", "    except: []\n    # các bậc\n", 1), "utf-8")
    before = bytes_of(folder)
    plan = plan_import(exported(folder, tmp_path / "so.xlsx"), folder)
    assert (plan.edits, dict(plan.files)) == ((), {})
    plan = plan_import(edited(tmp_path / "so.xlsx", typed("Tiêu chí", "title", "tc01", "Tên khác")), folder)
    assert set(plan.files) == {"tc01.yaml"}
    assert b"except: []" in (plan.files["tc01.yaml"] or b"")
    assert bytes_of(folder) == before


def test_the_same_law_gives_the_same_bytes(tmp_path: Path) -> None:
    """Two exports of one standard are one file."""
    assert exported(SMALL, tmp_path / "a.xlsx").read_bytes() == exported(SMALL, tmp_path / "b.xlsx").read_bytes()


def with_texts(tree: Tree, drawn: Mapping[str, str]) -> Tree:
    """A tree whose made-up texts are replaced."""
    if isinstance(tree, dict):
        return {key: with_texts(value, drawn) for key, value in tree.items()}
    return tuple(with_texts(part, drawn) for part in tree) if isinstance(tree, tuple) else drawn.get(tree, tree)


def written(book: Lawbook, folder: Path, drawn: Mapping[str, str], *, plainly: bool) -> Path:
    """A made-up standard as files: in the pack's own layout, or as one bracketed value."""
    made = folder / "made"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    for name, source in book.sources.items():
        tree = with_texts(source.tree, drawn)
        assert isinstance(tree, dict)
        (made / name).write_text(fresh(tree) if plainly else json.dumps(tree, indent=1, ensure_ascii=False), "utf-8")
    return made


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(laws(), st.integers(0, 100), texts, texts, st.booleans())
def test_any_standard_survives_the_workbook(
    tmp_path: Path, criteria: list[list[dict[str, object]]], threshold: int, one: str, two: str, plainly: bool
) -> None:
    """A random standard with awkward texts: out and back changes no byte; into an empty folder it is the same law."""
    made = written(lawbook(criteria, threshold), tmp_path, {"mô phỏng": one, "made up": two}, plainly=plainly)
    workbook = exported(made, tmp_path / "so.xlsx")
    plan = plan_import(workbook, made)
    assert (plan.edits, dict(plan.files)) == ((), {})
    shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
    apply_plan(plan_import(workbook, tmp_path / "fresh" / "made"))
    assert load_standard(tmp_path / "fresh" / "made").standard == load_standard(made).standard


def test_a_changed_threshold_changes_one_line(tmp_path: Path) -> None:
    """A policy editor moves one threshold: told in words with its cell, and one line of one file is written."""
    folder = small(tmp_path)
    before = bytes_of(folder)
    plan = plan_import(
        edited(exported(folder, tmp_path / "so.xlsx"), typed("Ngưỡng", "threshold", "plain", 175)), folder
    )
    assert words(plan) == ["plain › Ngưỡng: 170 → 175"]
    assert str(plan.edits[0].place) == "so.xlsx › Ngưỡng › C6"
    assert bytes_of(folder) == before
    apply_plan(plan)
    after = bytes_of(folder)
    assert {name for name in before if before[name] != after[name]} == {"standard.yaml"}
    lines = zip(before["standard.yaml"].splitlines(), after["standard.yaml"].splitlines(), strict=True)
    assert [(old, new) for old, new in lines if old != new] == [(b"    threshold: 170", b"    threshold: 175")]


def test_windows_line_ends_and_marks_stay(tmp_path: Path) -> None:
    """A file saved by Notepad keeps its byte order mark and its line ends in an edit."""
    folder = small(tmp_path)
    path = folder / "standard.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    apply_plan(
        plan_import(edited(exported(folder, tmp_path / "so.xlsx"), typed("Ngưỡng", "threshold", "plain", 175)), folder)
    )
    assert path.read_bytes() == before.replace(b"threshold: 170", b"threshold: 175")


def test_a_vietnamese_decimal_is_read(tmp_path: Path) -> None:
    """97,5 in an edge is 97.5 in the file."""
    edit = typed("Bậc", "at_least", "tc02.1", "97,5")
    plan = plan_import(edited(exported(SMALL, tmp_path / "so.xlsx"), edit), SMALL)
    assert words(plan) == ["tc02.1/1 › Từ … trở lên (≥): 98 → 97,5"]
    assert b"{at_least: 97.5, points: 50, mark: reported}" in (plan.files["tc02.yaml"] or b"")


def test_new_entries_are_written_in_the_layout_of_the_pack(tmp_path: Path) -> None:
    """A band and its example typed below the others become a line each; comments around them stay."""
    folder = small(tmp_path)

    def more(workbook: Workbook) -> None:
        bands, examples = workbook["Bậc"], workbook["Ví dụ"]
        bands.insert_rows(7)
        for key, value in (("A", "tc01.2"), ("C", 2), ("J", 30), ("K", "nguyên văn")):
            bands[f"{key}7"].value = value
        at = next(row[0].row for row in examples.iter_rows(min_row=4) if row[3].value == "2")
        examples[f"E{at}"].value = "30"

    plan = plan_import(edited(exported(folder, tmp_path / "so.xlsx"), more), folder)
    assert [edit.entry for edit in plan.edits] == ["tc01.2/2", "tc01.2/3"]
    assert errors(plan.problems) == ()
    made = (plan.files["tc01.yaml"] or b"").decode()
    assert (
        "      - {at_least: 3, points: 40, mark: verbatim}\n      - {at_least: 2, points: 30, mark: verbatim}\n" in made
    )
    assert made.count("# các bậc") == 2


def test_a_criterion_taken_out_takes_its_file(tmp_path: Path) -> None:
    """Rows deleted from every sheet: the standard no longer names the criterion, and its file goes."""
    folder = small(tmp_path)

    def fewer(workbook: Workbook) -> None:
        for sheet in ("Tiêu chí", "Mục", "Bậc", "Ví dụ"):
            rows = [
                row[0].row for row in workbook[sheet].iter_rows(min_row=4) if str(row[0].value or "").startswith("tc02")
            ]
            for row in reversed(rows):
                workbook[sheet].delete_rows(int(str(row)))
        for line in range(4, 7):
            workbook["Ngưỡng"][f"C{line}"].value = 80
        shown(workbook, "maximum.points", 100)

    plan = plan_import(edited(exported(folder, tmp_path / "so.xlsx"), fewer), folder)
    assert errors(plan.problems) == (), [render(p, "en") for p in plan.problems]
    apply_plan(plan)
    assert not (folder / "tc02.yaml").exists()
    assert load_standard(folder).standard.head.criteria == ("tc01",)


def test_comments_that_go_with_a_row_are_told(tmp_path: Path) -> None:
    """The author's words behind a band that is taken out: gone with it, and said so; those above it stay, unsaid."""
    folder = small(tmp_path)
    path = folder / "tc01.yaml"
    band = "      - {at_least: 1, points: 20, mark: verbatim}\n"
    text = path.read_text("utf-8")
    assert band in text
    path.write_text(text.replace(band, "      # bậc dưới\n" + band.replace("}", "}  # theo công văn")), "utf-8")

    def fewer(workbook: Workbook) -> None:
        workbook["Bậc"].delete_rows(row_of(workbook, "Bậc", "tc01.2", 2))

    plan = plan_import(edited(exported(folder, tmp_path / "so.xlsx"), fewer), folder)
    assert plan.remarks == ("# theo công văn",)
    assert "      # bậc dưới\n      - {otherwise: true" in (plan.files["tc01.yaml"] or b"").decode()
    page = StringIO()
    out = Console(file=page, width=200, highlight=False, markup=False)
    show_plan(Screen(SAY, out, out, quiet=False), plan, "")
    assert "Lời ghi chú mất theo: # theo công văn" in page.getvalue()


def test_an_overlap_is_refused_at_its_cell(tmp_path: Path) -> None:
    """Two bands that hold one value: the second's cell is named, and the words are the law's own."""
    edit = typed("Bậc", "at_least", "tc02.2", 0.5, 2)
    also = typed("Bậc", "less_than", "tc02.2", 0.7, 1)
    plain = typed("Bậc", "equals", "tc02.2", None, 1)
    plan = plan_import(edited(exported(SMALL, tmp_path / "so.xlsx"), edit, also, plain), SMALL)
    assert ("LAW-402", "so.xlsx › Bậc › C13") in [(p.code, str(p.place)) for p in plan.problems]


@pytest.mark.parametrize(
    ("sheet", "key", "name", "value", "code", "at"),
    [
        ("Ngưỡng", "threshold", "plain", "nhiều", "LAW-206", "C6"),
        ("Ngưỡng", "threshold", "plain", None, "LAW-202", "C6"),
        ("Ngưỡng", "mark", "plain", "chắc", "LAW-203", "D6"),
        ("Mục", "measure", "tc01.2", "phép thử", "LAW-209", "E5"),
        ("Mục", "measure.datum", "tc01.2", "so_hoat_don", "LAW-307", "F5"),
        ("Mục", "max_points", "tc01.2", 41, "LAW-303", "D5"),
        ("Số liệu", "at_most", "so_hoat_dong", -1, "LAW-206", "G5"),
        ("Ví dụ", "points", "tc01.1", "61", "LAW-404", "C4"),
        ("Thẩm quyền", "from", "district", "31/02/2019", "LAW-208", "B4"),
    ],
)
def test_the_law_s_own_mistakes_come_back_by_cell(
    tmp_path: Path, sheet: str, key: str, name: str, value: object, code: str, at: str
) -> None:
    """What load, check and prove find is shown at the cell that it was typed in."""
    plan = plan_import(edited(exported(SMALL, tmp_path / "so.xlsx"), typed(sheet, key, name, value)), SMALL)
    found = [(p.code, p.place.sheet, p.place.cell) for p in plan.problems]
    assert (code, sheet, at) in found, found


def refused(path: Path) -> tuple[Problem, ...]:
    """All that a workbook is refused for."""
    try:
        return plan_import(path, SMALL).problems
    except ProblemsFound as fault:
        return fault.problems


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, tuple[Problem, ...]]:
    """What reading each broken workbook says, by its code."""
    own = tmp_path_factory.mktemp("so")
    return {code: refused(Path(shutil.copy(BAD / f"{code}.xlsx", own / "so.xlsx"))) for code in SLIPS}


def test_every_code_of_the_workbook_has_a_broken_file() -> None:
    """No code that cannot happen, and no broken workbook without a code."""
    assert (
        {code for code in catalogue() if code.startswith("WBK-")} == set(SLIPS) == {p.stem for p in BAD.glob("*.xlsx")}
    )


def test_all_that_is_told_is_told_as_it_was_read_aloud(found: Mapping[str, tuple[Problem, ...]], hold: Hold) -> None:
    """In both languages, problem by problem as a command prints it, every word as it was read aloud."""
    hold("workbook", found)


def test_a_broken_workbook_is_refused_by_its_code_at_its_cell(found: Mapping[str, tuple[Problem, ...]]) -> None:
    """One slip, one code, at the cell to mend; and nothing else is found."""
    told = {code: [(p.code, str(p.place)) for p in problems] for code, problems in found.items()}
    assert told == {code: [(code, f"so.xlsx › {at}" if at else "so.xlsx")] for code, (_, at) in SLIPS.items()}


@pytest.mark.parametrize("lost", ["schema", "standard", "sha256"])
@pytest.mark.parametrize("value", [None, "", "x"])
def test_a_hidden_sheet_that_lost_a_line_is_told(lost: str, value: str | None, tmp_path: Path) -> None:
    """Whose workbook it is, and of which state of the law, is known from there alone."""

    def lose(workbook: Workbook) -> None:
        row = next(row for row in workbook["_meta"].iter_rows() if row[0].value == lost)
        row[0 if value else 1].value = value

    with pytest.raises(ProblemsFound) as refused:
        read_law_workbook(edited(exported(SMALL, tmp_path / "so.xlsx"), lose), "so.xlsx")
    assert [told.code for told in refused.value.problems] == ["WBK-101"]


def test_every_key_of_the_law_has_its_column_and_its_words() -> None:
    """No key of a model is without a sheet, and every column has a head and a note in both languages."""
    lists = {table.key for table in TABLES} | {"criteria"}
    models: list[type[BaseModel]] = [StandardHead, *(table.model for table in TABLES)]
    for model in models:
        own = {column.path[0] for column in columns_of(model)}
        typed = {field.alias or name for name, field in model.model_fields.items() if not field.exclude}
        assert own | lists >= typed, model
    measures = {column.path[-1] for column in columns_of(Item) if column.path[0] == "measure"} - {
        MEASURE[-1],
        DATUM[-1],
    }
    shapes = measure_kinds().items()
    keys = {key for kind, shape in shapes for key in shape.model_fields if key not in (kind, "over")}
    assert measures == keys | set(Over.model_fields)  # the keys of ``over`` are columns of their own
    held = vocabulary()
    assert all(all(key.head) and all(key.note) for keys in held.keys.values() for key in keys.values())
    for column in (c for table in TABLES for c in columns_of(table.model) if c.choices):
        assert set(column.choices) <= set(held.words[column.words]), column
    for name, told in held.words.items():
        for at in (0, 1):
            assert len({pair[at] for pair in told.values()}) == len(told), name
