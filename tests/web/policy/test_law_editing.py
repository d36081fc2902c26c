"""A standard edited by pages: what a page writes is what the command writes, and nothing before somebody says so."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from engine.language import speak
from engine.law.loading import load_standard
from engine.problems import ProblemsFound
from engine.service.edit import LawExportRequest, export_law
from engine.service.policy.typing.typed_law import TypedLaw, write_typed
from engine.service.store import FileStore
from features.command_line import as_typed
from tests import frozen
from tests.web.policy.desk_pages import EDGE, EDIT, FILE, ITEM, LAW, Editor, fields_in, words
from tests.web.visiting import TODAY, visit

OLD, NEW = "at_least: 98, points: 50", "at_least: 97.5, points: 50"


def by_command(editor: Editor, root: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """The files after the same edit by ``law export`` and ``law import`` in a workspace of its own."""
    frozen.desk_in(root, ("02536",))
    monkeypatch.chdir(root)
    assert as_typed(["law", "export", frozen.STANDARD, "--out", "so.xlsx"])[1] == 0
    workbook: Workbook = load_workbook("so.xlsx")
    sheet = workbook["Bậc"]
    at = next(cell.column for cell in sheet[3] if cell.value == "at_least")
    row = next(line[0].row for line in sheet.iter_rows(min_row=4) if line[0].value == "tc07.1")
    sheet.cell(int(str(row)), int(str(at))).value = "97,5"
    workbook.save("so.xlsx")
    said, code = as_typed(["law", "import", "so.xlsx", "--examples", "--apply"])
    assert code == 0, said
    folder = root / "criteria" / editor.folder.name
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def without_the_day(files: dict[str, bytes]) -> dict[str, bytes]:
    """The files; of what was accepted all but the day, for the desk of a test works on a day of its own."""
    import json

    told = json.loads(files["accepted.json"])
    return {**files, "accepted.json": json.dumps({**told, "on": ""}).encode()}


@pytest.mark.parametrize("way", ["fields", "text", "workbook"])
def test_an_edit_by_page_is_the_edit_by_command(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """By fields, in the text, by a workbook handed in: the same bytes in every file."""
    before = editor.files()
    wanted = by_command(editor, tmp_path / "lenh", monkeypatch)
    if way == "fields":
        draft = editor.draft_of_edge("97,5")
    elif way == "text":
        text = before["tc07.yaml"].decode().replace(OLD, NEW)
        fields = {"dau": editor.stamp(FILE), "chu": text.replace("\n", "\r\n"), "vi-du": "1", "lam": "xem"}
        draft = editor.send(FILE, 302, **fields).url
    else:
        book = (tmp_path / "lenh" / "so.xlsx").read_bytes()
        draft = editor.hand_in(f"{EDIT}excel/", "so.xlsx", book, 302, **{"vi-du": "1"}).url
    assert editor.files() == before
    assert "98 → 97,5" in words(editor.visit.get(draft))
    assert editor.send(draft, 302, lam="ghi").url == EDIT
    made = editor.files()
    assert made["tc07.yaml"] == wanted["tc07.yaml"] != before["tc07.yaml"]
    assert without_the_day(made) == without_the_day(wanted)


def test_a_draft_is_dropped_without_a_trace(editor: Editor) -> None:
    """The files keep every byte, and the draft is no more there."""
    before, draft = editor.files(), editor.draft_of_edge("97")
    assert editor.send(draft, 302, lam="bo").url == EDIT
    assert editor.files() == before and editor.visit.get(draft).status_code == 404


def test_problems_stand_at_their_line(editor: Editor) -> None:
    """Typed with a comma: the line, what was typed there, the remedy; the script asks for the answer alone."""
    text = editor.files()["tc07.yaml"].decode().replace(OLD, OLD.replace("98", "97,5"))
    fields = {"dau": editor.stamp(FILE), "chu": text, "lam": "kiem-tra"}
    told = editor.send(FILE, 422, **fields)
    assert "Dòng 20 : Số viết với dấu phẩy thập phân." in words(told) and "LAW-112" in words(told)
    assert fields_in(told.content.decode())["chu"] == text  # nothing that was typed is lost
    part = editor.visit.client.post(FILE, fields, HTTP_X_PHAN="ket-qua").content.decode()
    assert part.startswith('<div id="ket-qua"') and 'data-dong="20"' in part and "<html" not in part


def test_an_edit_that_breaks_the_law_leads_to_no_writing(editor: Editor) -> None:
    """Two bands that overlap: the form comes back with what was typed, the file as it was."""
    before = editor.files()
    given = {**editor.fields(ITEM), EDGE: "94"}
    told = editor.send(ITEM, 422, **given)
    assert fields_in(told.content.decode())[EDGE] == "94" and "bộ tiêu chí còn lỗi" in words(told)
    wrong = editor.send(ITEM, 422, **{**given, EDGE: "1.000"})
    assert "Có ô chưa đọc được" in words(wrong) and fields_in(wrong.content.decode())[EDGE] == "1.000"
    assert editor.files() == before


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        (EDGE, "khoảng 96", f"{frozen.STANDARD} › Bậc 1 › Từ … trở lên (≥) · LAW-205"),
        (EDGE, "-3", "Điều kiện “Từ … trở lên (≥)” không hợp với cách đo"),
        ("tc07.yaml|items/0|max_points", "60", f"{frozen.STANDARD} › Mục › Điểm tối đa · LAW-303"),
        ("tc07.yaml|items/0/bands/1|points", "60", "còn “Điểm tối đa” ghi 50."),
    ],
)
def test_what_a_law_of_fields_breaks_is_told_by_the_labels_of_the_fields(
    editor: Editor, field: str, typed: str, told: str
) -> None:
    """Whoever sees no file reads no key of it and no line: the row and the label, and the fault at the field too."""
    page = editor.send(ITEM, 422, **{**editor.fields(ITEM), field: typed}).content.decode()
    shown = " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())
    found = shown.partition("bộ tiêu chí còn lỗi")[2].partition("Tên mục")[0]
    assert told in found and "at_least" not in found and "max_points" not in found
    assert "govuk-error-message" in page


def test_what_a_law_of_fields_breaks_elsewhere_is_told_at_its_line(editor: Editor) -> None:
    """The examples have no field: made by nobody, they are mended in the text."""
    given = {key: value for key, value in editor.fields(ITEM).items() if key != "vi-du"}
    page = editor.send(ITEM, 422, **{**given, EDGE: "97"}).content.decode()
    assert f"{frozen.STANDARD}/tc07.yaml:" in page and "LAW-404" in page and "Ví dụ ›" not in page


def test_fields_that_nobody_touched_change_nothing(editor: Editor) -> None:
    """Every entry sent back as it is shown, in both languages."""
    for language in ("vi", "en"):
        editor.visit.client.post("/ngon-ngu/", {"ngon-ngu": language, "ve": "/"})
        for entry in ("chung", "tc07", "tc07.1", "tc03.1", "tc12.1", "class:other", "class:mountain-island-difficult"):
            address = f"{EDIT}muc/{entry}/"
            told = editor.send(address, 422, **{k: v for k, v in editor.fields(address).items() if k != "vi-du"})
            assert ("Chưa có ô nào khác" if language == "vi" else "No field differs") in words(told), entry


def test_somebody_who_was_faster_is_not_written_over(editor: Editor) -> None:
    """The form, the draft and the writing itself answer 409 with both texts; the other's edit stays."""
    stamp, draft = editor.stamp(FILE), editor.draft_of_edge("97,5")
    given, path = editor.fields(ITEM), editor.folder / "tc07.yaml"
    mine = path.read_text("utf-8").replace(OLD, NEW)
    theirs = path.read_text("utf-8").replace("at_least: 95, points: 35", "at_least: 96, points: 35")
    path.write_text(theirs, "utf-8")
    for told in (
        editor.send(FILE, 409, dau=stamp, chu=mine, lam="xem"),
        editor.send(ITEM, 409, **{**given, EDGE: "97,5"}),
        editor.send(draft, 409, lam="ghi"),
        editor.visit.get(draft),
    ):
        assert told.status_code == 409
        assert (
            "at_least: 97.5, points: 50" in told.content.decode()
            and "at_least: 96, points: 35" in told.content.decode()
        )
    with pytest.raises(ProblemsFound) as refused:
        write_typed(editor.visit.house.open_store(), TypedLaw(frozen.STANDARD, {"tc07.yaml": mine}, stamp), TODAY)
    assert [found.code for found in refused.value.problems] == ["WEB-150"]
    assert path.read_text("utf-8") == theirs


