"""The way in: by name and password, under a new key, with a second factor where the roles ask for it; and out again."""

from __future__ import annotations

from tests import frozen
from tests.web.board.coming_in import Office
from tests.web.board.office_record import DRAFT, RETURNED

ROUND = f"/dot/{frozen.SAMPLE}/"


def test_nobody_is_in_who_has_no_account(either_office: Office) -> None:
    """Every page leads to the way in, and back to itself from there."""
    made = either_office.outside()
    answer = made.get(f"{ROUND}xa/{RETURNED}/")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/dang-nhap/?ve=%2Fdot%2F{frozen.SAMPLE}%2Fxa%2F{RETURNED}%2F",
    )
    assert "Tên đăng nhập" in made.page("/dang-nhap/")
    assert made.get("/vao/mot-lan/").status_code == 404


def test_an_officer_comes_in_and_sees_her_commune(either_office: Office) -> None:
    """The list has hers alone; another's address is a 404, as one that is none."""
    made = either_office.inside("p-001")
    assert made.get("/").status_code == 200
    assert made.get(f"{ROUND}xa/{RETURNED}/").status_code == 200
    assert made.get(f"{ROUND}xa/{DRAFT}/").status_code == 404
