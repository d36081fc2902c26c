"""Files of boards and policy staff besides the evidence: rounds, lists, overrides, people, laws, sheets, texts.

Số liệu mô phỏng.
"""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeAlias

from openpyxl import load_workbook

from engine.desk.editing.importing import plan_import
from engine.evidence.round import read_round
from engine.files.workbook import read_book
from engine.forms.round_excel import Choices, write_round_workbook
from engine.problems import errors
from engine.reading.loading.opening_text import open_text
from engine.reading.reading_law import read_law
from engine.records.acting.override_file import read_overrides
from engine.records.entries.entry import digest
from engine.reporting.excel.checklist_excel import COLUMNS, write_checklist
from engine.service.dossier.making_dossier import DossierRequest, make_dossier
from engine.service.proofread import read_sheet
from engine.service.review.appraisal.appraisal_in import read_sent
from engine.service.review.opening.council_book import council_source
from engine.service.review.opening.people import people_of
from engine.service.store import FileStore
from tests import frozen
from tests.attack import plain_eyes
from tests.attack.mutating import members_of
from tests.attack.plain_eyes import Said
from tests.attack.victims import SAY, Taken, Victim
from tests.desk.made_workbooks import exported
from tests.reading.corpus import law as letters_law
from tests.reading.made_decisions import decision
from tests.reading.made_files import docx_bytes, html_bytes, pdf_bytes
from tests.records.dossier.verifying import run
from tests.service.appraised import CODE, OTHER, WHO, desk_of, file_of, handed_out, typed
from tests.service.test_council_book import filled

Rows: TypeAlias = Mapping[str, Sequence[Sequence[object]]]
OVERRIDES = """overrides:
  - {id: nhom, commune: "02587", kind: class, value: other, reason: theo biên bản, document: 7/QĐ-UBND,
     from: 2024-01-01, until: 2024-12-31}
  - {id: mien, commune: "02545", kind: not_applicable, value: tre_5_tuoi, reason: không có trẻ, document: 8/QĐ-UBND,
     from: 2024-01-01, until: 2024-12-31}
"""
ROUND_KEYS = ("id", "title", "standard", "on", "area", "simulated", "authority", "previous")


def round_taken(folder: Path) -> Taken:
    """What a round's folder says: its head and its communes."""
    made, told = read_round(folder)
    said = {f"/{key}": plain_eyes.word(value) for key in ROUND_KEYS if (value := getattr(made, key)) is not None}
    said |= {"/period/from": plain_eyes.word(made.period_from), "/period/to": plain_eyes.word(made.period_to)}
    for unit in made.units:
        flags = (unit.mountain, unit.island, unit.area_iii)
        said[f"xã {unit.code}"] = " ".join([unit.name, unit.type, unit.province, *map(str, flags)])
    return Taken(said, tuple(sorted({p.code for p in told})))


def round_door(name: str, content: bytes, work: Path) -> Taken:
    """A round's file beside the other of a valid round."""
    folder = work / "dot"
    folder.mkdir()
    for other in ("round.yaml", "communes.csv") if name != "dot.xlsx" else ():
        shutil.copy(frozen.ROUND / other, folder / other)
    (folder / name).write_bytes(content)
    return round_taken(folder)


def day(text: str) -> str:
    """An ISO day, or one with slashes, as dd/mm/yyyy."""
    parts = text.split("-")
    return "/".join(reversed(parts)) if len(parts) == 3 else "/".join(p.zfill(2) for p in text.split("/"))


@cache
def of_the_other(name: str) -> Said:
    """What the round's other file says, which is not touched."""
    said = round_taken(frozen.ROUND).said
    return {key: value for key, value in said.items() if key.startswith("/") == (name == "communes.csv")}


def yaml_eyes(content: bytes) -> Said:
    """A round's head, as it is typed."""
    told = dict(plain_eyes.flat(plain_eyes.of_yaml(content)))
    said = {key: told[key] for key in (*(f"/{k}" for k in ROUND_KEYS), "/period/from", "/period/to") if key in told}
    for key in ("/on", "/period/from", "/period/to"):
        said[key] = day(said[key])
    said["/simulated"] = said["/simulated"].capitalize()
    return said | of_the_other("round.yaml")


KINDS = {"xa": "xa", "phuong": "phuong", "thi tran": "thi_tran", "thi_tran": "thi_tran", "dac khu": "dac_khu",
         "dac_khu": "dac_khu"}  # fmt: skip
PROVINCES = {"tinh": "tinh", "thanh pho": "thanh_pho", "thanh_pho": "thanh_pho"}


