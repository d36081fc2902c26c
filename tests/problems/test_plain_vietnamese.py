"""Every message of the policy desk is plain Vietnamese: of the catalogue, of broken files, and of broken workbooks."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from engine.desk.editing.importing import plan_import
from engine.language import speak
from engine.law.loading import load_standard
from engine.law.source import parse_source
from engine.problems import NO_OTHER, Place, Problem, ProblemsFound, catalogue, problem, render, words
from tests.bad.workbook.make import SLIPS
from tests.desk.made_workbooks import Edit, edited, exported, shown, typed
from tests.frozen import SMALL
from tests.law.test_bad_law import BROKEN, broken

BAD = SMALL.parent / "bad" / "workbook"
DESK = ("LAW-", "WBK-", "CHK-")
# What a library says, a pattern, Python's own lists and values, a dash in the place of a word, a hole. The name of a
# number in the ledger (class/plain/threshold) is the author's own.
FOREIGN = re.compile(
    r"\b(?:[Ii]nput|should|valid|[Ss]tring|pattern|found|expected|did not|cannot|could not|must|indicator|token|"
    r"violates|[Ee]xtra|required|greater|less than|tuple|list|dict|None|True|False|class(?!/[a-z]))\b|\^\[|\\\\d|\(\?|"
    r"\(?'[^']*', ?'|\('|“–”|“”|Fraction|\{\w*\}|<class|Traceback"
)
# Keys of the files; whoever edits in Excel sees heads and words of drop-downs instead.
KEYS = re.compile(
    r"(?<!-)\b(?:at_least|more_than|at_most|less_than|otherwise|max_points|when_none|not_more_than|evidence\.yaml|"
    r"standard\.yaml|yes_no|full_points|not_applicable|verbatim|reported|provisional|in_force|measure|examples|basis|"
    r"given|points|true|false|over_percent|at_least_percent)\b"
)
# Every kind of fault in the files that a law's editor makes, as a change of one file of the small standard.
FAULTS: dict[str, tuple[str, str, str]] = {
    "an id in capitals": ("tc01.yaml", "id: tc01.1", "id: TC01_1"),
    "a list for a text": ("tc01.yaml", "title: Nguồn lực", "title: [Nguồn, lực]"),
    "a group for a text": ("tc01.yaml", "title: Nguồn lực", "title: {a: b}"),
    "a text for a list": ("standard.yaml", "criteria: [tc01, tc02]", "criteria: tc01"),
    "a list for points": ("tc01.yaml", "max_points: 60", "max_points: [60, 61]"),
    "a group for points": ("tc01.yaml", "max_points: 60", "max_points: {at_least: 60}"),
    "a text too long": ("tc01.yaml", "title: Nguồn lực", "title: " + "dài " * 1200),
    "an unknown kind of commune": ("standard.yaml", "type: [phuong]", "type: [quan]"),
    "a key of another place": ("tc01.yaml", "    max_points: 60", "    max_points: 60\n    criteria: [tc01]"),
    "a key like none": ("tc01.yaml", "    max_points: 60", "    max_points: 60\n    zzz: 1"),
    "a comma in a number": ("tc02.yaml", "{at_least: 98,", "{at_least: '97,5',"),
    "too many points": ("tc01.yaml", "max_points: 60", "max_points: 99999999"),
    "a tab": ("tc01.yaml", "    max_points: 60", "\tmax_points: 60"),
    "an open quote": ("tc01.yaml", "title: Nguồn lực", 'title: "Nguồn lực'),
    "an open bracket": ("tc01.yaml", "{yes: true, points: 60, mark: checked}", "{yes: true, points: 60"),
    "two colons": ("tc01.yaml", "title: Nguồn lực", "title: Nguồn: lực"),
    "a dash out of place": ("tc01.yaml", "    max_points: 60", "   - max_points: 60"),
    "no blank after the colon": ("tc01.yaml", "title: Nguồn lực", "title:Nguồn lực"),
    "a line set in too far": ("tc01.yaml", "number: 1", "   number: 1"),
    "a sign that does not print": ("tc01.yaml", "title: Nguồn lực", "title: Nguồn\u0007 lực"),
    "a backslash": ("tc01.yaml", "title: Nguồn lực", 'title: "a\\q"'),
    "an alias of nothing": ("tc01.yaml", "title: Nguồn lực", "title: *a"),
    "no bands": ("tc01.yaml", "    bands:", "    bands: []\n    actions:"),
}
TYPED: dict[str, tuple[Edit, ...]] = {
    "a word for points": (typed("Ngưỡng", "threshold", "plain", "nhiều"),),
    "nothing for points": (typed("Ngưỡng", "threshold", "plain", None),),
    "a mark": (typed("Ngưỡng", "mark", "plain", "chắc"),),
    "a measure": (typed("Mục", "measure", "tc01.2", "phép thử"),),
    "a datum like none": (typed("Mục", "measure.datum", "tc01.2", "zzzzz"),),
    "a count of a whole": (typed("Mục", "measure.of", "tc01.2", "tre_em"),),
    "a share of nothing": (typed("Mục", "measure.of", "tc02.1", None),),
    "a datum of another kind": (typed("Mục", "measure.datum", "tc01.1", "so_hoat_dong"),),
    "points that do not add up": (typed("Mục", "max_points", "tc01.2", 41),),
    "an example off": (typed("Ví dụ", "points", "tc01.1", "61"),),
    "an example in percent": (typed("Ví dụ", "given", "tc02.1", "97 %"),),
    "a day that is none": (typed("Thẩm quyền", "from", "district", "31/02/2019"),),
    "a flag": (typed("Bậc", "otherwise", "tc01.1", "đúng thế", 2),),
    "no for a condition": (typed("Bậc", "otherwise", "tc01.1", None, 2), typed("Bậc", "yes", "tc01.1", "không", 2)),
    "two conditions": (typed("Bậc", "more_than", "tc01.2", 2),),
    "no last band": (typed("Bậc", "otherwise", "tc01.2", None, 3),),
    "an edge above all": (typed("Bậc", "at_least", "tc02.1", 980),),
    "an edge that Excel made 0.975": (typed("Bậc", "at_least", "tc02.1", 0.975),),
    "an edge in words": (typed("Bậc", "at_least", "tc02.1", "hơn 98"),),
    "an edge in percent": (typed("Bậc", "at_least", "tc02.1", "98%"),),
    "an edge moved": (typed("Bậc", "at_least", "tc02.1", "97,5"),),
    "an edge of too many digits": (typed("Bậc", "at_least", "tc02.1", "97,99999999999999999999"),),
    "nothing for nobody": (typed("Mục", "when_none", "tc02.1", None),),
    "a kind of commune": (typed("Xếp nhóm", "type", "plain", "quận"),),
    "a month": (lambda workbook: shown(workbook, "cycle.months", "11, 13"),),
    "an id in words": (typed("Số liệu", "id", "so_hoat_dong", "Số hoạt động"),),
    "a check's level": (typed("Phép soát", "level", "identical", "lỗi"),),
    "a check's key": (typed("Phép soát", "over_percent", "nobody", 20),),
    "a check's example": (typed("Ví dụ phép soát", "given", "nobody", "tre em 5", 2),),
}


def said(found: Problem) -> str:
    """A problem's own words without what its author typed, which may be anything."""
    return " ".join(words(found, "vi").values()).replace(found.typed or "\0", "⟨…⟩")


