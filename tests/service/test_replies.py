"""Whatever a command prints with --json holds to a committed schema, and the schemas are those of the models."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from openpyxl import load_workbook

from cli import phuhop
from docs.schemas.make import HERE, PATTERN
from engine.desk.proofreading.checklist import ALL_WHEN
from engine.forms.layout import DOCUMENT as DOCUMENT_CELL
from engine.forms.layout import HEADS_ROW, ID
from engine.language import LANGUAGES
from engine.problems import ProblemsFound
from engine.reading.letters.task_list import ABOVE
from engine.records.entries.anchors import CHECKPOINTS_FILE, anchor_line
from engine.records.entries.checkpoint import Checkpoint
from engine.reporting.excel.checklist_excel import KEYS_ROW
from engine.service.compare import draft_standard
from engine.service.record.database_record import BLOBS
from engine.service.record.record_store import open_record
from engine.service.replies.schemas import REPLIES, schema_files
from engine.service.store import find_store
from tests import frozen
from tests.parts.joint_desk import desk_in
from tests.parts.joint_round import NAME as JOINT
from tests.parts.joint_round import usual
from tests.parts.two_laws import two_laws_in
from tests.reading.corpus import PLANTED, law
from tests.reading.made_decisions import Decision, decision
from tests.reading.made_files import docx_bytes
from tests.reading.made_letters import END, HEAD, TABLE, TABLE_HEAD, letter, letter_docx
from tests.reading.test_task_list import READER, WHOLE, listed
from tests.reading.test_task_list import typed as typed_in
from tests.service.record.made_record import edits, in_review

STANDARD, ROUND, DRAFT, SMALL = frozen.STANDARD, frozen.SAMPLE, "qd-xx-2027", "dot-thu"
AMENDED = "qd-28-2028"
# Met, not met, open, set aside.
COMMUNES = ("02542", "02545", "02572", "02578", "02584", "02587", "02623")
LETTER = "standing-duties"
NONE_OF_THEM = "tre_duoi_1_tiem_du=không áp dụng"
FORMS = "phieu"
RESULTS, SHEET = "results", f"doi-chieu/doi-chieu-{STANDARD}.xlsx"
LISTED = "nhap-cv-312.xlsx"
DECISION, ANNEX, DIRECTIVE = "06-qd-ttg.docx", "phu-luc.docx", "cong-van.docx"
# In an order in which each finds what it needs: a made-up round, a draft with another threshold, a sheet to read back.
CALLS: Sequence[tuple[str, Sequence[str]]] = (
    ("sample", ["sample", "--communes", "4", "--seed", "3", "--out", f"assessments/{SMALL}", "--forms"]),
    ("form", ["form", SMALL]),
    (RESULTS, ["score", SMALL, "--verify"]),
    (RESULTS, ["demo"]),
    ("explain", ["explain", SMALL, "@first"]),
    ("explain", ["explain", ROUND, "02587", "tc07.1"]),
    ("what-if", ["explain", SMALL, "@first", "--set", "tre_duoi_1_tuoi=0", "--set", NONE_OF_THEM]),
    *(("path", ["path", ROUND, code]) for code in ("02578", "02572", "02542", "02584")),
    ("tasks", ["tasks", ROUND]),
    ("tasks", ["tasks", ROUND, "--commune", "02545"]),
    ("plan", ["plan", SMALL]),
    ("plan", ["plan", ROUND]),
    ("plan", ["plan", "dot-sau"]),
    ("reports", ["reports", ROUND, "--on", "2024-11-05"]),
    ("reports", ["reports", ROUND, "--kind", "yearly", "--commune", "02587", "--on", "2024-11-05"]),
    ("rank", ["rank", ROUND]),
    ("rank", ["rank", ROUND, "--by", "district"]),
    ("shared", ["shared", ROUND]),
    ("papers", ["papers", ROUND, "--commune", "02587"]),
    ("papers", ["papers", ROUND, "--kind", "request", "--kind", "summary", "--out", "giay-to"]),
    ("register", ["register", ROUND, "--on", "2024-11-10"]),
    ("return", ["return", ROUND]),
    ("publish", ["publish", ROUND]),
    ("publish", ["publish", ROUND, "--apply"]),
    ("publish", ["publish", ROUND, "--check"]),
    ("new-round", ["new-round", "dot-giua", "--on", "2026-05-15", "--province", "Đồng Nai", "--letter", LETTER]),
    ("export", ["export", SMALL, "--to", "csv", "--out", "bang"]),
    ("dossier", ["dossier", ROUND, "--out", "ho-so.zip"]),
    ("dossier", ["dossier", ROUND, "02587", "--out", "ho-so-xa.zip"]),
    ("page", ["page", STANDARD, "--out", "tu-cham.html"]),
    ("check", ["check", ROUND, "qd-34-2014"]),
    ("new-year", ["new-year", STANDARD, DRAFT, "--from", "2027-01-01"]),
    ("law-export", ["law", "export", DRAFT, "--out", "so.xlsx"]),
    ("compare", ["compare", "qd-34-2014", STANDARD]),
    ("compare", ["compare", STANDARD, DRAFT, "--round", ROUND]),
    ("law-show", ["law", "show", STANDARD, "--out", "trang.docx"]),
    ("law-status", ["law", "status", STANDARD]),
    ("law-import", ["law", "import", "so.xlsx", "--apply", "--overwrite"]),
    ("law-checklist", ["law", "checklist", STANDARD, "--out", "doi-chieu"]),
    ("law-checklist", ["law", "checklist", STANDARD, "--out", "doi-chieu"]),
    ("law-read", ["law", "read", DECISION, "--for", STANDARD, "--out", "phieu.xlsx"]),
    ("law-read", ["law", "read", DECISION, "--draft", "qd-27-2027"]),
    ("law-read", ["law", "read", ANNEX, "--for", STANDARD, "--out", "phieu-2.xlsx"]),
    ("law-read-directive", ["law", "read", DIRECTIVE, "--directive", "--for", STANDARD, "--out", "nhap-1.yaml"]),
    ("law-read-directive", ["law", "read", DIRECTIVE, "--directive"]),
    ("law-check-in", ["law", "check-in", STANDARD, SHEET, "--round", ROUND]),
    ("law-check-in", ["law", "check-in", STANDARD, SHEET, "--apply"]),
    ("law-status", ["law", "status", STANDARD]),
    ("law-status", ["law", "status", DRAFT]),
    ("new-year", ["new-year", STANDARD, AMENDED, "--from", "2028-01-01", "--amend"]),
    ("law-status", ["law", "status", AMENDED]),
    ("law-schema", ["law", "schema", "--out", "luoc-do"]),
    ("doctor", ["doctor"]),
    ("form", ["form", ROUND, "--out", FORMS]),
    ("form", ["form", ROUND, "--out", FORMS, "--quiet"]),
)

JOINT_CALLS = (
    ("results-by-standard", ["score", JOINT]),
    ("plan-by-standard", ["plan", JOINT]),
    ("rank-by-standard", ["rank", JOINT]),
    ("compare", ["compare", "small", "small-2", "--round", JOINT]),
)
# A board's desk on a round of two standards, kept by one person.
BOTH_CALLS = (
    ("review-open", ["review", "open", JOINT, "--apply"]),
    ("review-import", ["review", "import", JOINT, "--apply"]),
    ("review-move", ["review", "claim", JOINT, "--all", "--apply"]),
    ("review-show", ["review", "show", JOINT]),
    ("review-visits-by-standard", ["review", "visits", JOINT]),
    ("record-verify", ["record", JOINT, "--verify"]),
    ("dossier", ["dossier", JOINT]),
)
COUNCIL = """persons: [{id: p-003, name: Người Mẫu, office: Chủ tịch, from: 2024-01-01}]
council:
  document: 120/QĐ-UBND
  issued: 2024-10-01
  chair: p-003
  secretary: p-003
  quorum: 1
  rule: over_half_present
  members: [{person: p-003, office: Chủ tịch hội đồng, from: 2024-10-01}]
