"""Forms taken in on a board: by whoever sends for several communes, theirs alone; where nobody sends, it is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from engine.service.record.record_store import open_record
from tests import frozen
from tests.service.test_recorded_publishing import said
from tests.web.overview.sending import done
from tests.web.people_visiting import visit_as
from tests.web.visiting import Visit, ready

ROUND = f"/dot/{frozen.SAMPLE}/"
IMPORTS, DESK, OPENING = f"{ROUND}nhan-phieu/", f"{ROUND}tham-dinh/", f"{ROUND}mo-so/"
COMMUNES = ("02536", "02551", "02560")
# Số liệu mô phỏng.
PEOPLE = """persons:
  - {id: p-001, name: Lê Thị Xã, office: Cán bộ, from: 2024-01-01, roles: [commune], communes: ['02551']}
  - {id: p-004, name: Phạm Thị Thư, office: Cán bộ, from: 2024-01-01, roles: [secretary]}
  - {id: p-009, name: Ngô Thị Thôn, office: Cán bộ, from: 2024-01-01, roles: [commune], communes: ['02536', '02551']}
"""


@pytest.fixture
def opened(tmp_path: Path) -> Path:
    """A board's round of three communes with its record begun: one sends for two of them, nobody for the third."""
    root = frozen.desk_in(tmp_path / "noi", COMMUNES)
    folder = root / "assessments" / frozen.SAMPLE
    (folder / "council.yaml").write_text(PEOPLE, "utf-8")
    with (folder / "round.yaml").open("a", encoding="utf-8") as head:
        head.write("four_eyes: required\n")
    said(folder, "review", "open", "--as", "p-004")
    return root


def visited(root: Path, person: str) -> Visit:
    """Somebody, once the round is read."""
    made = visit_as(root, person)
    ready(made, frozen.SAMPLE)
    return made


def test_who_sends_for_two_takes_in_theirs_and_sees_no_other(opened: Path) -> None:
    """The third commune is not named, and its form stays where it lies; each receipt is one press away."""
    made = visited(opened, "p-009")
    text = made.page(IMPORTS)
    assert "Nhận 2 phiếu" in text and "Xã Hợp Hòa" not in text and "02560" not in text
    assert done(made, made.client.post(IMPORTS)) == IMPORTS
    record = open_record(opened / "assessments" / frozen.SAMPLE)
    for code in ("02536", "02551"):
        receipt = re.search(rf'href="({ROUND}xa/{code}/bien-nhan/\d/)"', made.page(IMPORTS))
        assert receipt and "BIÊN NHẬN HỒ SƠ SỐ" in made.page(receipt[1])
    states = {code: file.state for code in COMMUNES if (file := record.file(code))}
    assert states == {"02536": "submitted", "02551": "submitted", "02560": "draft"}
    made.house.rounds.close()


def test_who_sends_for_one_has_the_pages_of_it(opened: Path) -> None:
    """The page of several is not there, nor for the secretary, who sends for none."""
    for person in ("p-001", "p-004"):
        made = visit_as(opened, person)
        assert made.get(IMPORTS).status_code == made.client.post(IMPORTS).status_code == 404
        made.house.rounds.close()


def test_a_commune_that_nobody_sends_for_is_named_with_what_to_do(opened: Path) -> None:
    """At the desk and where the record is opened; once somebody is listed for it, nothing is said any more."""
    made = visited(opened, "p-004")
    told = "Chưa ai gửi được phiếu của 1 xã: "
    for page in (DESK, OPENING):
        text = made.page(page)
        assert told in text and "ghi vai trò “cán bộ xã”" in text
    council = opened / "assessments" / frozen.SAMPLE / "council.yaml"
    council.write_text(PEOPLE.replace("communes: ['02536', '02551']", "communes: ['02536', '02551', '02560']"), "utf-8")
    assert told not in made.page(OPENING) and told in made.page(DESK)
    assert made.client.post(OPENING, {"viec": "mo"}).status_code == 302
    assert told not in made.page(DESK)
    made.house.rounds.close()
