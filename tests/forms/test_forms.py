"""Forms: written, filled, read back, spoilt, and shown the same by another reader."""

from __future__ import annotations

import random
import re
import unicodedata
import zipfile
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.evidence.facts import Document, Fact
from engine.evidence.questionnaire import questionnaire
from engine.evidence.reading import read_evidence, read_file
from engine.evidence.round import read_round
from engine.files.persons.guard import personal_sign
from engine.files.workbook import open_book
from engine.forms.template import form_name, write_form
from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import Place

TESTS = Path(__file__).parents[1]
LAW = load_standard(TESTS / "small")
ROUND, _ = read_round(TESTS / "bad")
ASKED = questionnaire(LAW, ROUND)
NOWHERE = Place("")
KINDS = {evidence.id: evidence for evidence in LAW.standard.book.evidence}


def words(categories: tuple[str, ...], **sizes: int) -> st.SearchStrategy[str]:
    """Texts of these signs as the door gives them back: composed, none with the sign for a broken one or of a person.

    "BO" alone is the head of a column of fathers, and a file that has it is not read.
    """
    signs = st.characters(codec="utf-8", categories=categories, exclude_characters="\ufffd")  # type: ignore[arg-type]
    composed = st.text(signs, **sizes).map(lambda text: unicodedata.normalize("NFC", text))
    return composed.filter(lambda text: personal_sign(text) is None)


documents = st.none() | st.builds(
    Document,
    words(("L", "N", "P", "S"), min_size=1, max_size=20),
    st.none() | st.dates(date(2000, 1, 1), ROUND.on),
)


def fact(name: str, value: int, document: Document | None = None, note: str = "") -> Fact:
    """A fact of no place yet."""
    return Fact(name, value, NOWHERE, "given", document, note)


@st.composite
def filled(draw: st.DrawFn) -> Mapping[str, Fact]:
    """Any facts a form can hold, each left out or given."""
    facts = {}
    for name in draw(st.sets(st.sampled_from(sorted(KINDS)))):
        top = 1 if KINDS[name].kind == "yes_no" else KINDS[name].at_most
        note = draw(words(("L", "P", "S"), max_size=10))
        facts[name] = fact(name, draw(st.integers(KINDS[name].at_least, top)), draw(documents), note)
    return facts


def said(facts: Mapping[str, Fact]) -> dict[str, tuple[object, ...]]:
    """Facts without their places."""
    return {name: (f.value, f.state, f.document, f.note) for name, f in facts.items()}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=filled())
def test_a_filled_form_gives_its_facts_back(facts: Mapping[str, Fact], tmp_path: Path) -> None:
    """Write, read: the same values, documents, days and notes, whatever signs they begin with."""
    path = tmp_path / "form.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"), facts)
    reading = read_file(path, "form.xlsx", LAW, ROUND)
    assert said({f.evidence: f for _, f in reading.facts(ASKED)}) == said(facts)
    assert {p.code for p in reading.problems} <= ({"EVI-110"} if not facts else {"EVI-132", "EVI-218"})


def test_not_applicable_comes_back(tmp_path: Path) -> None:
    """A part of nothing keeps its own kind of nothing."""
    folder = round_folder(tmp_path)
    facts = {
        "tre_duoi_1_tuoi": fact("tre_duoi_1_tuoi", 0),
        "tre_duoi_1_tiem_du": Fact("tre_duoi_1_tiem_du", 0, NOWHERE, "not_applicable"),
    }
    write_form(folder / "evidence" / "mot.xlsx", LAW, ROUND, ROUND.units[0], speak("vi"), facts)
    commune = read_evidence(folder, LAW, ROUND).communes["00001"]
    assert commune.facts["tre_duoi_1_tiem_du"].state == "not_applicable"
    assert not commune.set_aside