"""
SIGNED = ("--kind", "appraisal", "--number", "12/BB", "--date", "15/11/2024", "--signer", "Chủ tịch")
OVERRIDES = """overrides:
  - id: mien-tre-duoi-1
    kind: not_applicable
    value: tre_duoi_1_tuoi
    reason: không có trẻ dưới 1 tuổi
    document: 12/TB-HĐ
    from: 2024-01-01
    until: 2099-12-31
"""
# A board's desk of one person: two communes, one of them asked about in the workbook, so that both can move on.
REVIEW_CALLS = (
    ("review-open", ["review", "open", ROUND]),
    ("review-open", ["review", "open", ROUND, "--apply"]),
    ("review-import", ["review", "import", ROUND, "--apply"]),
    ("review-receipt", ["review", "receipt", ROUND, COMMUNES[0]]),
    ("review-move", ["review", "claim", ROUND, "--all", "--apply"]),
    ("review-out", ["review", "out", ROUND]),
    ("review-in", ["review", "in", ROUND, "tham-dinh.xlsx", "--apply"]),
    ("review-move", ["review", "return", ROUND, *COMMUNES[:2], "--reason", "thiếu", "--apply"]),
    ("review-show", ["review", ROUND]),
    ("review-visits", ["review", "visits", ROUND]),
    ("rank", ["rank", ROUND]),
    ("reports", ["reports", ROUND, "--kind", "yearly", "--on", "2024-11-05"]),
    ("shared", ["shared", ROUND, "--layer", "self"]),
    ("dossier", ["dossier", ROUND]),
    ("review-council", ["review", "council", ROUND, "--apply"]),
    ("review-move", ["review", "claim", ROUND, "--all", "--apply"]),
    ("review-move", ["review", "appraise", ROUND, COMMUNES[2], "--apply"]),
    ("review-move", ["review", "signed", ROUND, COMMUNES[2], *SIGNED, "--apply"]),
    ("review-show", ["review", "show", ROUND, COMMUNES[2]]),
    ("review-open", ["review", "open", ROUND]),
    ("review-overrides", ["review", "overrides", ROUND, "--apply"]),
)
# A round of 2026 with a commune formed of three of the round before.
MERGED, FORMED_OF = "dot-sap-nhap", ("02572", "02584", "02587")
MERGED_CALLS = (
    ("review-open", ["review", "open", MERGED, "--apply"]),
    ("review-show", ["review", "show", MERGED, FORMED_OF[0]]),
    ("review-people", ["review", "people", MERGED]),
)
LACKING = "thieu.db"
RECORD_CALLS = (
    ("record-status", ["record", ROUND]),
    ("record-verify", ["record", ROUND, "--verify"]),
    ("record-backup", ["record", ROUND, "--backup", "sao-luu.db"]),
    ("record-restore", ["record", ROUND, "--restore", "sao-luu.db"]),
    ("record-backup", ["record", ROUND, "--backup", LACKING]),
    ("record-rebuild", ["record", ROUND, "--rebuild"]),
    ("record-status", ["record", ROUND, "--status"]),
    ("record-board", ["record", "--board", "--backup", "ca-hoi-dong.zip"]),
)
RECOGNISED = "code,decision,number,day,signer\n02545,công nhận,12/QĐ-UBND,20/12/2024,Chủ tịch UBND huyện\n"
LETTER_CALLS = (
    ("law-accept", ["law", "accept", LISTED]),
    ("law-accept", ["law", "accept", LISTED, "--apply"]),
)


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Every call's reply, in workspaces of their own; the languages take turns. The first is where tests stand."""
    before = Path.cwd()
    desk = frozen.desk_in(tmp_path_factory.mktemp("noi-lam-viec"), COMMUNES)
    joint = usual(tmp_path_factory.mktemp("dot-chung")).folder.parents[1]
    letters = tmp_path_factory.mktemp("cong-van")
    shutil.copytree(frozen.CRITERIA, letters / "criteria")
    both = under_two_laws(frozen.desk_in(tmp_path_factory.mktemp("hai-bo"), COMMUNES[1:4]))
    followed = [("tasks-by-standard", ["tasks", ROUND])]
    second = two_laws_in(tmp_path_factory.mktemp("hai-luat"), COMMUNES[1:4], COMMUNES[1:2]).root
    upward = [("reports-by-standard", ["reports", ROUND, "--kind", "yearly", "--on", "2024-11-05"])]
    kept = frozen.desk_in(tmp_path_factory.mktemp("kho"), COMMUNES[:1])
    edits(in_review(kept / "assessments" / ROUND), 2)
    told = [
        *replies(kept, RECORD_CALLS),
        *(*replies(joint, JOINT_CALLS), *replies(both, followed), *replies(second, upward)),
        *replies(desk_of_both(tmp_path_factory.mktemp("hai-luat")), BOTH_CALLS),
        *replies(one_person(frozen.desk_in(tmp_path_factory.mktemp("hoi-dong"), COMMUNES[:4])), REVIEW_CALLS),
        *replies(merged(frozen.desk_in(tmp_path_factory.mktemp("sap-nhap"), FORMED_OF)), MERGED_CALLS),
        *(*replies(letters, LETTER_CALLS), *replies(desk, CALLS)),
    ]
    yield told
    os.chdir(before)