def units_eyes(rows: list[list[Any]], heads: Mapping[str, str]) -> Said:
    """Communes of a list, a row each, by heads that stand for keys."""
    told = [[plain_eyes.word(cell) for cell in row] for row in rows]
    at = next(at for at, row in enumerate(told) if row and plain_eyes.bare(row[0]) in ("code", "ma xa"))
    keys = {heads.get(plain_eyes.bare(head), ""): column for column, head in enumerate(told[at])}
    said = Said()
    for row in told[at + 1 :]:
        flags = [plain_eyes.figure(row[keys[key]]) for key in ("mountain", "island", "area_iii")]
        kind, province = (plain_eyes.bare(row[keys[key]]) for key in ("type", "province_type"))
        words = [row[keys["name"]], KINDS.get(kind, "?"), PROVINCES.get(province, "?")]
        said[f"xã {row[keys['code']]}"] = " ".join(
            [*words, *({"1": "True", "0": "False"}.get(f or "", "None") for f in flags)]
        )
    return said


HEADS = {key: key for key in ("code", "name", "type", "province_type", "mountain", "island", "area_iii")}
EXCEL_HEADS = {"ma xa": "code", "ten xa": "name", "loai": "type", "tinh hay thanh pho": "province_type",
               "mien nui": "mountain", "hai dao": "island", "khu vuc iii": "area_iii"}  # fmt: skip


def communes_eyes(content: bytes) -> Said:
    """The list of communes as a CSV."""
    return units_eyes(plain_eyes.of_csv(content), HEADS) | of_the_other("communes.csv")


LABELS = {"ma dot": "/id", "ten dot": "/title", "bo tieu chi": "/standard", "ngay chot so lieu": "/on",
          "ky so lieu: tu ngay": "/period/from", "ky so lieu: den ngay": "/period/to", "dia ban": "/area",
          "so lieu mo phong": "/simulated", "dot truoc": "/previous", "tham quyen": "/authority"}  # fmt: skip


def round_book_eyes(content: bytes) -> Said:
    """A round as a workbook."""
    sheets = plain_eyes.of_sheets(content)
    said = {LABELS[plain_eyes.bare(row[0])]: plain_eyes.word(row[1]) for row in sheets["Đợt"]
            if plain_eyes.bare(row[0]) in LABELS and plain_eyes.word(row[1])}  # fmt: skip
    for key in ("/on", "/period/from", "/period/to"):
        said[key] = day(said[key])
    said["/simulated"] = {"1": "True", "0": "False"}.get(plain_eyes.figure(said["/simulated"]) or "", "?")
    rows = [row for row in sheets["Xã"] if plain_eyes.bare(row[0]) == "ma xa" or plain_eyes.word(row[0]).isdigit()]
    return said | units_eyes(rows, EXCEL_HEADS)


def round_book(work: Path) -> bytes:
    """The frozen round as a workbook."""
    made, _ = read_round(frozen.ROUND)
    write_round_workbook(work / "dot.xlsx", replace(made, id="dot"), Choices((), ()))
    return (work / "dot.xlsx").read_bytes()


def overrides_door(content: bytes, _: Path) -> Taken:
    """A round's overrides."""
    made = read_overrides(content, frozen.assessed().round, frozen.law().book)
    keys = ("id", "commune", "kind", "value", "reason", "document", "from_", "until")
    given = [(f"{at}/{key}", getattr(one, key)) for at, one in enumerate(made) for key in keys]
    said = {key: plain_eyes.word(value) if isinstance(value, str) else value for key, value in given}
    return Taken({key: value for key, value in said.items() if value})


def overrides_eyes(content: bytes) -> Said:
    """The same as typed."""
    told = plain_eyes.of_yaml(content)["overrides"]
    said = {f"{at}/{key.replace('from', 'from_')}": plain_eyes.word(value) for at, one in enumerate(told)
            for key, value in one.items()}  # fmt: skip
    return {key: value for key, value in said.items() if value}


def people_door(content: bytes, _: Path) -> Taken:
    """The people of a round, their roles, scopes and days."""
    made = people_of(council_source(read_book(content, "hoi-dong.xlsx")))
    said = Said()
    for one in made.persons:
        until = "" if one.until is None else f"{one.until:%d/%m/%Y}"
        held = [one.name, one.office, *sorted(one.roles), *one.communes, f"{one.from_:%d/%m/%Y}", until]
        said[one.id] = " ".join(held).strip()
    return Taken(said)


ROLE_COLUMNS = ("commune", "appraiser", "member", "secretary", "chair", "viewer", "admin")