def round_folder(tmp_path: Path) -> Path:
    """The trial round, with no evidence yet."""
    folder = tmp_path / "round"
    (folder / "evidence").mkdir(parents=True)
    for name in ("round.yaml", "communes.csv"):
        (folder / name).write_bytes((TESTS / "bad" / name).read_bytes())
    return folder


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_form_in_either_language_is_read(language: str, tmp_path: Path) -> None:
    """The heads, words and drop-downs of a form are those of its own language."""
    path = tmp_path / "form.xlsx"
    facts = {"co_nguoi_phu_trach": fact("co_nguoi_phu_trach", 1), "tre_em": fact("tre_em", 1_234)}
    write_form(path, LAW, ROUND, ROUND.units[1], speak(language), facts)
    assert said({f.evidence: f for _, f in read_file(path, "f.xlsx", LAW, ROUND).facts(ASKED)}) == said(facts)


def test_the_same_form_is_the_same_file(tmp_path: Path) -> None:
    """Same input, same bytes; no file is left beside it."""
    for name in ("one.xlsx", "two.xlsx"):
        write_form(tmp_path / name, LAW, ROUND, ROUND.units[0], speak("vi"))
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["one.xlsx", "two.xlsx"]


def test_form_as_excel_keeps_it(tmp_path: Path) -> None:
    """Locked but for the answers, without password; identity out of sight; each datum asked once; A4."""
    path = tmp_path / form_name(ROUND.units[0])
    assert path.name == "00001-mot.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"))
    workbook = load_workbook(path)
    sheet, own, meta = workbook.worksheets
    asked = [sheet[f"A{row}"].value for row in range(1, sheet.max_row + 1) if sheet[f"A{row}"].value]
    unlocked = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}
    assert sorted(asked) == sorted(KINDS)
    assert len(unlocked) == 4 * len(KINDS)
    assert (sheet.protection.sheet, sheet.protection.password, meta.sheet_state) == (True, None, "veryHidden")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToWidth or 1) == (
        "landscape",
        9,
        1,
    )
    assert (own.title, own.page_setup.orientation, own.page_setup.paperSize) == ("Tự chấm", "portrait", 9)
    assert own.protection.sheet
    assert sheet.print_title_rows == "$5:$5"
    assert "SỐ LIỆU MÔ PHỎNG" in str(sheet["B4"].value)
    assert load_workbook(path, data_only=True).worksheets[0]["J4"].value == 0


def test_answer_cells_keep_what_was_typed(tmp_path: Path) -> None:
    """Each answer's four cells are yellow, open and text, without green corners, with a check and a word of help."""
    write_form(tmp_path / "f.xlsx", LAW, ROUND, ROUND.units[0], speak("vi"))
    workbook = load_workbook(tmp_path / "f.xlsx")
    sheet = workbook.worksheets[0]
    assert workbook.security is not None
    assert workbook.security.lockStructure
    rows = [row for row in range(1, sheet.max_row + 1) if sheet[f"A{row}"].value]
    for row in rows:
        cells = [sheet[f"{column}{row}"] for column in "EFGH"]
        assert [cell.number_format for cell in cells] == ["@"] * 4
        assert {(cell.fill.start_color.rgb, cell.protection.locked, cell.value) for cell in cells} == {
            ("FFFFF6D6", False, None)
        }
    checks = {
        f"{column}{row}": check
        for check in sheet.data_validations.dataValidation
        for area in check.sqref.ranges
        for column, row in [(area.coord[0], row) for row in range(area.min_row, area.max_row + 1)]
    }
    assert set(checks) == {f"{column}{row}" for column in "EG" for row in rows}
    assert all(check.prompt and check.error and check.allow_blank for check in checks.values())
    assert all(len(str(check.formula1)) <= 255 for check in checks.values())
    with zipfile.ZipFile(tmp_path / "f.xlsx") as parts:
        told = parts.read("xl/worksheets/sheet1.xml").decode()
    spared = re.findall(r'<ignoredError sqref="([^"]+)" numberStoredAsText="1"', told)
    assert spared == [f"E{rows[0]}:E{rows[-1]} G{rows[0]}:G{rows[-1]}"]