def desk_of_both(home: Path) -> Path:
    """A round of two standards, of one person."""
    return desk_in(home / "noi", people="", four_eyes="stated").folder.parents[1]


def one_person(desk: Path) -> Path:
    """The round says that one person may do everything."""
    home = desk / "assessments" / ROUND
    with (home / "round.yaml").open("a", encoding="utf-8") as file:
        file.write("four_eyes: stated\n")
    (home / "council.yaml").write_text(COUNCIL, "utf-8")
    (home / "overrides.yaml").write_text(OVERRIDES, "utf-8")
    next((home / "evidence").glob(f"{COMMUNES[3]}-*")).unlink()  # one has sent nothing
    unnamed = next((home / "evidence").glob(f"{COMMUNES[1]}-*"))
    book = load_workbook(unnamed)
    row = next(row for row in range(HEADS_ROW + 1, 40) if book.worksheets[0].cell(row, ID).value)
    book.worksheets[0].cell(row, DOCUMENT_CELL).value = None  # one names a paper less: a finding of the checks
    book.save(unnamed)
    return desk


def merged(desk: Path) -> Path:
    """Beside the round of old communes one of the commune that they became, a year after; nobody has sent anything."""
    home = desk / "assessments" / MERGED
    home.mkdir()
    head = f"id: {MERGED}\ntitle: Đợt sau\nstandard: qd-06-2019\non: 2026-11-15\nfour_eyes: stated\nprevious: {ROUND}\n"
    days = "period: {from: 2026-01-01, to: 2026-11-15}\narea: tỉnh Tuyên Quang\nsimulated: true\n"
    (home / "round.yaml").write_text(head + days, "utf-8")
    heads = "code,name,type,province_type,mountain,island,area_iii,basis"
    row = f"{FORMED_OF[0]},Xã Đông Thọ,xa,tinh,không,không,không,mô phỏng"
    (home / "communes.csv").write_text(f"{heads}\n{row}\n", "utf-8")
    return desk