def test_my_text_is_kept_to_be_held_against_what_stands(editor: Editor) -> None:
    """From the page of both texts: mine goes on from the stamp of now, and its preview tells the other's edit too."""
    stamp, path = editor.stamp(FILE), editor.folder / "tc07.yaml"
    mine = path.read_text("utf-8").replace("Không làm tròn", "Không được làm tròn")
    path.write_text(path.read_text("utf-8").replace("title: Tỷ lệ trẻ", "title: Phần trẻ"), "utf-8")
    both = editor.send(FILE, 409, dau=stamp, chu=mine, lam="xem")
    again = fields_in(both.content.decode())
    assert again["chu"] == mine
    told = words(editor.visit.get(editor.send(FILE, 302, dau=again["dau"], chu=again["chu"], lam="xem").url))
    assert "Phần trẻ em dưới 1 tuổi được tiêm chủng đầy đủ → Tỷ lệ trẻ" in told


def test_the_effect_on_a_round_is_told_before_writing(editor: Editor) -> None:
    """Every commune of the round under both, and still nothing is written."""
    before, draft = editor.files(), editor.draft_of_edge("97")
    there = editor.done(editor.send(f"{draft}tac-dong/", 302, dot=frozen.SAMPLE))
    assert there == f"{draft}#tac-dong"
    told = words(editor.visit.get(draft))
    assert "3 xã được chấm theo cả hai bộ" in told and "Tác động lên" in told
    assert editor.visit.get(f"{draft}excel/").content[:2] == b"PK"
    assert editor.files() == before