def people_eyes(content: bytes) -> Said:
    """The same as typed: a row a person, a cross a role."""
    rows = plain_eyes.of_sheets(content)["Người làm việc"]
    at = next(at for at, row in enumerate(rows) if plain_eyes.bare(row[0]) == "ma nguoi")
    said = Said()
    for row in rows[at + 1 :]:
        cells = [plain_eyes.word(cell) for cell in row]
        if cells[0]:
            roles = sorted(
                role for role, cell in zip(ROLE_COLUMNS, cells[3:10], strict=True) if plain_eyes.bare(cell) == "x"
            )
            communes = [code for code in cells[10].replace(",", " ").split() if code]
            until = day(cells[12]) if cells[12] else ""
            said[cells[0]] = " ".join([cells[1], cells[2], *roles, *communes, day(cells[11]), until]).strip()
    return said


def appraisal_book(work: Path) -> bytes:
    """A workbook of appraisal in which a figure was corrected."""
    path = handed_out(work / "so.xlsx", file_of(CODE))
    typed(path, "tre_em", {"I": "Sửa số", "J": 815, "K": "đếm lại", "L": "9/BC", "M": "15/11/2024"})
    return path.read_bytes()


def appraisal_door(content: bytes, _: Path) -> Taken:
    """The board's figures that a workbook asks for."""
    done = read_sent(desk_of(file_of(CODE)), ("so.xlsx", content), WHO, applied=False)
    said = {wish.evidence.id: wish.fact.value or wish.fact.state for change in done.changes
            for wish in change.corrected if wish.fact}  # fmt: skip
    return Taken(said, tuple(sorted({p.code for p in (*done.warnings, *done.problems)})))


def appraisal_eyes(content: bytes) -> Said:
    """The same as typed: a figure in column J beside its datum in column A."""
    rows = plain_eyes.opened(content)[CODE].iter_rows(values_only=True)
    named = [row for row in rows if plain_eyes.word(row[0]) in file_of(CODE).own]
    own = file_of(CODE).own
    seen = {plain_eyes.word(row[0]): plain_eyes.figure(row[9]) for row in named}
    return {name: told for name, told in seen.items() if told is not None and told != own[name].value}


def sheet_door(content: bytes, work: Path) -> Taken:
    """What a checking sheet says was read in the official text."""
    path = work / "doi-chieu.xlsx"
    path.write_bytes(content)
    sheet = read_sheet(path, frozen.law().book)
    said = {row.number.id: f"{row.value} {row.who} {row.when:%d/%m/%Y}" for row in sheet.found}
    refused = errors(sheet.problems)
    return Taken(Said() if refused else said, tuple(sorted({p.code for p in sheet.problems})))


SHEET_ROWS = {"tc07.1/1/at_least": "98 %", "tc07.1/1/points": "50", "tc09.1/1/points": "50"}


def checking_sheet(work: Path) -> bytes:
    """A checking sheet in which three numbers were read."""
    path = work / "doi-chieu.xlsx"
    write_checklist(path, frozen.law().book, SAY)
    book = load_workbook(path)
    page = book.worksheets[0]
    rows = {page.cell(row, COLUMNS["id"]).value: row for row in range(1, page.max_row + 1)}
    for name, given in SHEET_ROWS.items():
        told = {"given": given, "page": "4", "who": "Nguyễn Thị Lan", "when": "05/01/2026", "sentence": f"ghi {given}"}
        for key, text in told.items():
            page.cell(rows[name], COLUMNS[key], text)
    book.save(path)
    return path.read_bytes()


def sheet_eyes(content: bytes) -> Said:
    """The same as typed, for the rows that were filled in."""
    page, said = plain_eyes.opened(content).worksheets[0], Said()
    for row in page.iter_rows():
        name = plain_eyes.word(row[COLUMNS["id"] - 1].value)
        cells = {key: plain_eyes.word(row[COLUMNS[key] - 1].value) for key in ("given", "who", "when")}
        if "/" in name and cells["given"] and not name.startswith("@"):
            given = cells["given"].removesuffix("%").strip()
            said[name] = f"{given} {cells['who']} {day(cells['when'])}"
    return said


def law_door(content: bytes, work: Path) -> Taken:
    """Whether a law's workbook would change the law, as far as it has no error."""
    path = work / "luat.xlsx"
    path.write_bytes(content)
    made = plan_import(path, frozen.LAW)
    said = {"changed": str(bool(made.edits))}
    return Taken(Said() if errors(made.problems) else said, tuple(sorted({p.code for p in made.problems})))


def law_eyes(content: bytes, made: bytes) -> Said:
    """Whether any cell of a sheet of the law says other than in the workbook as it was made."""
    plan = plain_eyes.of_sheets(made)
    seen, stood = (law_cells(sheets, plan) for sheets in (plain_eyes.of_sheets(content), plan))
    return {"changed": str(seen != stood)}