def faults_of(found: tuple[Problem, ...], unwanted: re.Pattern[str]) -> list[str]:
    """The words that no message should have, each with its code."""
    return [f"{told.code}: {hit.group()} in {said(told)}" for told in found for hit in unwanted.finditer(said(told))]


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small standard's workbook, made once."""
    return exported(SMALL, tmp_path_factory.mktemp("out") / "so.xlsx")


def test_no_text_of_the_catalogue_is_a_library_s() -> None:
    """What, rule and remedy of every code of the desk, also as said to whoever typed into a cell."""
    found = []
    for code, kind in catalogue().items():
        for texts in (kind.texts["vi"], kind.on_sheet["vi"]):
            for text in texts.values() if code.startswith(DESK) else ():
                found += [f"{code}: {hit.group()}" for hit in FOREIGN.finditer(re.sub(r"\{+\w+[^}]*\}+", "x", text))]
        assert set(kind.on_sheet["vi"]) <= set(kind.texts["vi"]), code
    assert found == []


def test_a_word_like_none_is_never_asked_after() -> None:
    """Where no known word is near, no code of any family asks whether a dash was meant, and each still has a remedy."""
    asked = []
    for code, kind in catalogue().items():
        holes = {hole for text in kind.texts["vi"].values() for hole in re.findall(r"\{(\w+)", text)}
        holes |= {hole for text in kind.texts["en"].values() for hole in re.findall(r"\{(\w+)", text)}
        if "near" not in holes:
            continue
        told = problem(code, Place("x"), "", **{**dict.fromkeys(holes, "x"), "near": NO_OTHER})
        for language in ("vi", "en"):
            text = render(told, language)
            asked += [code] if NO_OTHER in text or not words(told, language)["remedy"] else []
    assert asked == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_told_in_vietnamese(path: Path, tmp_path: Path) -> None:
    """All that opening it shows, in the words of its author."""
    _, found = broken(path, tmp_path)
    assert faults_of(found, FOREIGN) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_of_the_files_is_told_in_vietnamese(name: str, tmp_path: Path) -> None:
    """What the YAML reader and the models refuse, in words of ours, and never a line too long to read."""
    file, old, new = FAULTS[name]
    law = Path(shutil.copytree(SMALL, tmp_path / "small"))
    text = (law / file).read_text("utf-8")
    (law / file).write_text(text.replace(old, new, 1), "utf-8")
    try:
        load_standard(law)
        found: tuple[Problem, ...] = ()
    except ProblemsFound as refused:
        found = refused.problems
    assert faults_of(found, FOREIGN) == []
    assert [line for told in found for line in render(told, "vi").splitlines() if len(line) > 400] == []


