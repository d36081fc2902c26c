"""What no page of ours leads to and no form of ours sends: an address typed by hand, a form made up elsewhere."""

from __future__ import annotations

import pytest

from engine.service.record.record_store import open_record
from tests import frozen
from tests.web.visiting import Visit

ROUND = f"/dot/{frozen.SAMPLE}/"
NOT_OURS = (
    "nhiem-vu/?theo=la", "xep-hang/?theo=la", "xep-hang/?trang=-1", "xep-hang/?trang=123456", "xep-hang/?trang=³",
    "hoi-dong/?buoc=la", "hoi-dong/?trang=x", "hoi-dong/?trang=123456", "ho-so/?trang=x", "ho-so/?trang=12345678",
)  # fmt: skip
NOT_THERE = (
    "van-ban/mau/la.docx", "kiem-tra/?xa=99999", "kiem-tra/thong-ke.xlsx?bo=la", "xa/99999/duong-di/",
    "xa/99999/ho-so/", "xa/99999/phieu/", "tai-len/phieu/la.zip", "so-sanh/khong-co/", "tai-len/phieu/xa/99999/",
)  # fmt: skip
MADE_UP = (
    ("hoi-dong/phieu/", {"viec": "la"}),
    ("hoi-dong/phieu/", {"viec": "ballot_open", "xa": "02551", "xac-nhan": "1", "ban-02551": "x"}),
    ("xa/02551/phieu/ghi/", {"y-kien-p-000": "la", "ban": "1"}),
    ("xa/02551/phieu/quyet-dinh/", {"loai": "la", "ban": "1"}),
    ("xa/02551/phieu/da-ky/", {"van-ban": "la", "ban": "1"}),
    ("xa/02551/tra-loi/", {"so": "", "phien-ban": "1"}),
    ("xa/02551/tra-loi/", {"so": "1", "phien-ban": "x"}),
)


@pytest.mark.parametrize("asked", NOT_OURS)
def test_an_address_that_no_page_makes_is_refused(at_desk: Visit, asked: str) -> None:
    """It is told as one that cannot be answered, never as our own fault, and never with some other page."""
    assert (at_desk.get(ROUND + asked).status_code, at_desk.faults) == (400, [])


@pytest.mark.parametrize("asked", NOT_THERE)
def test_what_is_not_there_is_told_to_be_not_there(at_desk: Visit, asked: str) -> None:
    """A commune, a round, a standard, a kind of paper or a file that made room."""
    assert (at_desk.get(ROUND + asked).status_code, at_desk.faults) == (404, [])


@pytest.mark.parametrize(("address", "sent"), MADE_UP)
def test_a_form_that_no_page_makes_is_refused(at_desk: Visit, address: str, sent: dict[str, str]) -> None:
    """And nothing is put down: the record has as many entries as before."""
    record = open_record(at_desk.house.open_store().round(frozen.SAMPLE))
    before = record.checkpoint()
    assert (at_desk.client.post(ROUND + address, sent).status_code, at_desk.faults) == (400, [])
    assert record.checkpoint() == before


def test_nothing_is_sent_to_a_round_that_is_not_there(at_desk: Visit) -> None:
    """Neither files nor the wish for blank forms."""
    for address in ("tai-len/gui/", "tai-len/phieu/lap/"):
        assert at_desk.client.post(f"/dot/khong-co/{address}").status_code == 404


def test_whoever_leaves_the_hint_of_the_tours_alone_still_sees_it(at_desk: Visit) -> None:
    """Only the button that says so puts it away; any other form leads to the first page as it was."""
    hint = "/bat-dau/"
    assert f'action="{hint}"' in at_desk.page("/")
    answer = at_desk.client.post(hint, {"lam": "la"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert f'action="{hint}"' in at_desk.page("/")


def test_a_round_without_a_record_has_no_backup_to_take_away(inside: Visit) -> None:
    """Nor is one made for it."""
    assert inside.get(f"{ROUND}ho-so/sao-luu.db").status_code == 404
    assert not (inside.house.open_store().round(frozen.SAMPLE) / "record").exists()