def test_a_workbook_of_before_takes_back_nobody_s_edits(editor: Editor, tmp_path: Path) -> None:
    """As at the command: refused with the way on, for all that was changed since would be as it was in the workbook."""
    store = FileStore(editor.folder.parents[1], bundled=False)
    book = load_workbook(export_law(store, LawExportRequest(frozen.STANDARD, tmp_path / "so.xlsx"), speak("vi")).path)
    book["Ngưỡng"]["C6"] = 860
    book.save(tmp_path / "so.xlsx")
    path = editor.folder / "tc07.yaml"
    path.write_text(path.read_text("utf-8").replace("title: Tỷ lệ trẻ", "title: Phần trẻ", 1), "utf-8")
    before = editor.files()
    told = words(editor.hand_in(f"{EDIT}excel/", "so.xlsx", (tmp_path / "so.xlsx").read_bytes(), 422))
    assert "WBK-106" in told and "Tải sổ mới" in told and "rồi gửi lại" in told and "tải lại trang" not in told
    assert editor.files() == before


def test_a_wrong_workbook_is_refused_by_its_cell(editor: Editor) -> None:
    """No workbook, one of something else, none at all, one that is too large: each by its own code."""
    for name, content, code in (
        ("so.xlsx", b"khong phai", "FIL-101"),
        ("so.xlsx", (frozen.ROUND / "evidence").joinpath(first_form()).read_bytes(), "WBK-101"),
        ("../../so.xlsx", b"", "WEB-152"),
        ("so.xlsx", b"0" * (10 * 2**20 + 1), "FIL-201"),
        ("bom.xlsx", (Path(__file__).parents[2] / "bad" / "FIL-204.xlsx").read_bytes(), "FIL-204"),
    ):
        assert code in words(editor.hand_in(f"{EDIT}excel/", name, content, 422)), code


def first_form() -> str:
    """A filled form of the frozen round."""
    return min(path.name for path in (frozen.ROUND / "evidence").glob("*.xlsx"))


