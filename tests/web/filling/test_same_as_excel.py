"""Filling in by page is filling in by Excel: the same facts, the same problems at the same cells, the same points."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from engine.evidence.facts import CommuneEvidence
from engine.files.writing import address
from engine.problems import Problem
from engine.scoring.round_result import RoundResult
from engine.service.filling.checking_draft import Held, Looked, held_draft, keys_of, look_at, parts_asked
from engine.service.filling.draft_form import fields_at
from engine.service.filling.filling_setting import Setting, open_setting, papers_language
from engine.service.filling.kept_draft import Draft
from engine.service.rounds import assess_round
from engine.service.store import FileStore
from tests import frozen
from tests.web.visiting import TODAY

# Recognised, barred by a zero, short of the threshold, with something to mend.
COMMUNES = ("02536", "02542", "02551", "02578")
WRONG = (
    "97,5", "97.5", "tám", "-3", "48/49", "1.250", "1,250", "1.25", "４９", "  12 ", "0", "7", "100%", "50 trẻ", "~50", "49*",
    "chưa có số liệu", "không có", "không áp dụng", "Không áp dụng", "Có", "Không", "Co\u0301", "Kho\u0302ng", "có", "²", "½",
    "=1+1", "@a", "1e3", "999999999999999999", "", " ",
)  # fmt: skip
PAPERS = ("", "12/BC-UBND", "=A1", "B¸o c¸o sè 5", "12/BC\t")
DAYS = (
    "",
    "15/11/2024",
    "1/2/2024",
    "30/02/2024",
    "15/11/1999",
    "15/11/2035",
    "01/01/2020",
    "2024-05-01",
    "45000",
    "hôm qua",
)
NOTES = (
    "",
    "giữ nguyên vì đã kiểm tra lại sổ",
    "giữ nguyên",
    "Giu\u031b\u0303 nguye\u0302n vi\u0300 đã đối chiếu",
    "ok",
)
OF_PART: Mapping[str, tuple[str, ...]] = {"so": WRONG, "van-ban": PAPERS, "ngay": DAYS, "ghi-chu": NOTES}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The frozen round of these communes."""
    return frozen.desk_in(tmp_path_factory.mktemp("giong") / "desk", COMMUNES)


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for whoever fills in with Excel."""
    return Path(shutil.copytree(root, tmp_path_factory.mktemp("excel") / "desk"))


def store(root: Path) -> FileStore:
    """The store of a workspace."""
    return FileStore(root, bundled=False, today=TODAY)


def setting_of(root: Path, code: str) -> Setting:
    """A commune's form."""
    made = open_setting(store(root), frozen.SAMPLE, code)
    assert made
    return made


def by_page(root: Path, code: str, typed: Mapping[str, str]) -> Looked:
    """What the page tells of a form into which this is typed."""
    held: Held = held_draft(setting_of(root, code))
    draft: Draft = held.draft
    for key, text in typed.items():
        draft = draft.typed(key, text, "p-000", "2024-11-20T09:00:00+07:00")
    return look_at(setting_of(root, code), draft)


def by_excel(copy: Path, code: str, typed: Mapping[str, str]) -> RoundResult:
    """What the commands tell of the form into whose cells the same is typed."""
    setting = setting_of(copy, code)
    path = setting.folder / setting.shown
    before = path.read_bytes()
    cells = {key: at for at, key in fields_at(before, path.name).items()}
    book = load_workbook(path)
    for key, text in typed.items():
        title, row, column = cells[key]
        cell = book[title][address(row, column)]
        cell.value = text or None
        if text.startswith("="):
            cell.data_type = "s"  # as in a cell of text, where an equals sign is one
    book.save(path)
    try:
        return assess_round(setting.folder, store(copy), code)
    finally:
        path.write_bytes(before)


def facts_of(given_there: CommuneEvidence) -> object:
    """All that is known of a commune."""
    answers = given_there.answers
    return {name: given_there.facts[name] for name in given_there.facts}, answers, given_there.self_score


def agree(root: Path, copy: Path, code: str, typed: Mapping[str, str]) -> tuple[Problem, ...]:
    """Hold one way against the other; gives what is told."""
    page, excel = by_page(root, code, typed), by_excel(copy, code, typed)
    assert facts_of(page.made.evidence.communes[code]) == facts_of(excel.evidence.communes[code])
    told = excel.evidence.told_of(code)
    assert page.told == told
    ours, theirs = page.made.card(code), excel.card(code)
    assert (ours is None) == (theirs is None)
    if ours and theirs:
        assert ours.decision == theirs.decision
        assert [(i.item.id, i.low, i.high, i.rule) for i in ours.items] == [
            (i.item.id, i.low, i.high, i.rule) for i in theirs.items
        ]
    placed = [found for own in page.by_field.values() for found in own]
    assert sorted([*placed, *page.of_all], key=str) == sorted(told, key=str)
    return told


@pytest.mark.parametrize("code", COMMUNES)
def test_what_lies_there_is_told_as_it_is(root: Path, copy: Path, code: str) -> None:
    """A page that nobody has typed into says what the commands say."""
    agree(root, copy, code, {})


@st.composite
def typing(draw: st.DrawFn, root: Path) -> tuple[str, dict[str, str]]:
    """A commune, and texts in some of its fields, most of them wrong."""
    code = draw(st.sampled_from(COMMUNES))
    keys = keys_of(parts_asked(setting_of(root, code), papers_language()))
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=14, unique=True))
    return code, {key: draw(st.sampled_from(OF_PART[key.rpartition(".")[2]])) for key in chosen}


@settings(max_examples=24, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_page_and_a_form_tell_the_same_of_whatever_is_typed(root: Path, copy: Path, data: st.DataObject) -> None:
    """Right, wrong, old, empty, in whichever writing of its letters: one reader, one answer."""
    code, typed = data.draw(typing(root))
    agree(root, copy, code, typed)


@pytest.mark.parametrize(
    ("text", "code"),
    [("97,5", "EVI-202"), ("tám", "EVI-201"), ("-3", "EVI-205"), ("48/49", "EVI-223"), ("1,250", "EVI-204"), ("50%", "EVI-203")],
)  # fmt: skip
def test_a_wrong_number_is_refused_at_its_field(root: Path, copy: Path, text: str, code: str) -> None:
    """With the reader's own code, at the value that was typed."""
    commune, key = COMMUNES[0], "so_thon.so"
    assert code in {found.code for found in agree(root, copy, commune, {key: text})}
    assert code in {found.code for found in by_page(root, commune, {key: text}).by_field[key]}


def test_numbers_as_people_write_them_are_read(root: Path, copy: Path) -> None:
    """Dots between thousands, full-width digits, an accent of its own: read by a page as by a form."""
    for text, value in (("1.250", 1250), ("１２", 12), (" 7 ", 7)):
        typed = {"vu_bao_luc_boc_lot.so": text}
        agree(root, copy, COMMUNES[0], typed)
        made = by_page(root, COMMUNES[0], typed).made
        assert made.evidence.communes[COMMUNES[0]].facts["vu_bao_luc_boc_lot"].value == value


def test_a_part_above_its_whole_is_told_at_the_part(root: Path, copy: Path) -> None:
    """52 of 49 cannot be."""
    part = "thon_co_cong_tac_vien"
    told = agree(root, copy, COMMUNES[0], {"so_thon.so": "49", f"{part}.so": "52"})
    assert any(found.severity == "error" and part in found.data for found in told)