def test_no_check_asks_the_computer_how_it_writes(tmp_path: Path) -> None:
    """Neither a date typed by Excel nor a format by letters of one language: only digits, and a day from its parts."""
    write_form(tmp_path / "f.xlsx", LAW, ROUND, ROUND.units[0], speak("vi"))
    for sheet in load_workbook(tmp_path / "f.xlsx").worksheets[:2]:
        checks = [check for check in sheet.data_validations.dataValidation if check.type != "list"]
        assert {check.type for check in checks} == {"custom"}
        days = [str(check.formula1) for check in checks if "DATEVALUE" in str(check.formula1)]
        assert days
        assert all("RIGHT(" in formula and '"-"' in formula for formula in days)
        assert not [c for c in checks if re.search(r'TEXT\([^"]*"(?!0")', str(c.formula1))]


def test_a_part_above_its_whole_is_coloured_though_both_are_text(tmp_path: Path) -> None:
    """Dots between thousands are taken out before the two are held against each other."""
    write_form(tmp_path / "f.xlsx", LAW, ROUND, ROUND.units[0], speak("vi"))
    sheet = load_workbook(tmp_path / "f.xlsx").worksheets[0]
    rules = [str(rule.formula[0]) for cells in sheet.conditional_formatting for rule in cells.rules]
    assert len(rules) == sum(len(evidence.not_more_than) for evidence in KINDS.values())
    assert all(rule.count("VALUE(SUBSTITUTE($E$") == 2 and rule.startswith("IFERROR(") for rule in rules)


@pytest.mark.parametrize("name", ["Xã " + "Rất Dài " * 40, "Xã Một\x07\x00", "Xã " + "ă" * 300])
def test_a_form_s_name_is_one_that_every_system_takes(name: str) -> None:
    """The code first, at most a hundred plain signs."""
    unit = ROUND.units[0].model_copy(update={"name": name})
    assert re.fullmatch(r"00001(-[a-z0-9]+)*\.xlsx", form_name(unit))
    assert len(form_name(unit)) <= 100


def test_the_form_is_signed_once_and_never_on_a_page_of_its_own(tmp_path: Path) -> None:
    """Names to sign stand on the last sheet alone, below at least three items; the others say where."""
    write_form(tmp_path / "f.xlsx", LAW, ROUND, ROUND.units[0], speak("vi"))
    first, own, _ = load_workbook(tmp_path / "f.xlsx").worksheets
    signed = {s.title: [c.row for r in s for c in r if c.value == "NGƯỜI LẬP PHIẾU"] for s in (first, own)}
    assert signed[first.title] == []
    (row,) = signed[own.title]
    assert any("Cả phiếu ký một lần" in str(c.value) for r in first for c in r)
    breaks = [b.id for b in own.row_breaks.brk]
    items = [r for r in range(6, row) if own[f"A{r}"].value]
    assert not breaks or max(breaks) < items[-3]


def test_another_reader_sees_the_same_cells(tmp_path: Path) -> None:
    """openpyxl, slow and thorough, agrees on every cell of a filled form."""
    path = tmp_path / "form.xlsx"
    facts = {name: fact(name, 1, Document("=1+1", date(2024, 2, 29)), "+84") for name in KINDS}
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"), facts)
    book = open_book(path, "form.xlsx")
    for sheet in load_workbook(path, data_only=True).worksheets:
        theirs = {(c.row, c.column): c.value for row in sheet for c in row if c.value is not None}
        days = {at: value.date() for at, value in theirs.items() if isinstance(value, datetime)}
        assert {at: cell.raw for at, cell in book.sheets[sheet.title].cells.items()} == {**theirs, **days}


