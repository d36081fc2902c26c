"""The first page by who has come in: a commune sends what a board takes in; an administrator finds what he opens."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import frozen
from tests.service.test_recorded_publishing import said
from tests.web.people_visiting import visit_as
from tests.web.visiting import Visit, visit

ROUND = f"/dot/{frozen.SAMPLE}/"
OPENING = f"{ROUND}mo-so/"
COMMUNES = ("02536", "02551", "02560")
# Who sits where, as the round's list of people says it. Số liệu mô phỏng.
PEOPLE = """persons:
  - {id: p-001, name: Lê Thị Xã, office: Cán bộ, from: 2024-01-01, roles: [commune], communes: ['02551']}
  - {id: p-004, name: Phạm Thị Thư, office: Cán bộ, from: 2024-01-01, roles: [secretary]}
  - {id: p-009, name: Ngô Thị Thôn, office: Cán bộ, from: 2024-01-01, roles: [commune], communes: ['02536', '02551']}
  - {id: p-010, name: Lý Văn Định, office: Cán bộ, from: 2024-11-01, roles: [commune]}
"""


@pytest.fixture
def unopened(tmp_path: Path) -> Path:
    """The frozen round with two communes, its record not begun."""
    return frozen.desk_in(tmp_path / "noi", COMMUNES)


@pytest.fixture
def opened(unopened: Path) -> Path:
    """The same with its record begun, nothing sent, and people in their seats."""
    folder = unopened / "assessments" / frozen.SAMPLE
    (folder / "council.yaml").write_text(PEOPLE, "utf-8")
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    said(folder, "review", "open", "--as", "p-004")
    return unopened


def waits(made: Visit) -> list[tuple[str, str]]:
    """The buttons of what waits on the first page: where each leads, what it says."""
    part = made.page("/").partition('class="my-work"')[2].partition("</section>")[0]
    return re.findall(r'<a class="govuk-button[^"]*" href="([^"]*)">([^<]*)<', part)


@pytest.mark.parametrize(
    ("person", "address"),
    [("p-001", f"{ROUND}xa/02551/nhap/"), ("p-009", f"{ROUND}nhan-phieu/")],
)
def test_a_commune_sends_its_form(opened: Path, person: str, address: str) -> None:
    """The button says what its officer does, of one commune or of two: nobody takes in what is his own to send."""
    made = visit_as(opened, person)
    assert waits(made) == [(address, "Gửi phiếu")]
    made.house.rounds.close()


def test_who_sends_for_all_communes_takes_their_forms_in(opened: Path) -> None:
    """Listed for no commune in particular: the record gives it for each of them."""
    made = visit_as(opened, "p-010")
    assert waits(made) == [(f"{ROUND}nhan-phieu/", "Nhận phiếu")]
    made.house.rounds.close()


def test_who_has_the_forms_of_all_takes_them_in(unopened: Path) -> None:
    """One person who does everything on one machine."""
    with (unopened / "assessments" / frozen.SAMPLE / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: stated\n")
    said(unopened / "assessments" / frozen.SAMPLE, "review", "open")
    made = visit(unopened)
    assert waits(made) == [(f"{ROUND}nhan-phieu/", "Nhận phiếu")]
    made.house.rounds.close()


def ways(made: Visit) -> list[tuple[str, str]]:
    """The links of the first page to where a record is opened, each with its words."""
    return [(to, told) for to, told in re.findall(r'<a href="([^"]*)">([^<]*)<', made.page("/")) if to == OPENING]


def test_an_administrator_finds_where_a_record_is_opened(unopened: Path) -> None:
    """By the title of the round, of which he sees no figure."""
    made = visit_as(unopened, "p-008", ("admin", "", ""))
    assert ways(made) == [(OPENING, "Mở nhật ký hồ sơ")]
    text = made.page("/")
    assert "Đánh giá xã, thị trấn phù hợp với trẻ em" in text and f'href="{ROUND}"' not in text
    assert made.get(OPENING).status_code == 200
    made.house.rounds.close()


def test_once_it_is_open_the_administrator_finds_its_people(opened: Path) -> None:
    """The same page, called by what is left to do there; whoever may not open it has no such link."""
    admin, commune = visit_as(opened, "p-008", ("admin", "", "")), visit_as(opened, "p-001")
    assert ways(admin) == [(OPENING, "Xem, sửa người làm việc")]
    assert f'href="{ROUND}tham-dinh/"' not in admin.page(OPENING)
    assert ways(commune) == []
    for made in (admin, commune):
        made.house.rounds.close()