def fill_in() -> None:
    """The appraisal workbook as it was handed out, a correction and a question typed into it."""
    workbook = load_workbook(Path("assessments", ROUND, "tham-dinh.xlsx"))
    sheet = workbook[COMMUNES[0]]
    rows = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value]
    for at, typed in (
        (rows[0], {9: "Yêu cầu bổ sung", 11: "gửi bản chụp", 14: "31/12/2099"}),
        (rows[1], {9: "Sửa số", 10: "chưa có", 11: "không có sổ", 12: "12/BC", 13: "15/11/2024"}),
    ):
        for column, text in typed.items():
            sheet.cell(at, column).value = text
    workbook.remove(workbook[COMMUNES[2]])
    workbook.save("tham-dinh.xlsx")


def under_two_laws(desk: Path) -> Path:
    """The sample round with one commune under a draft that is in force by then."""
    draft_standard(find_store(desk), STANDARD, "qd-27-2027", date(2024, 1, 1))
    with (desk / "assessments" / ROUND / "round.yaml").open("a", encoding="utf-8") as file:
        file.write(f'standards: [{{standard: qd-27-2027, communes: ["{COMMUNES[1]}"]}}]\n')
    return desk


def replies(desk: Path, calls: Sequence[tuple[str, Sequence[str]]]) -> list[tuple[str, dict[str, Any]]]:
    """What is said to some calls in one workspace."""
    os.chdir(desk)
    return [(name, reply(words, LANGUAGES[at % 2])) for at, (name, words) in enumerate(calls)]


def put_list(words: Sequence[str]) -> None:
    """The list of a letter's proposed tasks: begun by a person, or gone through."""
    if "--apply" in words:
        typed_in(Path(LISTED), {**READER, ALL_WHEN: {ABOVE: "20/11/2026"}, "task/1": WHOLE})
    else:
        typed_in(listed(Path.cwd()), {"task/1": {"take": "có"}})


def put_letter(words: Sequence[str]) -> None:
    """A letter that gives tasks: once with its head, once without, and with a sentence that is left."""
    lines = letter(head=HEAD if "--out" in words else (), end=("Đuối nước tăng vào mùa hè.", *END))
    Path(DIRECTIVE).write_bytes(letter_docx(lines, (TABLE_HEAD, *TABLE)))


