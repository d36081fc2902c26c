"""The form of one override: what it makes, what of it is refused, the file that it is put into (số liệu mô phỏng)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.law.source import source_of
from engine.records.acting.override_file import FILE
from engine.records.acting.overriding import DatedOverride
from engine.service.review.by_hand.override_entries import fresh_id, put_in, taken_out
from tests.web.django_here import django_here
from tests.web.review.working import CODE, OTHER, ROUND, Working

PAGE = f"{ROUND}an-dinh/"
WHOLE = {
    "loai": "gia-han", "ai": "ca-dot", "gia-tri": "31/12/2099", "so": "14/TB-HĐ", "ngay": "05/11/2024", "kem": "",
    "ly-do": "lũ lụt", "tu": "01/11/2024", "den": "31/12/2099", "sua": "",
}  # fmt: skip
LONG_AGO = DatedOverride("cu", CODE, "due", "2025-12-01", "bão", "9/CV", "2024-11-01", "2025-01-01")


def typed(**changed: Any) -> Any:
    """What a form sends, some of its fields otherwise; names may have a dash as two low lines."""
    django_here()
    from django.http import QueryDict

    from engine.web.views.review.override_forms import typed_override

    told = QueryDict(mutable=True)
    for name, value in {**WHOLE, **{name.replace("__", "-"): value for name, value in changed.items()}}.items():
        told.setlist(name, value if isinstance(value, list) else [value])
    return typed_override(told, None)


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"ai": ""}, "WEB-168", "ai"),
        ({"ai": "xa"}, "WEB-168", "ai"),
        ({"gia__tri": " "}, "WEB-168", "gia-tri"),
        ({"so": ""}, "WEB-168", "so"),
        ({"ly__do": "\n"}, "WEB-168", "ly-do"),
        ({"den": ""}, "WEB-168", "den"),
        ({"ngay": "31/02/2024"}, "WEB-167", "ngay"),
        ({"gia__tri": "mai"}, "WEB-167", "gia-tri"),
        ({"xa": [CODE]}, "WEB-169", "ai"),
    ],
)
def test_what_is_left_out_or_no_day_is_told_at_its_field(changed: dict[str, Any], code: str, field: str) -> None:
    """And nothing else is."""
    found = typed(**changed)
    assert [(told.code, told.place.file) for told in found.found] == [(code, field)]
    assert set(found.wrong(found.found, ())) == {field}


def test_a_form_that_is_none_is_none() -> None:
    """Of a kind that nobody asks for."""
    assert typed(loai="withdrawn") is None


def test_ticked_communes_get_one_each_and_the_round_one() -> None:
    """In the order in which they are ticked, each by an id of its own that none had before."""
    from engine.web.views.review.override_forms import made_of

    made = made_of(typed(ai="xa", xa=[CODE, OTHER, CODE]), {f"gia-han-{CODE}"})
    assert [(one.id, one.commune, one.value) for one in made] == [
        (f"gia-han-{CODE}-2", CODE, "2099-12-31"), (f"gia-han-{OTHER}", OTHER, "2099-12-31"),
    ]  # fmt: skip
    (whole,) = made_of(typed(), ())
    assert (whole.id, whole.commune, whole.document) == ("gia-han-ca-dot", "", "14/TB-HĐ ngày 05/11/2024")


WORDS = st.from_regex(r"[A-Z0-9Đ/][A-Z0-9Đ/. -]{0,20}[A-Z0-9Đ/]", fullmatch=True).filter(
    lambda t: t == " ".join(t.split())
)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda day: f"{day:%d/%m/%Y}")


@given(WORDS, DAYS, st.one_of(st.just(""), WORDS), WORDS, DAYS, DAYS, DAYS)
def test_what_a_form_makes_is_what_its_form_shows_again(
    number: str, day: str, more: str, reason: str, first: str, last: str, value: str
) -> None:
    """Number, day and annex of the paper go into one line and come out of it as they were typed."""
    from engine.web.views.review.override_forms import as_typed, made_of

    told = {"so": number, "ngay": day, "kem": more, "ly__do": reason, "tu": first, "den": last, "gia__tri": value}
    form = typed(ai="xa", xa=[CODE], **told)
    (one,) = made_of(form, ())
    again = as_typed(one)
    assert again.values == {**form.values, "sua": one.id}
    assert (again.kind, again.communes, again.word) == (form.kind, form.communes, "gia-han")
    assert made_of(again, ()) == (one,)


def entries(raw: bytes) -> Any:
    """What a file says."""
    tree: Any = source_of(raw, FILE).tree
    return [(own["id"], own["value"]) for own in tree["overrides"] or ()]


def test_a_file_keeps_what_is_not_touched() -> None:
    """Put in, put in again under its id, taken out: comments and other lines stay byte for byte."""
    one = DatedOverride("moi", "", "due", "2099-12-31", "a: b # c", '1/"TB"', "2024-11-01", "2099-01-01")
    first = put_in(b"", (one, LONG_AGO))
    assert entries(first) == [("moi", "2099-12-31"), ("cu", "2025-12-01")]
    noted = b"# theo bien ban\n" + first.replace(b"  - id: cu", "  # bão số 3\n  - id: cu".encode())
    changed = put_in(noted, (DatedOverride(**{**_told(one), "value": "2098-01-01"}),))
    assert entries(changed) == [("moi", "2098-01-01"), ("cu", "2025-12-01")]
    lines = [line for line in changed.splitlines() if b"2098" not in line]
    assert lines == [line for line in noted.splitlines() if b"2099-12-31" not in line]
    assert entries(taken_out(changed, ("moi",))) == [("cu", "2025-12-01")]
    assert taken_out(first, ("moi", "cu")) == b"overrides: []\n"
    assert put_in(first, ()) == first


def _told(one: DatedOverride) -> dict[str, Any]:
    return {name: getattr(one, name) for name in DatedOverride.__slots__}


@given(st.sets(st.sampled_from(["mien-02587", *(f"mien-02587-{at}" for at in range(2, 9))])))
def test_an_id_is_never_used_twice(taken: set[str]) -> None:
    """Whatever there was before."""
    assert fresh_id("not_applicable", "02587", taken) not in taken


def marked(work: Working, **fields: Any) -> dict[str, Any]:
    """A form with the mark of the file as it lies."""
    mark = re.search(r'name="dau" value="(\w+)"', work.get(PAGE))
    assert mark
    return {**WHOLE, "dau": mark[1], **fields}


def test_a_file_that_is_gone_takes_no_override_back(work: Working) -> None:
    """What the record has stays when one more is put in by its form."""
    assert work.post(PAGE, marked(work, viec="ghi-mot", ai="xa", xa=CODE)).status_code == 302
    path = work.folder / "overrides.yaml"
    path.unlink()
    assert f"gia-han-{CODE}" in work.get(PAGE)
    seen = work.post(PAGE, marked(work, viec="xem-mot", ai="xa", xa=OTHER)).content.decode()
    assert "sẽ ghi 1 thay đổi" in seen
    assert work.post(PAGE, marked(work, viec="ghi-mot", ai="xa", xa=OTHER)).status_code == 302
    assert [name for name, _ in entries(path.read_bytes())] == [f"gia-han-{CODE}", f"gia-han-{OTHER}"]


def test_a_file_that_cannot_be_read_is_mended_as_text(work: Working) -> None:
    """The page says why, and the field of the text is open."""
    (work.folder / "overrides.yaml").write_text("overrides:\n- {id: x}\n", "utf-8")
    text = work.get(PAGE)
    assert '<details class="more no-print" open>' in text and "Thêm một ấn định" not in text
    assert work.post(PAGE, marked(work, viec="ghi-mot")).status_code == 422


def test_what_nobody_can_ask_for(work: Working) -> None:
    """Another act, an override that is not there, a kind that is none."""
    assert work.post(PAGE, marked(work, viec="la")).status_code == 400
    assert work.post(PAGE, marked(work, viec="xem-mot", loai="la")).status_code == 400
    assert work.post(PAGE, marked(work, viec="ghi-bo", sua="khong-co")).status_code == 404
    assert work.visit.get(f"{PAGE}?sua=khong-co").status_code == 404


def test_one_that_is_over_and_used_is_named_and_can_be_prolonged(work: Working) -> None:
    """Its form says until when; once prolonged the file can be scored again, and what comes of it is told."""
    old = {"loai": "mien", "gia-tri": "tre_duoi_1_tuoi", "ai": "xa", "xa": CODE, "den": "30/11/2024"}
    refused = work.post(PAGE, marked(work, viec="xem-mot", **old))
    assert refused.status_code == 422 and 'id="o-den-error"' in refused.content.decode()
    good = work.post(PAGE, marked(work, viec="xem-mot", **{**old, "den": "31/12/2099"})).content.decode()
    assert "Điểm và kết luận của các xã" in good