def law_cells(
    sheets: Mapping[str, Sequence[Sequence[object]]], plan: Mapping[str, Sequence[Sequence[object]]]
) -> dict[str, list[tuple[str, ...]]]:
    """What stands in the sheets of the law row by row: neither the guide and the hidden sheet, nor what is for reading.

    For reading are the names above the keys, the columns that have no key, and of the sheet with one key in each row
    the labels before the keys and what they mean beside them.
    """
    told: dict[str, list[tuple[str, ...]]] = {}
    for title, rows in sheets.items():
        if title in ("_meta", "Hướng dẫn"):
            continue
        made = plan.get(title, rows)
        keyed = (1, 2) if title == "Bộ tiêu chí" else [at for at, key in enumerate(made[2]) if plain_eyes.word(key)]
        above, keys = [words_of(row, keyed) for row in made[:2]], words_of(made[2], keyed)
        seen = [words_of(row, keyed) for row in rows]
        first = seen.index(keys) if keys in seen and title != "Bộ tiêu chí" else 0
        told[title] = [row for row in seen[first:] if any(row) and row not in above]
    return told


def words_of(row: Sequence[object], columns: Iterable[int]) -> tuple[str, ...]:
    """The words of some columns of a row."""
    return tuple(plain_eyes.word(row[at]) if at < len(row) else "" for at in columns)


def text_door(name: str, content: bytes, work: Path) -> Taken:
    """A text of a law or a letter."""
    path = work / name
    path.write_bytes(content)
    made = read_law(open_text(path))
    return Taken({"table": str(made.table is not None)} if hasattr(made, "table") else {})


def dossier_door(verifier: bytes, content: bytes, work: Path) -> Taken:
    """A dossier unpacked and checked by the verifier that travels in it: the bytes that were found right, by name.

    One whose verifier is another is checked by nobody: its reader is told the verifier's hash on paper.
    """
    home = work / "ho-so"
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as held:
            held.extractall(home)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, ValueError, EOFError, zlib.error):
        return Taken(Said(), ("not unpacked",))
    script = home / "verify.py"
    if not script.is_file() or script.read_bytes() != verifier:
        return Taken(Said(), ("another verifier",))
    code, told = run(home)
    if code not in (0, 1) or "Traceback" in told:
        raise RuntimeError(told[-500:])
    names = (path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    return Taken(Said() if code else {name: digest((home / name).read_bytes()) for name in names}, ("no",) * code)


def dossier_eyes(_: bytes, made: bytes) -> Said:
    """What the dossier must hold to be found right: what it held when it was made."""
    return {name: digest(content) for name, content in members_of(made).items() if not name.endswith("/")}


def dossier(work: Path) -> bytes:
    """The dossier of a round of two communes."""
    space = FileStore(frozen.desk_in(work / "ban", (CODE, OTHER)), bundled=False)
    return make_dossier(space, DossierRequest(frozen.SAMPLE, out=work / "ho-so.zip")).path.read_bytes()


def desk_victims(work: Path) -> Iterator[Victim]:
    """All of them."""
    yield Victim("round.yaml", (frozen.ROUND / "round.yaml").read_bytes(), partial(round_door, "round.yaml"), yaml_eyes)
    listed = (frozen.ROUND / "communes.csv").read_bytes()
    yield Victim("communes.csv", listed, partial(round_door, "communes.csv"), communes_eyes)
    yield Victim("dot.xlsx", round_book(work), partial(round_door, "dot.xlsx"), round_book_eyes)
    yield Victim("overrides.yaml", OVERRIDES.encode(), overrides_door, overrides_eyes)
    yield Victim("people workbook", filled(work).read_bytes(), people_door, people_eyes)
    yield Victim("appraisal workbook", appraisal_book(work), appraisal_door, appraisal_eyes)
    yield Victim("checking sheet", checking_sheet(work), sheet_door, sheet_eyes)
    law = exported(frozen.LAW, work / "luat.xlsx").read_bytes()
    yield Victim("law workbook", law, law_door, partial(law_eyes, made=law))
    carried = dossier(work)
    door = partial(dossier_door, members_of(carried)["verify.py"])
    yield Victim("dossier", carried, door, partial(dossier_eyes, made=carried))
    made = decision(letters_law(), "words", "rows")
    for name, content in (("van-ban.docx", docx_bytes(made)), ("van-ban.html", html_bytes(made)),
                          ("van-ban.pdf", pdf_bytes(made))):  # fmt: skip
        yield Victim(name, content, partial(text_door, name))