def reply(words: Sequence[str], language: str) -> dict[str, Any]:
    """What one command prints on standard output: JSON and nothing else."""
    prepare_round(words)
    if DRAFT in words and "compare" in words:
        raise_threshold(Path("criteria", DRAFT, "standard.yaml"))
    if words[0] == "law":
        prepare_law(words)
    if DECISION in words or DIRECTIVE in words:
        put_letter(words)
        made = decision(law(), "words", "rows", planted=PLANTED)
        Path(DECISION).write_bytes(docx_bytes(made))
        Path(ANNEX).write_bytes(docx_bytes(Decision([], made.rows, [])))  # does not say which decision it is of
    if SHEET in words and "--round" in words:
        fill_sheet(Path(SHEET))
    first = sorted(path.name[:5] for path in Path("assessments", SMALL, "evidence").glob("*.xlsx"))[:1]
    typed = [word if word != "@first" else first[0] for word in words]
    done = CliRunner().invoke(phuhop, [*typed, "--json", "--lang", language])
    assert not isinstance(done.exception, ProblemsFound), (typed, done.exception)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    held: dict[str, Any] = json.loads(done.stdout)
    return held


def prepare_round(words: Sequence[str]) -> None:
    """What has happened to a round and its record before a command is given."""
    if words[-1] == "dot-sau":
        next_round()
    if words[:2] == ["review", "in"]:
        fill_in()
    if words == ["review", "open", ROUND] and Path("tham-dinh.xlsx").exists():  # another person came since
        council = Path("assessments", ROUND, "council.yaml")
        council.write_text(COUNCIL.replace("}]", ", roles: [viewer]}]", 1), "utf-8")
    if words[0] == "record":
        prepare_record(words[-1])
    if words[0] == "publish":  # one recognised commune in its class: points of that class are withheld
        Path("assessments", ROUND, "decisions.csv").write_text(RECOGNISED, "utf-8")
    if words[-1] == "--quiet":
        outgrow(Path(FORMS), Path("assessments", ROUND, "round.yaml"))
    if words[0] == "register":
        Path("assessments", ROUND, "evidence", "anh-hop.jpg").write_bytes(b"anh")


def prepare_record(last: str) -> None:
    """What has happened to a record before a command is given: a file lost, a table edited, an older copy put back."""
    record = open_record(Path("assessments", ROUND))
    if last == LACKING:
        sha = record.keep(b"anh", "anh.jpg", "image/jpeg")
        (record.folder / BLOBS / sha[:2] / sha).unlink()
    if last == "--rebuild":
        with record.database.writing() as session:
            session.run("UPDATE fact SET value = '99'")
    if last == "--status":
        newer = Checkpoint(ROUND, 99, "a" * 64)
        with (record.folder / CHECKPOINTS_FILE).open("a", encoding="utf-8") as file:
            file.write(anchor_line(newer, at="2026-11-15T09:30:00+07:00", where="biên nhận 12"))


def prepare_law(words: Sequence[str]) -> None:
    """What has happened to the law, or to a letter's list, before a command is given."""
    match words[1]:
        case "status" if Path("criteria", STANDARD, "ledger.yaml").exists():
            edit_again(Path("criteria", STANDARD, "standard.yaml"))
            put_in_force(Path("criteria", DRAFT, "standard.yaml"))
        case "import":
            add_example(Path("criteria", DRAFT, "tc07.yaml"))
        case "accept":
            put_list(words)


def outgrow(forms: Path, head: Path) -> None:
    """One form begun, then another title for the round: no form shows the right one any more."""
    begun = next(forms.glob("02545-*.xlsx"))
    book = load_workbook(begun)
    book.worksheets[0].cell(8, 5, "5")
    book.save(begun)
    head.write_text(head.read_text("utf-8").replace("title: ", "title: Kỳ hai, ", 1), "utf-8")


def next_round() -> None:
    """A round after the small one, which has a plan by then."""
    frozen.next_round(Path("assessments", SMALL), Path("assessments", "dot-sau"))


def raise_threshold(head: Path) -> None:
    """A draft that asks for more."""
    head.write_text(head.read_text("utf-8").replace("threshold: 850", "threshold: 900"), "utf-8")


def edit_again(head: Path) -> None:
    """A number edited after it was read."""
    head.write_text(head.read_text("utf-8").replace("threshold: 840", "threshold: 850"), "utf-8")


