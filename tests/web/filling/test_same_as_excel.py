"""Filling in by page is filling in by Excel: the same facts, the same problems at the same cells, the same points."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import frozen
from tests.web.filling.both_ways import Both, both_of

# Recognised, barred by a zero, short of the threshold, with something to mend.
COMMUNES = ("02536", "02542", "02551", "02578")
WRONG = (
    "97,5", "97.5", "tám", "-3", "48/49", "1.250", "1,250", "1.25", "４９", "  12 ", "0", "7", "100%", "50 trẻ", "~50",
    "49*", "chưa có số liệu", "không có", "không áp dụng", "Không áp dụng", "Có", "Không", "Co\u0301", "Kho\u0302ng",
    "có", "²", "½", "=1+1", "@a", "1e3", "999999999999999999", "", " ",
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
def both(tmp_path_factory: pytest.TempPathFactory) -> Both:
    """The frozen round of these communes, twice."""
    home = tmp_path_factory.mktemp("hai-cach")
    return both_of(frozen.desk_in(home / "trang", COMMUNES), home / "excel", frozen.SAMPLE)


@pytest.mark.parametrize("code", COMMUNES)
def test_what_lies_there_is_told_as_it_is(both: Both, code: str) -> None:
    """A page that nobody has typed into says what the commands say."""
    both.agree(code, {})


@st.composite
def typing(draw: st.DrawFn, both: Both) -> tuple[str, dict[str, str]]:
    """A commune, and texts in some of its fields, most of them wrong."""
    code = draw(st.sampled_from(COMMUNES))
    chosen = draw(st.lists(st.sampled_from(both.keys(code)), min_size=1, max_size=14, unique=True))
    return code, {key: draw(st.sampled_from(OF_PART[key.rpartition(".")[2]])) for key in chosen}


@settings(max_examples=16, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(data=st.data())
def test_a_page_and_a_form_tell_the_same_of_whatever_is_typed(both: Both, data: st.DataObject) -> None:
    """Right, wrong, old, empty, in whichever writing of its letters: one reader, one answer."""
    code, typed = data.draw(typing(both))
    both.agree(code, typed)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("97,5", "EVI-202"),
        ("tám", "EVI-201"),
        ("-3", "EVI-205"),
        ("48/49", "EVI-223"),
        ("1,250", "EVI-204"),
        ("50%", "EVI-203"),
    ],
)
def test_a_wrong_number_is_refused_at_its_field(both: Both, text: str, code: str) -> None:
    """With the reader's own code, at the value that was typed."""
    commune, key = COMMUNES[0], "so_thon.so"
    assert code in {found.code for found in both.agree(commune, {key: text})}
    assert code in {found.code for found in both.by_page(commune, {key: text}).by_field[key]}


@pytest.mark.parametrize(("text", "value"), [("1.250", 1250), ("１２", 12), (" 7 ", 7)])
def test_a_number_as_people_write_it_is_read(both: Both, text: str, value: int) -> None:
    """Dots between thousands, full-width digits, blanks: by a page as by a form."""
    typed = {"vu_bao_luc_boc_lot.so": text}
    both.agree(COMMUNES[0], typed)
    made = both.by_page(COMMUNES[0], typed).made
    assert made.evidence.communes[COMMUNES[0]].facts["vu_bao_luc_boc_lot"].value == value


def test_a_part_above_its_whole_is_told_at_the_part(both: Both) -> None:
    """52 of 49 cannot be."""
    part = "thon_co_cong_tac_vien"
    told = both.agree(COMMUNES[0], {"so_thon.so": "49", f"{part}.so": "52"})
    assert any(found.severity == "error" and part in found.data for found in told)
