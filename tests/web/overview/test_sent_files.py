"""Files sent through a page: looked at without a trace, refused at the door, received whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from engine.problems import ProblemsFound
from engine.service.board.uploads import trays
from engine.service.board.uploads.receiving_sent import receive
from engine.service.board.uploads.sent_checked import Checked, safe_name, shown_name
from tests import frozen
from tests.broken_disk import Stopped, held, put_back, stop_at, struck
from tests.web.overview.sending import ROUND, looked_at, sent, with_cell, with_part
from tests.web.visiting import Visit, ready, visit

CODES = ("02551", "02587", "02623")
CELL = "E46"


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Visit]:
    """A visit to a round of three communes, to be changed."""
    made = visit(frozen.desk_in(tmp_path / "desk", CODES))
    ready(made, frozen.SAMPLE)
    yield made
    made.house.rounds.close()
    made.house.jobs.close()


def folder_of(made: Visit) -> Path:
    """The round's folder."""
    return made.house.open_store().round(frozen.SAMPLE)


def form_of(made: Visit, code: str) -> tuple[str, bytes]:
    """A commune's form by name."""
    (path,) = (folder_of(made) / "evidence").glob(f"{code}-*.xlsx")
    return path.name, path.read_bytes()


def test_nothing_is_stored_before_somebody_receives_it(own: Visit) -> None:
    """The page says of which commune a file is and what it replaces; the round is the same byte for byte."""
    name, form = form_of(own, "02551")
    before = held(folder_of(own))
    other = with_cell(form, CELL, "470")
    page = own.page(looked_at(own, [("gui-lai.xlsx", other)]))
    assert held(folder_of(own)) == before
    assert "Xã Thượng Ấm" in page and name in page and "Đợt chưa thay đổi gì" in page
    assert "1 tệp: 1 nhận được ngay, 0 có chỗ phải sửa, 0 không nhận" in page


def test_what_is_received_takes_the_place_of_the_commune_s_last_form_alone(own: Visit) -> None:
    """Under the commune's own name, whatever the sent file was called; and only that commune is scored again."""
    name, form = form_of(own, "02551")
    (folder_of(own) / "evidence" / name).rename(folder_of(own) / "evidence" / "02551-cu.xlsx")
    ready(own, frozen.SAMPLE)
    before, other = held(folder_of(own)), with_cell(form, CELL, "470")
    at = looked_at(own, [("gui-lai.xlsx", other)])
    assert "02551-cu.xlsx" in own.page(at)
    answer = own.client.post(f"{at}nhan/", {"nhan": ["0"]})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{ROUND}tai-len/")
    kept = {path: raw for path, raw in before.items() if path != "evidence/02551-cu.xlsx"}
    assert held(folder_of(own)) == {**kept, f"evidence/{name}": other}
    assert "Đã nhận 1 tệp" in own.page(f"{ROUND}tai-len/")
    seen = own.house.rounds.sighted(frozen.SAMPLE, 60)
    assert seen is not None and set(seen.own) == {"02551"}
    assert own.get(at).status_code == 422  # a tray that was received is gone (WEB-163)


def table_of(code: str, figures: dict[str, object], name: str = "Xã Thượng Ấm") -> bytes:
    """A long table of one commune, as the self-scoring page makes it."""
    rows = (f"{code},{name},{datum},{value}" for datum, value in figures.items())
    return "\n".join(("Mã xã,Tên xã,Tên số liệu,Giá trị", *rows, "")).encode()


def without_form(made: Visit, code: str) -> None:
    """The round without a commune's form."""
    (folder_of(made) / "evidence" / form_of(made, code)[0]).unlink()
    ready(made, frozen.SAMPLE)


def test_a_commune_s_table_sent_again_takes_the_place_of_the_first(own: Visit) -> None:
    """A browser calls the second download “… (1).csv”: both left there would give each figure twice and open it."""
    without_form(own, "02551")
    first = table_of("02551", {"so_thon": 9, "tre_em": 800})
    own.client.post(f"{looked_at(own, [('02551-bang.csv', first)])}nhan/", {"nhan": ["0"]})
    ready(own, frozen.SAMPLE)
    again = table_of("02551", {"so_thon": 9, "tre_em": 820, "tre_duoi_1_tuoi": 50})
    at = looked_at(own, [("02551-bang (1).csv", again)])
    page = own.page(at)
    assert "<strong>Xã Thượng Ấm</strong>" in page and "02551-bang.csv</span>" in page
    own.client.post(f"{at}nhan/", {"nhan": ["0"]})
    tables = {path.name: path.read_bytes() for path in (folder_of(own) / "evidence").glob("*.csv")}
    assert tables == {"02551-bang-1.csv": again}