def put_in_force(head: Path) -> None:
    """A draft that has become law and ends the one it replaces."""
    head.write_text(head.read_text("utf-8").replace("status: draft", "status: in_force"), "utf-8")


def add_example(criterion: Path) -> None:
    """An example that the workbook has not, with a comment: taken in, both go."""
    line = '      - {name: "49/50 thêm một lần", given: 49/50, points: 50}  # chép tay\n'
    criterion.write_text(f"{criterion.read_text('utf-8')}{line}", "utf-8")


def fill_sheet(path: Path) -> None:
    """What somebody read in the text: one number as the law has it, one otherwise, one wording that differs."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    at = {str(cell.value): cell.column for cell in sheet[KEYS_ROW] if cell.value}
    rows = {str(sheet.cell(row, at["id"]).value): row for row in range(1, sheet.max_row + 1)}
    said: dict[str, str | int | date] = {"@who": "Nguyễn Văn A", "@when": date(2026, 11, 20)}
    found: dict[str, str | int | date] = {"standard/maximum": 1000, "class/other/threshold": 840}
    for name, value in {**said, **found, "standard/number": "khác"}.items():
        sheet.cell(rows[name], at["given"], value)
        if not name.startswith("@"):
            sheet.cell(rows[name], at["page"], "2")
            sheet.cell(rows[name], at["sentence"], f"Văn bản ghi: {value}")
    book.save(path)


def schema_of(name: str) -> dict[str, Any]:
    """A reply's committed schema."""
    path = frozen.ROOT / "docs" / "results.schema.json" if name == RESULTS else HERE / f"{name}.schema.json"
    held: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return held


def version(name: str) -> int:
    """The version of a reply's schema that is current."""
    return {RESULTS: 3, "form": 2}.get(name, 1)


def test_the_committed_schemas_are_of_the_models() -> None:
    """One file a reply and none besides; run: python -m docs.schemas.make."""
    assert {path.name: path.read_text("utf-8") for path in HERE.glob(PATTERN)} == dict(schema_files())


def test_every_reply_holds_to_its_schema(said: list[tuple[str, dict[str, Any]]]) -> None:
    """Each says which schema it has, and every key and value of it is as that schema says."""
    for name, held in said:
        assert held["schema"] == schema_of(name)["properties"]["schema"]["const"] == f"phuhop/{name}/{version(name)}"
        errors = [error.message for error in Draft202012Validator(schema_of(name)).iter_errors(held)]
        assert errors == [], name


def test_no_reply_goes_untried(said: list[tuple[str, dict[str, Any]]]) -> None:
    """Every reply there is has been printed by a command, with something in it."""
    assert {name for name, _ in said} == {*REPLIES, RESULTS}
    keys = {(name, key) for name, held in said for key in held}
    told = {(name, key) for name, held in said for key, value in held.items() if value not in ([], {}, "", None)}
    # Only a scan has pictures: tests/reading/test_pictures.py. Communes of two districts, and programmes that nobody
    # read for their kind of unit: tests/service/test_ranking.py, tests/comparing/test_sharing.py. People of a board:
    # tests/web/board/test_whole_backup.py.
    lacking = {("law-read", "pictures"), ("rank", "apart"), ("shared", "unread"), ("record-board", "people")}
    assert keys - told == lacking


def test_the_schemas_refuse_what_they_do_not_know(said: list[tuple[str, dict[str, Any]]]) -> None:
    """Another version, a key of nobody's and a key left out are no replies."""
    for name, held in said:
        valid = Draft202012Validator(schema_of(name))
        key = next(key for key in held if key != "schema")
        less = {k: value for k, value in held.items() if k != key}
        for wrong in ({**held, "schema": f"phuhop/{name}/{version(name) + 1}"}, {**held, "la": 1}, less):
            assert not valid.is_valid(wrong), name


def test_the_plan_that_is_kept_holds_to_the_schema_of_the_reply(said: list[tuple[str, dict[str, Any]]]) -> None:
    """``plan.json`` is the reply without what came of the plan before."""
    plans = [held for name, held in said if name == "plan"]
    valid = Draft202012Validator(schema_of("plan"))
    assert [held["previous"] and held["previous"]["round"] for held in plans] == [None, None, SMALL]
    for held, folder in zip(plans, (SMALL, ROUND, "dot-sau"), strict=True):
        kept = json.loads(Path("assessments", folder, "plan", "plan.json").read_text("utf-8"))
        valid.validate(kept)
        assert {**kept, "previous": held["previous"]} == held