def test_hostile_words_are_shown_as_words(editor: Editor) -> None:
    """What is typed is never markup, in the text, in fields, in a draft."""
    evil = '"><script>alert(1)</script>'
    given = {**editor.fields(ITEM), "tc07.yaml|items/0|title": evil}
    draft = editor.send(ITEM, 302, **given).url
    for page in (editor.visit.get(draft), editor.send(FILE, 422, dau=editor.stamp(FILE), chu=f"{evil}: [", lam="xem")):
        text = page.content.decode()
        assert "<script>alert" not in text and "&lt;script&gt;alert" in text


def test_a_law_that_cannot_be_read_can_be_mended_by_page(editor: Editor) -> None:
    """The list of files is there, with what is wrong; its text, typed right again, is written."""
    path = editor.folder / "tc07.yaml"
    good = path.read_text("utf-8")
    path.write_text(good.replace("max_points: 50", "max_points: năm mươi", 1), "utf-8")
    assert "Bộ này còn lỗi" in editor.text(EDIT) and "tc07.yaml" in editor.text(EDIT)
    draft = editor.send(FILE, 302, dau=editor.stamp(FILE), chu=good, lam="xem").url
    editor.send(draft, 302, lam="ghi")
    assert path.read_text("utf-8") == good and load_standard(editor.folder).standard.head.id == frozen.STANDARD


def test_what_strayed_is_accepted_by_its_button(editor: Editor) -> None:
    """An edit by hand is told on the page; the button is the command's --accept."""
    path = editor.folder / "tc07.yaml"
    editor.send(f"{EDIT}chap-nhan/", 302)
    path.write_text(path.read_text("utf-8").replace("Tỷ lệ trẻ em dưới 1 tuổi", "Tỉ lệ trẻ em dưới 1 tuổi"), "utf-8")
    assert "SYS-130" in editor.text(EDIT)
    editor.send(f"{EDIT}chap-nhan/", 302)
    assert "SYS-130" not in editor.text(EDIT)


def test_an_amendment_gets_only_what_differs(editor: Editor) -> None:
    """A draft that amends: a field of it goes into its own files, and its base keeps every byte."""
    base = editor.files()
    asked = {"ma": "qd-sua", "tu-ngay": "01/01/2030", "loai": "sua-doi"}
    assert editor.send(f"{LAW}nam-moi/", 302, **asked).url == "/tieu-chi/qd-sua/sua/"
    address = "/tieu-chi/qd-sua/sua/muc/tc07.1/"
    cited = {"tc07.yaml|items/0|cite.document": "dự thảo 01/01/2030", EDGE: "97"}
    draft = editor.send(address, 302, **{**editor.fields(address), **cited}).url
    editor.send(draft, 302, lam="ghi")
    own = {path.name for path in (editor.folder.parent / "qd-sua").glob("*.yaml")}
    assert own == {"standard.yaml", "tc07.yaml"} and editor.files() == base


def test_the_programs_own_copy_is_copied_to_be_edited(
    editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its pages say so and write nothing; the button copies the laws to where the program was started."""
    here = tmp_path / "o-day"
    here.mkdir()
    monkeypatch.chdir(here)
    root = editor.folder.parents[1]
    guest = visit(root)
    object.__setattr__(guest.house, "open_store", lambda: FileStore(root, bundled=True, today=TODAY))
    at = Editor(guest, editor.folder)
    before = editor.files()
    assert "Đây là bản đi kèm chương trình" in at.text(EDIT)
    draft = at.draft_of_edge("97")
    assert "Đây là bản đi kèm chương trình" in at.text(draft) and 'value="ghi"' not in at.text(draft)
    assert "CHK-303" in words(at.send(draft, 422, lam="ghi"))
    at.send(f"{LAW}nam-moi/", 422, ma="moi", **{"tu-ngay": "01/01/2030", "loai": "thay"})
    assert not (at.folder.parent / "moi").exists()
    assert at.files() == before
    at.send("/tieu-chi/chep/", 302)
    copied = {path.name: path.read_bytes() for path in (here / "criteria" / frozen.STANDARD).iterdir()}
    assert copied == before and (here / "assessments" / frozen.SAMPLE / "round.yaml").is_file()


def test_laws_of_ones_own_are_not_copied(editor: Editor) -> None:
    """There is nothing to copy (WEB-153)."""
    assert "WEB-153" in words(editor.send("/tieu-chi/chep/", 422))