@pytest.mark.parametrize("name", TYPED)
def test_a_fault_of_the_workbook_is_told_by_cell_in_words_of_the_sheet(
    name: str, workbook: Path, tmp_path: Path
) -> None:
    """No key and no fixed value of the files, no line number: heads, words of drop-downs, cells."""
    path = edited(Path(shutil.copy(workbook, tmp_path)), *TYPED[name])
    try:
        found = plan_import(path, SMALL).problems
    except ProblemsFound as refused:
        found = refused.problems
    assert found
    assert {told.place.file for told in found} == {"so.xlsx"}
    assert faults_of(found, FOREIGN) + faults_of(found, KEYS) == []


@pytest.mark.parametrize("code", SLIPS)
def test_a_broken_workbook_is_told_in_vietnamese(code: str, tmp_path: Path) -> None:
    """What the reader of the workbook itself refuses."""
    path = Path(shutil.copy(BAD / f"{code}.xlsx", tmp_path / "so.xlsx"))
    try:
        found = plan_import(path, SMALL).problems
    except ProblemsFound as refused:
        found = refused.problems
    assert faults_of(found, FOREIGN) == []


def test_a_long_line_is_quoted_around_its_fault() -> None:
    """A line of six thousand signs is shown in part, with the caret under the very place."""
    text = "a: " + "[" * 25 + "x" * 6000
    with pytest.raises(ProblemsFound) as refused:
        parse_source(text, "x.yaml")
    (told,) = refused.value.problems
    lines = render(told, speak("vi").language).splitlines()
    quote, caret = lines[1], lines[2]
    assert len(quote) < 200
    assert quote[caret.index("^")] == "["