def test_a_table_that_says_again_what_lies_elsewhere_is_told_before_it_is_received(own: Visit) -> None:
    """One that says less than the older leaves it, and no form is put away for a table: the board sees the clash."""
    without_form(own, "02551")
    first = table_of("02551", {"so_thon": 9, "dien_dan_tre_em": "Có"})
    own.client.post(f"{looked_at(own, [('a.csv', first)])}nhan/", {"nhan": ["0"]})
    ready(own, frozen.SAMPLE)
    files = [
        ("b.csv", table_of("02551", {"dien_dan_tre_em": "Không"})),
        ("c.csv", table_of("02587", {"tre_em": 820}, "Xã Đồng Quý")),
    ]
    page = own.page(looked_at(own, files))
    assert "0 nhận được ngay, 2 có chỗ phải sửa" in page and page.count("EVI-303") == 2
    assert "được ghi 2 lần: Có ở evidence/a.csv:3:" in page and ", Không ở đây" in page and "dòng 2" in page


def test_a_form_with_something_to_mend_is_told_at_its_cell_and_not_marked(own: Visit) -> None:
    """With the remedy, and a page to send back in Word and Excel; receiving it is left to the board."""
    _, form = form_of(own, "02551")
    at = looked_at(own, [("02551.xlsx", with_cell(form, CELL, "97,5"))])
    page = own.page(at)
    assert CELL in page and "1 có chỗ phải sửa" in page
    assert not re.search(r'id="nhan-0"[^>]*checked', page)
    for kind, sign in (("docx", b"PK"), ("xlsx", b"PK")):
        got = own.get(f"{at}02551/phai-sua.{kind}")
        assert got.content.startswith(sign) and "attachment" in got.headers["Content-Disposition"]
    assert own.get(f"{at}02551/phai-sua.exe").status_code == 404
    assert own.get(f"{at}02587/phai-sua.docx").status_code == 404


HOSTILE = {
    "macro": ("02551-a.xlsx", with_part("xl/vbaProject.bin"), "FIL-204"),
    "external link": ("02551-b.xlsx", with_part("xl/externalLinks/externalLink1.xml"), "FIL-205"),
    "embedded": ("02551-c.xlsx", with_part("xl/embeddings/oleObject1.bin"), "FIL-205"),
    "zip bomb": ("02551-d.xlsx", with_part("xl/worksheets/sheet1.xml", 33 * 2**20), "FIL-202"),
    "no zip": ("02551-e.xlsx", b"PK\x03\x04 no zip at all", "FIL-101"),
    "web page": ("02551-f.xlsx", b"<html><script>alert(1)</script></html>", "FIL-101"),
    "another kind": ("02551-g.docx", b"PK\x03\x04", "FIL-105"),
    "no figures": ("bang.csv", b"a,b\n1,2\n", "EVI-"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_at_the_door(own: Visit, kind: str) -> None:
    """By its code, with nothing to be marked, and nothing of it in the round; our own program does not fail on it."""
    name, content, code = HOSTILE[kind]
    before = held(folder_of(own))
    at = looked_at(own, [(name, content)])
    page = own.page(at)
    assert code in page and "0 nhận được ngay" in page and 'name="nhan"' not in page
    answer = own.client.post(f"{at}nhan/", {"nhan": ["0"]})
    assert answer.status_code == 422 and "WEB-165" in answer.content.decode()
    assert held(folder_of(own)) == before and own.faults == []


def test_a_name_is_shown_as_text_and_never_used_as_a_path(own: Visit) -> None:
    """Neither markup, nor a way out of the folder, nor signs that turn a line round."""
    _, form = form_of(own, "02551")
    evil = "..\\..\\../etc/<img src=x onerror=alert(1)>\u202excod.xlsx"
    at = looked_at(own, [(evil, with_cell(form, CELL, "470"))])
    page = own.page(at)
    assert "<img src=x" not in page and "\u202e" not in page and "&lt;img src=x onerror=alert(1)&gt;" in page
    own.client.post(f"{at}nhan/", {"nhan": ["0"]})
    assert {path.name for path in (folder_of(own) / "evidence").iterdir()} == {form_of(own, c)[0] for c in CODES}
    assert shown_name("a/b\\c\u0000\u200b.xlsx") == "c.xlsx"
    assert safe_name("Bảng số 1 (mới).XLSX") == "bang-so-1-moi.xlsx" and safe_name("...") == "bang."


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ([], "WEB-160"),
        ([("a.xlsx", b"x")] * (trays.MOST_FILES + 1), "WEB-161"),
        ([("to.xlsx", b"\0" * (trays.LARGEST + 1))], "WEB-162"),
    ],
    ids=["none", "too many", "too large"],
)
def test_what_is_too_much_is_not_even_opened(own: Visit, files: list[tuple[str, bytes]], code: str) -> None:
    """At once and in words, with the page where files are sent."""
    answer = sent(own, files)
    text = answer.content.decode()
    assert answer.status_code == 422 and code in text and 'name="tep"' in text


def test_a_tray_that_is_gone_says_so(own: Visit) -> None:
    """WEB-163, on looking and on receiving."""
    for answer in (own.get(f"{ROUND}tai-len/khong-con/"), own.client.post(f"{ROUND}tai-len/khong-con/nhan/")):
        assert answer.status_code == 422 and "WEB-163" in answer.content.decode()


def test_two_forms_of_one_commune_are_both_left_outside(own: Visit) -> None:
    """WEB-164: which of them is right nobody guesses."""
    _, form = form_of(own, "02551")
    page = own.page(
        looked_at(own, [("a.xlsx", with_cell(form, CELL, "470")), ("b.xlsx", with_cell(form, CELL, "471"))])
    )
    assert page.count("WEB-164") == 2 and 'name="nhan"' not in page