def test_a_mangled_form_brings_out_problems_only(tmp_path: Path) -> None:
    """Bytes changed, cut or doubled anywhere: facts or problems, never an exception."""
    path = tmp_path / "form.xlsx"
    seen: set[str] = set()
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"), {"tre_em": fact("tre_em", 5)})
    whole, chance = path.read_bytes(), random.Random(7)
    for _ in range(300):
        path.write_bytes(mangled(whole, chance))
        reading = read_file(path, "form.xlsx", LAW, ROUND)
        seen.update(p.code for p in reading.problems)
    assert "FIL-104" in seen


def test_a_mangled_part_brings_out_problems_only(tmp_path: Path) -> None:
    """The same inside the zip, where checksums no longer protect the reader."""
    path = tmp_path / "form.xlsx"
    write_form(path, LAW, ROUND, ROUND.units[0], speak("vi"), {"tre_em": fact("tre_em", 5)})
    with zipfile.ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    chance = random.Random(8)
    seen: set[str] = set()
    for _ in range(300):
        name = chance.choice(sorted(parts))
        with zipfile.ZipFile(path, "w") as file:
            for part, content in parts.items():
                file.writestr(part, mangled(content, chance) if part == name else content)
        seen.update(p.code for p in read_file(path, "form.xlsx", LAW, ROUND).problems)
    assert {"FIL-104", "FIL-208"} <= seen


def mangled(content: bytes, chance: random.Random) -> bytes:
    """Some bytes put in place of others, or a stretch cut out or doubled."""
    at = chance.randrange(len(content))
    span = chance.randrange(1, 40)
    match chance.randrange(3):
        case 0:
            return content[:at] + chance.randbytes(min(span, 4)) + content[at + min(span, 4) :]
        case 1:
            return content[:at] + content[at + span :]
        case _:
            return content[:at] + content[at : at + span] + content[at:]


def test_tables_of_many_communes(tmp_path: Path) -> None:
    """Codes without their zeros, names, labels for heads, a total row passed over, a document with its day."""
    folder = round_folder(tmp_path)
    text = (
        "Mã xã;Minh chứng;Giá trị;Văn bản;Ghi chú\n"
        '1;tre_em;1.200;"12/BC-UBND; xã, ngày 05/11/2024";"hai\ndòng"\n'
        "Thị trấn Hai;Trẻ em dưới 1 tuổi;0;;\n"
    )
    (folder / "evidence" / "bang.csv").write_bytes(text.encode("utf-8-sig"))
    communes = read_evidence(folder, LAW, ROUND).communes
    first = communes["00001"].facts["tre_em"]
    assert (first.value, first.document, first.note) == (
        1200,
        Document("12/BC-UBND; xã", date(2024, 11, 5)),
        "hai\ndòng",
    )
    assert str(first.place) == "evidence/bang.csv:2:10"
    assert communes["00002"].facts["tre_duoi_1_tuoi"].place.line == 4


def test_a_wide_workbook(tmp_path: Path) -> None:
    """A commune a row, a datum a column, ids or labels for heads; blanks stay missing, zeros stay zeros."""
    from openpyxl import Workbook

    folder, workbook = round_folder(tmp_path), Workbook()
    for row in (
        ["STT", "Xã", "tre_em", "Trẻ em dưới 1 tuổi", "co_nguoi_phu_trach"],
        [1, "Xã Một", 1200, 0, "Có"],
        [2, "thị trấn hai", 900.0, None, "không"],
        [None, "Tổng cộng", 2100, 0, None],
    ):
        workbook.worksheets[0].append(row)
    workbook.save(folder / "evidence" / "tong.xlsx")
    evidence = read_evidence(folder, LAW, ROUND)
    assert evidence.problems == ()
    assert {n: f.value for n, f in evidence.communes["00001"].facts.items()} == {
        "tre_em": 1200,
        "tre_duoi_1_tuoi": 0,
        "co_nguoi_phu_trach": 1,
    }
    assert set(evidence.communes["00002"].facts) == {"tre_em", "co_nguoi_phu_trach"}
    assert str(evidence.communes["00002"].facts["tre_em"].place) == "evidence/tong.xlsx › Sheet › C3"