def test_a_table_without_figures_is_refused(own: Visit) -> None:
    """WEB-166: the right columns and no row."""
    _, template = next(iter(_blank_tables(own).items()))
    assert template
    csv = next(raw for name, raw in _blank_tables(own).items() if name.endswith(".csv"))
    page = own.page(looked_at(own, [("trong.csv", csv)]))
    assert "WEB-166" in page and 'name="nhan"' not in page


def _blank_tables(made: Visit) -> dict[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made.get(f"{ROUND}tai-len/mau-bang.zip").content)) as got:
        return {name: got.read(name) for name in got.namelist()}


def test_what_somebody_else_changed_meanwhile_is_never_written_over(own: Visit) -> None:
    """409 with both states (SYS-114), and the other's form stays."""
    name, form = form_of(own, "02551")
    at = looked_at(own, [("gui-lai.xlsx", with_cell(form, CELL, "470"))])
    theirs = with_cell(form, CELL, "471")
    (folder_of(own) / "evidence" / name).write_bytes(theirs)
    answer = own.client.post(f"{at}nhan/", {"nhan": ["0"]})
    assert answer.status_code == 409 and "SYS-114" in answer.content.decode()
    assert (folder_of(own) / "evidence" / name).read_bytes() == theirs


def test_the_same_files_again_change_nothing(own: Visit) -> None:
    """They are there already, and are said to be."""
    page = own.page(looked_at(own, [form_of(own, code) for code in CODES]))
    assert "3 tệp đã có sẵn trong đợt" in page and 'name="nhan"' not in page
    assert "2 chỗ phải sửa" in page and "Chỗ phải sửa và cần xem lại, theo ô" in page and "97,5" in page


def test_files_can_be_dropped(own: Visit) -> None:
    """With nothing left of them."""
    _, form = form_of(own, "02551")
    at = looked_at(own, [("a.xlsx", with_cell(form, CELL, "470"))])
    before = held(folder_of(own))
    assert own.client.post(f"{at}bo/").status_code == 302
    assert own.get(at).status_code == 422 and held(folder_of(own)) == before


def test_a_server_killed_at_any_step_of_receiving_leaves_all_or_nothing(own: Visit) -> None:
    """Two forms and one that goes: at whatever operation the machine stops, the next start finds old or new."""
    store, folder = own.house.open_store(), folder_of(own)
    for code in ("02551", "02587"):
        name, _ = form_of(own, code)
        (folder / "evidence" / name).rename(folder / "evidence" / f"{code}-cu.xlsx")
    ready(own, frozen.SAMPLE)
    forms = [(f"{code}.xlsx", with_cell((folder / "evidence" / f"{code}-cu.xlsx").read_bytes(), CELL, "470"))
             for code in ("02551", "02587")]  # fmt: skip
    at = looked_at(own, forms)
    tray = own.house.trays.tray(at.rstrip("/").rpartition("/")[2], "p-000", frozen.SAMPLE)
    assert tray is not None
    before = held(folder)
    with struck(folder) as disk:
        receive(store, tray, {0, 1})
    steps, after = len(disk.seen), held(folder)
    assert after != before and steps > 5
    ends = set()
    for number in range(1, steps + 1):
        put_back(folder, before)
        with pytest.raises(Stopped), struck(folder, stop_at(number)):
            receive(store, tray, {0, 1})
        folder = own.house.open_store().round(frozen.SAMPLE)  # the next start settles what was left
        now = held(folder)
        assert now in (before, after), number
        ends.add(now == after)
    assert ends == {False, True}


def test_a_tray_of_somebody_else_is_not_there(own: Visit) -> None:
    """Nor one of another round."""
    tray = own.house.trays.put("p-009", frozen.SAMPLE, ())
    assert own.get(f"{ROUND}tai-len/{tray.id}/").status_code == 422
    assert own.house.trays.tray(tray.id, "p-009", "dot-khac") is None


def test_old_trays_make_room() -> None:
    """A server keeps no more than a few, and not too many bytes."""
    held_here = trays.Trays()
    first = held_here.put("p-000", "dot")
    for _ in range(trays.MOST_TRAYS):
        held_here.put("p-000", "dot")
    assert held_here.tray(first.id, "p-000", "dot") is None
    with pytest.raises(ProblemsFound):
        raise trays.refuse_gone()
    assert replace(first, made=b"123").size == 3


def test_what_was_found_in_a_tray_that_made_room_is_kept_nowhere() -> None:
    """A long look that ends after its files are gone brings none of them back."""
    held_here = trays.Trays()
    first = held_here.put("p-000", "dot")
    held_here.drop(first.id)
    held_here.looked_at(first.id, Checked(()))
    assert held_here.tray(first.id, "p-000", "dot") is None
    second = held_here.put("p-000", "dot")
    held_here.looked_at(second.id, Checked(()))
    kept = held_here.tray(second.id, "p-000", "dot")
    assert kept and kept.checked == Checked(())
